"""What the page shows, as plain values: people, rooms and bubbles for the one who speaks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from web.label import Gettext, day, initials, names_of, role, shown
from web.port import BOT, Block, Chat, Member, Message

TINTS = 6
PICTURES, SHEETS = "/playground/pictures/", "/playground/sheets/"
MAX_SHOWN = 200
SAME_BREATH = timedelta(minutes=5)


@dataclass(slots=True)
class Marks:
    """What the page remembers while it runs: how far each member has read, and who pressed what."""

    read: dict[tuple[str, str], int] = field(default_factory=dict)
    pressed: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Face:
    """A person as shown."""

    id: str
    name: str
    initials: str
    tint: int
    role: str
    is_rep: bool
    team: str
    locale: str


@dataclass(frozen=True, slots=True)
class Door:
    """A room in the list: `mine` if the one who speaks is a member of it."""

    id: str
    name: str
    kind: str
    members: tuple[str, ...]
    mine: bool
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message as shown. `day` opens a new day; `opens` starts a run of one sender's messages."""

    n: int
    id: str
    face: Face | None
    mine: bool
    time: str
    day: str
    opens: bool
    private: bool
    blocks: tuple[dict[str, Any], ...]
    pressed: str
    pressed_by: str


def faces_of(people: Sequence[Member], rooms: Sequence[Chat], _: Gettext) -> dict[str, Face]:
    """Everybody by id; a team is called as its group is."""
    names = names_of(people)
    teams = {room["team"]: shown(room["name"]) for room in rooms if room["kind"] == "group" and room["team"]}
    return {
        person["id"]: Face(
            person["id"],
            names[person["id"]],
            initials(names[person["id"]]),
            place % TINTS,
            role(person["role"], _),
            person["role"] == "rep",
            teams.get(person["team"], shown(person["team"])),
            person["locale"],
        )
        for place, person in enumerate(people)
    }


def by_team(faces: Mapping[str, Face]) -> list[tuple[str, list[Face]]]:
    """Teams with their people, both in the order given."""
    order = {team: i for i, team in reversed(list(enumerate(face.team for face in faces.values())))}
    people = sorted(faces.values(), key=lambda face: order[face.team])
    return [(team, list(group)) for team, group in groupby(people, key=lambda face: face.team)]


def doors_of(rooms: Iterable[Chat], me: str) -> list[Door]:
    """The rooms one may look into: the own direct chat, then own groups, then the others."""
    doors = [
        Door(room["id"], shown(room["name"]), room["kind"], tuple(room["members"]), me in room["members"])
        for room in rooms
        if room["kind"] == "group" or me in room["members"]
    ]
    return sorted(doors, key=lambda door: (door.kind != "direct", not door.mine))


def is_seen_by(message: Message, me: str) -> bool:
    """A private message is there for one person only."""
    return message["to"] in (None, "", me) or message["from"] == me


def bubbles_of(
    messages: Sequence[Message],
    faces: Mapping[str, Face],
    marks: Marks,
    me: str,
    room: Door,
    now: datetime,
    _: Gettext,
) -> list[Bubble]:
    """The last messages that `me` sees in `room`, times in the zone of `now`."""
    bubbles: list[Bubble] = []
    before: tuple[str, bool, datetime] | None = None
    for message in [m for m in messages if is_seen_by(m, me)][-MAX_SHOWN:]:
        at = datetime.fromisoformat(message["at"]).astimezone(now.tzinfo)
        private = room.kind == "group" and bool(message["to"])
        new_day = before is None or before[2].date() != at.date()
        opens = new_day or before is None or before[:2] != (message["from"], private) or at - before[2] > SAME_BREATH
        says, by = marks.pressed.get(message["id"], ("", ""))
        bubbles.append(
            Bubble(
                message["n"],
                message["id"],
                _sender(message["from"], faces),
                message["from"] == me,
                f"{at:%H:%M}",
                day(at, _) if new_day else "",
                opens,
                private,
                tuple(_drawn(message["blocks"])) or ({"kind": "line", "text": shown(message["text"])},),
                says,
                faces[by].name if by in faces else by,
            )
        )
        before = (message["from"], private, at)
    return bubbles


def _sender(key: str, faces: Mapping[str, Face]) -> Face | None:
    """Who spoke; None is the bot, and an id nobody knows is shown as it is."""
    if key == BOT:
        return None
    return faces.get(key) or Face(key, shown(key), initials(key), 0, "", True, "", "en")


def _drawn(blocks: Iterable[Block]) -> Iterable[dict[str, Any]]:
    """Blocks ready for the template: words cleaned, columns of numbers found, pictures only of our own."""
    for block in blocks:
        match block["kind"]:
            case "line":
                yield {"kind": "line", "text": shown(block["text"]), "strong": block.get("strong", False)}
            case "table":
                yield _table(block)
            case "picture":
                words = list(_drawn(block["words"]))
                if block["url"].startswith(PICTURES):
                    yield {"kind": "picture", "url": block["url"], "words": words, "alt": _alt(words)}
                else:
                    yield from words
            case "sheet":
                if all(url.startswith(SHEETS) for url in block["urls"].values()):
                    yield {**block, "name": shown(block["name"])}
            case "buttons" | "mention":
                yield block


def _table(block: Block) -> dict[str, Any]:
    rows = [[shown(cell) for cell in row] for row in block["rows"]]
    numeric = [all(_is_number(cell) for cell in column) for column in zip(*rows, strict=False)]
    return {
        "kind": "table",
        "header": [shown(cell) for cell in block["header"]],
        "rows": rows,
        "numeric": numeric,
    }


def _is_number(cell: str) -> bool:
    """Mostly digits with signs and a unit: to be set flush right."""
    return not cell.strip(" -–—") or (cell.lstrip("+-−▲▼=¥$€ ")[:1].isdigit() and len(cell) <= 16)


def _alt(words: Iterable[Mapping[str, Any]]) -> str:
    """The twin in words as one text, for the picture's alt."""
    lines = []
    for block in words:
        if block["kind"] == "line":
            lines.append(block["text"])
        elif block["kind"] == "table":
            lines += [" ".join(row) for row in (block["header"], *block["rows"]) if any(row)]
    return "\n".join(lines)
