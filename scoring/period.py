"""Periods: stretches of local days, their predecessors and parts, and the day an instant belongs to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal, get_args

from language.text import Day, Text, text

PeriodKind = Literal["day", "week", "month", "quarter", "year"]
IsWorkday = Callable[[date], bool]
"""Whether a day is worked, by the calendar of whoever is meant."""

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_MIDNIGHT = time(0)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_AHEAD = timedelta(minutes=10)  # a platform's stamp may run ahead of our clock by this much


@dataclass(frozen=True, slots=True)
class Period:
    """The local days from `start` up to, not including, `end`; ValueError when that is no day at all.

    Example: November 2026 is Period("month", date(2026, 11, 1), date(2026, 12, 1)).
    """

    kind: PeriodKind
    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"a period ends after it starts, not {self.start} to {self.end}")

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    @property
    def last(self) -> date:
        """The last day that belongs to it."""
        return self.end - _DAY


@dataclass(frozen=True, slots=True)
class Turns:
    """When an organization's weeks and fiscal years begin: a weekday (0 is Monday, 6 Sunday), a month (1 to 12)."""

    first_weekday: int = 0
    first_month: int = 1

    def period(self, kind: PeriodKind, day: date) -> Period:
        """The organization's period of that kind which holds the day.

        Example: with Turns(6, 4), Sunday 2026-11-22 opens a week, and its year began on 2026-04-01.
        """
        return period_of(kind, day, first_weekday=self.first_weekday, first_month=self.first_month)

    def named(self, period: Period) -> Period:
        """What people mean by the name of a calendar's quarter or year: that of the fiscal year which begins in it.

        Example: with years from April, 2026-Q4 is January to March 2027.
        """
        if period.kind not in ("quarter", "year"):
            return period
        return self.period(period.kind, _month(period.start, self.first_month - 1))


def period_of(kind: PeriodKind, day: date, *, first_weekday: int = 0, first_month: int = 1) -> Period:
    """The period of that kind which holds the day.

    `first_weekday` opens the week (0 is Monday, 6 Sunday); `first_month` opens the fiscal year (1 to 12), and
    with it the quarters. Days of the years 2 to 9998 are accepted, others raise ValueError.

    Example: with the fiscal year from April, 2027-02-10 lies in the quarter 2027-01-01 to 2027-04-01 and in
    the year 2026-04-01 to 2027-04-01.
    """
    if not 1 < day.year < 9999:
        raise ValueError(f"{day} is too near the end of the calendar")
    if kind == "day":
        return Period(kind, day, day + _DAY)
    if kind == "week":
        start = day - _DAY * ((day.weekday() - first_weekday) % 7)
        return Period(kind, start, start + _WEEK)
    length = _MONTHS[kind]
    start = _month(day, -((day.month - first_month) % length))
    return Period(kind, start, _month(start, length))


def before(period: Period) -> Period:
    """The period of the same kind just before it.

    Example: before March 2028 (31 days) comes February 2028 (29 days).
    """
    if period.kind == "day":
        return Period("day", period.start - _DAY, period.start)
    if period.kind == "week":
        return Period("week", period.start - _WEEK, period.start)
    return Period(period.kind, _month(period.start, -_MONTHS[period.kind]), period.start)


def comparable(period: Period, day: date) -> Period:
    """The stretch of the previous period that compares with this one up to and including the day.

    In weeks it runs to the same weekday; in months, quarters and years to the same day of the corresponding
    month, or to that month's last day where it is shorter. Once the period is over, the whole previous one
    compares. A day before the period raises ValueError.

    Example: March 2026 up to the 31st compares with 1 to 28 February; the third quarter up to 15 August with
    1 April to 15 May; April up to the 30th with 1 to 30 March, and on 1 May the whole of April with all of
    March.
    """
    if day < period.start:
        raise ValueError(f"{day} lies before the period from {period.start}")
    previous = before(period)
    if day >= period.end:
        return previous
    if period.kind in ("day", "week"):
        return Period(period.kind, previous.start, previous.start + (day - period.start) + _DAY)
    months = 12 * (day.year - period.start.year) + day.month - period.start.month
    first = _month(previous.start, months)
    return Period(period.kind, previous.start, min(first + _DAY * day.day, _month(first, 1)))


def parts(whole: Period, kind: PeriodKind, *, first_weekday: int = 0) -> tuple[Period, ...]:
    """The smaller periods the whole consists of, in order; the first and last week are cut at its borders.

    Cut weeks are for splitting a target only: a week's target is the sum over its pieces. A kind not smaller
    than the whole raises ValueError.

    Example: November 2026 begins on a Sunday, so its weeks are 1 November; 2 to 8; …; 23 to 29; 30 November.
    """
    kinds = get_args(PeriodKind)
    if kinds.index(kind) >= kinds.index(whole.kind):
        raise ValueError(f"a {whole.kind} does not consist of {kind}s")
    pieces = []
    day = whole.start
    while day < whole.end:
        # Quarters of a fiscal year begin where the year begins.
        piece = period_of(kind, day, first_weekday=first_weekday, first_month=whole.start.month)
        pieces.append(Period(kind, day, min(piece.end, whole.end)))
        day = piece.end
    return tuple(pieces)


def label(period: Period, *, first_month: int = 1) -> Text:
    """What the period is called: a day, "2 Nov to 8 Nov", 2026-11, Q4 2026, 2026; a fiscal year is 2026/27.

    Example: with the fiscal year from April, January to March 2027 is "Q4 2026/27".
    """
    if period.kind == "day":
        return text("{day}", day=Day(period.start))
    if period.kind == "week":
        return text("{first} to {last}", first=Day(period.start), last=Day(period.last))
    if period.kind == "month":
        return text("{year}-{month}", year=str(period.start.year), month=f"{period.start.month:02}")
    opening = _month(period.start, -((period.start.month - first_month) % 12))
    year = str(opening.year) if first_month == 1 else f"{opening.year}/{(opening.year + 1) % 100:02}"
    if period.kind == "quarter":
        quarter = (period.start.month - first_month) % 12 // 3 + 1
        return text("Q{quarter} {year}", quarter=quarter, year=year)
    return text("year {year}", year=year)


def local_day(instant: datetime, zone: tzinfo, day_end: time = _MIDNIGHT) -> date:
    """The day an aware instant belongs to in the zone, when a day lasts until `day_end` of the next morning.

    A day begins when the clock on the wall first shows `day_end` and does not begin again when clocks are put
    back, so a later instant never lies on an earlier day. `day_end` is a time of the morning; midnight is the
    calendar day.

    Example: with day end 04:00 an entry at 02:00 on 3 November belongs to 2 November, one at 04:00 to 3
    November.
    """
    local = instant.astimezone(zone)
    day = local.date() if local.time() >= day_end else local.date() - _DAY
    following = day + _DAY
    # Compared in UTC: two times of one zone would be compared by the clock on the wall.
    begun = datetime.combine(following, day_end, zone).astimezone(UTC) <= instant.astimezone(UTC)
    return following if begun else day


def trusted(sent_at: datetime, received_at: datetime) -> datetime:
    """When a message counts: as the platform says, unless that lies more than ten minutes after we received it.

    Both are aware. Example: sent 23:59:59.9 on the period's last day and received a second later, it counts in that
    period; stamped 10:11 and received 10:00, it counts at 10:00.
    """
    ahead = sent_at.astimezone(UTC) - received_at.astimezone(UTC)
    return received_at if ahead > _AHEAD else sent_at


def _month(day: date, later: int) -> date:
    """The first of the month so many months after the day's."""
    year, month = divmod(12 * day.year + day.month - 1 + later, 12)
    return date(year, month + 1, 1)
