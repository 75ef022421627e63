"""A PK tried on past data: the stretches, who would have won, who never could."""

from datetime import date
from typing import Literal

import pytest

from scoring.contest import Contest, Days, Player, Side
from scoring.dry_run import Trial, dry_run, stretches
from scoring.period import Turns
from scoring.pk import standing

DAY = date(2026, 11, 2)
Better = Literal["higher", "lower"]


def trial(*totals: int, better: Better = "higher") -> Trial:
    sides = tuple(Side(str(n), (Player(n),)) for n in range(len(totals)))
    contest = Contest("visits", "total", DAY, DAY, sides, better=better)
    days = Days(1, dict.fromkeys(range(len(totals)), 2))
    return Trial(DAY, DAY, standing(contest, dict(enumerate(totals)), days, days))


def test_whose_best_is_below_the_weakest_of_the_others_never_could() -> None:
    """East 30, 20, 25, West 12, 18, 15: West's best, 18, is below East's weakest, 20."""
    found = dry_run([trial(30, 12), trial(20, 18), trial(25, 15)], 2)
    assert found.wins == (3, 0)
    assert found.hopeless == (1,)
    assert found.enough


def test_who_could_have_won_the_weakest_stretch_is_not_hopeless() -> None:
    """West's best is 20, as much as East's weakest: it could have."""
    assert dry_run([trial(30, 12), trial(20, 18), trial(25, 20)], 2).hopeless == ()


def test_of_three_sides_the_best_of_the_others_is_what_had_to_be_beaten() -> None:
    """C's best, 11, is below 20, 22, 25, the best of the others; B's best is 22 in a stretch that it won."""
    found = dry_run([trial(20, 10, 11), trial(8, 22, 3), trial(25, 5, 4)], 3)
    assert found.wins == (2, 1, 0)
    assert found.hopeless == (2,)


def test_two_stretches_are_too_few_to_call_anybody_hopeless() -> None:
    found = dry_run([trial(30, 1), trial(30, 1)], 2)
    assert found.hopeless == ()
    assert not found.enough
    assert found.wins == (2, 0)


def test_a_shared_win_counts_for_both_and_a_stretch_without_anything_for_nobody() -> None:
    found = dry_run([trial(5, 5), trial(0, 0), trial(0, 0)], 2)
    assert found.wins == (1, 1)
    assert found.shared == 1
    assert len(found.trials) == 1
    assert not found.enough


def test_where_lower_is_better_the_high_numbers_are_hopeless() -> None:
    """Complaints: East 1, 2, 3; West 9, 8, 7: West's best, 7, is above East's worst, 3."""
    better: Better = "lower"
    trials = [trial(1, 9, better=better), trial(2, 8, better=better), trial(3, 7, better=better)]
    assert dry_run(trials, 2, better).hopeless == (1,)
    near = [trial(1, 9, better=better), trial(2, 8, better=better), trial(3, 3, better=better)]
    assert dry_run(near, 2, better).hopeless == ()


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (
            date(2026, 11, 1),
            date(2026, 11, 30),
            [(date(2026, 10, 1), date(2026, 10, 31)), (date(2026, 9, 1), date(2026, 9, 30))],
        ),
        (
            date(2026, 11, 16),
            date(2026, 11, 22),
            [(date(2026, 11, 9), date(2026, 11, 15)), (date(2026, 11, 2), date(2026, 11, 8))],
        ),
        (
            date(2026, 10, 1),
            date(2026, 12, 31),
            [(date(2026, 7, 1), date(2026, 9, 30)), (date(2026, 4, 1), date(2026, 6, 30))],
        ),
        (
            date(2026, 11, 5),
            date(2026, 11, 9),
            [(date(2026, 10, 29), date(2026, 11, 2)), (date(2026, 10, 22), date(2026, 10, 26))],
        ),
        (
            date(2026, 11, 2),
            date(2026, 11, 9),
            [(date(2026, 10, 19), date(2026, 10, 26)), (date(2026, 10, 5), date(2026, 10, 12))],
        ),
        (
            date(2026, 1, 1),
            date(2026, 12, 31),
            [(date(2025, 1, 1), date(2025, 12, 31)), (date(2024, 1, 1), date(2024, 12, 31))],
        ),
        (
            date(2026, 11, 5),
            date(2026, 11, 5),
            [(date(2026, 10, 29), date(2026, 10, 29)), (date(2026, 10, 22), date(2026, 10, 22))],
        ),
    ],
)
def test_the_stretches_before_are_of_the_same_kind(first: date, last: date, found: list[tuple[date, date]]) -> None:
    """Months before a month; before Thursday 5 to Monday 9 November the same weekdays; eight days step two weeks back."""
    assert list(stretches(first, last, 2)) == found


def test_a_whole_fiscal_quarter_compares_with_the_fiscal_quarters_before_it() -> None:
    """Years from February: February to April 2026 comes after November to January and August to October."""
    found = stretches(date(2026, 2, 1), date(2026, 4, 30), 2, Turns(0, 2))
    assert found == (
        (date(2025, 11, 1), date(2026, 1, 31)),
        (date(2025, 8, 1), date(2025, 10, 31)),
    )
    assert stretches(date(2026, 4, 1), date(2027, 3, 31), 1, Turns(0, 4)) == ((date(2025, 4, 1), date(2026, 3, 31)),)
