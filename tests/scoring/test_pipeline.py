"""Deals as they stand: behind their events, and what may be expected of them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from language.money import Money
from scoring.deal import DealEvent, Stage
from scoring.instalments import Due, Instalment
from scoring.pipeline import Deal, chances, deal_of, due_before, likely, quiet

DAY = date(2026, 11, 2)
AT = datetime(2026, 11, 2, 10, tzinfo=UTC)


def event(number: int, stage: Stage, minor: int | None = None, currency: str = "CNY", **more: object) -> DealEvent:
    money = Money(minor, currency) if minor is not None else None
    plain = DealEvent(number, number, f"K{number}", 7, 1, 1, "星河", stage, money, minor, DAY.replace(day=number), AT)
    return replace(plain, **more)  # type: ignore[arg-type]


def same_currency(one: DealEvent, currency: str) -> int | None:
    return one.money.minor if one.money and one.money.currency == currency else None


def stands(*events: DealEvent, plan: tuple[Instalment, ...] = ()) -> Deal:
    found = deal_of(events, 1, plan, same_currency)
    assert found
    return found


SIGNED, PAID = event(3, Stage.SIGNED, 100_00), event(4, Stage.PAID, 100_00)


@pytest.mark.parametrize(
    ("events", "stage"),
    [
        ([event(1, Stage.LEAD)], Stage.LEAD),
        ([event(1, Stage.LEAD), event(2, Stage.QUOTED, 90_00)], Stage.QUOTED),
        ([event(1, Stage.QUOTED, 90_00), event(2, Stage.LOST)], Stage.LOST),
        ([SIGNED], Stage.SIGNED),
        ([SIGNED, event(4, Stage.PAID, 40_00)], Stage.SIGNED),
        ([SIGNED, PAID], Stage.PAID),
        ([SIGNED, PAID, event(5, Stage.REFUNDED, 30_00)], Stage.SIGNED),
        ([SIGNED, event(5, Stage.CANCELLED, 100_00)], Stage.CANCELLED),
        ([SIGNED, event(5, Stage.CANCELLED, 100_00), event(6, Stage.INTENT)], Stage.INTENT),
    ],
)
def test_a_signed_deal_stands_by_its_money_any_other_by_what_was_said_last(
    events: list[DealEvent], stage: Stage
) -> None:
    assert stands(*events).stage is stage


def test_what_was_taken_back_was_never_said() -> None:
    undone = event(4, Stage.SIGNED, 100_00, cancels=SIGNED.id)
    assert deal_of([SIGNED, undone], 1, (), same_currency) is None
    assert stands(event(1, Stage.QUOTED, 90_00), SIGNED, undone).stage is Stage.QUOTED


def test_credit_that_moves_between_members_changes_no_deal() -> None:
    assert stands(SIGNED, event(5, Stage.SHARED, 40_00)) == stands(SIGNED)


def test_what_is_due_is_what_was_signed_and_not_received() -> None:
    found = stands(SIGNED, event(4, Stage.PAID, 30_00), plan=(Instalment(50_00, DAY), Instalment(50_00, None)))
    assert [(due.minor, due.paid) for due in found.dues] == [(50_00, 30_00), (50_00, 0)]
    assert found.due == 70_00
    assert found.next
    assert found.next.due == DAY


def test_money_in_a_currency_without_a_rate_is_held_and_pays_nothing() -> None:
    found = stands(SIGNED, event(4, Stage.PAID, 10_00, "USD"))
    assert (found.received, found.held) == (0, (Money(10_00, "USD"),))


def test_the_part_that_a_payment_went_to_is_the_oldest_that_was_open_before_it() -> None:
    plan = (Instalment(50_00, DAY), Instalment(50_00, DAY.replace(month=12)))
    found = stands(SIGNED, event(4, Stage.PAID, 60_00), plan=plan)
    assert due_before(found, 60_00) == Due(plan[0], 50_00, 0)
    assert due_before(found, 10_00) == Due(plan[1], 50_00, 0)
    assert due_before(stands(SIGNED, PAID), 0) is None


def test_a_deal_is_quiet_after_a_fortnight_unless_it_waits_for_money() -> None:
    early, later = stands(event(1, Stage.LEAD)), stands(event(2, Stage.QUOTED, 90_00))
    assert quiet([later, early, stands(SIGNED)], date(2026, 11, 16)) == [early, later]
    assert quiet([later], date(2026, 11, 15)) == []


def test_a_stage_has_a_likelihood_from_twenty_decided_deals_on() -> None:
    won, lost, open_ = {Stage.QUOTED: 1, Stage.SIGNED: 2}, {Stage.QUOTED: 1, Stage.LOST: 2}, {Stage.QUOTED: 1}
    assert chances([won] * 5 + [lost] * 14 + [open_] * 9) == {}
    assert chances([won] * 5 + [lost] * 15) == {Stage.QUOTED: 2_500}


def test_open_deals_are_worth_what_their_stages_led_to_each_rounded_down() -> None:
    deals = [stands(event(1, Stage.QUOTED, 99)), stands(event(2, Stage.QUOTED, 99)), stands(event(1, Stage.LEAD, 99))]
    assert likely(deals, {Stage.QUOTED: 3_333}, lambda money: money.minor) == 2 * 32
    assert likely(deals, {Stage.QUOTED: 3_333}, lambda _: None) == 0
    assert likely(deals, {}, lambda money: money.minor) is None
