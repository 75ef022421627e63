"""Money keeps minor units exactly, and the marks of currencies are found before and behind a number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.money import Money, currency_after, currency_before, money_of
from language.normalise import fold


@given(st.integers(-(10**14), 10**14), st.sampled_from(["CNY", "USD", "JPY", "KWD"]))
def test_money_of_its_major_amount_is_itself(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert money_of(money.major, currency) == money


def test_more_decimals_than_the_currency_has_are_refused() -> None:
    with pytest.raises(ValueError, match="2 decimals"):
        money_of(Decimal("12.345"), "CNY")


@pytest.mark.parametrize(
    ("words", "currency"),
    [
        ("$5", "USD"),
        ("￥5", "CNY"),
        ("NT$350", "TWD"),
        ("S$8", "SGD"),
        ("RMB 5", "CNY"),
        ("新台幣36", "TWD"),
        ("usd 5", "USD"),
        ("€4", "EUR"),
        ("RM 52", "MYR"),
    ],
)
def test_a_mark_before_a_number_is_its_currency(words: str, currency: str) -> None:
    found = currency_before(fold(words), 0)
    assert found is not None
    assert found[1] == currency


def test_two_marks_that_contradict_each_other_are_no_currency() -> None:
    found = currency_before(fold("￥$100"), 0)
    assert found is not None
    assert found[1] is None


@pytest.mark.parametrize(
    ("words", "currency"), [("5元", "CNY"), ("5 USD", "USD"), ("5美金", "USD"), ("5 euros", "EUR"), ("5块", "CNY")]
)
def test_a_mark_behind_a_number_is_its_currency(words: str, currency: str) -> None:
    found = currency_after(fold(words), 1)
    assert found is not None
    assert found[1] == currency
