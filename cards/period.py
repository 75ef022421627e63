"""What a period is called in a sentence."""

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


def named(period: Period, home: Organization, today: date) -> Text:
    """This month, or 2026-12 when it is another one."""
    if period == home.period(period.kind, today):
        return _THIS[period.kind]
    return text("{day}", day=Day(period.start)) if period.kind == "day" else home.called(period)
