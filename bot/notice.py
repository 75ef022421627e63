"""What the admin room is told of the bot's own troubles; at most once an hour about the same place or post."""

from datetime import datetime

from cards import trouble
from chat.message import Room
from chat.reply import Delivery
from storage.outbox import Parcel
from storage.people import Directory, directory
from storage.work import Work

LOST = {"failed": trouble.undelivered_card, "unknown": trouble.unknown_card}


def undelivered(work: Work, parcel: Parcel, state: str, room: Room | None) -> list[Delivery]:
    """That a delivery failed for good, or that nobody knows; nothing about the admin room itself."""
    lane = parcel.lane
    if state not in LOST or room is None or (lane.platform, lane.room) == (room.platform, room.id):
        return []
    key = f"{state}:{lane.platform}:{lane.room}:{_hour(work.now)}"
    return [Delivery(room, LOST[state](_place(directory(work), parcel.delivery)), key)]


def unwritten(post: str, room: Room | None, now: datetime) -> list[Delivery]:
    """That a post of the clock could not be written."""
    return [Delivery(room, trouble.post_card(post), f"post:{post}:{_hour(now)}")] if room else []


def _place(people: Directory, delivery: Delivery) -> str:
    to = delivery.beside or delivery.to
    if isinstance(to, Room):
        known = people.rooms.get((to.platform, to.id))
        return known.name if known and known.name else to.id
    member = people.member_of(to)
    return member.name if member else to.name or to.id


def _hour(now: datetime) -> str:
    return now.isoformat(timespec="hours")
