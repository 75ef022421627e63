"""What explains that more or fewer deals were signed than the week before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.change import Change, change
from scoring.deal import Stage
from scoring.funnel import Funnel


def flow(before: tuple[int, int], now: tuple[int, int]) -> Funnel:
    """Two weeks, each as (quotes, signed deals)."""
    entered, past = (
        ((Stage.LEAD, 30), (Stage.INTENT, 20), (Stage.QUOTED, made), (Stage.SIGNED, got), (Stage.PAID, 1))
        for made, got in (now, before)
    )
    return Funnel(entered, (), None, enough=False, before=past)


@pytest.mark.parametrize(
    ("before", "now", "cause"),
    [
        ((12, 6), (6, 3), "quotes"),  # half the quotes, the same share
        ((10, 6), (10, 2), "share"),  # the same quotes, a third of the share
        ((10, 2), (20, 4), "quotes"),
        ((10, 2), (8, 6), "share"),  # fewer quotes, yet more deals
        ((6, 5), (16, 8), "quotes"),  # more quotes, of which a smaller share was signed
    ],
)
def test_the_factor_that_moved_the_deals_is_named(before: tuple[int, int], now: tuple[int, int], cause: str) -> None:
    found = change(flow(before, now))
    assert found is not None
    assert found.cause == cause
    assert found.got == (before[1], now[1])


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ((10, 5), (10, 6)),  # one deal is no change
        ((4, 0), (10, 5)),  # too few quotes
        ((10, 5), (0, 0)),
        ((6, 8), (6, 2)),  # deals of earlier quotes: the share is none
    ],
)
def test_a_small_or_thin_change_is_not_explained(before: tuple[int, int], now: tuple[int, int]) -> None:
    assert change(flow(before, now)) is None


def test_the_shares_are_signed_by_quoted() -> None:
    assert Change((12, 6), (6, 2), "share").shares == (5_000, 3_333)


pairs = st.tuples(st.integers(5, 60), st.integers(0, 60)).map(lambda one: (one[0], min(one)))


@given(pairs, pairs)
def test_the_cause_points_where_the_deals_went(before: tuple[int, int], now: tuple[int, int]) -> None:
    found = change(flow(before, now))
    if found is None:
        return
    up = now[1] > before[1]
    moved = now[0] - before[0] if found.cause == "quotes" else now[1] * before[0] - before[1] * now[0]
    assert (moved > 0) is up
