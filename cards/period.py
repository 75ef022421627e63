"""What a period is called: in a sentence, in a title."""

from datetime import date

from language.text import Day, Text, text
from scoring.people import Organization
from scoring.period import Period

_THIS = {
    "day": text("Today"),
    "week": text("This week"),
    "month": text("This month"),
    "quarter": text("This quarter"),
    "year": text("This year"),
}

MONTHS = (
    text("January"),
    text("February"),
    text("March"),
    text("April"),
    text("May"),
    text("June"),
    text("July"),
    text("August"),
    text("September"),
    text("October"),
    text("November"),
    text("December"),
)


def named(period: Period, home: Organization, today: date) -> Text:
    """This month, or 2026-12 when it is another one."""
    if period == home.period(period.kind, today):
        return _THIS[period.kind]
    return _day(period.start) if period.kind == "day" else home.called(period)


def span(first: date, last: date) -> Text:
    """Fri 20 Nov; or Fri 20 Nov to Mon 23 Nov."""
    return _day(first) if first == last else text("{first} to {last}", first=Day(first), last=Day(last))


def _day(day: date) -> Text:
    return text("{day}", day=Day(day))


def period_name(period: Period, home: Organization) -> Text:
    """A period's name in a title; quarters and years are those of the fiscal year."""
    start = period.start
    if period.kind == "month":
        return MONTHS[start.month - 1]
    if period.kind == "quarter":
        return text("Q{quarter}", quarter=(start.month - home.turns.first_month) % 12 // 3 + 1)
    if period.kind == "year":
        return home.called(period)
    if period.kind == "week":
        return text("Week of {day}", day=Day(start))
    return _day(start)
