"""Leaderboards: places, ties, change, gap, neighbours, and what a group sees."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rank import Standing, neighbours, rank, top

boards = st.dictionaries(st.integers(1, 60), st.integers(-5, 20), max_size=40)


def board(*scores: int) -> tuple[Standing, ...]:
    return rank(dict(enumerate(scores, 1)))


def test_two_equal_scores_share_a_place_and_the_next_is_left_out() -> None:
    """80, 80, 50, 20 stand on 1, 1, 3, 4; 50 lacks 30 to 80, 20 lacks 30 to 50.

    Before: 60, 40, 10 for the holders 1, 3, 2, so 1 falls from 1 to 3, 2 climbs from 3 to 1, 3 from 2 to 1.
    """
    assert rank({1: 50, 2: 80, 3: 80, 4: 20}, {1: 60, 2: 10, 3: 40}) == (
        Standing(place=1, holder=2, score=80, change=2, gap=0),
        Standing(place=1, holder=3, score=80, change=1, gap=0),
        Standing(place=3, holder=1, score=50, change=-2, gap=30),
        Standing(place=4, holder=4, score=20, change=None, gap=30),
    )


def test_who_shares_a_place_has_the_same_gap_to_the_next_better_score() -> None:
    """90, 70, 70, 10: both 70 lack 20 to 90, 10 lacks 60 to 70."""
    assert [standing.gap for standing in board(90, 70, 70, 10)] == [0, 20, 20, 60]


def test_where_lower_is_better_the_smallest_score_leads() -> None:
    """Days to signing: 30, 45, 45: the gap is still positive."""
    standings = rank({1: 45, 2: 30, 3: 45}, {1: 20, 2: 30}, better="lower")
    assert [(one.place, one.holder, one.gap, one.change) for one in standings] == [
        (1, 2, 0, 1),
        (2, 1, 15, -1),
        (2, 3, 15, None),
    ]


def test_ties_before_count_as_shared_places() -> None:
    """Before all three shared place 1; now they stand on 1, 2, 3: changes 0, -1, -2."""
    assert [one.change for one in rank({1: 3, 2: 2, 3: 1}, {1: 5, 2: 5, 3: 5})] == [0, -1, -2]


def test_an_empty_board_has_no_lines() -> None:
    assert rank({}) == ()
    assert rank({}, {1: 5}) == ()
    assert top(()) == ()
    assert neighbours((), 1) == ()


@given(boards, boards, st.integers())
def test_the_order_of_the_rows_does_not_matter(totals: dict[int, int], before: dict[int, int], seed: int) -> None:
    shuffled, earlier = list(totals.items()), list(before.items())
    random.Random(seed).shuffle(shuffled)
    random.Random(seed + 1).shuffle(earlier)
    assert rank(dict(shuffled), dict(earlier)) == rank(totals, before)


@given(boards)
def test_a_place_is_one_more_than_the_number_of_better_scores(totals: dict[int, int]) -> None:
    standings = rank(totals)
    assert {one.holder: one.score for one in standings} == totals
    for one in standings:
        better = [score for score in totals.values() if score > one.score]
        assert one.place == 1 + len(better)
        assert one.gap == (min(better) - one.score if better else 0)
    assert list(standings) == sorted(standings, key=lambda one: (one.place, one.holder))


@given(boards)
def test_a_board_mirrored_ranks_the_same_with_lower_as_better(totals: dict[int, int]) -> None:
    mirrored = rank({holder: -score for holder, score in totals.items()}, better="lower")
    assert [(one.place, one.holder, one.gap) for one in mirrored] == [
        (one.place, one.holder, one.gap) for one in rank(totals)
    ]


def holders(standings: Sequence[Standing]) -> list[int]:
    return [standing.holder for standing in standings]


def test_neighbours_are_the_lines_above_and_below() -> None:
    """On a board of 2, 3, 1, 4: in the middle three lines, at either end two."""
    standings = rank({1: 50, 2: 80, 3: 70, 4: 20})
    assert holders(neighbours(standings, 3)) == [2, 3, 1]
    assert holders(neighbours(standings, 1)) == [3, 1, 4]
    assert holders(neighbours(standings, 2)) == [2, 3]
    assert holders(neighbours(standings, 4)) == [1, 4]
    assert neighbours(standings, 9) == ()


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        (1, 1),
        (2, 1),
        (3, 1),
        (4, 2),
        (9, 4),
        (10, 5),
        (11, 5),
        (12, 6),
        (19, 9),
        (20, 10),
        (21, 10),
        (200, 10),
    ],
)
def test_a_group_sees_the_top_and_never_more_than_half(people: int, shown: int) -> None:
    """Of 10 five, of 12 half, of 200 ten; of one or two people one."""
    assert len(top(board(*range(people, 0, -1)))) == shown


@pytest.mark.parametrize(
    ("first", "last", "people", "shown"),
    [
        (9, 12, 30, 12),  # fits
        (9, 15, 30, 15),  # just fits: half of 30
        (9, 16, 30, 8),  # more than half
        (9, 15, 100, 15),
        (9, 16, 100, 8),  # more than 15 rows
        (10, 11, 20, 9),  # more than half
        (10, 11, 22, 11),
        (9, 10, 30, 10),  # ends at the cut
        (11, 30, 30, 10),  # begins after the cut
        (5, 6, 10, 4),
        (1, 12, 30, 12),
        (1, 16, 30, 10),  # a tie on the first place is split when it does not fit
        (1, 4, 4, 2),
    ],
)
def test_a_tie_at_the_cut_is_shown_whole_or_left_out_whole(first: int, last: int, people: int, shown: int) -> None:
    """Of 30 ten are shown: with the places 9 to 12 shared twelve, with 9 to 16 shared (more than half) eight."""
    scores = [people - (first if first <= place <= last else place) for place in range(1, people + 1)]
    assert len(top(board(*scores))) == shown


@given(boards)
def test_the_top_is_the_boards_beginning_and_never_empty(totals: dict[int, int]) -> None:
    standings = rank(totals)
    shown = top(standings)
    assert shown == standings[: len(shown)]
    assert bool(shown) == bool(standings)
    assert len(shown) <= max(1, min(15, len(standings) // 2))
    if len(shown) < len(standings) and standings[len(shown)].place == shown[-1].place:
        assert shown[-1].place == 1
