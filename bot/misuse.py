"""What is wrong with how the program was called, in words of ours."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from functools import partial
from typing import Any

import typer

from bot.told import told
from language.text import Text, text

_USAGE_ERROR: Any = typer.BadParameter.__base__
"""Typer's error for every wrong call, which it gives no public name."""
_DAY = "2026-11-22"


@contextmanager
def reworded() -> Iterator[None]:
    """Typer shows errors within by words of ours, and ends the program."""
    try:
        yield
    except _USAGE_ERROR as error:
        vars(error)["format_message"] = partial(_said, error, error.format_message)
        raise


def _said(error: Any, otherwise: Callable[[], str]) -> str:
    words = _words_of(error)
    return otherwise() if words is None else told(words)


def _words_of(error: Any) -> Text | None:
    """What is wrong and what to do; None for what nobody foresaw, which keeps typer's own words."""
    match type(error).__name__:
        case "NoSuchOption":
            return _unknown_option(error)
        case "MissingParameter":
            return text("{what} is missing", what=_name(error.param))
        case "BadOptionUsage" if "requires" in error.message:
            return text("{option} needs a value behind it", option=error.option_name)
        case "BadOptionUsage":
            return text("{option} takes no value", option=error.option_name)
        case "BadParameter" if error.param is not None:
            return _unusable(error)
        case "UsageError":
            return _unknown_command(error)
    return None


def _unknown_option(error: Any) -> Text:
    known = [name for param in error.ctx.command.params for name in param.opts if name.startswith("-")]
    near = get_close_matches(error.option_name, known, 1)
    if near:
        return text("there is no option {option}; did you mean {near}?", option=error.option_name, near=near[0])
    return text("there is no option {option}", option=error.option_name)


def _unknown_command(error: Any) -> Text | None:
    """By typer's sentence, which alone says which of these it is."""
    _, found, rest = error.message.partition("No such command '")
    if found:
        name = rest.partition("'")[0]
        near = get_close_matches(name, error.ctx.command.commands, 1)
        if near:
            return text("there is no command {name}; did you mean {near}?", name=name, near=near[0])
        return text("there is no command {name}", name=name)
    _, found, rest = error.message.partition("unexpected extra argument(s) (")
    if not found:
        return None
    takes = [param for param in error.ctx.command.params if param.param_type_name != "option"]
    if takes:
        return text("{words} is too much; put what belongs together in quotes", words=rest[:-1])
    return text(
        "{words} is too much: {command} takes options alone; to see them: {help}",
        words=rest[:-1],
        command=error.ctx.info_name,
        help=f"{error.ctx.command_path} --help",
    )


def _unusable(error: Any) -> Text | None:
    """A value that cannot be what it should be, by what pydantic found."""
    found: list[dict[str, Any]] = getattr(error.__cause__, "errors", list)()
    if not found:
        return None
    option, value, limits = _name(error.param), str(found[0]["input"]), found[0].get("ctx", {})
    match found[0]["type"]:
        case "int_parsing":
            return text("{option} {value}: it is not a whole number", option=option, value=value)
        case "greater_than_equal":
            return text("{option} {value}: give {least} or more", option=option, value=value, least=str(limits["ge"]))
        case "less_than_equal":
            return text("{option} {value}: give {most} or less", option=option, value=value, most=str(limits["le"]))
        case "value_error":
            return text("{option} {value}: it is not a day; for example {day}", option=option, value=value, day=_DAY)
    return None


def _name(param: Any) -> str:
    """The option, or what stands for the argument in the usage."""
    return str(param.opts[0] if param.param_type_name == "option" else param.metavar or param.name.upper())
