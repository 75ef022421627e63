"""Which month, quarter or year a row or a column of a sheet speaks of."""

import re
from datetime import date

from handlers.sheet.bringing import Bringing
from language.dates import MONTHS
from language.normalise import fold
from language.text import text
from scoring.period import Period
from scoring.sheet.cell import Unfit, blank, period_in
from scoring.sheet.layout import Column
from scoring.sheet.table import Row

_NAMED = re.compile(
    r"(20\d\d)\s*[-/.年]\s*(1[0-2]|0?[1-9])(?!\d)|(?<![\d.])(1[0-2]|0?[1-9])月"
    r"|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]{0,6})\b"
)


def period_of(bringing: Bringing, row: Row, column: Column) -> Period:
    """As the row says, else the column's heading, else the title; this month where none of them does. Unfit."""
    said = bringing.cell(row, "period")
    if not blank(said):
        return period_in(said, bringing.home, bringing.today)
    for words in (column.heading, bringing.layout.title):
        found = _NAMED.search(fold(words))
        if found:
            month = found[2] or found[3]
            number = int(month) if month else MONTHS[found[4]]
            return bringing.home.period("month", date(int(found[1] or bringing.today.year), number, 1))
    return bringing.home.period("month", bringing.today)


def reached_month(bringing: Bringing, row: Row, column: Column) -> Period:
    """The month that a result is of: one that runs or is over, and is open. Unfit."""
    period = period_of(bringing, row, column)
    if period.kind != "month":
        raise Unfit(text("results come month by month: write a month like 2026-11."))
    if period.start > bringing.today:
        raise Unfit(text("that month has not begun: results are of a month that runs."))
    return period
