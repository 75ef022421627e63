"""Closing: when a month is closed by itself, and from which day on the books are open."""

from datetime import date, timedelta

from scoring.period import IsWorkday, Period, before, period_of

CLOSES_AFTER = 3
"""Workdays after its end on which a month is still open, unless the rules file says otherwise."""


def closes_on(month: Period, after: int, is_workday: IsWorkday) -> date:
    """The first day on which the month is closed: the day after so many workdays behind its end.

    Example: October 2026 ends on a Saturday. Its three workdays are Monday 2 to Wednesday 4 November; from
    Thursday the 5th it is closed. With 0 it closes with its last day.
    """
    day, left = month.end, after
    while left:
        left -= is_workday(day)
        day += timedelta(days=1)
    return day


def open_from(today: date, after: int, is_workday: IsWorkday) -> date:
    """The first day of the oldest month still open today. Quarters and years close with their months.

    Example: on 4 November 2026 October is open with three workdays: 1 October; on the 5th it is 1 November.
    """
    month = period_of("month", today)
    while closes_on(before(month), after, is_workday) > today:
        month = before(month)
    return month.start
