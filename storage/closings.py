"""Closed months: from which day on the books are open, and where a later entry for a closed day counts."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, func, select

from scoring.period import before, local_day, period_of
from storage.people import directory
from storage.tables import ClosingRow
from storage.work import Work, table_of

CLOSINGS = table_of(ClosingRow)
_FIRST_FROM = select(CLOSINGS).where(CLOSINGS.c.org_id == bindparam("org"), CLOSINGS.c.start >= bindparam("start"))
_NEWEST = select(func.max(CLOSINGS.c.start)).where(CLOSINGS.c.org_id == bindparam("org"))


@dataclass(frozen=True, slots=True)
class Closing:
    """When a month was closed, and by whom; None: by itself."""

    at: datetime
    by: int | None


def open_from(work: Work) -> date:
    """The first day that is open; the first of all days when nothing was closed yet."""
    if "open from" not in work.known:
        start = work.rows(_NEWEST, org=work.org)[0][0]
        work.known["open from"] = date.min if start is None else period_of("month", start).end
    found: date = work.known["open from"]
    return found


def closing_of(work: Work, month: date) -> Closing | None:
    """What closed the month that begins on that day: its own closing, or that of a later one; None: it is open."""
    rows = work.rows(_FIRST_FROM.order_by(CLOSINGS.c.start).limit(1), org=work.org, start=month)
    return Closing(rows[0].closed_at, rows[0].by_id) if rows else None


def close_before(work: Work, day: date, by: int | None = None) -> bool:
    """Close the months before the one that begins on that day; False when they are closed already."""
    if open_from(work) >= day:
        return False
    work.insert_new(ClosingRow, start=before(period_of("month", day)).start, closed_at=work.now, by_id=by)
    work.known["open from"] = period_of("month", day).start
    return True


def today_of(work: Work) -> date:
    """The organization's day now."""
    if "today" not in work.known:
        home = directory(work).organization
        work.known["today"] = local_day(work.now, ZoneInfo(home.zone), home.day_end)
    found: date = work.known["today"]
    return found


def counted_on(work: Work, day: date) -> date:
    """Where something of that day counts: there, or, when its month is closed, today as an adjustment."""
    first = open_from(work)
    return day if day >= first else max(first, today_of(work))
