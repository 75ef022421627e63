"""Who has not reported on a day, of those whom one leads; who is on leave owes none."""

from dataclasses import dataclass
from datetime import date

from handlers.command import Request
from scoring.people import Member, Role
from scoring.rights import leads
from storage import unreported as reports


@dataclass(frozen=True, slots=True)
class Unreported:
    """Names: whose report is missing, and who is on leave. `owed`: how many reports the day asks for.

    `owing` are the members whose report is missing.
    """

    missing: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    owed: int = 0
    owing: tuple[Member, ...] = ()


def unreported(request: Request, team: int | None, day: date) -> Unreported:
    """The reports missing on a day in a team and its groups, of those who work that day; for reps nothing is said."""
    if request.asker.role is Role.REP:
        return Unreported()
    crew = request.organization.crew(team, day)
    mine = [m for m in crew if m.role is Role.REP and leads(request.asker, m) and request.shifts(m.team)(day)]
    found = reports.unreported(request.work, mine, day)
    return Unreported(
        tuple(m.name for m in found.missing), tuple(m.name for m in found.away), found.owed, found.missing
    )
