"""Halves go up, and what is rounded is never further from the truth than a half."""

from hypothesis import given
from hypothesis import strategies as st

from language.rounding import half_up


def test_halves_go_up() -> None:
    assert [half_up(7, 2), half_up(-7, 2), half_up(5, 4), half_up(7, 4)] == [4, -3, 1, 2]


@given(st.integers(), st.integers(1, 10**9))
def test_it_is_the_nearest(dividend: int, divisor: int) -> None:
    assert -divisor <= 2 * (dividend - half_up(dividend, divisor) * divisor) < divisor
