"""The playground as a platform, and as what its page asks for."""

import asyncio
import math
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, time, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from bot import attachment
from bot.drawing import Drawing
from bot.platforms.playground.draw import PLATFORM, drawn, message, picture_name, place_of
from bot.platforms.playground.inbound import incoming
from bot.platforms.playground.people import chats, members, person_of
from bot.sheets import Form, file_of
from chat.adapter import Receive
from chat.errors import Refusal
from chat.message import Incoming, IncomingKind, Person, Reader, Room
from chat.pace import Pace
from chat.reply import Delivery, Sheet
from language.normalise import storable
from language.text import text
from scheduler.calendar import Calendar
from scheduler.clock import next_moment, read_clock
from storage import inbox, playground
from storage.people import Directory, directory
from storage.store import Store
from storage.values import load
from web.port import Chat, Jump, Member, Message, Said, Theme, Unknown

ANSWER_WITHIN = 2.0
MOST_PICTURES = 64
MOST_NAME = 200
MORNING, EVENING = time(9, 0), time(18, 30)


class House(Protocol):
    """What the playground needs of the running house."""

    drawing: Drawing

    async def receive(self, incoming: Incoming) -> None:
        """Keep a message."""

    async def quiet(self) -> None:
        """Wait until everything is answered and sent."""

    async def tick(self) -> None:
        """Run what is due."""


class Playground:
    """Rooms, people and a clock that can jump; messages are kept in the store."""

    name = PLATFORM
    house: House

    def __init__(self, store: Store, calendar: Calendar, answer_within: float = ANSWER_WITHIN) -> None:
        self._store, self._calendar, self._answer_within = store, calendar, answer_within
        with store.look(read_clock()) as look:
            self._ahead = playground.ahead(look)
        self._pictures: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._jumping = asyncio.Lock()

    # What the house asks of a platform.

    def routes(self, receive: Receive) -> Sequence[Any]:
        """None: the page is an application of its own."""
        return ()

    async def attend(self) -> None:
        """Nobody calls."""

    async def run(self, receive: Receive) -> None:
        """What comes in is brought by `say` and `press`."""
        await asyncio.Event().wait()

    async def close(self) -> None:
        """Nothing to let go of."""

    def ready(self) -> bool:
        """Always."""
        return True

    def pace(self, to: Room | Person) -> Pace:
        """As fast as it goes."""
        return ()

    async def send(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
        """Show it in its room; a delivery whose key was shown before is not shown again."""
        body = {**drawn(delivery, reader, images), "at": self.clock_now().isoformat()}
        number = await asyncio.to_thread(self._show, delivery, body)
        for index, image in enumerate(png for png in images if png):
            self._remember(picture_name(number, index), "light", image)
        return str(number)

    # What the page asks of the playground.

    async def people(self) -> Sequence[Member]:
        """Everybody one can speak as."""
        return await asyncio.to_thread(lambda: members(self._directory()))

    async def rooms(self) -> Sequence[Chat]:
        """Every group and every direct chat."""
        return await asyncio.to_thread(lambda: chats(self._directory(), self.clock_now().date()))

    async def say(self, as_id: str, room: str, text: str) -> Said:
        """Show what is said, let the bot answer, give back what came within two seconds."""
        got = self._incoming(as_id, room, text)
        return await self._answered(got, await asyncio.to_thread(self._heard, got, storable(text)))

    async def send_file(self, as_id: str, room: str, name: str, data: bytes) -> Said:
        """Show that a file was sent, and let the bot read its table."""
        got = self._incoming(as_id, room, storable(name)[-MOST_NAME:])
        shown = await asyncio.to_thread(self._heard, got, f"📎 {got.text}")
        meant = await asyncio.to_thread(attachment.read, got, got.text, data)
        if isinstance(meant, Incoming):
            return await self._answered(meant, shown)
        await self.send(meant, self._directory().reader_of(got.person), ())
        return self._said(got, shown)

    async def press(self, as_id: str, message: str, says: str) -> Said:
        """Press a button under a message."""
        body = await asyncio.to_thread(self._message, message)
        offered = [item["says"] for block in body["blocks"] if block["kind"] == "buttons" for item in block["items"]]
        if says not in offered or body["to"] not in (None, as_id):
            raise Unknown("no such button")
        got = self._incoming(as_id, body["room"], says, "press")
        return await self._answered(got, got.id)

    async def messages(self, room: str, after: int) -> Sequence[Message]:
        """What a room shows after a number."""
        with self._store.look(self.clock_now()) as look:
            return [_shown(number, body) for number, _, body in playground.after(look, room, after)]

    async def clock(self, to: datetime | Jump) -> datetime:
        """Jump ahead, slot by slot, each at its own moment; never backwards."""
        async with self._jumping:
            target = self._target(to)
            if target < self.clock_now():
                raise Refusal(text("The clock only goes forward."))
            await self.house.tick()  # from here on the clock has been looked at, also right after the first start
            while moment := await asyncio.to_thread(self._next, target):
                await asyncio.to_thread(self._set, moment)
                await self.house.tick()
                await self.house.quiet()
            await asyncio.to_thread(self._set, target)
        return await self.now()

    async def now(self) -> datetime:
        """The playground's time in the company's zone."""
        return self.clock_now().astimezone(self._zone())

    async def picture(self, name: str, theme: Theme) -> bytes | None:
        """A picture, drawn again when it is wanted in another theme or was forgotten."""
        if (name, theme) in self._pictures:
            return self._pictures[name, theme]
        number, _, index = name.partition("-")
        try:
            body = await asyncio.to_thread(self._message, number)
            chart = body["charts"][int(index)]
        except (Unknown, ValueError, IndexError):
            return None
        png = await self.house.drawing.draw(chart, body["locale"], theme)
        if png:
            self._remember(name, theme, png)
        return png

    async def sheet(self, name: str, form: Form) -> tuple[str, bytes] | None:
        """A sheet as a file: its name and its bytes."""
        number, _, index = name.partition("-")
        try:
            body = await asyncio.to_thread(self._message, number)
            found = load(Sheet, body["sheets"][int(index)])
        except (Unknown, ValueError, LookupError):
            return None
        reader = Reader(body["locale"], self._zone().key)
        return f"{found.name}.{form}", await asyncio.to_thread(file_of, found, reader, form)

    def clock_now(self) -> datetime:
        """The playground's instant."""
        return read_clock() + self._ahead

    def _incoming(self, as_id: str, room: str, text: str, kind: IncomingKind = "new") -> Incoming:
        """What somebody in a room says or presses. Unknown: there is nobody of that name in it."""
        people = self._directory()
        person = person_of(people, as_id)
        places = {chat["id"]: chat for chat in chats(people, self.clock_now().date())}
        if person is None or room not in places or as_id not in places[room]["members"]:
            raise Unknown("nobody of that name in that room")
        return incoming(kind, person, room, text, self.clock_now())

    def _heard(self, got: Incoming, words: str) -> str:
        """Show what somebody said; the message's name."""
        own = {"to": None, "from": got.person.id, "text": words, "blocks": [_line(words)], "charts": []}
        return str(self._keep(got.id, got.room.id, {**own, "at": got.sent_at.isoformat()}))

    async def _answered(self, got: Incoming, name: str) -> Said:
        """Let the bot answer what is shown under that name."""
        await self.house.receive(got)
        with suppress(TimeoutError):  # the page sees the rest when it looks again
            await asyncio.wait_for(self.house.quiet(), self._answer_within)
        return self._said(got, name)

    def _said(self, got: Incoming, name: str) -> Said:
        with self._store.look(self.clock_now()) as look:
            found = playground.answers(look, f"{got.id}:")
            failed = "" if found else inbox.trouble_of(look, got.id)
        return Said(name, [_shown(number, body) for number, _, body in found], failed)

    def _show(self, delivery: Delivery, body: dict[str, Any]) -> int:
        """Show it in its room, in the place of the message it replaces where that is still there."""
        room = place_of(delivery)
        if delivery.replaces:
            with self._store.work(self.clock_now()) as work:
                number = playground.edit(work, delivery.replaces, {**body, "room": room})
            if number is not None:
                for name, theme in [place for place in self._pictures if place[0].startswith(f"{number}-")]:
                    del self._pictures[name, theme]
                return number
        return self._keep(delivery.key, room, body)

    def _keep(self, key: str, room: str, body: dict[str, Any]) -> int:
        with self._store.work(self.clock_now()) as work:
            return playground.add(work, key, room, {**body, "room": room})

    def _message(self, number: str) -> dict[str, Any]:
        with self._store.look(self.clock_now()) as look:
            body = playground.one(look, int(number)) if number.isascii() and number.isdigit() else None
        if body is None:
            raise Unknown("no such message")
        return body

    def _directory(self) -> Directory:
        with self._store.look(self.clock_now()) as look:
            return directory(look)

    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self._directory().organization.zone)

    def _next(self, target: datetime) -> datetime | None:
        return next_moment(self._store, self.clock_now(), target, self._calendar.is_workday)

    def _set(self, moment: datetime) -> None:
        """Whole seconds, kept at once: a program that is killed and comes back does not go back in time."""
        left = math.ceil((moment - read_clock()).total_seconds())
        self._ahead = max(self._ahead, timedelta(seconds=left))
        with self._store.work(self.clock_now()) as work:
            playground.put_ahead(work, self._ahead)

    def _target(self, to: datetime | Jump) -> datetime:
        if isinstance(to, datetime):
            return to
        now = self.clock_now().astimezone(self._zone())
        if to == "next_morning":
            return self._at(self._calendar.next_workday(now.date()), MORNING)
        if to == "evening":
            evening = self._at(now.date(), EVENING)
            return evening if evening > now else evening + timedelta(days=1)
        last = self._calendar.last_workday(now.year, now.month)
        end = self._at(last or now.date(), EVENING)
        return end if end > now else self._at(self._calendar.next_workday(now.date()), EVENING)

    def _at(self, day: Any, hour: time) -> datetime:
        return datetime.combine(day, hour, self._zone())

    def _remember(self, name: str, theme: str, png: bytes) -> None:
        self._pictures[name, theme] = png
        while len(self._pictures) > MOST_PICTURES:
            self._pictures.popitem(last=False)


def _line(words: str) -> dict[str, Any]:
    return {"kind": "line", "text": words, "strong": False}


def _shown(number: int, body: dict[str, Any]) -> Message:
    found: Message = message(number, body["room"], body["at"], body)  # type: ignore[assignment]
    return found
