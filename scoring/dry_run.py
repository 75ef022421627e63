"""A PK tried on past data: who would have won, and who never could."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from scoring.period import Period, PeriodKind, Turns, before
from scoring.pk import Result, winners

CALENDAR = Turns()
ENOUGH = 3
"""Past stretches needed before it is said of a side that it never could win."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One past stretch, and how the sides would have stood at its end."""

    first: date
    last: date
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class DryRun:
    """`trials` newest first; `wins` how often each side would have won; `hopeless` the sides that never could.

    `left_out`: sums of a month whose days nobody knows are not in them.
    """

    trials: tuple[Trial, ...]
    wins: tuple[int, ...]
    hopeless: tuple[int, ...]
    left_out: bool = False

    @property
    def enough(self) -> bool:
        """Whether there are enough past stretches to say that a side never could."""
        return len(self.trials) >= ENOUGH

    @property
    def shared(self) -> int:
        """In how many stretches two sides or more were equal and first: each of them counts one among its wins."""
        return sum(len(winners(trial.results)) > 1 for trial in self.trials)


def stretches(first: date, last: date, count: int, turns: Turns = CALENDAR) -> tuple[tuple[date, date], ...]:
    """The stretches before a contest that compare with it, newest first: whole months, quarters, years of the
    company; else as many days of the same weekdays.

    Example: before November come October, September, August; before Thursday 5 to Monday 9 November come 29 October
    to 2 November, 22 to 26 October, …; before eight days those that begin two weeks earlier.
    """
    found = []
    whole = _whole(first, last, turns)
    for _ in range(count):
        if whole:
            whole = before(whole)
            first, last = whole.start, whole.last
        else:
            weeks = timedelta(weeks=-(-((last - first).days + 1) // 7))
            first, last = first - weeks, last - weeks
        found.append((first, last))
    return tuple(found)


def _whole(first: date, last: date, turns: Turns) -> Period | None:
    kinds: tuple[PeriodKind, ...] = ("month", "quarter", "year")
    periods = (turns.period(kind, first) for kind in kinds)
    return next((one for one in periods if (one.start, one.last) == (first, last)), None)


def dry_run(trials: Sequence[Trial], sides: int, better: Literal["higher", "lower"] = "higher") -> DryRun:
    """Who would have won how often, and who never could. Stretches in which nobody did anything are left out.

    A side never could win when even its best past value would not have won the stretch in which the others' best
    was weakest. It is said only with three stretches or more.

    Example: East 30, 20, 25 against West 12, 18, 15: West's best, 18, is below East's weakest, 20: it never could.
    """
    told = tuple(trial for trial in trials if winners(trial.results))
    wins = tuple(sum(side in winners(trial.results) for trial in told) for side in range(sides))
    hopeless: tuple[int, ...] = ()
    if len(told) >= ENOUGH:
        hopeless = tuple(side for side in range(sides) if _never(told, side, better))
    return DryRun(told, wins, hopeless)


def _never(trials: Sequence[Trial], side: int, better: Literal["higher", "lower"]) -> bool:
    sign = 1 if better == "higher" else -1
    own = [sign * r.score.value for trial in trials for r in trial.results if r.score.side == side]
    others = [max(sign * r.score.value for r in trial.results if r.score.side != side) for trial in trials]
    return max(own) < min(others)
