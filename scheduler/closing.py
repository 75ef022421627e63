"""Months that close by themselves some workdays after their end."""

from datetime import datetime

from scoring.closing import open_from
from scoring.period import IsWorkday
from storage import closings
from storage.people import directory, has_organization
from storage.store import Store


def close(store: Store, now: datetime, is_workday: IsWorkday) -> None:
    """Close what is due; nobody is told."""
    with store.look(now) as look:
        if not has_organization(look):
            return
        after = directory(look).organization.closes_after
        first = open_from(closings.today_of(look), after, is_workday)
        if closings.open_from(look) >= first:
            return
    with store.work(now) as work:
        closings.close_before(work, first)
