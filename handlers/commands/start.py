"""start: what is wanted most, one press away."""

from cards.form import checkin_form
from cards.home import menu_card
from chat.reply import Reply
from handlers.command import Command, Request
from language.text import text
from scoring.rights import Right


def run(request: Request) -> Reply:
    """The buttons, for a lead the team's too."""
    return menu_card(checkin_form(request.organization, request.today), known=request.member is not None)


COMMAND = Command(
    name="start",
    names=("开始", "開始"),
    help=text("What is wanted most, as buttons."),
    example=text("start"),
    run=run,
    right=Right(None, "private"),
    reads=True,
    shown=False,
)
