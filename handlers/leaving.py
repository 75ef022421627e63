"""Leave taken back, by its code, as the last thing said, or with its message; the leads hear of it."""

import re
from datetime import date, timedelta

from cards import leave as cards
from chat.errors import Refusal
from chat.reply import Delivery
from handlers.command import Request
from language.dates import day_at
from language.normalise import fold
from language.text import text
from scoring.rights import leads
from storage import ledger
from storage.leaves import Leave, by_code, by_message, live, of_member, take_back

BACK = timedelta(days=40)
"""Leave that is longer over is history and is not taken back."""

_MOST_READ = 60
_WORDS = re.compile(
    r"请假|請假|休假|销假|銷假|取消.{0,6}假|不休|"
    r"\b(?:not|no longer) (?:off|out|away)\b|\bleave\b|\bpto\b|\booo\b|day off",
    re.IGNORECASE,
)


def since(request: Request) -> date:
    """From when on leave can still be taken back."""
    return request.today - BACK


def meant(request: Request, code: re.Match[str] | None) -> Leave | None:
    """The leave that an undo means: with that code, or the last thing the asker said; None: a record is meant."""
    own = of_member(request.work, request.asker.id, since(request))
    if code:
        found = by_code(request.work, code.group(), since(request))
        return next((leave for leave in found if request.acts_for(leave.member)), None)
    if _WORDS.search(request.incoming.text):
        if not own:
            raise Refusal(text("You have no leave to take back."))
        named = _days_named(request)
        return next((leave for leave in reversed(own) if any(day in leave.absence for day in named)), own[-1])
    if not own:
        return None
    last = ledger.newest(request.work, request.asker.id)
    return own[-1] if last is None or own[-1].id > last.id else None


def _days_named(request: Request) -> list[date]:
    """The days in what was said, looking ahead: 取消明天的请假."""
    folded = fold(request.incoming.text[:_MOST_READ])
    found = (day_at(folded, at, request.today) for at in range(len(folded)) if not folded[at].isspace())
    return [day.ahead or day.past for day in found if day and (day.ahead or day.past)]  # type: ignore[misc]


def of_message(request: Request) -> Leave | None:
    """The asker's own leave that the edited or deleted message had kept."""
    leave = by_message(request.work, request.incoming.message, since(request))
    return leave if leave and leave.member == request.asker.id else None


def give_back(request: Request, leave: Leave) -> list[Delivery]:
    """Take it back and tell the asker and everybody else it concerns."""
    take_back(request.work, leave)
    said = [request.privately(cards.taken_back(leave.absence), "back")]
    return [*said, *tell(request, leave, back=True)]


def tell(request: Request, leave: Leave, *, back: bool = False) -> list[Delivery]:
    """To the leads, and to whose leave it is when somebody else acts."""
    home = request.organization
    owner = home.members[leave.member]
    concerned = {lead.id for lead in home.leads_of(owner.team) if leads(lead, owner)} | {owner.id}
    card = cards.told(owner.name, leave.absence, back=back)
    said = []
    for number in sorted(concerned - {request.asker.id}):
        person = request.directory.person_of(number, request.incoming.person.platform)
        if person:
            said.append(request.privately(card, f"leave:{number}", person))
    return said


def coming(request: Request) -> list[Leave]:
    """Leave that is not over yet."""
    return list(live(request.work, request.today))
