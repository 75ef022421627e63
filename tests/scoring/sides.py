"""Contests for tests: ten workdays of November 2026, sides named by their number."""

from collections.abc import Sequence
from datetime import date

from scoring.contest import Contest, Days, Measure, Player, Side

FIRST, LAST = date(2026, 11, 2), date(2026, 11, 13)


def contest(measure: Measure, *sides: Sequence[Player], best: int = 0, better: str = "higher") -> Contest:
    """A contest of these players."""
    named = tuple(Side(f"side {n}", tuple(players)) for n, players in enumerate(sides))
    return Contest("visits", measure, FIRST, LAST, named, best, better)  # type: ignore[arg-type]


def crew(*members: int) -> tuple[Player, ...]:
    """Players without target and baseline."""
    return tuple(map(Player, members))


def always(*members: int) -> Days:
    """Ten workdays, everybody there."""
    return Days(10, dict.fromkeys(members, 20))
