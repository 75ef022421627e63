"""checkin: a form for those who like forms; where the platform has none, the line to write instead."""

from cards.form import checkin_form
from chat.errors import Refusal
from chat.reply import Reply
from handlers.asking import ask
from handlers.command import Command, Outcome, Request
from handlers.commands.report import said
from handlers.filling import filled, read_form
from handlers.newcomer import welcome
from handlers.recording import checked, record
from language.text import text
from scoring.rights import Right


def run(request: Request) -> Outcome:
    """Show the form, or record what was filled in."""
    if request.incoming.kind != "form":
        return Reply((checkin_form(request.organization, request.today),))
    if request.member is None:
        return welcome(request)
    name, values = filled(request.incoming.text)
    option, wrong = read_form(name, values, request.organization, request.today)
    if option is None:
        raise Refusal(*wrong.values())
    found = checked(request, option.activities, option.deals)
    rows = record(request, request.member, found.activities, found.deals)
    return said(request, rows, [(ask(request, request.member, one), one) for one in found.questions])


COMMAND = Command(
    name="checkin",
    names=("填表", "表单", "表單", "form"),
    help=text("Fill in a form instead."),
    example=text("checkin"),
    run=run,
    right=Right(None, "private"),
    shown=False,
)
