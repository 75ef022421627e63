"""Forecast: where a period will end, by what stretches of as many workdays have brought before."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

HISTORY = 60
"""Workdays looked back on."""
ENOUGH = 20
"""Stretches needed: with fewer nothing is forecast."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where it will end: in the middle of cases at `middle`, in half of them between `low` and `high`.

    `left` is the number of workdays that were forecast, `stretches` how many stretches of that length were seen.
    """

    low: int
    middle: int
    high: int
    left: int
    stretches: int


def forecast(actual: int, daily: Sequence[int], left: int) -> Forecast | None:
    """Where an amount will end when `left` workdays are to come, by the workdays before today, oldest first.

    The method, as it is told: of the last 60 workdays every stretch of `left` days in a row is added up; the
    middle half of these sums, from the lower to the upper quartile (the value at a quarter and at three quarters
    of the ordered sums, rounded down), is added to what is there. So a team whose deals come in lumps gets a wide
    range. None with fewer than 20 stretches; without a day left it is what it is.

    Example: 24 days that brought 1, 2, 3, 4 in turn, 4 days left: each of the 21 stretches brings 10; with 50
    there it ends at 60.
    """
    if left <= 0:
        return Forecast(actual, actual, actual, 0, 0)
    recent = tuple(daily)[-HISTORY:]
    sums = [0, *accumulate(recent)]
    stretches = sorted(sums[end] - sums[end - left] for end in range(left, len(sums)))
    if len(stretches) < ENOUGH:
        return None
    low, middle, high = (stretches[(len(stretches) - 1) * quarter // 4] for quarter in (1, 2, 3))
    return Forecast(actual + low, actual + middle, actual + high, left, len(stretches))
