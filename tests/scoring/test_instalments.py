"""Payment plans: exact to the cent, oldest first, reminders on workdays."""

from datetime import date, timedelta
from random import Random

import pytest

from scoring.instalments import Instalment, Part, again, agreed, dues, falls_on, months_after, reminders
from tests.dialogues.company import CALENDAR

SIGNED = date(2026, 11, 20)


def months(*counts: int) -> list[Part]:
    return [Part(weight=1, when="months", months=count) for count in counts]


def test_three_equal_parts_a_month_apart() -> None:
    plan = agreed(10_000_001, months(1, 2, 3), SIGNED)
    assert [one.minor for one in plan] == [3_333_334, 3_333_334, 3_333_333]
    assert [one.due for one in plan] == [date(2026, 12, 20), date(2027, 1, 20), date(2027, 2, 20)]


def test_a_part_on_signing_and_the_rest_on_a_condition() -> None:
    plan = agreed(1_000, [Part(weight=30, when="signing"), Part(weight=70, words="验收后")], SIGNED)
    assert [(one.minor, one.due, one.words) for one in plan] == [
        (300, SIGNED + timedelta(days=7), ""),
        (700, None, "验收后"),
    ]


def test_a_stated_amount_leaves_the_rest_to_the_others() -> None:
    plan = agreed(1_000, [Part(minor=100, when="signing"), Part(weight=1), Part(weight=2)], SIGNED)
    assert [one.minor for one in plan] == [100, 300, 600]


@pytest.mark.parametrize(
    "parts", [[Part(minor=100), Part(minor=100)], [Part(minor=300), Part()], [Part(minor=400), Part()], []]
)
def test_parts_that_do_not_add_up_are_no_plan(parts: list[Part]) -> None:
    assert agreed(300, parts, SIGNED) == ()


def test_instalments_add_up_to_the_amount_to_the_cent() -> None:
    random = Random(4)
    for _ in range(500):
        total = random.randint(100, 10**12)
        plan = agreed(total, [Part(weight=random.randint(1, 90)) for _ in range(random.randint(1, 12))], SIGNED)
        assert not plan or sum(one.minor for one in plan) == total
        assert all(one.minor > 0 for one in plan)


def test_money_pays_the_oldest_part_first() -> None:
    plan = [Instalment(100, date(2026, 12, 20), place=2), Instalment(100, date(2026, 11, 20), place=1)]
    first, second = dues(200, 130, plan)
    assert (first.due, first.open, second.open) == (date(2026, 11, 20), 0, 70)


def test_a_smaller_contract_shortens_the_plan_and_a_larger_one_leaves_a_rest_without_a_day() -> None:
    plan = [Instalment(100, date(2026, 11, 20), place=1), Instalment(100, date(2026, 12, 20), place=2)]
    assert [(one.due, one.open) for one in dues(150, 0, plan)] == [(plan[0].due, 100), (plan[1].due, 50)]
    assert [(one.due, one.open) for one in dues(260, 210, plan)][-1] == (None, 50)


def test_what_is_open_is_what_was_signed_and_not_received() -> None:
    random = Random(7)
    for _ in range(500):
        signed, received = random.randint(0, 1_000), random.randint(-50, 1_200)
        plan = [
            Instalment(random.randint(1, 400), random.choice((None, SIGNED + timedelta(days=place))), place=place)
            for place in range(random.randint(0, 5))
        ]
        found = dues(signed, received, plan)
        assert sum(one.minor for one in found) == signed
        assert sum(one.open for one in found) == max(0, signed - max(0, received))
        assert all(0 <= one.paid <= one.minor for one in found)
        touched = [one for one in found if one.open]
        assert all(not one.paid for one in touched[1:]), "a later part is paid while an older one is open"


def test_the_last_of_a_shorter_month() -> None:
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_after(date(2026, 12, 31), 14) == date(2028, 2, 29)


def test_a_due_day_on_a_holiday_is_reminded_of_on_workdays() -> None:
    """1 to 7 October 2026 are off in China; Monday 28 September is a workday."""
    assert reminders(date(2026, 10, 1), CALENDAR.is_workday) == (date(2026, 9, 28), date(2026, 10, 8))
    assert reminders(date(2026, 10, 8), CALENDAR.is_workday) == (date(2026, 9, 30), date(2026, 10, 8))
    assert falls_on(date(2026, 11, 21), CALENDAR.is_workday) == date(2026, 11, 23)
    assert again(date(2026, 9, 25), CALENDAR.is_workday) == date(2026, 10, 8)


def test_where_nobody_ever_works_the_day_stays() -> None:
    assert reminders(SIGNED, lambda day: False)[1] == SIGNED
