"""The funnel: how many deals entered each stage, what became of them, and the weak step where the numbers suffice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from scoring.deal import Stage
from scoring.period import Period

STAGES = (Stage.LEAD, Stage.INTENT, Stage.QUOTED, Stage.SIGNED, Stage.PAID)
REFERENCE = timedelta(days=90)
"""What is usual: the ninety days before the period."""
ENOUGH = 20
"""Cases a step needs, in the period and in the days before, for anything to be said of it."""
_WHOLE = 10_000


@dataclass(frozen=True, slots=True)
class Step:
    """From one stage to the next: `made` entered the first, `got` the second. Shares in 1/10,000, None without cases.

    `before` is the share of the comparable stretch of the last period, `usual` that of the ninety days before.
    """

    source: Stage
    result: Stage
    made: int
    got: int
    share: int | None
    before: int | None
    usual: int | None

    @property
    def over(self) -> bool:
        """Whether more entered the second stage than the first: some had entered that in an earlier time."""
        return self.share is not None and self.share > _WHOLE

    @property
    def change(self) -> int | None:
        """By how much the share moved; None where now or before there is none, or one of more than all."""
        if self.share is None or self.before is None or max(self.share, self.before) > _WHOLE:
            return None
        return self.share - self.before


@dataclass(frozen=True, slots=True)
class Funnel:
    """The stages with how many deals entered each, the steps between, and the weak one, if the numbers say so.

    `before` are the same numbers of the comparable stretch of the last period, stage by stage. `enough`: at least one
    step has the cases it needs.
    """

    entered: tuple[tuple[Stage, int], ...]
    steps: tuple[Step, ...]
    weak: Step | None
    enough: bool
    before: tuple[tuple[Stage, int], ...] = ()


Firsts = Mapping[Stage, date]
"""The first day of a deal in each stage it was in."""


def entries(deal: Firsts) -> dict[Stage, date]:
    """The day a deal entered each stage; one that was skipped is entered with the next.

    Money for a deal of which no signing is known says nothing of when it was signed: it is a payment alone.

    Example: a lead on the 2nd, signed on the 9th: intent and quoted are entered on the 9th, too.
    """
    found: dict[Stage, date] = {}
    if Stage.PAID in deal:
        found[Stage.PAID] = deal[Stage.PAID]
    day: date | None = None
    for stage in reversed(STAGES[:-1]):
        own = deal.get(stage)
        day = own if day is None or (own is not None and own < day) else day
        if day is not None:
            found[stage] = day
    return found


def counted(deals: Iterable[Firsts], period: Period) -> dict[Stage, int]:
    """How many deals entered each stage within the period."""
    counts = dict.fromkeys(STAGES, 0)
    for deal in deals:
        for stage, day in entries(deal).items():
            counts[stage] += day in period
    return counts


def funnel(deals: Sequence[Firsts], period: Period, before: Period) -> Funnel:
    """The funnel of the period beside `before`, the comparable stretch of the last one.

    A step's share is what entered its second stage ÷ what entered its first, both within the period; a deal that
    entered the first earlier can make it more than 100 %.

    A step is named weak only if 20 deals or more entered its stage in the period, and 20 in the ninety days before;
    and if the share that went on is lower than in those days by 2.5 standard errors or more (two-proportion z-test,
    pooled; with four steps less than one naming in forty is chance). Of several the one that lost most is named.

    Example: usually 60 of 100 quotes are signed, now 10 of 40, which is z = 3.74: the step is weak. 20 of 40 is
    z = 1.08: nothing is said.
    """
    reference = Period("day", period.start - REFERENCE, period.start)
    now, earlier, usual = (counted(deals, one) for one in (period, before, reference))
    pairs = pairwise(STAGES)
    steps = tuple(
        Step(
            source,
            result,
            now[source],
            now[result],
            _share(now, source, result),
            _share(earlier, source, result),
            _share(usual, source, result),
        )
        for source, result in pairs
    )
    weak = [(_lost(now, usual, step), step) for step in steps if _is_weak(now, usual, step)]
    most = max(weak, key=lambda one: one[0], default=None)
    enough = any(min(now[step.source], usual[step.source]) >= ENOUGH for step in steps)
    entered, past = (tuple((stage, counts[stage]) for stage in STAGES) for counts in (now, earlier))
    return Funnel(entered, steps, most[1] if most else None, enough, past)


def _share(counts: Mapping[Stage, int], source: Stage, result: Stage) -> int | None:
    return counts[result] * _WHOLE // counts[source] if counts[source] else None


def _is_weak(now: Mapping[Stage, int], usual: Mapping[Stage, int], step: Step) -> bool:
    n, m = now[step.source], usual[step.source]
    # More may enter a stage than the one before it, by deals that had entered that earlier.
    x, y = min(now[step.result], n), min(usual[step.result], m)
    if n < ENOUGH or m < ENOUGH:
        return False
    apart, together, whole = y * n - x * m, x + y, n + m
    # z² = apart² · whole ÷ (n · m · together · (whole - together)), and 2.5² = 6.25.
    return apart > 0 and apart * apart * whole * 100 >= 625 * n * m * together * (whole - together)


def _lost(now: Mapping[Stage, int], usual: Mapping[Stage, int], step: Step) -> Fraction:
    """How many deals more would have gone on at the usual share."""
    return Fraction(usual[step.result] * now[step.source], usual[step.source]) - now[step.result]
