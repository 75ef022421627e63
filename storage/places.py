"""Where members said they were: coarse, and forgotten after its days."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from chat.message import Spot
from scoring.evidence import WITHIN, Whereabouts, visit_behind
from storage.tables import ActivityRow, PlaceRow
from storage.work import Work, table_of

PLACES, ACTIVITIES = table_of(PlaceRow), table_of(ActivityRow)


def add(work: Work, member: int, spot: Spot, at: datetime) -> Whereabouts:
    """Keep it for as long as it says."""
    found = Whereabouts(work.new_id(), at, spot.north, spot.east)
    until = work.now + timedelta(days=spot.days)
    work.insert(PlaceRow, id=found.id, member_id=member, at=at, north=found.north, east=found.east, until=until)
    return found


def visit_of(work: Work, member: int, at: datetime, metrics: Sequence[str]) -> int | None:
    """The entry of a visit that a place of that moment stands behind; None: none, or not yet."""
    return visit_behind(at, _reported(work, member, at, metrics))


def behind(work: Work, member: int, entry: int, at: datetime, metrics: Sequence[str]) -> list[Whereabouts]:
    """The places that stand behind a visit that was reported at that moment, in their order."""
    query = select(PLACES.c.id, PLACES.c.at, PLACES.c.north, PLACES.c.east).where(
        PLACES.c.org_id == work.org,
        PLACES.c.member_id == member,
        PLACES.c.at.between(at - WITHIN, at + WITHIN),
        PLACES.c.until > work.now,
    )
    found = [Whereabouts(row.id, row.at, row.north, row.east) for row in work.rows(query.order_by(PLACES.c.at))]
    return [one for one in found if visit_of(work, member, one.at, metrics) == entry]


def forget(work: Work) -> int:
    """Forget what has been kept for its days; how many."""
    over = delete(PLACES).where(PLACES.c.org_id == work.org, PLACES.c.until <= work.now)
    return work.connection.execute(over).rowcount


def _reported(work: Work, member: int, at: datetime, metrics: Sequence[str]) -> list[tuple[int, datetime]]:
    """Visits around a moment that still count: (entry, when)."""
    rows = work.rows(
        select(ACTIVITIES.c.id, ACTIVITIES.c.entry, ACTIVITIES.c.at, ACTIVITIES.c.cancels).where(
            ACTIVITIES.c.org_id == work.org,
            ACTIVITIES.c.member_id == member,
            ACTIVITIES.c.metric.in_(metrics),
            ACTIVITIES.c.at >= at - WITHIN,
        )
    )
    gone = {row.cancels for row in rows if row.cancels is not None}
    return [(row.entry, row.at) for row in rows if row.cancels is None and row.id not in gone]
