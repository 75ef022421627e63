"""Targets on three levels, and splitting a whole exactly over its parts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.target import Ladder, Level, in_step, split, split_ladder

weights = st.lists(st.integers(1, 10**6), min_size=1, max_size=40)
totals = st.integers(-(10**15), 10**15)


@pytest.mark.parametrize(
    ("total", "by", "parts"),
    [
        (100, (1, 1, 1), (34, 33, 33)),
        (1000, (3, 2, 2), (428, 286, 286)),
        (101, (1, 1), (51, 50)),  # a tie goes to the earlier part
        (2, (1, 1, 1), (1, 1, 0)),
        (0, (5, 7), (0, 0)),
        (7, (9,), (7,)),
        (-100, (1, 1, 1), (-34, -33, -33)),
        (10, (1, 2, 2), (2, 4, 4)),
        (1, (1, 2), (0, 1)),  # .33 and .67: the larger remainder, though later
    ],
)
def test_the_largest_remainders_take_the_units_left_over(
    total: int, by: tuple[int, ...], parts: tuple[int, ...]
) -> None:
    """1,000 by 3 : 2 : 2 is 428.57, 285.71, 285.71: 998 are given, the two units left go to the two .71."""
    assert split(total, by) == parts


@settings(max_examples=1000)
@given(totals, weights)
def test_the_parts_add_up_to_the_whole(total: int, by: list[int]) -> None:
    assert sum(split(total, by)) == total


@settings(max_examples=300)
@given(totals, weights)
def test_every_part_lies_within_one_unit_of_its_exact_share(total: int, by: list[int]) -> None:
    whole = sum(by)
    assert all(abs(part * whole - total * weight) < whole for part, weight in zip(split(total, by), by, strict=True))


@given(st.integers(0, 10**12), weights)
def test_a_larger_weight_never_gets_less(total: int, by: list[int]) -> None:
    pairs = sorted(zip(by, split(total, by), strict=True))
    assert all(part <= other for weight, part in pairs for heavier, other in pairs if weight < heavier)


@given(totals, weights)
def test_a_reversal_splits_as_the_mirror_of_the_original(total: int, by: list[int]) -> None:
    assert split(-total, by) == tuple(-part for part in split(total, by))


@given(totals, weights, st.integers(1, 1000))
def test_only_the_proportion_of_the_weights_matters(total: int, by: list[int], factor: int) -> None:
    assert split(total, by) == split(total, [weight * factor for weight in by])


@pytest.mark.parametrize("by", [(), (0,), (1, 0), (1, -1), (-1, -1)])
def test_weights_that_are_not_positive_are_refused(by: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="positive"):
        split(100, by)


def test_one_unit_less_goes_where_one_unit_more_went() -> None:
    assert split(1, [1, 1]) == (1, 0)
    assert split(-1, [1, 1]) == (-1, 0)


def test_each_level_adds_its_step_to_the_one_below() -> None:
    """10, 11, 12 by 6 : 6 : 2: the base is 4, 4, 2; each step of 1 goes to the first, whose remainder is the largest."""
    found = split_ladder(Ladder(10, 11, 12), (6, 6, 2))
    assert found == (Ladder(4, 5, 6), Ladder(4, 4, 4), Ladder(2, 2, 2))


@pytest.mark.parametrize(
    ("actual", "level", "coming"),
    [
        (-1, None, ("base", 500_001)),
        (499_999, None, ("base", 1)),
        (500_000, "base", ("stretch", 100_000)),
        (599_999, "base", ("stretch", 1)),
        (600_000, "stretch", ("challenge", 200_000)),
        (800_000, "challenge", None),
        (900_000, "challenge", None),
    ],
)
def test_a_level_is_reached_at_its_amount(actual: int, level: Level | None, coming: tuple[Level, int] | None) -> None:
    """50万 base, 60万 stretch, 80万 challenge: at exactly 60万 the stretch is reached and 20万 lack to the challenge."""
    ladder = Ladder(500_000, 600_000, 800_000)
    assert ladder.reached(actual) == level
    assert ladder.coming(actual) == coming


def test_where_lower_is_better_the_levels_descend() -> None:
    """Days from lead to signing: 45, at best 30. At 40 the base is reached and 10 days lack to the stretch."""
    ladder = Ladder(45, 30, better="lower")
    assert (ladder.reached(46), ladder.reached(45), ladder.reached(30)) == (None, "base", "stretch")
    assert ladder.coming(40) == ("stretch", 10)


def test_levels_may_be_equal_and_a_level_may_be_left_out() -> None:
    assert Ladder(10, challenge=10).levels == (("base", 10), ("challenge", 10))
    assert Ladder(10, challenge=10).reached(10) == "challenge"


@pytest.mark.parametrize(
    "levels",
    [
        {"base": 10, "stretch": 9},
        {"base": 10, "stretch": 12, "challenge": 11},
        {"base": -1},
        {"base": 10, "stretch": 11, "better": "lower"},
        {"base": -1, "stretch": 5},
    ],
)
def test_levels_that_ask_for_less_are_refused(levels: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="level|negative"):
        Ladder(**levels)


def test_a_part_never_has_a_stretch_below_its_base() -> None:
    """10 by 6 : 6 : 2 is 4, 4, 2 and 11 is 5, 5, 1: the third part's stretch would be 1 against a base of 2. So the
    step of 1 is split instead: 1, 0, 0."""
    assert (split(10, (6, 6, 2)), split(11, (6, 6, 2))) == ((4, 4, 2), (5, 5, 1))
    assert split_ladder(Ladder(10, 11), (6, 6, 2)) == (Ladder(4, 5), Ladder(4, 4), Ladder(2, 2))


@given(st.lists(st.integers(0, 10**12), min_size=3, max_size=3).map(sorted), weights, st.booleans())
def test_every_level_of_a_split_ladder_adds_up(levels: list[int], by: list[int], lower: bool) -> None:
    ladder = Ladder(*reversed(levels), better="lower") if lower else Ladder(*levels)
    parts = split_ladder(ladder, by)
    assert len(parts) == len(by)
    assert sum(part.base for part in parts) == ladder.base
    assert sum(part.stretch or 0 for part in parts) == ladder.stretch
    assert sum(part.challenge or 0 for part in parts) == ladder.challenge


def test_a_level_that_is_not_set_stays_unset_in_the_parts() -> None:
    assert split_ladder(Ladder(10), (1, 1)) == (Ladder(5), Ladder(5))
    assert split_ladder(Ladder(10, challenge=20), (1, 1)) == (
        Ladder(5, challenge=10),
        Ladder(5, challenge=10),
    )


@pytest.mark.parametrize(
    ("fresh", "old", "found"),
    [
        (Ladder(600), Ladder(500, 600, 800), Ladder(600, 720, 960)),
        (Ladder(600), Ladder(500, 600), Ladder(600, 720)),
        (Ladder(600), Ladder(500), Ladder(600)),
        (Ladder(100), Ladder(300, 400), Ladder(100, 133)),  # 133.33
        (Ladder(100), Ladder(300, 500), Ladder(100, 167)),  # 166.67
        (Ladder(600), Ladder(0, 600), Ladder(600)),
    ],
)
def test_a_new_base_takes_the_levels_along(fresh: Ladder, old: Ladder, found: Ladder) -> None:
    assert in_step(fresh, old) == found


def test_levels_taken_along_are_whole_where_the_base_is() -> None:
    """183,333.33 and 220,000 are 400,000 and 480,000.0087: in whole units 480,000."""
    assert in_step(Ladder(40_000_000), Ladder(18_333_333, 22_000_000), 100) == Ladder(40_000_000, 48_000_000)
    assert in_step(Ladder(40_000_001), Ladder(18_333_333, 22_000_000), 100) == Ladder(40_000_001, 48_000_002)
