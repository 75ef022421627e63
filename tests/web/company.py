"""A little company behind the wire: it keeps messages, answers a few words, and has a clock of its own."""

import struct
import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from itertools import count

from chat.errors import Refusal
from language.text import text
from web.port import BOT, Block, Chat, Jump, Member, Message, Said, SheetForm, Theme, Unknown

SHANGHAI = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 20, 15, 42, tzinfo=SHANGHAI)
BOARD: list[Block] = [
    {
        "kind": "table",
        "header": ["#", "姓名", "签单额"],
        "rows": [["1", "李思琪", "128.6万"], ["2", "王建国", "114.3万"]],
    }
]


def png(theme: Theme) -> bytes:
    """A real picture of 8 × 8 points in one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    point = b"\x2f\x3f\xbf" if theme == "light" else b"\x4a\x80\xff"
    rows = (b"\0" + point * 8) * 8
    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def member(key: str, name: str, team: str, role: str = "rep", locale: str = "zh_CN") -> Member:
    return {"id": key, "name": name, "role": role, "team": team, "locale": locale}


class Company:
    """The other side of the wire, in memory."""

    def __init__(self, *extra: Member) -> None:
        self.members = [
            member("wang", "王建国", "east"),
            member("li", "李思琪", "east"),
            member("chen", "陈喆", "east", "lead"),
            member("grace", "Grace Tan", "sea", locale="en"),
            member("omar", "Omar Aziz", "sea", "lead", "en"),
            member("zhou", "周敏", "", "manager"),
            *extra,
        ]
        self.log: list[Message] = []
        self.time = NOW
        self.ids = count(1)

    async def people(self) -> Sequence[Member]:
        return self.members

    async def rooms(self) -> Sequence[Chat]:
        groups: list[Chat] = [
            {
                "id": f"group-{team}",
                "name": name,
                "kind": "group",
                "team": team,
                "members": [m["id"] for m in self.members if m["team"] in (team, "")],
            }
            for team, name in (("east", "华东一组"), ("sea", "Singapore"))
        ]
        direct: list[Chat] = [
            {"id": f"direct-{m['id']}", "name": m["name"], "kind": "direct", "team": "", "members": [m["id"]]}
            for m in self.members
        ]
        return groups + direct

    def post(self, room: str, sender: str, blocks: list[Block], to: str | None = None) -> Message:
        n = next(self.ids)
        buttons = [item for block in blocks if block["kind"] == "buttons" for item in block["items"]]
        pictures = [block["url"] for block in blocks if block["kind"] == "picture"]
        words = "\n".join(block["text"] for block in blocks if block["kind"] == "line")
        message: Message = {
            "n": n,
            "id": f"msg-{n}",
            "room": room,
            "to": to,
            "from": sender,
            "text": words,
            "blocks": blocks,
            "pictures": pictures,
            "buttons": buttons,
            "at": self.time.isoformat(),
        }
        self.log.append(message)
        return message

    async def say(self, as_id: str, room: str, text: str) -> Said:
        said = self.post(room, as_id, [{"kind": "line", "text": text}])
        if text in ("rank", "排行榜"):
            picture = {"kind": "picture", "url": "/playground/pictures/board-1.png", "words": BOARD}
            return Said(said["id"], [self.post(room, BOT, [{"kind": "line", "text": "11月签单王者榜"}, picture])])
        recorded: list[Block] = [
            {"kind": "line", "text": f"✅ 已记 {text}", "strong": True},
            {
                "kind": "buttons",
                "items": [{"label": "撤销", "says": "undo K7Q"}, {"label": "改", "says": "edit K7Q"}],
            },
        ]
        replies = [self.post(room, BOT, recorded)]
        if room.startswith("group-"):
            private: list[Block] = [{"kind": "line", "text": "本周还差 2 家"}]
            replies.append(self.post(room, BOT, private, to=as_id))
        return Said(said["id"], replies)

    async def send_file(self, as_id: str, room: str, name: str, data: bytes) -> Said:
        said = self.post(room, as_id, [{"kind": "line", "text": f"📎 {name}"}])
        if data.startswith(b"MZ"):
            raise Refusal(text("I take .xlsx and .csv files."))
        return Said(said["id"], [self.post(room, BOT, [{"kind": "line", "text": f"📄 {len(data)}"}])])

    async def messages(self, room: str, after: int) -> Sequence[Message]:
        return [message for message in self.log if message["room"] == room and message["n"] > after]

    async def press(self, as_id: str, message: str, says: str) -> Said:
        for found in self.log:
            if found["id"] == message and says in {button["says"] for button in found["buttons"]}:
                reply = self.post(found["room"], BOT, [{"kind": "line", "text": f"↩ {says}"}])
                return Said(f"press-{message}", [reply])
        raise Unknown(message)

    async def clock(self, to: datetime | Jump) -> datetime:
        if to == "next_morning":
            to = (self.time + timedelta(days=1)).replace(hour=9, minute=0)
        elif isinstance(to, str):
            to = self.time.replace(day=30, hour=18, minute=0)
        if to.year > 2027:
            raise Refusal(text("The calendar ends in 2027."))
        self.time = to.astimezone(SHANGHAI)
        self.post("group-east", BOT, [{"kind": "line", "text": "☀ 晨报", "strong": True}])
        return self.time

    async def now(self) -> datetime:
        return self.time

    async def sheet(self, name: str, form: SheetForm) -> tuple[str, bytes] | None:
        return (f"业绩 {name}.{form}", b"a,b\r\n") if name == "1-0" else None

    async def picture(self, name: str, theme: Theme) -> bytes | None:
        return png(theme) if name == "board-1" else None
