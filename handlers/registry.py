"""All commands, found in handlers/commands: one file each, each with a COMMAND."""

import importlib
import pkgutil
import re
from collections.abc import Mapping
from functools import cache

from handlers import commands
from handlers.command import Command


@cache
def discover() -> Mapping[str, Command]:
    """Every command by its name; ValueError when two share a word."""
    found: dict[str, Command] = {}
    said: dict[str, str] = {}
    for module in pkgutil.iter_modules(commands.__path__):
        command: Command = importlib.import_module(f"handlers.commands.{module.name}").COMMAND
        for word in {command.name, *command.names}:
            owner = said.setdefault(word.casefold(), command.name)
            if owner != command.name:
                raise ValueError(f"{word!r} is said for two commands: {owner} and {command.name}")
        found[command.name] = command
    return found


@cache
def words() -> Mapping[str, Command]:
    """Every word people can say for a command, in lower case."""
    return {word.casefold(): command for command in discover().values() for word in (command.name, *command.names)}


@cache
def sentences() -> Mapping[str, re.Pattern[str]]:
    """How whole messages begin that ask for a command without its word: {name: pattern}."""
    return {name: re.compile(one.sentence, re.IGNORECASE) for name, one in discover().items() if one.sentence}
