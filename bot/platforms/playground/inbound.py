"""What is typed or pressed in the playground, as Incoming."""

import re
import uuid
from datetime import datetime
from typing import Literal

from bot.platforms.playground.draw import PLATFORM, direct
from chat.message import Incoming, IncomingKind, Person, Room
from language.normalise import storable

_CALLED = re.compile(r"^\s*@\s?(?:DealDrum(?: ?战鼓)?|战鼓|戰鼓)[\s,，:：]*", re.IGNORECASE)
"""The bot called by its name, as people do in a group of any chat."""


def incoming(kind: IncomingKind, person: Person, room: str, text: str, now: datetime) -> Incoming:
    """A fresh message; its id makes it one of its kind."""
    name = uuid.uuid4().hex
    form: Literal["direct", "group"] = "direct" if room == direct(person.id) else "group"
    return Incoming(
        id=f"pg-{name}",
        kind=kind,
        person=person,
        room=Room(PLATFORM, PLATFORM, room, form),
        text=storable(_CALLED.sub("", text)),
        sent_at=now,
        message=f"pg-{name}",
    )
