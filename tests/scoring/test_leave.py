"""Leave: what days and half days off take out of a member's workdays, and what is then missing on each."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.leave import Absence, Portion, halves_off, workdays_off, workdays_with
from scoring.pace import Workdays, pace, workdays_of
from scoring.period import period_of

NOVEMBER = period_of("month", date(2026, 11, 18))
TODAY = date(2026, 11, 18)  # a Wednesday


def weekday(day: date) -> bool:
    return day.weekday() < 5


def nov(start: int, end: int = 0, portion: Portion = "full") -> Absence:
    return Absence(1, date(2026, 11, start), date(2026, 11, end or start), portion)


@pytest.mark.parametrize(
    ("said", "halves"),
    [
        ((), 0),
        ((nov(18),), 2),
        ((nov(18, portion="am"),), 1),
        ((nov(18, portion="am"), nov(18, portion="pm")), 2),
        ((nov(18, portion="half"), nov(18, portion="half")), 1),  # the same half day said twice
        ((nov(18, portion="am"), nov(18, portion="am")), 1),
        ((nov(18, portion="pm"), nov(16, 20)), 2),
        ((nov(17), nov(19)), 0),
        ((nov(16, 18),), 2),  # both ends belong to it
        ((nov(18, 20),), 2),
    ],
)
def test_half_days_of_a_day_are_counted_once(said: tuple[Absence, ...], halves: int) -> None:
    assert halves_off(said, TODAY) == halves


def test_leave_leaves_the_divisor() -> None:
    """November 2026: 21 weekdays are 42 half days. Off: Thursday 19 (2) and the morning of Friday 20 (1): 39.
    Before Wednesday 18 lie 12 days, 24 half days; today 2; left with today 39 - 24 = 15.

    ¥210,000 with ¥60,000 done: 150,000 missing ÷ 7.5 days = 20,000 a day, and today as well. Without the leave it
    would be 150,000 ÷ 9 = 16,667.
    """
    days = workdays_with(NOVEMBER, TODAY, weekday, (nov(19), nov(20, portion="am")))
    assert days == Workdays(39, 24, 2, 2)
    assert (days.left(), days.days_left(), days.left(over=True)) == (15, 8, 13)
    now = pace(60_000, 0, 210_000, days)
    assert (now.per_workday, now.today, now.time) == (20_000, 20_000, 24 * 10_000 // 39)
    whole = pace(60_000, 0, 210_000, workdays_of(NOVEMBER, TODAY, weekday))
    assert whole.per_workday == 16_667


def test_on_a_half_day_today_needs_half_and_on_a_day_off_nothing() -> None:
    """Off this morning: 41 half days, 24 before, today 1, left 17. 170,000 missing: 10,000 a half day, 20,000 a day."""
    half = pace(40_000, 0, 210_000, workdays_with(NOVEMBER, TODAY, weekday, (nov(18, portion="am"),)))
    assert (half.today, half.per_workday) == (10_000, 20_000)
    off = pace(40_000, 0, 210_000, workdays_with(NOVEMBER, TODAY, weekday, (nov(18),)))
    assert off.today == 0
    assert off.per_workday == 21_250  # 170,000 over the 8 days left


def test_who_is_off_to_the_end_has_no_day_left_to_spread_it_over() -> None:
    days = workdays_with(NOVEMBER, TODAY, weekday, (nov(18, 30),))
    assert days.left() == 0
    assert pace(0, 0, 100, days).per_workday is None


def test_half_a_day_left_is_not_asked_for_more_than_the_gap() -> None:
    """Only the afternoon of the 30th is left: 1,000 missing, not 2,000 a day."""
    days = workdays_with(NOVEMBER, date(2026, 11, 30), weekday, (nov(30, portion="am"),))
    assert days.left() == 1
    assert (pace(0, 0, 1_000, days).per_workday, pace(0, 0, 1_000, days).today) == (1_000, 1_000)


def test_leave_outside_the_period_changes_nothing() -> None:
    october = Absence(1, date(2026, 10, 20), date(2026, 10, 31))
    december = Absence(1, date(2026, 12, 1), date(2026, 12, 3))
    assert workdays_with(NOVEMBER, TODAY, weekday, (october, december)) == workdays_of(NOVEMBER, TODAY, weekday)


def test_leave_that_ends_on_the_first_day_of_a_period_takes_that_day() -> None:
    """1 December 2026 is a Tuesday, one of 23 weekdays: 44 of 46 half days are left."""
    december = period_of("month", date(2026, 12, 1))
    away = Absence(1, date(2026, 11, 27), date(2026, 12, 1))
    assert workdays_with(december, date(2026, 11, 30), weekday, (away,)) == Workdays(44, 0, 0, 2)


def test_leave_across_a_weekend_takes_its_workdays_alone() -> None:
    assert workdays_off(nov(20, 23), weekday) == 4
    assert workdays_off(nov(20, 23, "am"), weekday) == 2
    assert workdays_off(nov(21, 22), weekday) == 0


def test_leave_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends on its first day or later"):
        nov(20, 19)


spans = st.lists(
    st.builds(
        lambda start, length, portion: Absence(1, start, start + timedelta(days=length), portion),
        st.dates(date(2026, 10, 20), date(2026, 12, 10)),
        st.integers(0, 12),
        st.sampled_from(("full", "am", "pm", "half")),
    ),
    min_size=1,
    max_size=5,
)


@given(spans, st.dates(date(2026, 11, 1), date(2026, 11, 30)))
def test_days_before_today_and_left_make_the_whole_and_leave_only_takes(said: list[Absence], today: date) -> None:
    days, free = workdays_with(NOVEMBER, today, weekday, said), workdays_of(NOVEMBER, today, weekday)
    taken = sum(
        halves_off(said, day) for day in (NOVEMBER.start + timedelta(days=n) for n in range(30)) if weekday(day)
    )
    assert days.total * (2 // days.unit) == free.total * 2 - taken
    assert days.before + days.left() == days.total
    assert workdays_with(NOVEMBER, today, weekday, said[::-1]) == days
