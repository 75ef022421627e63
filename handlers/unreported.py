"""Who has not reported on a day, of those whom one leads; who is on leave owes none."""

from dataclasses import dataclass
from datetime import date

from handlers.command import Request
from scoring.people import Role
from scoring.period import period_of
from scoring.rights import leads
from storage import leaves, totals


@dataclass(frozen=True, slots=True)
class Unreported:
    """Names: whose report is missing, and who is on leave. `owed`: how many reports the day asks for."""

    missing: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    owed: int = 0


def unreported(request: Request, team: int | None, day: date) -> Unreported:
    """The reports missing on a day in a team and its groups; on a day off, and for reps, there is nothing to say."""
    if not request.is_workday(day) or request.asker.role is Role.REP:
        return Unreported()
    keys = [metric.key for metric in request.organization.metrics]
    done = {member for member, _ in totals.table(request.work, period_of("day", day), keys)}
    crew = request.organization.crew(team, day)
    mine = [m for m in crew if m.role is Role.REP and leads(request.asker, m)]
    off = leaves.off(request.work, day)
    owing = [m for m in mine if m.id not in off]
    return Unreported(
        tuple(m.name for m in owing if m.id not in done),
        tuple(m.name for m in mine if m.id in off),
        len(owing),
    )
