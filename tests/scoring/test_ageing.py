"""Receivables by age: each in one bucket, on days that banks work."""

from datetime import date, timedelta

import pytest

from scoring.ageing import BUCKETS, aged, bucket
from tests.dialogues.company import CALENDAR

TODAY = date(2026, 11, 20)


def every_day(day: date) -> bool:
    return True


@pytest.mark.parametrize(
    ("days", "name"),
    [(-1, "coming"), (0, "coming"), (1, "0-30"), (30, "0-30"), (31, "31-60"), (60, "31-60"), (61, "60+")],
)
def test_a_bucket_begins_and_ends_on_its_day(days: int, name: str) -> None:
    assert bucket(TODAY - timedelta(days=days), TODAY, every_day) == name


def test_without_a_day_nothing_is_overdue() -> None:
    assert bucket(None, TODAY, every_day) == "undated"


def test_what_was_due_on_a_holiday_is_overdue_after_the_next_workday() -> None:
    due = date(2026, 10, 1)
    assert bucket(due, date(2026, 10, 8), CALENDAR.is_workday) == "coming"
    assert bucket(due, date(2026, 10, 9), CALENDAR.is_workday) == "0-30"


def test_buckets_part_what_is_due() -> None:
    items = [(TODAY - timedelta(days=n), n) for n in range(-100, 200)] + [(None, 999)]
    found = aged(items, TODAY, CALENDAR.is_workday)
    assert tuple(sorted(found)) == tuple(sorted(BUCKETS))
    assert sorted(item for part in found.values() for item in part) == sorted(item for _, item in items)
