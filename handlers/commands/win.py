"""win: the author of a signed deal has it told at once, or not at all."""

from chat.errors import Refusal
from chat.reply import Reply, says
from handlers.command import Command, Request
from handlers.commands.undo import wanted
from language.text import text
from scoring.people import Role
from scoring.rights import Right
from storage import schedules


def run(request: Request) -> Reply:
    """`win now CODE` or `win not CODE`."""
    verb, _, code = request.args.partition(" ")
    entry = wanted(request, code)
    waiting = [w for event in entry.events if (w := schedules.appointment(request.work, f"win:{event.id}"))]
    if not waiting or verb not in ("now", "not"):
        raise Refusal(text("There is no win waiting to be told."))
    for appointment in waiting:
        if verb == "now":
            schedules.bring_forward(request.work, appointment)
        else:
            schedules.settle(request.work, appointment, "dropped")
    return says(text("🎉 On its way.") if verb == "now" else text("All right, it is not told."))


COMMAND = Command(
    name="win",
    names=(),
    help=text("Tell a signed deal at once, or not."),
    example=text("win now K7Q"),
    run=run,
    right=Right(Role.REP, "private"),
    shown=False,
    follows=r"(now|not) \w{3}",
)
