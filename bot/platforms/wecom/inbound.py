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
from scoring.sheet.table import readable

PLATFORM = "wecom"
MOST_TEXT = 20_000
_SPACES = "\u2005\u2004\u00a0\u3000 \t\r\n"
_END = rf"(?=[{_SPACES},，:：、]|$)"
_ONLY = re.compile(rf"^\s*[@＠][^\s@＠\u2005]{{1,64}}[{_SPACES}]+")
_ABOUT = 10**12  # a create_time above this is in milliseconds
_LATEST = 10**11

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
    if event_of(frame):
        return _event(frame, body, own, now)
    if body.get("msgtype") == "event":
        return None
    spoken = body.get("msgtype") == "voice"
    said = _said(body)
    text = clean(without_name(said, own.name, group=_is_group(body)), "wecom").text.strip()
    return _made(frame, body, own, now, "new", "message", text, _said(_mapping(body.get("quote"))), spoken)


def _event(frame: Frame, body: Frame, own: Self, now: datetime) -> Incoming | None:
    kind = event_of(frame)
    if kind == "enter_chat":  # there are no others than those of one person, whatever else it tells
        return _made(frame, {**body, "chattype": "single"}, own, now, "enter", "enter", "")
    if kind != "template_card_event":
        return None
    event = _mapping(body.get("event"))
    says = _text((_mapping(event.get("template_card_event")) or event).get("event_key"))
    return _made(frame, body, own, now, "press", "press", says) if says else None


def task_of(frame: Frame) -> str:
    """The task id of the card that was pressed; "" when there is none."""
    event = _mapping(_mapping(frame.get("body")).get("event"))
    return _text((_mapping(event.get("template_card_event")) or event).get("task_id"))


def event_of(frame: Frame) -> str:
    """Which event a callback is; "" for a message."""
    body = _mapping(frame.get("body"))
    return _text(_mapping(body.get("event")).get("eventtype")) if body.get("msgtype", "event") == "event" else ""


def request_of(frame: Frame) -> str:
    """The req_id of a frame."""
    return _text(_mapping(frame.get("headers")).get("req_id"))


def without_name(said: str, name: str, *, group: bool = True) -> str:
    """The words without the mention of the bot, which every message in a group has.

    With its name known, that is taken off, wherever it stands. Where it is not known, or does not occur because the
    bot was renamed, a single mention at the beginning must be the bot's: without one nothing would have come.
    """
    if name:
        left, found = re.subn(rf"[@＠]{re.escape(name)}{_END}[{_SPACES}]*", "", said, flags=re.IGNORECASE)
        if found:
            return left.strip()
    if not group or len(re.findall("[@＠]", said)) != 1:
        return said.strip()
    left = _ONLY.sub("", said + " ", count=1)
    if name and not left.strip():  # nothing stands between the name and the words
        left = re.sub(rf"^\s*[@＠]{re.escape(name)}", "", said, flags=re.IGNORECASE)
    return left.strip()


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
        id=f"{PLATFORM}:{_text(body.get('msgid')) or _digest(frame)}",
        kind=kind,
        person=Person(PLATFORM, own.tenant, sender),
        room=room,
        text=readable(text, MOST_TEXT),
        sent_at=_sent_at(body.get("create_time"), now),
        quoted=quoted.strip()[:MOST_TEXT],
        ticket=written(request),
        spoken=spoken,
    )


def _is_group(body: Frame) -> bool:
    """By its chattype; where that is missing, by a chat that is not the person's own."""
    kind, chat = _text(body.get("chattype")).casefold(), _text(body.get("chatid"))
    sender = _text(_mapping(body.get("from")).get("userid"))
    return kind == "group" if kind in ("group", "single") else chat.casefold() not in ("", sender.casefold())


def _said(body: Frame) -> str:
    """The words of a message, or of what it quotes; of a mixed one, those of its parts in order."""
    kind = body.get("msgtype")
    if kind == "mixed":
        parts = _mapping(body.get("mixed")).get("msg_item")
        found = [_said(_mapping(part)) for part in parts] if isinstance(parts, list) else [_said(_mapping(parts))]
        return "\n".join(part for part in found if part)
    if kind in ("text", "voice", "markdown"):
        return _text(_mapping(body.get(kind)).get("content"))
    return ""


def _sent_at(stamp: object, now: datetime) -> datetime:
    """When it was sent, in seconds since 1970; messages often do not say: then now."""
    words = _text(stamp)
    if not (words.isascii() and words.isdigit() and 0 < int(words[:20]) < _ABOUT * 10):
        return now
    seconds = int(words) / 1000 if int(words) > _ABOUT else int(words)
    return datetime.fromtimestamp(seconds, UTC) if seconds < _LATEST else now


def _digest(frame: Frame) -> str:
    """Without a msgid a callback is known by all it says and its req_id: the same words may be meant twice."""
    return hashlib.sha256(json.dumps(frame, sort_keys=True, default=str).encode("utf-8", "replace")).hexdigest()


def _mapping(value: object) -> Frame:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str:
    """Words; a number, as some write ids, by its digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**18 else ""
    return value if isinstance(value, str) else ""
