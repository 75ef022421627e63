"""The admins, as the bot tells them of its own troubles: in their room, or each alone."""

from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from chat.message import Person, Room
from chat.reply import Delivery, Reply
from scoring.people import Member, Role
from storage.people import Directory

Choice = Callable[[Sequence[Person]], Person]
"""Which of their accounts somebody is told by."""


def on(platform: str) -> Choice:
    """By that platform, where they have an account there."""
    return lambda accounts: next((one for one in accounts if one.platform == platform), accounts[0])


def off(platform: str) -> Choice:
    """By another platform than that, where they have an account elsewhere."""
    return lambda accounts: next((one for one in accounts if one.platform != platform), accounts[0])


def admins_of(people: Directory, now: datetime) -> list[Member]:
    """Who are admins now."""
    today = now.astimezone(ZoneInfo(people.organization.zone)).date()
    return [m for m in people.organization.members.values() if m.role is Role.ADMIN and m.active(today)]


def to_admins(
    people: Directory,
    room: Room | None,
    reply: Reply,
    key: str,
    now: datetime,
    choose: Choice = lambda accounts: accounts[0],
) -> list[Delivery]:
    """Say something in the admins' room, None: to each admin alone; once for a `key`, whichever replica says it."""
    if room is not None:
        return [Delivery(room, reply, key)]
    accounts = [people.persons.get(admin.id, ()) for admin in admins_of(people, now)]
    told = [choose(some) for some in accounts if some]
    return [Delivery(to, reply, f"{key}:{to.platform}:{to.id}", private=True) for to in told]
