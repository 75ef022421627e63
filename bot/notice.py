"""What the admins are told of the bot's own troubles; at most once an hour about the same place or post."""

from collections.abc import Sequence
from datetime import datetime

from cards import trouble
from chat.message import Room
from chat.reply import Delivery
from language.text import Text
from storage.admins import on, to_admins
from storage.outbox import Parcel, lane_of
from storage.people import Directory, directory
from storage.work import Work


def undelivered(
    work: Work, parcel: Parcel, state: str, room: Room | None, remedy: Text | None = None
) -> list[Delivery]:
    """That a delivery failed for good, or that nobody knows; nobody is told so of the place they are told in.

    What somebody can put right is told once a day.
    """
    if state not in ("failed", "unknown"):
        return []
    people, lane = directory(work), parcel.lane
    place = _place(people, parcel.delivery)
    reply = trouble.undelivered_card(place, remedy) if state == "failed" else trouble.unknown_card(place)
    moment = work.now.date().isoformat() if remedy else _hour(work.now)
    said = to_admins(
        people, room, reply, f"{state}:{lane.platform}:{lane.room}:{moment}", work.now, on(lane.platform)
    )
    return [delivery for delivery in said if lane_of(delivery) != lane]


def unwritten(work: Work, posts: Sequence[str], room: Room | None) -> list[Delivery]:
    """That posts of the clock could not be written."""
    people, hour = directory(work), _hour(work.now)
    return [
        said
        for post in posts
        for said in to_admins(people, room, trouble.post_card(post), f"post:{post}:{hour}", work.now)
    ]


def _place(people: Directory, delivery: Delivery) -> str:
    to = delivery.beside or delivery.to
    if isinstance(to, Room):
        known = people.rooms.get((to.platform, to.id))
        return known.name if known and known.name else to.id
    member = people.member_of(to)
    return member.name if member else to.name or to.id


def _hour(now: datetime) -> str:
    return now.isoformat(timespec="hours")
