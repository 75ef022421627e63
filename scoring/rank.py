"""Leaderboards: places, ties, change and gap; who stands next to whom; how much of a board a group sees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

_TOP = 10
_MOST = 15  # rows, when a tie at the cut makes it longer


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of a board. `holder` is a member's or a team's id, `score` in the metric's smallest unit.

    change  places gained since before (2: two places up, -1: one down); None when not on the board before
    gap     what is missing to the next better score; 0 on the first place
    """

    place: int
    holder: int
    score: int
    change: int | None
    gap: int


def rank(
    totals: Mapping[int, int],
    before: Mapping[int, int] | None = None,
    better: Literal["higher", "lower"] = "higher",
) -> tuple[Standing, ...]:
    """The board of the totals by holder, best first; equal scores share a place and stand in order of holder.

    After a shared place as many are left out as share it (1, 1, 3). `before` are the totals on the comparable
    day, ranked by the same rule.

    Example: {1: 50, 2: 80, 3: 80, 4: 20} is 2 and 3 on place 1, then 1 on place 3 with a gap of 30, 4 on
    place 4 with a gap of 30. If before it was {1: 60, 2: 10, 3: 40}, 1 has changed by -2, 2 by +2, 3 by +1, 4
    by None.
    """
    places = _places(before or {}, better)
    standings: list[Standing] = []
    above = None  # the next better score
    for holder, place in _places(totals, better).items():
        score = totals[holder]
        if standings and score != standings[-1].score:
            above = standings[-1].score
        standings.append(
            Standing(
                place=place,
                holder=holder,
                score=score,
                change=places[holder] - place if holder in places else None,
                gap=0 if above is None else abs(above - score),
            )
        )
    return tuple(standings)


def neighbours(standings: Sequence[Standing], holder: int) -> tuple[Standing, ...]:
    """The holder's line with the one above and the one below, in the board's order; none when not on the
    board.

    Example: on a board of 2, 3, 1, 4 the neighbours of 3 are the lines of 2, 3, 1; those of 4 are 1, 4.
    """
    for index, standing in enumerate(standings):
        if standing.holder == holder:
            return tuple(standings[max(0, index - 1) : index + 2])
    return ()


def top(standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """What a group sees of the board: the first 5 of up to ten, else the first 10; at most half of it, at
    least one.

    A tie at the cut is not split: it is shown whole where it fits (half of the board, 15 rows), else left out
    whole, so that nobody is shown and nobody hidden for the order of their ids. Only a tie on the first place
    is split, when it does not fit: somebody has to be shown.

    Example: of 30, ten are shown; twelve, if the places 9 to 12 are shared; eight, if the places 9 to 20 are.
    """
    half = max(1, len(standings) // 2)
    cut = min(half, _TOP)  # half of up to ten people is the top 5 at most
    if cut >= len(standings):
        return tuple(standings)
    place = standings[cut].place
    if standings[cut - 1].place != place:
        return tuple(standings[:cut])
    through = sum(standing.place <= place for standing in standings)
    if through <= min(half, _MOST):
        return tuple(standings[:through])
    # Before a shared place stand as many as its number less one.
    return tuple(standings[: place - 1 or cut])


def _places(totals: Mapping[int, int], better: Literal["higher", "lower"]) -> dict[int, int]:
    """The place of each holder, in the board's order."""
    sign = -1 if better == "higher" else 1
    ordered = sorted(totals, key=lambda holder: (sign * totals[holder], holder))
    first: dict[int, int] = {}
    for place, holder in enumerate(ordered, 1):
        first.setdefault(totals[holder], place)
    return {holder: first[totals[holder]] for holder in ordered}
