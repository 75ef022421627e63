"""Calibration (目标校准): a target that changes, with its reason, from tomorrow at the earliest."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from scoring.pace import WHOLE
from scoring.period import Period
from scoring.target import Ladder

Reason = Literal["policy", "competitor", "people", "other"]
REASONS: tuple[Reason, ...] = get_args(Reason)
MOST_ALONE = 1_500
"""A base that changes by more than this share, in 1/10,000, needs a manager's yes."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What becomes of a target.

    since      the day from which the new one holds; None: it always did, because there was none before
    change     new base ÷ old base - 1 in 1/10,000, rounded towards nought; None without an old one
    needs_yes  whether a manager has to agree
    """

    old: Ladder | None
    new: Ladder
    since: date | None
    change: int | None
    needs_yes: bool


def calibration(
    old: Ladder | None, new: Ladder, period: Period, today: date, wanted: date | None = None
) -> Calibration:
    """What changing a target means on a day; ValueError when the period is over.

    A first target holds at once. A change holds from tomorrow, or from `wanted` when that is later; before its
    period has begun it holds from the period's first day, so nobody's day is judged by a number they did not know.

    On its last day a period is calibrated no more: no day of it would be left.

    Example: on 18 November 500,000 → 575,000 is +15 %: from the 19th, the lead alone; 575,001 needs a manager.
    """
    if today >= period.end:
        raise ValueError(f"the period is over: {period.last}")
    if old is None:
        return Calibration(None, new, None, None, needs_yes=False)
    earliest = max(today + timedelta(days=1), period.start)
    since = max(earliest, wanted) if wanted else earliest
    if since >= period.end:
        raise ValueError(f"the period is over before it would hold: {since}")
    moved = new.base - old.base
    beyond = abs(moved) * WHOLE > MOST_ALONE * old.base
    change = abs(moved) * WHOLE // old.base if old.base else None
    return Calibration(old, new, since, -change if change and moved < 0 else change, needs_yes=beyond)
