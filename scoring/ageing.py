"""Receivables by age: not due yet, 0–30 days overdue, 31–60, more than 60."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeVar

from scoring.instalments import falls_on
from scoring.period import IsWorkday

Bucket = Literal["coming", "0-30", "31-60", "60+", "undated"]
BUCKETS: tuple[Bucket, ...] = ("0-30", "31-60", "60+", "coming", "undated")
OVERDUE: tuple[Bucket, ...] = BUCKETS[:3]
T = TypeVar("T")


def overdue_days(due: date, today: date, is_workday: IsWorkday) -> int:
    """Days since it was due, 0 or less when it is not overdue; due on a day off, the next workday counts."""
    return (today - falls_on(due, is_workday)).days


def bucket(due: date | None, today: date, is_workday: IsWorkday) -> Bucket:
    """Where something due belongs: overdue since today, or up to 30 days ago, is 0–30 – but due today is coming."""
    if due is None:
        return "undated"
    days = overdue_days(due, today, is_workday)
    if days <= 0:
        return "coming"
    return "0-30" if days <= 30 else "31-60" if days <= 60 else "60+"


def aged(items: Iterable[tuple[date | None, T]], today: date, is_workday: IsWorkday) -> dict[Bucket, list[T]]:
    """Every item in one bucket, in the order given; all buckets are there."""
    found: dict[Bucket, list[T]] = {name: [] for name in BUCKETS}
    for due, item in items:
        found[bucket(due, today, is_workday)].append(item)
    return found
