"""Exchange rates: dated, exact, never guessed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.money import Money
from scoring.rate import Rate, converted, rate_on

RATES = (
    Rate("SGD", date(2026, 11, 1), Decimal("5.40")),
    Rate("SGD", date(2026, 10, 1), Decimal("5.35")),
    Rate("JPY", date(2026, 1, 1), Decimal("0.047")),
)


@pytest.mark.parametrize(
    ("currency", "day", "expected"),
    [
        ("SGD", date(2026, 11, 15), "5.40"),
        ("SGD", date(2026, 11, 1), "5.40"),
        ("SGD", date(2026, 10, 31), "5.35"),
        ("SGD", date(2026, 9, 30), None),
        ("EUR", date(2026, 11, 15), None),
        ("JPY", date(2026, 11, 15), "0.047"),
    ],
)
def test_the_newest_rate_that_has_begun_is_in_force(currency: str, day: date, expected: str | None) -> None:
    assert rate_on(RATES, currency, day) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("money", "home", "rate", "expected"),
    [
        (Money(123_456, "SGD"), "CNY", "5.35", 660_490),  # 6,604.896
        (Money(10_000, "JPY"), "CNY", "0.047", 47_000),  # yen have no decimals: ¥470.00
        (Money(100, "CNY"), "JPY", "21.277", 21),  # one yuan is 21.277 yen
        (Money(1, "SGD"), "CNY", "0.5", 1),  # half a fen, away from nought
        (Money(-1, "SGD"), "CNY", "0.5", -1),
        (Money(-123_456, "SGD"), "CNY", "5.35", -660_490),
        (Money(0, "SGD"), "CNY", "5.35", 0),
    ],
)
def test_an_amount_is_turned_into_the_smallest_unit_at_home(
    money: Money, home: str, rate: str, expected: int
) -> None:
    assert converted(money, home, Decimal(rate)) == expected


@given(st.integers(-(10**14), 10**14), st.decimals(Decimal("0.0001"), Decimal(30_000), places=6))
def test_a_refund_at_the_sales_rate_leaves_nothing(minor: int, rate: Decimal) -> None:
    assert converted(Money(minor, "SGD"), "CNY", rate) + converted(Money(-minor, "SGD"), "CNY", rate) == 0
