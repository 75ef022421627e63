"""The months so far that sheets brought: sums on a month's first day of which nobody knows the days."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from scoring.period import local_day, period_of
from storage.people import directory
from storage.tables import ActivityRow
from storage.work import Work, table_of

ACTIVITIES = table_of(ActivityRow)
PLACE = "import:"
"""How the place of such a row begins; behind it stand the metric and the month's first day."""


def between(work: Work, metric: str, first: date, last: date) -> list[tuple[date, int, int]]:
    """(day, member, amount) of a metric on these days that may have been done after the last of them.

    What a sheet of the 16th brought was done from the 1st to the 16th: it belongs to those days, not to a week.
    """
    query = select(ACTIVITIES.c.day, ACTIVITIES.c.member_id, ACTIVITIES.c.amount, ACTIVITIES.c.at).where(
        ACTIVITIES.c.org_id == work.org,
        ACTIVITIES.c.metric == metric,
        ACTIVITIES.c.day.between(first, last),
        ACTIVITIES.c.message.startswith(f"{PLACE}{metric}:"),
    )
    amounts: dict[tuple[date, int], int] = {}
    brought: dict[tuple[date, int], datetime] = {}
    for day, member, amount, at in work.rows(query):
        place = day, member
        amounts[place] = amounts.get(place, 0) + int(amount)
        brought[place] = max(at, brought.get(place, at))
    return [(*place, amount) for place, amount in amounts.items() if _until(work, place[0], brought[place]) > last]


def _until(work: Work, day: date, brought: datetime) -> date:
    """The last day on which it may have been done."""
    home = directory(work).organization
    return min(period_of("month", day).last, local_day(brought, ZoneInfo(home.zone), home.day_end))
