"""The gate: what nobody asked for waits out quiet hours, and a room hears at most three posts a day."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from chat.message import Person
from chat.reply import Delivery
from scheduler.post import Post, recurring
from storage import outbox, schedules
from storage.people import directory
from storage.schedules import HELD
from storage.values import dump
from storage.work import Work

MOST_A_DAY = 3
WINS = ("win", "correction")


def passing(work: Work, post: Post, said: Iterable[Delivery], *, late: bool = False) -> list[Delivery]:
    """What goes out now. The rest comes when quiet hours end, or is left out where it would come too late."""
    return [delivery for delivery in said if not _held(work, post, delivery, late=late)]


def unasked(work: Work, said: Iterable[Delivery], asker: Person) -> Iterator[Delivery]:
    """What goes out now of what a message led to: its author's reply always, others' private words at their hours."""
    for delivery in said:
        to = delivery.to
        opens = _end_of_quiet(work, to) if isinstance(to, Person) and delivery.private and to != asker else None
        if opens is None:
            yield delivery
        else:
            _hold(work, delivery, opens)


def morning_of_room(work: Work, post: str) -> datetime | None:
    """When a win that is due in quiet hours may be told; None: now."""
    return _ends(work, directory(work).organization.zone) if post in WINS else None


def is_quiet(work: Work) -> bool:
    """Whether rooms have their quiet hours now."""
    return _ends(work, directory(work).organization.zone) is not None


def _hold(work: Work, delivery: Delivery, until: datetime) -> None:
    """Say it then."""
    schedules.appoint(work, f"{HELD}:{delivery.key}", HELD, until, None, dump(delivery))


def _held(work: Work, post: Post, delivery: Delivery, *, late: bool) -> bool:
    to = delivery.to
    if isinstance(to, Person):
        opens = _end_of_quiet(work, to)
    else:
        opens = _ends(work, directory(work).organization.zone) if late else None
        opens = opens or _next_day(work, post, delivery)
    if opens is None:
        return False
    if post.catch_up != "skip" and (delivery.until is None or opens < delivery.until):
        _hold(work, delivery, opens)
    return True


def _end_of_quiet(work: Work, to: Person) -> datetime | None:
    return _ends(work, directory(work).reader_of(to).zone)


def _ends(work: Work, zone: str) -> datetime | None:
    """When the quiet hours end that it is now, in that zone; None when it is none of them."""
    begin, end = directory(work).organization.quiet_hours
    local = work.now.astimezone(ZoneInfo(zone))
    clock = local.time().replace(second=0, microsecond=0)
    inside = begin <= clock < end if begin < end else clock >= begin or clock < end
    if not inside:
        return None
    day = local.date() + timedelta(days=clock >= end)
    return datetime.combine(day, end, ZoneInfo(zone))


def _next_day(work: Work, post: Post, delivery: Delivery) -> datetime | None:
    """The end of the coming night, when the room has heard its share of posts today; None: it may come."""
    if delivery.replaces or post.name in (*WINS, HELD):
        return None
    home = directory(work).organization
    midnight = work.now.astimezone(ZoneInfo(home.zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    if _heard(work, delivery, midnight) < MOST_A_DAY:
        return None
    _, end = home.quiet_hours
    return datetime.combine(midnight.date() + timedelta(days=1), end, midnight.tzinfo)


def _heard(work: Work, delivery: Delivery, midnight: datetime) -> int:
    """How many posts by the clock the room was given today."""
    lane = outbox.lane_of(delivery)
    known = directory(work).rooms.get((lane.platform, lane.room))
    team = (known.team if known else None) or 0
    found = outbox.with_prefix(work, lane, [f"{name}:{team}:{midnight:%Y-%m-%d}" for name in recurring()])
    stages = [f"pk:{subject}:{lane.room}" for subject in schedules.done_since(work, "pk", midnight)]
    return found + outbox.with_prefix(work, lane, [key.replace(":start:", ":begun:") for key in stages])
