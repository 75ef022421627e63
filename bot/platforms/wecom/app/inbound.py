"""A decrypted callback of the app as an Incoming; None for what is not for us."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from bot.platforms.wecom.app.menu import said_by
from bot.platforms.wecom.inbound import MOST_TEXT, PLATFORM
from chat.message import Incoming, IncomingKind, Person, Room
from scoring.reading.markup import clean

SYSTEM = "sys"
APP = "app"
"""What a ticket begins with, so that an answer takes the way its question came."""

Fields = Mapping[str, str]


def incoming(message: bytes, fields: Fields, tenant: str, agent: str, now: datetime) -> Incoming | None:
    """What somebody said or pressed. Of no person, of another app, or an event nobody needs: None."""
    sender = fields.get("FromUserName", "")
    if not sender or sender == SYSTEM or fields.get("AgentID", agent) != agent:
        return None
    kind = fields.get("MsgType", "")
    if kind == "text":
        return _made(message, fields, tenant, now, "new", clean(fields.get("Content", ""), "wecom").text.strip())
    if kind == "event":
        return _event(message, fields, tenant, now)
    return None


def _event(message: bytes, fields: Fields, tenant: str, now: datetime) -> Incoming | None:
    event = fields.get("Event", "")
    if event in ("enter_agent", "subscribe"):
        found = _made(message, fields, tenant, now, "enter", "")
        return replace(found, id=_once_a_day(found)) if found else None
    if event == "click":
        said = said_by(fields.get("EventKey", ""))
        return _made(message, fields, tenant, now, "new", said) if said else None
    if event == "template_card_event" and fields.get("EventKey"):
        return _made(message, fields, tenant, now, "press", fields["EventKey"])
    return None


def _made(
    message: bytes, fields: Fields, tenant: str, now: datetime, kind: IncomingKind, text: str
) -> Incoming | None:
    """Events have no MsgId, and two in one second are two: what was decrypted is what they are known by."""
    if kind == "new" and not text:
        return None
    sender = fields["FromUserName"]
    number = fields.get("MsgId") or hashlib.sha256(message).hexdigest()
    key = f"{PLATFORM}:{APP}:{number}"
    response = fields.get("ResponseCode", "")
    return Incoming(
        id=key,
        kind=kind,
        person=Person(PLATFORM, tenant, sender),
        room=Room(PLATFORM, tenant, f"@{sender}", "direct"),
        text=text[:MOST_TEXT],
        sent_at=_sent_at(fields.get("CreateTime", ""), now),
        message=key if kind == "new" else "",
        ticket=f"{APP}:{response}",
    )


def _once_a_day(entering: Incoming) -> str:
    """Whoever opens the app is greeted once a day, not each time: all of a day's openings are one."""
    return f"{PLATFORM}:{APP}:enter:{entering.person.id.casefold()}:{entering.sent_at:%Y-%m-%d}"


def _sent_at(stamp: str, now: datetime) -> datetime:
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 10):
        return now
    return datetime.fromtimestamp(int(stamp), UTC)
