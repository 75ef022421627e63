"""Roll-ups: how a period is made of its rows, and ratios of two metrics."""

from datetime import UTC, date, datetime

import pytest

from language.rounding import half_up
from scoring.activity import Activity
from scoring.measure import Tally, joined, ratio, rolled
from scoring.metric import BUILT_IN, Metric

METRICS = {metric.key: metric for metric in BUILT_IN}
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
TALLY = Tally(sum=133, n=3, last=48, seen=2)


def row(number: int, amount: int, day: int = 2, *customers: str, cancels: int | None = None) -> Activity:
    return Activity(number, number, "AAA", 1, 1, "stock", amount, date(2026, 11, day), AT, customers, cancels=cancels)


@pytest.mark.parametrize(
    ("roll", "expected"), [("sum", 133), ("count", 3), ("last", 48), ("mean", 44), ("distinct", 2)]
)
def test_each_roll_up_makes_one_number(roll: str, expected: int) -> None:
    """Of 40, 45 and 48: the sum 133, three entries, the last 48, the mean 44.33, of two customers."""
    assert rolled(Metric("stock", "stock", (), roll=roll), TALLY) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("roll", "expected"), [("sum", 0), ("count", 0), ("last", None), ("mean", None), ("distinct", 0)]
)
def test_without_entries_only_sums_and_counts_say_something(roll: str, expected: int | None) -> None:
    assert rolled(Metric("stock", "stock", (), roll=roll), Tally()) == expected  # type: ignore[arg-type]


def test_a_ratio_is_not_made_from_its_own_rows() -> None:
    with pytest.raises(ValueError, match="conversion"):
        rolled(METRICS["conversion"], TALLY)


@pytest.mark.parametrize(
    ("key", "above", "below", "expected"),
    [
        ("conversion", 3, 40, 750),
        ("average_deal", 25_000_000, 3, 8_333_333),
        ("cycle_days", 31, 2, 16),  # 15.5, halves up
        ("conversion", 7, 7, 10_000),
        ("conversion", 1, 1, 10_000),
        ("conversion", 3, 0, None),
        ("conversion", 3, -1, None),
    ],
)
def test_a_ratio_has_its_own_unit(key: str, above: int, below: int, expected: int | None) -> None:
    assert ratio(METRICS[key], above, below) == expected


def test_a_ratio_with_a_decimal() -> None:
    """100 calls in 8 visits are 12.5, counted in tenths 125."""
    assert ratio(Metric("calls_per_visit", "", (), roll="ratio", scale=1), 100, 8) == 125


@pytest.mark.parametrize(
    ("amount", "parts", "expected"), [(7, 2, 4), (-7, 2, -3), (1, 3, 0), (2, 3, 1), (0, 5, 0), (9, 3, 3)]
)
def test_halves_go_up(amount: int, parts: int, expected: int) -> None:
    assert half_up(amount, parts) == expected


def test_a_team_is_its_members_together_and_its_customers_counted_anew() -> None:
    found = joined([Tally(5, 2, 3, 1), Tally(7, 1, None, 2), Tally(1, 1, 0, 0)], seen=2)
    assert found == Tally(13, 4, 3, 2)
    assert joined([]) == Tally()
    assert joined([Tally(1, 1, None)]).last is None


def test_the_mean_of_one_entry_is_that_entry() -> None:
    assert rolled(Metric("stock", "stock", (), roll="mean"), Tally(sum=45, n=1)) == 45
