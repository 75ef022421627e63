"""A decrypted callback of the app as an Incoming; None for what is not for us."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.platforms.wecom.app.menu import said_by
from bot.platforms.wecom.inbound import MOST_TEXT, PLATFORM
from chat.message import Incoming, IncomingKind, Person, Room, Spot
from scoring.reading.markup import clean
from scoring.sheet.table import readable

SYSTEM = "sys"
WORDLESS = frozenset({"image", "voice", "video", "file", "link"})
_DEGREES = re.compile(r"(-?)([0-9]{1,3})(?:\.([0-9]{1,20}))?", re.ASCII)
APP = "app"
"""What a ticket begins with, so that an answer takes the way its question came."""

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ours:
    """The tenant and number of the app, and for how many days a location that is sent to it is kept.

    `groups`: a bot stands beside it, which goes into groups; the app alone enters none.
    """

    tenant: str
    agent: str
    place_days: int = 30
    groups: bool = True


def incoming(message: bytes, fields: Fields, ours: Ours, now: datetime) -> Incoming | None:
    """What somebody said, sent or pressed. Of no person, of another app, or an event nobody needs: None.

    A picture or a voice message comes without words, which is answered as such; the app is not told what was said.
    """
    sender = fields.get("FromUserName", "")
    if not sender or sender == SYSTEM or (fields.get("AgentID") or ours.agent) != ours.agent:
        return None
    kind = fields.get("MsgType", "").casefold()
    if kind == "text":
        text = clean(fields.get("Content", ""), "wecom").text.strip()
        found = _made(message, fields, ours.tenant, now, "new", text)
        return replace(found, groups=ours.groups) if found else None
    if kind in WORDLESS:
        return _made(message, fields, ours.tenant, now, "new", "")
    if kind == "location":
        return _located(message, fields, "", ours, now)
    if kind == "event":
        return _event(message, fields, ours, now)
    return None


def is_change_of_contacts(fields: Fields) -> bool:
    """Whether the company's people or departments have changed in WeCom."""
    return fields.get("MsgType") == "event" and fields.get("Event") == "change_contact"


def _event(message: bytes, fields: Fields, ours: Ours, now: datetime) -> Incoming | None:
    event, tenant = fields.get("Event", ""), ours.tenant
    if event in ("enter_agent", "subscribe"):
        found = _made(message, fields, tenant, now, "enter", "")
        return replace(found, id=_once_a_day(found)) if found else None
    if event == "click":
        said = said_by(fields.get("EventKey", ""))
        return _made(message, fields, tenant, now, "new", said) if said else None
    if event == "location_select":  # sent by hand; the LOCATION that WeCom reports by itself is left alone
        return _located(message, fields, "SendLocationInfo/", ours, now)
    if event == "template_card_event" and fields.get("EventKey"):
        return _made(message, fields, tenant, now, "press", fields["EventKey"])
    return None


def _made(
    message: bytes, fields: Fields, tenant: str, now: datetime, kind: IncomingKind, text: str
) -> Incoming | None:
    """Events have no MsgId, and two in one second are two: what was decrypted is what they are known by."""
    sender = fields["FromUserName"]
    number = fields.get("MsgId") or hashlib.sha256(message).hexdigest()
    key = f"{PLATFORM}:{APP}:{number}"
    response = fields.get("ResponseCode", "")
    return Incoming(
        id=key,
        kind=kind,
        person=Person(PLATFORM, tenant, sender),
        room=Room(PLATFORM, tenant, f"@{sender}", "direct"),
        text=readable(text, MOST_TEXT),
        sent_at=_sent_at(fields.get("CreateTime", ""), now),
        message=key if kind == "new" else "",
        ticket=f"{APP}:{response}",
    )


def _located(message: bytes, fields: Fields, path: str, ours: Ours, now: datetime) -> Incoming | None:
    """A location, as coarse as it is ever kept; one that is none is a message without words."""
    north, east = (_hundredths(fields.get(f"{path}Location_{axis}", "")) for axis in "XY")
    found = _made(message, fields, ours.tenant, now, "new", "")
    if found is None or north is None or east is None or abs(north) > 9_000 or abs(east) > 18_000:
        return found
    return replace(found, spot=Spot(north, east, ours.place_days))


def _hundredths(degrees: str) -> int | None:
    """23.134 as 2313; None for what is no such number."""
    found = _DEGREES.fullmatch(degrees.strip())
    if found is None:
        return None
    hundredths = int(found[2]) * 100 + int(((found[3] or "") + "00")[:2])
    return -hundredths if found[1] else hundredths


def _once_a_day(entering: Incoming) -> str:
    """Whoever opens the app is greeted once a day, not each time: all of a day's openings are one."""
    return f"{PLATFORM}:{APP}:enter:{entering.person.id.casefold()}:{entering.sent_at:%Y-%m-%d}"


def _sent_at(stamp: str, now: datetime) -> datetime:
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 10):
        return now
    return datetime.fromtimestamp(int(stamp), UTC)
