"""What is to be said, in lanes: one chat's deliveries in order, sent by one replica at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select, update

from chat.message import Room
from chat.reply import Delivery
from storage.tables import LaneRow, OutboxRow
from storage.values import dump, load
from storage.work import Work, table_of

OUTBOX, LANES = table_of(OutboxRow), table_of(LaneRow)
LEASE = timedelta(seconds=30)
MOST_TRIES = 8


@dataclass(frozen=True, slots=True)
class Lane:
    """One chat's queue on one platform."""

    platform: str
    room: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """A delivery in the outbox."""

    id: int
    lane: Lane
    delivery: Delivery
    tries: int


def lane_of(delivery: Delivery) -> Lane:
    """The queue a delivery waits in: that of the room it is shown in, else the person's own."""
    to = delivery.beside or delivery.to
    return Lane(to.platform, to.id if isinstance(to, Room) else f"@{to.id}")


def put(work: Work, deliveries: Iterable[Delivery]) -> None:
    """Put deliveries into their lanes; one whose key was there before is left out."""
    for delivery in deliveries:
        lane = lane_of(delivery)
        work.insert_new(
            OutboxRow,
            id=work.new_id(),
            platform=lane.platform,
            room=lane.room,
            key=delivery.key,
            body=dump(delivery),
            made_at=work.now,
        )


def send(work: Work, deliveries: Iterable[Delivery]) -> list[Lane]:
    """Put deliveries into their lanes; the lanes that are ours to serve now."""
    said = list(deliveries)
    put(work, said)
    return take(work, [lane_of(delivery) for delivery in said])


def take(work: Work, lanes: Iterable[Lane]) -> list[Lane]:
    """Make these lanes ours for a while if they are free and not in a pause; those that are ours now.

    Called in the transaction that filled them, so that their sender knows without looking.
    """
    wanted = sorted({(lane.platform, lane.room) for lane in lanes})
    if not wanted:
        return []
    insert = work.insert_into(LANES)
    free = or_(LANES.c.owner == "", LANES.c.owner == work.me, LANES.c.until < work.now)
    ready = or_(LANES.c.next_at.is_(None), LANES.c.next_at <= work.now)
    taken = work.connection.execute(
        insert.on_conflict_do_update(
            index_elements=[column.name for column in LANES.primary_key],
            set_={"owner": insert.excluded.owner, "until": insert.excluded.until, "waiting": True},
            where=and_(free, ready),
        ).returning(LANES.c.platform, LANES.c.room),
        [
            {
                "org_id": work.org,
                "platform": platform,
                "room": room,
                "owner": work.me,
                "until": work.now + LEASE,
                "next_at": None,
                "waiting": True,
            }
            for platform, room in wanted
        ],
    )
    return [Lane(platform, room) for platform, room in taken]


def orphans(work: Work) -> list[Lane]:
    """Lanes with something to send and nobody at it: after a crash, or when a pause is over."""
    free = or_(LANES.c.owner == "", LANES.c.until < work.now)
    ready = or_(LANES.c.next_at.is_(None), LANES.c.next_at <= work.now)
    query = select(LANES.c.platform, LANES.c.room)
    rows = work.rows(query.where(LANES.c.org_id == work.org, LANES.c.waiting, free, ready))
    return [Lane(platform, room) for platform, room in rows]


def next_in(work: Work, lane: Lane) -> Parcel | None:
    """The oldest delivery of the lane that has not gone out."""
    query = select(OUTBOX.c.id, OUTBOX.c.body, OUTBOX.c.tries).where(
        OUTBOX.c.org_id == work.org,
        OUTBOX.c.platform == lane.platform,
        OUTBOX.c.room == lane.room,
        OUTBOX.c.state == "todo",
    )
    row = work.connection.execute(query.order_by(OUTBOX.c.id).limit(1)).first()
    return None if row is None or row.body is None else Parcel(row.id, lane, load(Delivery, row.body), row.tries)


def settle(work: Work, parcel: Parcel, state: str, receipt: str = "") -> None:
    """What became of a delivery: sent, unknown (no answer came), failed or dropped; our lease begins anew."""
    work.change(OutboxRow, {"id": parcel.id}, state=state, receipt=receipt, tries=parcel.tries + 1)
    ours = update(LANES).where(*_place(work, parcel.lane), LANES.c.owner == work.me)
    work.connection.execute(ours.values(until=work.now + LEASE))


def postpone(work: Work, parcel: Parcel, until: datetime) -> None:
    """Try later; the whole lane waits, so that order holds."""
    work.change(OutboxRow, {"id": parcel.id}, tries=parcel.tries + 1)
    lane = {"platform": parcel.lane.platform, "room": parcel.lane.room}
    work.change(LaneRow, lane, owner="", until=None, next_at=until)


def release(work: Work, lane: Lane) -> bool:
    """Give the lane back if nothing waits in it, unless it is another's by now; whether we are done with it."""
    todo = select(OUTBOX.c.id).where(
        OUTBOX.c.org_id == work.org,
        OUTBOX.c.platform == lane.platform,
        OUTBOX.c.room == lane.room,
        OUTBOX.c.state == "todo",
    )
    if work.connection.execute(todo.limit(1)).first():
        return False
    free = update(LANES).where(*_place(work, lane), LANES.c.owner == work.me)
    work.connection.execute(free.values(owner="", until=None, next_at=None, waiting=False))
    return True


def _place(work: Work, lane: Lane) -> tuple[ColumnElement[bool], ...]:
    return LANES.c.org_id == work.org, LANES.c.platform == lane.platform, LANES.c.room == lane.room


def hand_back(work: Work) -> None:
    """Give back every lane that is ours: the program ends."""
    work.connection.execute(update(LANES).where(LANES.c.owner == work.me).values(owner="", until=None))


def free_all(work: Work) -> None:
    """Free every lane: whoever held one has ended without handing it back."""
    work.connection.execute(update(LANES).where(LANES.c.org_id == work.org).values(owner="", until=None))


def state_of(work: Work, key: str) -> str | None:
    """What became of the delivery with that key; None when there is none."""
    return work.connection.execute(
        select(OUTBOX.c.state).where(OUTBOX.c.org_id == work.org, OUTBOX.c.key == key)
    ).scalar()


def receipt_of(work: Work, key: str) -> str:
    """The platform's name of a delivery that was sent: what an edit in place needs; "" when there is none."""
    found = select(OUTBOX.c.receipt).where(OUTBOX.c.org_id == work.org, OUTBOX.c.key == key)
    return work.connection.execute(found).scalar() or ""


def backlog(work: Work) -> int:
    """How many deliveries wait."""
    query = select(func.count()).where(OUTBOX.c.org_id == work.org, OUTBOX.c.state == "todo")
    return int(work.connection.execute(query).scalar_one())


def forget_texts(work: Work, before: datetime) -> int:
    """Empty the bodies of what went out before; how many."""
    old = update(OUTBOX).where(OUTBOX.c.made_at < before, OUTBOX.c.body.is_not(None), OUTBOX.c.state != "todo")
    return work.connection.execute(old.values(body=None)).rowcount
