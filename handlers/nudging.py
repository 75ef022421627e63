"""A lead asks those whose report is missing for it, each alone; who has reported is left alone."""

from cards import missing as cards
from chat.errors import Refusal
from chat.reply import Reply
from handlers.command import Outcome, Request
from handlers.dealing import member_meant
from handlers.unreported import unreported
from language.text import text
from scoring.people import Member
from scoring.rights import leads

NUDGE = "nudge"


def nudge(request: Request, name: str) -> Outcome:
    """Ask everybody whose report of today is missing, or the one who is named."""
    one = member_meant(request, name) if name.strip() else None
    if one and not leads(request.asker, one):
        raise Refusal(text("{name} is not in a team that you lead.", name=one.name))
    team, today = one.team if one else request.team, request.today
    found = unreported(request, team, today)
    owing = [member for member in found.owing if one in (None, member)]
    if not owing:
        workday = bool(found.owed or found.away) or request.shifts(team)(today)
        return _nothing_owed(one, found.away) or cards.missing_card(
            (), found.away, found.owed, today, workday=workday
        )
    reached = {
        member.id: request.directory.person_of(member.id, request.incoming.person.platform) for member in owing
    }
    told = [
        request.privately(cards.nudging_card(request.asker.name), f"nudge:{member}", person)
        for member, person in reached.items()
        if person
    ]
    answer = cards.nudged_card(
        [one.name for one in owing if reached[one.id]], [one.name for one in owing if not reached[one.id]]
    )
    return [request.privately(answer, "nudged"), *told]


def _nothing_owed(one: Member | None, away: tuple[str, ...]) -> Reply | None:
    """Why the one who is named is not asked; None where all are meant."""
    return cards.not_owing(one.name, away=one.name in away) if one else None
