"""rename: a team gets another name; the old one is understood for a while."""

from dataclasses import replace

from chat.errors import Refusal
from handlers.command import Command, Outcome, Request
from handlers.moving import ordered
from language.text import text
from scoring.people import Role
from scoring.rights import Right


def run(request: Request) -> Outcome:
    """`rename East to Pioneers`, 改名 华东一组 先锋组; the word itself belongs to the order, or stands before it."""
    old, _, new = request.args.partition(" ")
    for way in (request.incoming.text, f"rename {request.args}", request.args, f"{old} 改名 {new}"):
        found = ordered(replace(request, args=way))
        if found is not None:
            return found
    raise Refusal(text("Which team gets which name?"), text("For example: “rename East to Pioneers”."))


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
