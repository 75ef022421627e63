"""anonymous: who wishes stands without a name on public boards, where the company allows it."""

from chat.errors import Refusal
from chat.reply import Line, Reply
from handlers.arguments import OFF
from handlers.command import Command, Request
from language.text import text
from scoring.people import Role
from scoring.rights import Right
from storage import people


def run(request: Request) -> Reply:
    """`anonymous`, `anonymous off`."""
    off = request.args.strip().casefold() in OFF
    if not off and not request.organization.anonymous:
        raise Refusal(text("Your company shows everybody by name on its boards."))
    people.change_member(request.work, request.asker.id, anonymous=not off)
    if off:
        return Reply((Line(text("You stand on public boards with your name again.")),))
    return Reply((Line(text("You stand as “anonymous” on public boards. To undo: anonymous off")),))


COMMAND = Command(
    name="anonymous",
    names=("匿名",),
    help=text("Stand without your name on public boards; “anonymous off” undoes it."),
    example=text("anonymous"),
    run=run,
    right=Right(Role.REP, "private"),
    shown=False,
    follows=r"off|on|no|关|關|取消|关闭|關閉",
)
