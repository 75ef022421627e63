"""All commands, found in handlers/commands: one file each, each with a COMMAND."""

import importlib
import pkgutil
import re
from collections.abc import Iterable, Mapping
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
def sentences(posts: tuple[str, ...] = ()) -> Mapping[str, re.Pattern[str]]:
    """How messages begin that ask for a command without its word: {name: pattern}; `posts` are what POST may be."""
    return {name: sentence(one.sentence, posts) for name, one in discover().items() if one.sentence}


def sentence(pattern: str, posts: Iterable[str]) -> re.Pattern[str]:
    """A sentence of a command, in which POST is any of the names that posts have."""
    known = "|".join(map(re.escape, sorted(posts, key=len, reverse=True))) or "(?!)"
    return re.compile(pattern.replace("POST", known), re.IGNORECASE)
