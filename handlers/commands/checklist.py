"""checklist: the first steps of a lead, with what is done ticked off."""

from cards.guide import checklist
from chat.reply import Reply
from handlers.command import Command, Request
from language.text import text
from scoring.first_steps import rivals
from scoring.people import Role
from scoring.rights import Right
from storage import guides


def run(request: Request) -> Reply:
    """As it stands now."""
    steps = guides.first_steps(request.work, request.asker, request.today)
    home, lead = request.organization, request.asker
    team = home.teams[lead.team].name if lead.team is not None else ""
    return checklist(steps, team, rivals(home, lead, request.today))


COMMAND = Command(
    name="checklist",
    names=("上手清单", "上手清單", "清单", "清單", "first steps"),
    help=text("A lead's first steps, with what is done."),
    example=text("checklist"),
    run=run,
    right=Right(Role.LEAD, "private"),
    reads=True,
    shown=False,
)
