"""rename: a team gets another name; the old one is understood for a while."""

from dataclasses import replace

from chat.errors import Refusal
from handlers.command import Command, Outcome, Request
from handlers.moving import ordered
from language.text import text
from scoring.people import Role
from scoring.rights import Right


def run(request: Request) -> Outcome:
    """`rename East to Pioneers`; the word itself belongs to the order."""
    found = ordered(replace(request, args=request.incoming.text)) or ordered(
        replace(request, args=f"rename {request.args}")
    )
    if found is None:
        raise Refusal(text("Which team gets which name?"), text("For example: “rename East to Pioneers”."))
    return found


COMMAND = Command(
    name="rename",
    names=("改名", "更名"),
    help=text("Give a team another name."),
    example=text("rename East to Pioneers"),
    run=run,
    right=Right(Role.MANAGER, "private"),
    shown=False,
    follows=r".{3,}",
)
