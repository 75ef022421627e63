"""What came late: rows recorded for days that had been told of before."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select

from scoring.deal import counts_of
from storage.deals import event_of
from storage.ids import first_id
from storage.tables import ActivityRow, DealEventRow
from storage.work import Work, table_of

ACTIVITIES, EVENTS = table_of(ActivityRow), table_of(DealEventRow)


def late_of(
    work: Work, members: Iterable[int], since: datetime, first: date, before: date
) -> dict[tuple[date, str], int]:
    """What rows made from `since` on changed of the days from `first` up to, not including, `before`.

    {(day, metric): amount}; below nought where more was taken back than added; what comes to nought is left out.
    """
    inside = frozenset(members)
    found: dict[tuple[date, str], int] = defaultdict(int)
    for table in (ACTIVITIES, EVENTS):
        newer = table.c.org_id == work.org, table.c.id >= first_id(since)
        query = select(table).where(*newer, table.c.day >= first, table.c.day < before)
        for row in work.rows(query):
            if row.member_id not in inside:
                continue
            counts = ((row.metric, row.amount),) if table is ACTIVITIES else counts_of(event_of(row._mapping))
            for metric, amount in counts:
                found[row.day, metric] += amount
    return {place: amount for place, amount in found.items() if amount}
