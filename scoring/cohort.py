"""Ratios worked out row by row: quotes signed, customers who came back, days to sign, leads met in time."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from scoring.deal import Stage
from scoring.period import Period

QUOTE_DAYS = 60
LEAD_HOURS = timedelta(hours=24)
_QUOTE = timedelta(days=QUOTE_DAYS)

Parts = Mapping[int, tuple[int, int]]
"""{member: (above, below the line)}."""


@dataclass(frozen=True, slots=True)
class Step:
    """A deal event that counts (not taken back): whose, of which deal, with which customer, when."""

    deal: int
    member: int
    customer: str
    stage: Stage
    day: date


@dataclass(frozen=True, slots=True)
class Touch:
    """Somebody was in touch with a customer, or heard of one for the first time."""

    member: int
    customer: str
    at: datetime


def quotes_won(steps: Sequence[Step], period: Period) -> Parts:
    """Of each member's deals whose 60 days since the first quote ended in the period, how many were signed by then.

    The day of the quote is the first of the sixty. So every quote is counted once, when its outcome is certain, and
    never as lost while it is still open.

    Example: quoted on 1 September, signed on 30 October (the sixtieth day): won, and counted in October. Signed on
    31 October: not won.
    """
    quoted, signed, owner = _firsts(steps, Stage.QUOTED), _firsts(steps, Stage.SIGNED), _owners(steps)
    found: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for deal, day in quoted.items():
        if day + _QUOTE - timedelta(days=1) in period:
            parts = found[owner[deal]]
            parts[0] += deal in signed and signed[deal] < day + _QUOTE
            parts[1] += 1
    return _fixed(found)


def customers_back(steps: Sequence[Step], end: date) -> Parts:
    """Of each member's customers who signed in the twelve months before `end`, how many signed two deals or more.

    Example: Acme signed in March and in July, Globex in May: 1 of 2.
    """
    start = _year_before(end)
    deals: dict[tuple[int, str], set[int]] = defaultdict(set)
    for step in _standing(steps):
        if step.customer and start <= step.day < end:
            deals[step.member, step.customer].add(step.deal)
    found: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for (member, _), own in deals.items():
        found[member][0] += len(own) > 1
        found[member][1] += 1
    return _fixed(found)


def days_to_sign(steps: Sequence[Step], period: Period) -> Parts:
    """Of each member's deals signed in the period: the days from the first step to the signing, and how many deals.

    A deal whose first step is its signing has no length and is left out.

    Example: a lead on 1 October, signed on 1 November: 31 days in one deal.
    """
    first: dict[int, date] = {}
    for step in steps:
        first[step.deal] = min(step.day, first.get(step.deal, step.day))
    begun = {step.deal for step in steps if step.stage in (Stage.LEAD, Stage.INTENT, Stage.QUOTED)}
    signed, owner = _firsts(steps, Stage.SIGNED), _owners(steps)
    found: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for deal, day in signed.items():
        if day in period and deal in begun:
            found[owner[deal]][0] += (day - first[deal]).days
            found[owner[deal]][1] += 1
    return _fixed(found)


def leads_met(leads: Iterable[Touch], touches: Iterable[Touch], now: datetime) -> Parts:
    """Of each member's named new leads, how many the member was in touch with within 24 hours.

    A lead that is younger than that and not yet met is not due and left out.

    Example: heard of at 10:00 on Monday; a call on Tuesday at 09:59 is in time, at 10:01 it is late.
    """
    met: dict[tuple[int, str], list[datetime]] = defaultdict(list)
    for touch in touches:
        met[touch.member, touch.customer].append(touch.at)
    found: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for lead in leads:
        until = lead.at + LEAD_HOURS
        done = any(lead.at <= at <= until for at in met[lead.member, lead.customer])
        if done or until < now:
            found[lead.member][0] += done
            found[lead.member][1] += 1
    return _fixed(found)


def _standing(steps: Sequence[Step]) -> list[Step]:
    """The signings that were not cancelled afterwards."""
    cancelled = Counter(step.deal for step in steps if step.stage is Stage.CANCELLED)
    return [step for step in steps if step.stage is Stage.SIGNED and not cancelled[step.deal]]


def _firsts(steps: Sequence[Step], stage: Stage) -> dict[int, date]:
    """The first day on which each deal was in the stage; a signing that was cancelled is none."""
    found: dict[int, date] = {}
    for step in _standing(steps) if stage is Stage.SIGNED else steps:
        if step.stage is stage:
            found[step.deal] = min(step.day, found.get(step.deal, step.day))
    return found


def _owners(steps: Sequence[Step]) -> dict[int, int]:
    return {step.deal: step.member for step in steps}


def _fixed(found: Mapping[int, list[int]]) -> Parts:
    return {member: (above, below) for member, (above, below) in found.items()}


def _year_before(day: date) -> date:
    """The same day a year earlier; 28 February for the 29th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
