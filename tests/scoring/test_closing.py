"""When a month closes by itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.closing import closes_on, open_from
from scoring.period import period_of

OCTOBER = period_of("month", date(2026, 10, 31))


def weekday(day: date) -> bool:
    return day.weekday() < 5


@pytest.mark.parametrize(
    ("after", "day"),
    [
        (0, date(2026, 11, 1)),
        (1, date(2026, 11, 3)),  # Monday 2 November is still open
        (3, date(2026, 11, 5)),
        (5, date(2026, 11, 7)),  # a Saturday
        (6, date(2026, 11, 10)),
    ],
)
def test_a_month_is_open_for_some_workdays_after_its_end(after: int, day: date) -> None:
    """31 October 2026 is a Saturday; its three workdays are 2, 3 and 4 November: closed from Thursday the 5th."""
    assert closes_on(OCTOBER, after, weekday) == day


@pytest.mark.parametrize(
    ("today", "after", "first"),
    [
        (date(2026, 11, 4), 3, date(2026, 10, 1)),
        (date(2026, 11, 5), 3, date(2026, 11, 1)),
        (date(2026, 11, 1), 0, date(2026, 11, 1)),
        (date(2026, 10, 31), 0, date(2026, 10, 1)),
        (date(2026, 11, 2), 20, date(2026, 10, 1)),
        (date(2027, 1, 5), 3, date(2026, 12, 1)),
        (date(2027, 1, 6), 3, date(2027, 1, 1)),
    ],
)
def test_the_books_are_open_from_the_oldest_month_not_yet_closed(today: date, after: int, first: date) -> None:
    assert open_from(today, after, weekday) == first


def test_with_few_workdays_two_months_stay_open() -> None:
    """Where only Mondays are worked, September's twentieth workday lies in 2027."""
    assert open_from(date(2026, 11, 2), 8, lambda day: day.weekday() == 0) == date(2026, 9, 1)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 20))
def test_the_books_never_open_again(today: date, after: int) -> None:
    assert (
        open_from(today, after, weekday)
        <= open_from(today + timedelta(days=1), after, weekday)
        <= today + timedelta(days=1)
    )
