"""Time progress, attainment, gaps, and what each workday still has to bring."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.pace import Pace, Workdays, attainment, pace, points, time_progress, workdays_of
from scoring.period import period_of

NOVEMBER = period_of("month", date(2026, 11, 18))


def weekday(day: date) -> bool:
    return day.weekday() < 5


def test_half_a_million_with_three_fifths_done_shows_what_is_missing_per_workday() -> None:
    """Target 50万, done 30万, 40 of 65 workdays gone, 25 left with today.

    Attainment 300,000 ÷ 500,000 = 60 %. Time 40 ÷ 65 = 61.53 %. 1.53 points behind. Gap 200,000.
    Per workday 200,000 ÷ 25 = 8,000.
    """
    assert pace(300_000, 0, 500_000, Workdays(65, 40, today=True)) == Pace(
        actual=300_000,
        target=500_000,
        attainment=6000,
        time=6153,
        lead=-153,
        gap=200_000,
        today=8000,
        per_workday=8000,
    )


def test_the_fourth_quarter_shows_what_is_missing_per_workday_to_the_cent() -> None:
    """¥500,000.00 for October to December 2026, ¥300,000.00 done on Wednesday 18 November.

    Weekdays: October 22, November 21, December 23, together 66. Before 18 November 22 + 12 = 34, left 32.
    20,000,000 cents ÷ 32 = 625,000 cents: ¥6,250.00 a workday.
    """
    days = workdays_of(period_of("quarter", date(2026, 11, 18)), date(2026, 11, 18), weekday)
    assert days == Workdays(66, 34, today=True)
    now = pace(30_000_000, 0, 50_000_000, days)
    assert (now.gap, now.per_workday) == (20_000_000, 625_000)


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 10, 31), Workdays(21, 0, today=False)),  # before it begins
        (date(2026, 11, 1), Workdays(21, 0, today=False)),  # a Sunday
        (date(2026, 11, 2), Workdays(21, 0, today=True)),
        (date(2026, 11, 18), Workdays(21, 12, today=True)),
        (date(2026, 11, 21), Workdays(21, 15, today=False)),  # a Saturday
        (date(2026, 11, 30), Workdays(21, 20, today=True)),
        (date(2026, 12, 1), Workdays(21, 21, today=False)),  # after its end
    ],
)
def test_workdays_are_counted_before_today_and_with_today_apart(today: date, days: Workdays) -> None:
    """November 2026 has 21 weekdays; 12 of them lie before Wednesday the 18th."""
    assert workdays_of(NOVEMBER, today, weekday) == days


def test_today_counts_as_time_gone_only_when_it_is_over() -> None:
    """12 of 21 in the morning are 57.14 %, 13 of 21 in the evening 61.90 %."""
    days = Workdays(21, 12, today=True)
    assert time_progress(days) == 5714
    assert time_progress(days, over=True) == 6190


def test_a_day_off_adds_no_time_even_when_it_is_over() -> None:
    days = Workdays(21, 15, today=False)
    assert time_progress(days) == time_progress(days, over=True) == 7142


def test_time_runs_from_nothing_to_the_whole() -> None:
    assert time_progress(Workdays(21, 0, today=True)) == 0
    assert time_progress(Workdays(21, 20, today=True), over=True) == 10_000
    assert time_progress(Workdays(0, 0, today=False)) == 10_000


@pytest.mark.parametrize(
    ("actual", "target", "share"),
    [
        (999_999, 1_000_000, 9999),
        (1_000_000, 1_000_000, 10_000),
        (13, 10, 13_000),
        (0, 10, 0),
        (-1, 3, -3334),
        (1, 1, 10_000),
        (1, 0, None),
        (1, -5, None),
    ],
)
def test_attainment_is_rounded_down(actual: int, target: int, share: int | None) -> None:
    """999,999 of 1,000,000 is 99.99 % and not yet 100 %."""
    assert attainment(actual, target) == share


@pytest.mark.parametrize(
    ("difference", "whole"),
    [(0, 0), (49, 0), (50, 1), (649, 6), (650, 7), (-49, 0), (-50, -1), (-649, -6), (-660, -7)],
)
def test_percentage_points_are_rounded_to_the_nearest(difference: int, whole: int) -> None:
    """6.49 points are six, 6.50 are seven, ahead or behind."""
    assert points(difference) == whole


@pytest.mark.parametrize(("done", "still"), [(0, 10), (4, 6), (9, 1), (10, 0), (15, 0)])
def test_today_needs_the_mornings_quota_less_what_was_done_today(done: int, still: int) -> None:
    """Target 20, nothing before today, two workdays left: the quota is 10. After 9 today needs 1 more."""
    assert pace(done, done, 20, Workdays(5, 3, today=True)).today == still


def test_quota_and_daily_need_are_rounded_up() -> None:
    """10 missing over 3 workdays: 4 a day, since 3 a day would leave one over. 9 over 3 is 3."""
    assert pace(0, 0, 10, Workdays(3, 0, today=True)).today == 4
    assert pace(0, 0, 10, Workdays(3, 0, today=True)).per_workday == 4
    assert pace(1, 0, 10, Workdays(3, 0, today=True)).per_workday == 3


def test_a_day_off_needs_nothing_and_the_coming_workdays_carry_the_gap() -> None:
    """Saturday, 6 workdays left, 12 missing: today 0, then 2 a day."""
    now = pace(8, 0, 20, Workdays(21, 15, today=False))
    assert (now.today, now.gap, now.per_workday) == (0, 12, 2)


def test_in_the_evening_the_gap_falls_on_the_days_after_today() -> None:
    """Target 20, 12 before today, 2 today, 3 workdays left with today. Morning's quota 8 ÷ 3 → 3, so today lacks 1.
    The gap of 6 falls on 2 workdays: 3 each. By noon it still counted today: 6 ÷ 3 = 2."""
    days = Workdays(10, 7, today=True)
    evening = pace(14, 2, 20, days, over=True)
    assert (evening.today, evening.gap, evening.per_workday, evening.time) == (1, 6, 3, 8000)
    assert pace(14, 2, 20, days).per_workday == 2


def test_a_gap_without_a_workday_left_has_no_daily_need() -> None:
    over = Workdays(21, 21, today=False)
    assert pace(19, 0, 20, over).per_workday is None
    assert pace(20, 0, 20, over).per_workday == 0
    assert pace(14, 0, 20, Workdays(21, 20, today=True), over=True).per_workday is None


def test_a_reached_target_leaves_no_gap() -> None:
    """25 of 20 half-way: attainment 125 %, 75 points ahead, nothing missing."""
    assert pace(25, 1, 20, Workdays(20, 10, today=True)) == Pace(25, 20, 12_500, 5000, 7500, 0, 0, 0)


def test_a_target_reached_before_today_asks_nothing_of_today() -> None:
    assert pace(20, 0, 20, Workdays(20, 10, today=True)).today == 0


def test_without_a_target_there_is_neither_attainment_nor_gap() -> None:
    now = pace(5, 1, 0, Workdays(20, 10, today=True))
    assert (now.attainment, now.lead, now.gap, now.today, now.per_workday) == (None, None, 0, 0, 0)


def test_a_refund_today_raises_what_today_needs() -> None:
    """Target 20, 18 this morning, one workday left with today, 3 refunded: the quota was 2, today needs 2 + 3."""
    assert pace(15, -3, 20, Workdays(5, 4, today=True)).today == 5


@given(st.integers(0, 10**12), st.integers(1, 10**12), st.integers(1, 70), st.integers(0, 69))
def test_who_brings_the_quota_every_day_reaches_the_target(actual: int, target: int, total: int, before: int) -> None:
    before = min(before, total - 1)
    for index in range(before, total):
        actual += pace(actual, 0, target, Workdays(total, index, today=True)).today
    assert actual >= target


@given(st.integers(0, 400), st.integers(0, 60))
def test_time_never_runs_back(offset: int, later: int) -> None:
    year = period_of("year", date(2026, 1, 1))
    one = date(2026, 1, 1) + timedelta(days=offset)
    shares = [time_progress(workdays_of(year, day, weekday)) for day in (one, one + timedelta(days=later))]
    assert 0 <= shares[0] <= shares[1] <= 10_000
