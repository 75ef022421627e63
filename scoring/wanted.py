"""A target as it is kept: of whom, for when, from which day on, set by whom, made of what."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from scoring.cascade import Cascade
from scoring.metric import Metric
from scoring.period import Period, PeriodKind, period_of
from scoring.target import COMPANY, Holder, HolderKind, Ladder


@dataclass(frozen=True, slots=True)
class Made:
    """What a target was made of: a part of the `whole` that `holder` has in the same period, by these rules.

    `over` is the base of the period it was spread from, such as the year; None where it was set for itself.
    """

    cascade: Cascade
    holder: HolderKind = "company"
    holder_id: int = COMPANY[1]
    whole: int | None = None
    over: int | None = None
    reserve: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What is wanted; attainment counts on `base`. It holds from `since` on (None: always); `by` set it."""

    metric: str
    holder: HolderKind
    holder_id: int
    grain: PeriodKind
    start: date
    base: int
    stretch: int
    challenge: int
    since: date | None = None
    reason: str = ""
    by: int | None = None
    made: Made | None = None
    id: int = 0

    @property
    def period(self) -> Period:
        """The period it is for."""
        return period_of(self.grain, self.start, first_month=self.start.month)  # of whichever year it begins

    @property
    def amounts(self) -> tuple[int, int, int]:
        """Base, stretch, challenge."""
        return self.base, self.stretch, self.challenge

    def ladder(self, metric: Metric) -> Ladder:
        """Its three levels."""
        return Ladder(*self.amounts, metric.better)


def target_of(metric: str, holder: Holder, period: Period, ladder: Ladder, **values: Any) -> Target:
    """A ladder as somebody's target for a period; a level left out equals the one before it."""
    amounts = dict(ladder.levels)
    stretch = amounts.get("stretch", ladder.base)
    challenge = amounts.get("challenge", stretch)
    return Target(metric, *holder, period.kind, period.start, ladder.base, stretch, challenge, **values)
