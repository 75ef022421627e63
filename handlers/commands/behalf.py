"""behalf: a lead reports for somebody: `代报 小王 拜访3家`, or the name in front; a button says who was meant."""

import re

from chat.errors import Refusal
from handlers.behalf import chosen, on_behalf
from handlers.command import Command, Outcome, Request
from handlers.naming import NAME, made_for
from language.text import text
from scoring.people import Role
from scoring.rights import Right

_BUTTON = re.compile(r"([A-Za-z2-9]{3}) (\d{1,20})")


def run(request: Request) -> Outcome:
    """The person chosen, or the report with its name in front."""
    pressed = _BUTTON.fullmatch(request.args)
    if pressed:
        return chosen(request, *pressed.groups())
    found = on_behalf(request)
    if found is None:
        raise Refusal(
            text("Whose report is it?"), text("For example: {example}", example=made_for(request, COMMAND.example))
        )
    return found


COMMAND = Command(
    name="behalf",
    names=("代报", "代報", "替报", "替報"),
    help=text("Report for somebody you lead: the name, then the report."),
    example=text("behalf {name}: visited 3, 20 calls", name=NAME),
    run=run,
    right=Right(Role.LEAD, "private"),
    shown=False,
    follows=r".{3,}",
)
