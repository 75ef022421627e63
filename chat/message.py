"""Who speaks, where, and what came in."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

IncomingKind = Literal["new", "edit", "delete", "press", "form", "enter"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on one platform. `tenant` is the Slack team, the WeCom corp or bot.

    `locale` and `zone` are what the platform knows of a newcomer, "" where it does not say.
    """

    platform: str
    tenant: str
    id: str
    name: str = ""
    locale: str = field(default="", compare=False)
    zone: str = field(default="", compare=False)
    kind: Literal["person"] = "person"


@dataclass(frozen=True, slots=True)
class Room:
    """A chat where the bot may speak: with one person (direct) or several (group)."""

    platform: str
    tenant: str
    id: str
    form: Literal["direct", "group"] = "group"
    kind: Literal["room"] = "room"


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom words are shown: locale (zh_CN, zh_TW, en) and IANA time zone."""

    locale: str
    zone: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody says they are, in hundredths of a degree (about 1 km): nothing finer is ever kept.

    `days`: for how long; 0: not at all.
    """

    north: int
    east: int
    days: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that happened in a chat. `id` is the idempotency key; `message` is shared by its edits.

    The ids of a message, of its edits and of its deletion sort in the order in which they were made.
    `spoken`: the text is what the platform heard of a voice message, so its numbers may be wrong. `spot`: a
    location that was sent, instead of words. `outside`: we are not in the room, and could post nothing there.
    `groups`: the platform lets us into groups at all.
    """

    id: str
    kind: IncomingKind
    person: Person
    room: Room
    text: str
    sent_at: datetime
    message: str = ""
    quoted: str = ""
    ticket: str = ""
    spoken: bool = False
    spot: Spot | None = None
    outside: bool = False
    groups: bool = True
