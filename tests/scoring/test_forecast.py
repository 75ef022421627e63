"""Where a period will end, by what stretches of as many workdays have brought before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.forecast import Forecast, forecast


def test_an_even_history_has_no_range() -> None:
    """24 days of 1, 2, 3, 4 in turn: each of the 21 stretches of four days brings 10; 50 + 10 = 60."""
    assert forecast(50, [1, 2, 3, 4] * 6, 4) == Forecast(60, 60, 60, 4, 21)


def test_a_lumpy_history_has_a_wide_range() -> None:
    """40 days, a deal of 80 on every eighth. A stretch of two days holds one at 9 of 39 places: 0 in the middle, and
    0 at three quarters (place 28 of 0 to 38 lies among the first 30). Of four days at 18 of 37 places: 19 nothing,
    18 a deal; the places 9, 18, 27 of 0 to 36 are 0, 0, 80."""
    daily = ([0] * 7 + [80]) * 5
    assert forecast(100, daily, 2) == Forecast(100, 100, 100, 2, 39)
    assert forecast(100, daily, 4) == Forecast(100, 100, 180, 4, 37)


def test_the_last_sixty_workdays_count_and_no_earlier_ones() -> None:
    assert forecast(0, [1000] * 40 + [1] * 60, 1) == Forecast(1, 1, 1, 1, 60)


@pytest.mark.parametrize(("days", "left", "known"), [(23, 4, True), (22, 4, False), (20, 1, True), (19, 1, False)])
def test_with_fewer_than_twenty_stretches_nothing_is_forecast(days: int, left: int, known: bool) -> None:
    assert (forecast(0, [1] * days, left) is not None) == known


def test_the_quartiles_are_the_values_at_a_quarter_and_three_quarters() -> None:
    """21 days of 0 to 20, one left: 21 stretches; the places 5, 10, 15 hold 5, 10, 15."""
    assert forecast(0, list(range(21))[::-1], 1) == Forecast(5, 10, 15, 1, 21)


def test_without_a_day_left_it_is_what_it_is() -> None:
    assert forecast(7, [], 0) == forecast(7, [5] * 90, -1) == Forecast(7, 7, 7, 0, 0)


@given(st.lists(st.integers(-1000, 10**9), min_size=30, max_size=80), st.integers(1, 10), st.integers(-100, 10**9))
def test_low_is_not_above_high_and_what_is_there_only_moves_it(daily: list[int], left: int, actual: int) -> None:
    found, from_nothing = forecast(actual, daily, left), forecast(0, daily, left)
    assert found
    assert from_nothing
    assert found.low <= found.middle <= found.high
    assert found.middle - from_nothing.middle == actual
