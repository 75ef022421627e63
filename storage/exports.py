"""Rows for export: the ledger of a period, of some members, in the order it was written."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from scoring.activity import Activity
from scoring.deal import DealEvent
from scoring.period import Period
from storage.activities import activity_of
from storage.deals import event_of
from storage.tables import ActivityRow, DealEventRow
from storage.work import Work, table_of

ACTIVITIES, EVENTS = table_of(ActivityRow), table_of(DealEventRow)
MOST = 20_000
"""Rows in one export."""


def activities(work: Work, period: Period, members: Iterable[int]) -> list[Activity]:
    """The members' activities with a day in the period, at most one more than MOST."""
    return [activity_of(row._mapping) for row in work.rows(_within(work, ACTIVITIES, period, members))]


def events(work: Work, period: Period, members: Iterable[int]) -> list[DealEvent]:
    """The members' deal events with a day in the period, at most one more than MOST."""
    return [event_of(row._mapping) for row in work.rows(_within(work, EVENTS, period, members))]


def _within(work: Work, table: Any, period: Period, members: Iterable[int]) -> Any:
    query = select(table).where(
        table.c.org_id == work.org,
        table.c.member_id.in_(list(members)),
        table.c.day >= period.start,
        table.c.day < period.end,
    )
    return query.order_by(table.c.id).limit(MOST + 1)
