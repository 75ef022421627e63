"""What is asked before it counts."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from language.money import Money
from scoring.deal import Stage
from scoring.doubt import MOST_MINOR, Usual, doubt_of_count, doubt_of_deal, is_raised, median
from scoring.metric import BUILT_IN
from scoring.reading.result import ActivityDraft, DealDraft, Option

TODAY = date(2026, 3, 11)
VISITS = next(metric for metric in BUILT_IN if metric.key == "visits")
NOTHING = Usual()
TEN_OF_80K = Usual(signed=(8_000_000,) * 10)


def visits(number: str, day: date = TODAY) -> ActivityDraft:
    return ActivityDraft("visits", Decimal(number), day, clause=f"拜访{number}家")


def signed(minor: int | None, currency: str = "CNY", day: date = TODAY, customer: str | None = "星河") -> DealDraft:
    money = None if minor is None else Money(minor, currency)
    return DealDraft(customer, Stage.SIGNED, money, day, clause="签单")


def doubt(deal: DealDraft, usual: Usual = NOTHING) -> str | None:
    found = doubt_of_deal(deal, usual, "CNY", TODAY)
    return found.doubt if found else None


def test_a_plain_count_is_not_asked() -> None:
    assert doubt_of_count(visits("20"), VISITS, TODAY) is None
    assert doubt_of_count(visits("0"), VISITS, TODAY) is None


def test_a_half_is_asked_with_its_neighbours() -> None:
    """2.5 visits: 2 or 3."""
    found = doubt_of_count(visits("2.5"), VISITS, TODAY)
    assert found
    assert found.options == (
        Option((ActivityDraft("visits", Decimal(2), TODAY, clause="拜访2.5家"),)),
        Option((ActivityDraft("visits", Decimal(3), TODAY, clause="拜访2.5家"),)),
    )


def test_more_than_anybody_does_in_a_day_is_asked() -> None:
    """20 visits are plausible, 21 are asked."""
    found = doubt_of_count(visits("21"), VISITS, TODAY)
    assert found
    assert found.doubt == "implausible"


@pytest.mark.parametrize(("days", "asked"), [(14, None), (15, "old_day")])
def test_what_lies_more_than_fourteen_days_back_is_asked(days: int, asked: str | None) -> None:
    day = TODAY - timedelta(days=days)
    found = doubt_of_count(visits("3", day), VISITS, TODAY)
    assert (found.doubt if found else None) == asked
    assert doubt(signed(100, day=day)) == asked


def test_amounts_that_cannot_be_are_asked() -> None:
    assert doubt(signed(None)) == "amount_missing"
    assert doubt(signed(-1)) == "negative"
    assert doubt(signed(0)) == "zero_amount"
    assert doubt(signed(0, customer=None)) is None, "签单0 is a zero report"
    assert doubt(signed(MOST_MINOR)) is None
    assert doubt(signed(MOST_MINOR + 1)) == "large_amount"


def test_the_organization_draws_its_own_line() -> None:
    """1,000,000.00 is allowed, one cent more is asked."""
    usual = Usual(most=100_000_000)
    assert doubt(signed(100_000_000), usual) is None
    assert doubt(signed(100_000_001), usual) == "large_amount"
    assert doubt(signed(100_000_001, "USD"), usual) is None, "there is no rate to compare by"


def test_five_times_the_own_median_is_asked_once_there_are_ten_deals() -> None:
    """The median of ten deals of 80,000 is 80,000: 400,000 is allowed, a cent more is asked."""
    assert doubt(signed(40_000_000), TEN_OF_80K) is None
    assert doubt(signed(40_000_001), TEN_OF_80K) == "large_amount"
    assert doubt(signed(40_000_001), Usual(signed=(8_000_000,) * 9)) is None, "nine deals are no habit"


def test_the_same_customer_stage_and_amount_within_a_day_is_asked() -> None:
    usual = Usual(recent=frozenset({("星河", Stage.SIGNED, 5_000_000)}))
    assert doubt(signed(5_000_000, customer="星河有限公司"), usual) == "same_deal"
    assert doubt(signed(5_000_001), usual) is None
    assert doubt(signed(5_000_000, customer="银河"), usual) is None
    nameless = Usual(recent=frozenset({("", Stage.SIGNED, 5_000_000)}))
    assert doubt(signed(5_000_000, customer=None), nameless) is None, "nobody knows whether it is the same one"


def test_the_median_is_the_middle_and_of_two_the_lower() -> None:
    assert median([1, 3, 5, 100]) == 3
    assert median([7]) == 7
    with pytest.raises(ValueError):
        median([])


def test_ten_times_as_much_is_raised_and_less_is_not() -> None:
    assert is_raised(Money(100, "CNY"), Money(1_000, "CNY"))
    assert not is_raised(Money(100, "CNY"), Money(999, "CNY"))
    assert not is_raised(Money(100, "CNY"), Money(1_000, "USD"))
    assert not is_raised(None, Money(1_000, "CNY"))
