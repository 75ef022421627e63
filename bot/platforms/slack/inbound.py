"""What Slack delivers, as Incoming: pure. Messages, mentions, edits, deletions, commands, presses, forms."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.platforms.slack.file import File, sheets_in
from bot.platforms.slack.shape import Misshapen, Payload, identified, part, said, stamped
from bot.platforms.slack.ticket import Ticket, written
from chat.message import Incoming, Person, Room
from handlers.filling import filling
from language.normalise import storable
from scoring.sheet.table import readable

PLATFORM = "slack"
MOST_CHARACTERS = 40_000
NEW = frozenset({"", "file_share", "thread_broadcast", "me_message"})
"""Subtypes of messages that somebody wrote."""
SLACKBOT = "USLACKBOT"
TOMBSTONE = "tombstone"
_CONTROL = re.compile(r"<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>")
_FIGURE = re.compile(
    r"[0-9０-９一二两兩三四五六七八九十百千万萬]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b", re.I
)
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))

Named = Callable[[str], str]
"""A user's name by id, "" when unknown."""


@dataclass(frozen=True, slots=True)
class Ours:
    """What decides whether a message is for us: who we are, where we listen, whom we know.

    `enterprise` is the organization of the workspace in an Enterprise Grid, "" elsewhere: it may stand for the team.
    """

    team: str
    user: str
    bot: str
    rooms: frozenset[str]
    named: Named
    enterprise: str = ""

    def has(self, team: str) -> bool:
        """Whether a team is ours; one that is not named is."""
        return team in ("", self.team) or team == self.enterprise


@dataclass(frozen=True, slots=True)
class Heard:
    """A message that may be for us: `addressed` unless it only answers in a thread, which has to be looked up.

    `sheets` are its files that are to be read: those of a message that is said to us, not of a room's talk.
    """

    incoming: Incoming
    addressed: bool
    parent: str = ""
    sheets: tuple[File, ...] = ()

    @property
    def speaks(self) -> bool:
        """Whether its words are to be read: beside a sheet, words without any figure are about the sheet."""
        return not self.sheets or bool(_FIGURE.search(self.incoming.text))


def message_key(team: str, channel: str, stamp: str) -> str:
    """The name of a message: the same for its two events, its edits and its deletion."""
    return f"{PLATFORM}:{team}/{channel}/{stamp}"


def heard(event: Payload, ours: Ours, now: datetime) -> Heard | None:
    """A message event as Incoming; None when it is nobody's words, a bot's, or a stranger's. Misshapen."""
    subtype = said(event, "subtype")
    if subtype == "message_changed":
        return _edited(event, ours, now)
    if subtype == "message_deleted":
        return _deleted(event, ours, now)
    if subtype not in NEW or not _by_person(event, ours):
        return None
    channel, stamp, thread = identified(event, "channel"), stamped(event, "ts"), stamped(event, "thread_ts")
    raw = said(event, "text")
    if not channel or not stamp:
        raise Misshapen("a message without its place")
    own = thread if thread != stamp else ""
    name, room = message_key(ours.team, channel, stamp), _room(channel, said(event, "channel_type"), ours)
    named = said(event, "type") == "app_mention" or _names_us(raw, ours)
    words = cleaned(raw, ours)
    incoming = Incoming(
        id=name,
        kind="new",
        person=_person(event, ours),
        room=room,
        text=words or ("/sales start" if named and not event.get("files") else ""),
        sent_at=_instant(stamp, now),
        message=name,
        ticket=written(Ticket(channel, stamp, own)),
    )
    addressed = named or _is_for_us(raw, room, ours)
    sheets = sheets_in(event) if named or room.form == "direct" else ()
    return Heard(incoming, addressed or (own != "" and event.get("parent_user_id") == ours.user), own, sheets)


def _edited(event: Payload, ours: Ours, now: datetime) -> Heard | None:
    """An edit counts when a person changed the words: previews and our own updates are no edits.

    A message with answers in its thread is not deleted but changed to a tombstone: that is a deletion as well.
    """
    new, old = part(event, "message"), part(event, "previous_message")
    if said(new, "subtype") == TOMBSTONE:
        return _deleted({**event, "deleted_ts": said(new, "ts")}, ours, now)
    edited = part(new, "edited")
    raw, before = said(new, "text"), said(old, "text")
    if not edited or raw == before or not _by_person(new, ours) or said(new, "subtype") not in NEW:
        return None
    channel, stamp, thread = identified(event, "channel"), stamped(new, "ts"), stamped(new, "thread_ts")
    changed = stamped(edited, "ts") or stamped(event, "event_ts") or stamped(event, "ts")
    if not channel or not stamp or not changed:
        raise Misshapen("an edit without its place")
    own = thread if thread != stamp else ""
    name = message_key(ours.team, channel, stamp)
    incoming = Incoming(
        id=f"{name}/{changed}",
        kind="edit",
        person=_person(new, ours),
        room=_room(channel, said(event, "channel_type"), ours),
        text=cleaned(raw, ours),
        sent_at=_instant(stamp, now),
        message=name,
        ticket=written(Ticket(channel, stamp, own)),
    )
    addressed = _is_for_us(raw, incoming.room, ours) or _is_for_us(before, incoming.room, ours)
    return Heard(incoming, addressed, own)


def _deleted(event: Payload, ours: Ours, now: datetime) -> Heard | None:
    old = part(event, "previous_message")
    channel, stamp = identified(event, "channel"), stamped(event, "deleted_ts") or stamped(old, "ts")
    if not channel or not stamp:
        raise Misshapen("a deletion without its place")
    if not _by_person(old, ours):
        return None
    thread = stamped(old, "thread_ts")
    own = thread if thread != stamp else ""
    name, room = message_key(ours.team, channel, stamp), _room(channel, said(event, "channel_type"), ours)
    incoming = Incoming(
        id=f"{name}/deleted",
        kind="delete",
        person=_person(old, ours),
        room=room,
        text="",
        sent_at=_instant(stamp, now),
        message=name,
        ticket=written(Ticket(channel, "", own or (stamp if room.form == "group" else ""))),
    )
    return Heard(incoming, True, own)


def command(payload: Payload, ours: Ours, now: datetime, url: str) -> Incoming:
    """A slash command; `url` is its response address, "" when it is not to be used. Misshapen."""
    user, channel = identified(payload, "user_id"), identified(payload, "channel_id")
    trigger = said(payload, "trigger_id") or said(payload, "response_url")[-100:] or f"{now.timestamp():.0f}"
    if not user or not channel:
        raise Misshapen("a command without its place")
    direct = channel.startswith("D") or said(payload, "channel_name") == "directmessage"
    words = cleaned(said(payload, "text"), ours)
    return Incoming(
        id=f"{PLATFORM}:{ours.team}/command/{trigger[:200]}",
        kind="new",
        person=Person(PLATFORM, ours.team, user, ours.named(user)),
        room=Room(PLATFORM, ours.team, channel, "direct" if direct else "group"),
        text=f"/sales {words or 'start'}",
        sent_at=now,
        ticket=written(Ticket(channel, url=url, at=int(now.timestamp()))),
    )


def press(payload: Payload, action: Payload, ours: Ours, now: datetime) -> Incoming:
    """A button was pressed, under a message or on the Home page. Misshapen."""
    user = identified(payload, "user")
    container, message, view = part(payload, "container"), part(payload, "message"), part(payload, "view")
    channel = identified(payload, "channel") or identified(container, "channel_id")
    stamp = stamped(container, "message_ts") or stamped(message, "ts")
    thread = stamped(message, "thread_ts") or stamped(container, "thread_ts")
    place = stamp or identified(view, "id")
    moment = said(action, "action_ts") or said(payload, "trigger_id")
    if not user or not moment:
        raise Misshapen("a press by nobody")
    direct = not channel or channel.startswith("D")
    room = Room(PLATFORM, ours.team, channel or f"@{user}", "direct" if direct else "group")
    shown = "" if direct or container.get("is_ephemeral") is True else stamp
    return Incoming(
        id=f"{PLATFORM}:{ours.team}/press/{place}/{user}/{said(action, 'action_id')}/{moment[:200]}",
        kind="press",
        person=Person(PLATFORM, ours.team, user, ours.named(user)),
        room=room,
        text=storable(said(action, "value")),
        sent_at=now,
        ticket=written(Ticket(channel, "", thread or shown)),
    )


def form(payload: Payload, name: str, values: dict[str, str], ours: Ours, now: datetime) -> Incoming:
    """A form that was sent off; answered in the direct chat. Misshapen."""
    user, view = identified(payload, "user"), part(payload, "view")
    number = identified(view, "id")
    if not user or not number:
        raise Misshapen("a form by nobody")
    return Incoming(
        id=f"{PLATFORM}:{ours.team}/form/{number}/{said(view, 'hash')[:100]}",
        kind="form",
        person=Person(PLATFORM, ours.team, user, ours.named(user)),
        room=Room(PLATFORM, ours.team, f"@{user}", "direct"),
        text=filling(name, values),
        sent_at=now,
    )


def cleaned(text: str, ours: Ours) -> str:
    """Slack's text as people wrote it: without the bot's name and code marks, names written out, entities undone."""

    def shown(found: re.Match[str]) -> str:
        sign, name, label = found[1], found[2], found[3] or ""
        if sign == "@":
            return " " if name == ours.user else f"@{ours.named(name) or label or name} "
        if sign == "#":
            return f"#{label or name}"
        if sign == "!":
            return label or f"@{name.partition('^')[0]}"
        return label or name.removeprefix("mailto:")

    words = _CONTROL.sub(shown, readable(text, MOST_CHARACTERS))
    for entity, character in _ENTITIES:
        words = words.replace(entity, character)
    return storable(words.replace("`", "")).strip()


def _instant(stamp: str, now: datetime) -> datetime:
    """The moment a message's stamp names; `now` for one that no calendar has."""
    try:
        return datetime.fromtimestamp(int(stamp.partition(".")[0]), UTC)
    except (ValueError, OverflowError, OSError):
        return now


def _by_person(event: Payload, ours: Ours) -> bool:
    """Whether one of our own people wrote it: no bot, not ourselves, nobody from another workspace."""
    user = identified(event, "user")
    if not user or user in (ours.user, SLACKBOT) or event.get("bot_id") or event.get("bot_profile"):
        return False
    return all(ours.has(said(event, name)) for name in ("user_team", "source_team", "team"))


def _is_for_us(text: str, room: Room, ours: Ours) -> bool:
    return room.form == "direct" or room.id in ours.rooms or _names_us(text, ours)


def _names_us(text: str, ours: Ours) -> bool:
    return ours.user != "" and f"<@{ours.user}" in text


def _person(event: Payload, ours: Ours) -> Person:
    user = identified(event, "user")
    return Person(PLATFORM, ours.team, user, ours.named(user))


def _room(channel: str, kind: str, ours: Ours) -> Room:
    direct = kind == "im" or channel.startswith("D")
    return Room(PLATFORM, ours.team, channel, "direct" if direct else "group")
