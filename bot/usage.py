"""`--help`, and the usage that is shown beside a wrong call, in the language of the terminal's locale."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import typer
from typer.main import get_command

from bot.misuse import reworded
from bot.told import locale, told
from language.text import Text, english, text

ENGLISH = ("", "C", "POSIX", "en")
_DAY, _NUMBER, _FILE, _WORDS = text("DAY"), text("NUMBER"), text("FILE"), text("WORDS")
_CALLED = {
    "today": _DAY,
    "since": _DAY,
    "until": _DAY,
    "on": _DAY,
    "days": _NUMBER,
    "keep": _NUMBER,
    "port": _NUMBER,
    "path": _FILE,
    "file": _FILE,
    "out": _FILE,
    "to": text("FOLDER"),
    "text": _WORDS,
    "explain": _WORDS,
    "answer": text("ANSWER"),
    "name": text("NAME"),
    "team": text("TEAM"),
    "room": text("ROOM"),
    "zone": text("ZONE"),
    "role": text("ROLE"),
    "pace": text("PACE"),
    "locale": text("LANGUAGE"),
    "what": text("WHAT"),
    "url": text("ADDRESS"),
}
"""What stands for the value of a parameter that says nothing else itself."""


def program(app: typer.Typer) -> Any:
    """The program, to be called. Words are looked up once its usage is shown, so that nothing else starts slower."""
    command = get_command(app)
    for one in _all(command):
        vars(one)["get_usage"] = partial(_usage, one)
    for way in ("make_context", "invoke"):
        vars(command)[way] = partial(_reworded, getattr(command, way))
    return command


def _reworded(call: Callable[..., Any], *args: Any, **options: Any) -> Any:
    with reworded():
        return call(*args, **options)


def _all(command: Any) -> Iterator[Any]:
    """A command and those within it."""
    yield command
    for one in getattr(command, "commands", {}).values():
        yield from _all(one)


def _usage(command: Any, context: typer.Context) -> str:
    """How a command is called: what typer shows first, whereupon it shows the rest in the same language."""
    for one in _all(command):
        _translate(one)
    option = command.get_help_option(context)
    option.help, option.metavar = _said(text("Show this message and exit.")), ""
    _frame()
    call = " ".join((context.command_path, *command.collect_usage_pieces(context)))
    return _said(text("Usage: {call}", call=call))


def _said(words: Text) -> str:
    """In the terminal's language; English stands in the code, and takes no catalogue."""
    return english(words) if locale().partition("_")[0] in ENGLISH else told(words)


def _translate(command: Any) -> None:
    """A command's own words, and those of what it takes."""
    command.help = _said(text(command.help or ""))
    command.options_metavar = _said(text("[OPTIONS]"))
    if hasattr(command, "commands"):
        command.subcommand_metavar = _said(text("COMMAND …"))
    for param in command.params:
        param.help = _said(text(param.help or ""))
        stands = text(param.metavar) if param.metavar else _CALLED.get(param.name, text(""))
        param.metavar = "" if getattr(param, "is_flag", False) else _said(stands)
        if param.param_type_name == "argument":
            vars(param)["display_type_rich"] = lambda ctx: ""  # beside its name that says no more


def _frame() -> None:
    """The words of typer's own frames."""
    from typer import rich_utils as frames

    frames.ARGUMENTS_PANEL_TITLE, frames.OPTIONS_PANEL_TITLE = _said(text("Arguments")), _said(text("Options"))
    frames.COMMANDS_PANEL_TITLE, frames.ERRORS_PANEL_TITLE = _said(text("Commands")), _said(text("Mistake"))
    frames.REQUIRED_LONG_STRING = f"[{_said(text('required'))}]"
    frames.DEFAULT_STRING = f"[{_said(text('default: {value}', value='{}'))}]"
    frames.RICH_HELP = _said(text("For help: {command}", command="{command_path} {help_option}"))
