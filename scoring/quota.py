"""Quota: from what is missing to actions, along 线索 → 意向 → 签约, by average deal and step conversion."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

CHAIN = ("leads", "intents", "signed")
"""线索 → 意向 → 签约: every step is needed for the one behind it."""
ACTIONS = ("visits", "quotes")
"""Actions that go with a deal, by how many were done for each one signed."""
DAYS = 90
"""Days looked back on."""
ENOUGH = 20
"""Cases from which a rate is somebody's own."""
WEEK = 5
"""Workdays that make a week's quota."""

Whose = Literal["own", "team", "rules"]
Counts = Mapping[str, int]
"""What was done in 90 days: {leads, intents, visits, quotes, signed, bookings: amount}."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`made` of one thing brought `got` of the next; `whose` experience it is."""

    made: int
    got: int
    whose: Whose


@dataclass(frozen=True, slots=True)
class Plan:
    """What the rules file says where experience is missing. Each may be unset.

    average    an average deal, in the smallest unit
    rates      {metric: (made, got)}: so many of it bring so many of the next step, or of an action: of deals
    weekly     {metric: so many a week}: the plain quota
    """

    average: int | None = None
    rates: tuple[tuple[str, tuple[int, int]], ...] = ()
    weekly: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """How many of a metric are needed: to the end, in a week, on a workday; by which rate (None: a plain quota)."""

    metric: str
    total: int
    per_week: int
    per_day: int
    rate: Rate | None


@dataclass(frozen=True, slots=True)
class Quota:
    """What is missing, in deals and in actions. `average` is of deals: so many brought so much; None: plain."""

    gap: int
    days: int
    average: Rate | None
    steps: tuple[Step, ...]


def quota(gap: int, days: int, own: Counts, team: Counts, plan: Plan) -> Quota | None:
    """Actions for a gap in the organization's smallest unit with so many workdays left; None: nothing to base it on.

    deals = gap ÷ average deal; intents = deals ÷ conversion of intents; leads = intents ÷ theirs; visits and
    quotes = deals × how many go with one. Each is rounded up before the next is made of it. A step is left out
    when nobody's experience and no rule gives its rate, and so are the steps before it; without an average deal,
    or without any step, the plain weekly quota of the rules holds.

    Example: 160,000 short, 8 workdays left; 20 deals brought 800,000, an average of 40,000: 4 deals. 50 intents
    led to 20 deals: 4 × 50 ÷ 20 = 10 intents, 2 a workday. 100 leads led to 50 intents: 20 leads, 3 a workday,
    13 a week.
    """
    if gap <= 0 or days <= 0:
        return None
    average = _average(own, team, plan)
    steps = _along(gap, days, average, own, team, plan) if average else ()
    if len(steps) > 1:
        return Quota(gap, days, average, steps)
    plain = tuple(
        Step(metric, _shared(week * days, WEEK), week, _shared(week, WEEK), None) for metric, week in plan.weekly
    )
    return Quota(gap, days, None, plain) if plain else None


def _along(gap: int, days: int, average: Rate | None, own: Counts, team: Counts, plan: Plan) -> tuple[Step, ...]:
    """The deals, then the steps before them up to the first without a rate, then the actions that go with deals."""
    assert average
    needed = deals = _shared(gap * average.made, average.got)
    steps = [_step("signed", deals, days, average)]
    for source, result in reversed(tuple(pairwise(CHAIN))):
        rate = rate_of(source, result, own, team, plan)
        if rate is None:
            break
        needed = _shared(needed * rate.made, rate.got)
        steps.append(_step(source, needed, days, rate))
    for action in ACTIONS:
        rate = rate_of(action, "signed", own, team, plan)
        if rate:
            steps.append(_step(action, _shared(deals * rate.made, rate.got), days, rate))
    return tuple(steps)


def rate_of(source: str, result: str, own: Counts, team: Counts, plan: Plan) -> Rate | None:
    """How many of `source` bring how many of `result`: by own experience with at least 20 cases, else by the
    team's, else by the rules file; None where none of them says.

    Example: 19 leads of one's own are too few; the team's 200 that brought 50 intents are 4 to 1.
    """
    for whose, counts in (("own", own), ("team", team)):
        made, got = counts.get(source, 0), counts.get(result, 0)
        if made >= ENOUGH and got > 0:
            return Rate(made, got, "own" if whose == "own" else "team")
    stated = dict(plan.rates).get(source)
    return Rate(*stated, "rules") if stated else None


def _average(own: Counts, team: Counts, plan: Plan) -> Rate | None:
    found = rate_of("signed", "bookings", own, team, Plan())
    return found or (Rate(1, plan.average, "rules") if plan.average else None)


def _step(metric: str, total: int, days: int, rate: Rate) -> Step:
    return Step(metric, total, min(total, _shared(total * WEEK, days)), _shared(total, days), rate)


def _shared(amount: int, parts: int) -> int:
    """The amount ÷ parts, rounded up: nobody makes half a call."""
    return -(-amount // parts)
