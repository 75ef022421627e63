"""help [WORD]: what one can say, with examples, for the asker's role; what one word does."""

from cards.help import greeting, help_card, one_card, unknown_card, welcome
from chat.reply import Reply
from handlers.command import Command, Request
from handlers.guessing import offered
from handlers.naming import made_for
from handlers.registry import discover, words
from language.text import text
from scoring.people import Role
from scoring.rights import Right, may

_FIRST = ("report", "me", "rank", "team", "undo", "correct")
_OF_LEADS = ("team", "missing", "rep", "rank", "target", "pk", "schedule")
_POLITE = frozenset({"me", "please", "pls", "我", "一下", "谢谢", "謝謝"})


def run(request: Request) -> Reply:
    """The commands that the asker may use, each with an example; a greeting for who opened the chat or thanks."""
    known = request.member is not None
    if request.incoming.kind == "enter":
        return greeting(known=known)
    if request.args == "thanks":
        return welcome()
    said = "" if request.args.casefold() in _POLITE else request.args
    about = words().get(said.casefold())
    if about:
        return one_card(made_for(request, about.example), about.help)
    if said:
        return offered(request, said) or unknown_card(said, known=known)
    leading = request.member is not None and request.member.role is not Role.REP
    shown = [(c.help, made_for(request, c.example)) for c in _listed(leading=leading) if may(request.member, c.right)]
    return help_card(shown, known=known, leading=leading)


def _listed(*, leading: bool) -> list[Command]:
    """A lead's questions are about the team; everybody else's about what they did."""
    if leading:
        return [discover()[name] for name in _OF_LEADS]
    return sorted((c for c in discover().values() if c.shown), key=_order)


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
