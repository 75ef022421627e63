"""help: what one can say, with examples, for the asker's role."""

from cards.help import greeting, help_card, welcome
from chat.reply import Reply
from handlers.command import Command, Request
from handlers.registry import discover
from language.text import text
from scoring.rights import Right, may


def run(request: Request) -> Reply:
    """The commands that the asker may use, each with an example; a greeting for who opened the chat or thanks."""
    if request.incoming.kind == "enter":
        return greeting(known=request.member is not None)
    if request.args == "thanks":
        return welcome()
    shown = [c for c in discover().values() if c.shown and may(request.member, c.right)]
    return help_card([(c.help, c.example) for c in sorted(shown, key=_order)], known=request.member is not None)


_FIRST = ("report", "me", "rank", "team", "undo", "correct")


def _order(command: Command) -> int:
    return _FIRST.index(command.name) if command.name in _FIRST else len(_FIRST)


COMMAND = Command(
    name="help",
    names=("帮助", "幫助", "菜单", "菜單", "怎么用", "怎麼用", "?", "？"),
    help=text("What you can say."),
    example=text("help"),
    run=run,
    right=Right(None, "private"),
    reads=True,
    shown=False,
)
