"""Who has not reported on a day; who is on leave owes none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scoring.people import Member
from scoring.period import period_of
from storage import leaves, totals
from storage.people import directory
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Unreported:
    """Whose report is missing, and who is on leave. `owed`: how many reports the day asks for."""

    missing: tuple[Member, ...] = ()
    away: tuple[Member, ...] = ()
    owed: int = 0


def unreported(work: Work, members: Iterable[Member], day: date) -> Unreported:
    """The reports missing on a workday, of these members."""
    keys = [metric.key for metric in directory(work).organization.metrics]
    done = {member for member, _ in totals.table(work, period_of("day", day), keys)}
    off = leaves.off(work, day)
    every = tuple(members)
    owing = [m for m in every if m.id not in off]
    missing = tuple(m for m in owing if m.id not in done)
    return Unreported(missing, tuple(m for m in every if m.id in off), len(owing))
