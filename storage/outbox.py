"""What is to be said, in lanes: one chat's deliveries in order, sent by one replica at a time."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, literal_column, or_, select, tuple_, update

from chat import pace
from chat.message import Person, Room
from chat.pace import Pace
from chat.reply import Delivery
from storage.tables import LaneRow, OutboxRow
from storage.values import dump, load
from storage.work import Work, table_of

OUTBOX, LANES = table_of(OutboxRow), table_of(LaneRow)
LEASE = timedelta(seconds=30)
MOST_TRIES = 8
WORTH_AGAIN = timedelta(days=1)
_TODO = OUTBOX.c.state == literal_column("'todo'")
"""Written out, or the index of what waits would not be found to fit."""
_FREE = or_(LANES.c.owner == "", LANES.c.until < bindparam("now"))
_READY = or_(LANES.c.next_at.is_(None), LANES.c.next_at <= bindparam("now"))
_PLACE = tuple_(LANES.c.platform, LANES.c.room)
_THERE = select(LANES.c.platform, LANES.c.room).where(
    LANES.c.org_id == bindparam("org"), _PLACE.in_(bindparam("places", expanding=True))
)
_TO_TAKE = _THERE.where(or_(LANES.c.owner == bindparam("me"), _FREE), _READY).with_for_update(skip_locked=True)
_TAKE = (
    update(LANES)
    .where(LANES.c.org_id == bindparam("org"), _PLACE.in_(_TO_TAKE))
    .values(owner=bindparam("me"), until=bindparam("lease"))
    .returning(LANES.c.platform, LANES.c.room)
)


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
    """Make these lanes ours for a while if we serve them and they are free and not in a pause; those ours now.

    Called in the transaction that filled them, so that their sender knows without looking. A lane that somebody
    else is just taking or giving back is passed over: it is found again as an orphan if it was given back.
    """
    wanted = sorted({(lane.platform, lane.room) for lane in lanes if work.serves(lane.platform)})
    if not wanted:
        return []
    said = {"org": work.org, "me": work.me, "places": wanted, "now": work.clock(), "lease": work.clock() + LEASE}
    found = {Lane(platform, room) for platform, room in work.rows(_TAKE, **said)}
    found |= _laid(work, [place for place in wanted if Lane(*place) not in found])
    return sorted(found, key=_name)


def _laid(work: Work, places: list[tuple[str, str]]) -> set[Lane]:
    """Those of the lanes that were not there yet; they are now, and ours."""
    if not places:
        return set()
    # Looked for first: to insert what another is just changing, PostgreSQL would wait until that is over.
    known = {(platform, room) for platform, room in work.rows(_THERE, org=work.org, places=places)}
    missing = [place for place in places if place not in known]
    if not missing:
        return set()
    new = work.insert_into(LANES).on_conflict_do_nothing().returning(LANES.c.platform, LANES.c.room)
    until = work.clock() + LEASE
    rows = [
        {"org_id": work.org, "platform": platform, "room": room, "owner": work.me, "until": until, "sent": "[]"}
        for platform, room in missing
    ]
    return {Lane(platform, room) for platform, room in work.connection.execute(new, rows)}


def _name(lane: Lane) -> tuple[str, str]:
    return lane.platform, lane.room


def orphans(work: Work) -> list[Lane]:
    """Lanes with something to send and nobody at it: after a crash, or when a pause is over."""
    same = and_(
        LANES.c.org_id == OUTBOX.c.org_id, LANES.c.platform == OUTBOX.c.platform, LANES.c.room == OUTBOX.c.room
    )
    query = (
        select(OUTBOX.c.platform, OUTBOX.c.room)
        .distinct()
        .select_from(OUTBOX.outerjoin(LANES, same))
        .where(OUTBOX.c.org_id == work.org, _TODO, or_(LANES.c.owner.is_(None), and_(_FREE, _READY)))
    )
    return sorted((Lane(platform, room) for platform, room in work.rows(query, now=work.clock())), key=_name)


def next_in(work: Work, lane: Lane) -> Parcel | None:
    """The oldest delivery of the lane that has not gone out; None, too, when the lane is another's by now."""
    query = select(OUTBOX.c.id, OUTBOX.c.body, OUTBOX.c.tries).where(
        OUTBOX.c.org_id == work.org,
        OUTBOX.c.platform == lane.platform,
        OUTBOX.c.room == lane.room,
        _TODO,
        select(LANES.c.room).where(*_ours(work, lane)).exists(),
    )
    row = work.connection.execute(query.order_by(OUTBOX.c.id).limit(1)).first()
    return None if row is None or row.body is None else Parcel(row.id, lane, load(Delivery, row.body), row.tries)


def reserve(work: Work, lane: Lane, windows: Pace) -> timedelta | None:
    """Note that something goes out now; how long that has to wait instead, or None when the lane is another's by now.

    Written before the delivery is tried: whoever goes on after a crash knows of it.
    """
    query = select(LANES.c.sent).where(*_ours(work, lane)).with_for_update()
    found = work.connection.execute(query).scalar()
    if found is None:
        return None
    sent, now = json.loads(found), _milliseconds(work.clock())
    pause = pace.wait(sent, windows, now)
    kept: dict[str, Any] = {} if pause else {"sent": json.dumps(pace.remembered(sent, windows, now))}
    work.connection.execute(update(LANES).where(*_ours(work, lane)).values(until=work.clock() + LEASE, **kept))
    return timedelta(milliseconds=pause)


def _milliseconds(moment: datetime) -> int:
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def settle(work: Work, parcel: Parcel, state: str, receipt: str = "") -> None:
    """What became of a delivery: sent, unknown (no answer came), failed or dropped; our lease begins anew."""
    work.change(OutboxRow, {"id": parcel.id}, state=state, receipt=receipt, tries=parcel.tries + 1)
    ours = update(LANES).where(*_ours(work, parcel.lane))
    work.connection.execute(ours.values(until=work.clock() + LEASE))


def postpone(work: Work, parcel: Parcel, pause: timedelta) -> None:
    """Try later; the whole lane waits, so that order holds."""
    work.change(OutboxRow, {"id": parcel.id}, tries=parcel.tries + 1)
    rest(work, parcel.lane, pause)


def rest(work: Work, lane: Lane, pause: timedelta) -> None:
    """Let the whole lane wait, given back; nothing happens when it is another's by now."""
    later = update(LANES).where(*_ours(work, lane))
    work.connection.execute(later.values(owner="", until=None, next_at=work.clock() + pause))


def wake(work: Work, platform: str) -> None:
    """Let nobody's lanes of a platform wait any longer: its link stands again."""
    resting = update(LANES).where(LANES.c.org_id == work.org, LANES.c.platform == platform, LANES.c.owner == "")
    work.connection.execute(resting.values(next_at=None))


def release(work: Work, lane: Lane) -> bool:
    """Give the lane back if nothing waits in it; whether we are done with it (it may be another's by now)."""
    ours = select(LANES.c.owner).where(*_ours(work, lane)).with_for_update()
    if work.connection.execute(ours).first() is None:
        return True
    todo = select(OUTBOX.c.id).where(
        OUTBOX.c.org_id == work.org, OUTBOX.c.platform == lane.platform, OUTBOX.c.room == lane.room, _TODO
    )
    if work.connection.execute(todo.limit(1)).first():
        return False
    free = update(LANES).where(*_ours(work, lane))
    work.connection.execute(free.values(owner="", until=None, next_at=None))
    return True


def _ours(work: Work, lane: Lane) -> tuple[ColumnElement[bool], ...]:
    place = LANES.c.org_id == work.org, LANES.c.platform == lane.platform, LANES.c.room == lane.room
    return *place, LANES.c.owner == work.me


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


def answered(work: Work, message: str, names: Collection[str]) -> str:
    """The key, of one of these names, of what first answered a message or one of its edits; "" when nothing did."""
    query = select(OUTBOX.c.key).where(
        OUTBOX.c.org_id == work.org, OUTBOX.c.key >= message, OUTBOX.c.key < f"{message}\uffff"
    )
    keys = (row.key for row in work.connection.execute(query.order_by(OUTBOX.c.id)) if message)
    return next((key for key in keys if key[len(message)] in ":/" and key.rpartition(":")[2] in names), "")


def unknown(work: Work, platform: str, since: datetime) -> int:
    """How many deliveries made since then went out without a receipt."""
    query = select(func.count()).where(
        OUTBOX.c.org_id == work.org,
        OUTBOX.c.platform == platform,
        OUTBOX.c.state == "unknown",
        OUTBOX.c.made_at >= since,
    )
    return int(work.connection.execute(query).scalar_one())


def first_key(work: Work, prefix: str) -> str:
    """The first key that begins like this; "" when there is none."""
    place = OUTBOX.c.org_id == work.org, OUTBOX.c.key >= prefix, OUTBOX.c.key < f"{prefix}\uffff"
    return work.connection.execute(select(func.min(OUTBOX.c.key)).where(*place)).scalar() or ""


def with_prefix(work: Work, lane: Lane, prefixes: Sequence[str]) -> int:
    """How many deliveries one chat was given whose keys begin like this."""
    if not prefixes:
        return 0
    ranges = [and_(OUTBOX.c.key >= prefix, OUTBOX.c.key < f"{prefix}\uffff") for prefix in prefixes]
    place = OUTBOX.c.org_id == work.org, OUTBOX.c.platform == lane.platform, OUTBOX.c.room == lane.room
    return len(work.rows(select(OUTBOX.c.key).where(*place, or_(*ranges))))


def again(work: Work, platform: str, accounts: frozenset[str]) -> int:
    """Send once more what could not be sent to a person within the last day; how many. `accounts` in lower case."""
    query = select(OUTBOX.c.id, OUTBOX.c.body).where(
        OUTBOX.c.org_id == work.org,
        OUTBOX.c.platform == platform,
        OUTBOX.c.state == "unreached",
        OUTBOX.c.made_at >= work.now - WORTH_AGAIN,
        OUTBOX.c.body.is_not(None),
    )
    found = [(row.id, load(Delivery, row.body)) for row in work.rows(query)]
    kept = [(number, one.to) for number, one in found if not one.passing]
    theirs = [number for number, to in kept if isinstance(to, Person) and to.id.casefold() in accounts]
    for number in theirs:
        work.change(OutboxRow, {"id": number, "state": "unreached"}, state="todo", tries=0)
    return len(theirs)


def forget_texts(work: Work, before: datetime) -> int:
    """Empty the bodies of what went out before; how many."""
    old = update(OUTBOX).where(OUTBOX.c.made_at < before, OUTBOX.c.body.is_not(None), OUTBOX.c.state != "todo")
    return work.connection.execute(old.values(body=None)).rowcount
