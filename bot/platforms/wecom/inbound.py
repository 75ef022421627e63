"""A callback of WeCom as an Incoming: what was said, by whom, where; None for what is not for us."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.platforms.wecom.ticket import Kind, Ticket, written
from chat.message import Incoming, IncomingKind, Person, Room
from scoring.reading.markup import clean

PLATFORM = "wecom"
MOST_TEXT = 20_000
_SPACES = "\u2005\u2004\u00a0\u3000 \t\r\n"
_END = rf"(?=[{_SPACES},，:：、]|$)"
_ONLY = re.compile(rf"^\s*@[^\s@\u2005]{{1,64}}[{_SPACES}]+")
_ABOUT = 10**12  # a create_time above this is in milliseconds

Frame = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Self:
    """Who we are: the tenant, the bot's name ("": not set), and the link the callback came by."""

    tenant: str
    name: str
    link: str


def incoming(frame: Frame, own: Self, now: datetime) -> Incoming | None:
    """The callback's meaning. A message of no person, of a group without id, or an event nobody needs: None."""
    body = frame.get("body")
    if not isinstance(body, Mapping):
        return None
    event = body.get("event") if body.get("msgtype") == "event" else None
    if event is not None:
        return _event(frame, body, event, own, now)
    spoken = body.get("msgtype") == "voice"
    group = _is_group(body)
    said = _said(body)
    text = clean(without_name(said, own.name) if group else said, "wecom").text.strip()
    return _made(frame, body, own, now, "new", "message", text, _said(_mapping(body.get("quote"))), spoken)


def _event(frame: Frame, body: Frame, event: object, own: Self, now: datetime) -> Incoming | None:
    kind = _mapping(event).get("eventtype")
    if kind == "enter_chat":
        return _made(frame, body, own, now, "enter", "enter", "")
    if kind != "template_card_event":
        return None
    pressed = _mapping(_mapping(event).get("template_card_event")) or _mapping(event)
    says = _text(pressed.get("event_key"))
    return _made(frame, body, own, now, "press", "press", says) if says else None


def task_of(frame: Frame) -> str:
    """The task id of the card that was pressed; "" when there is none."""
    event = _mapping(_mapping(frame.get("body")).get("event"))
    return _text((_mapping(event.get("template_card_event")) or event).get("task_id"))


def event_of(frame: Frame) -> str:
    """Which event a callback is; "" for a message."""
    body = _mapping(frame.get("body"))
    return _text(_mapping(body.get("event")).get("eventtype")) if body.get("msgtype") == "event" else ""


def request_of(frame: Frame) -> str:
    """The req_id of a frame."""
    return _text(_mapping(frame.get("headers")).get("req_id"))


def without_name(said: str, name: str) -> str:
    """The words without the mention of the bot, which every message in a group has.

    With its name known, only that is taken off, wherever it stands. Without, a single mention at the beginning must
    be the bot's, because without one nothing would have come.
    """
    if name:
        return re.sub(rf"@{re.escape(name)}{_END}[{_SPACES}]*", "", said).strip()
    if said.count("@") == 1:
        said = _ONLY.sub("", said + " ", count=1)
    return said.strip()


def _made(
    frame: Frame,
    body: Frame,
    own: Self,
    now: datetime,
    kind: IncomingKind,
    ticket: Kind,
    text: str,
    quoted: str = "",
    spoken: bool = False,
) -> Incoming | None:
    sender = _text(_mapping(body.get("from")).get("userid"))
    group = _is_group(body)
    chat = _text(body.get("chatid")) if group else sender
    if not sender or sender == "sys" or not chat:
        return None
    room = Room(PLATFORM, own.tenant, chat if group else f"@{chat}", "group" if group else "direct")
    request = Ticket(request_of(frame), own.link, ticket, chat, now.timestamp())
    return Incoming(
        id=f"{PLATFORM}:{_text(body.get('msgid')) or _digest(body)}",
        kind=kind,
        person=Person(PLATFORM, own.tenant, sender),
        room=room,
        text=text[:MOST_TEXT],
        sent_at=_sent_at(body.get("create_time"), now),
        quoted=quoted.strip()[:MOST_TEXT],
        ticket=written(request),
        spoken=spoken,
    )


def _is_group(body: Frame) -> bool:
    kind = body.get("chattype")
    return kind == "group" if kind in ("group", "single") else bool(body.get("chatid"))


def _said(body: Frame) -> str:
    """The words of a message, or of what it quotes; of a mixed one, those of its parts in order."""
    kind = body.get("msgtype")
    if kind == "mixed":
        parts = _mapping(body.get("mixed")).get("msg_item")
        found = [_said(part) for part in parts if isinstance(part, Mapping)] if isinstance(parts, list) else []
        return "\n".join(part for part in found if part)
    if kind in ("text", "voice", "markdown"):
        return _text(_mapping(body.get(kind)).get("content"))
    return ""


def _sent_at(stamp: object, now: datetime) -> datetime:
    """When it was sent, in seconds since 1970; messages often do not say: then now."""
    if not isinstance(stamp, int) or isinstance(stamp, bool) or not 0 < stamp < _ABOUT * 10:
        return now
    return datetime.fromtimestamp(stamp / 1000 if stamp > _ABOUT else stamp, UTC)


def _digest(body: Frame) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True, default=str).encode("utf-8", "replace")).hexdigest()


def _mapping(value: object) -> Frame:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
