"""A stage: the company, a clock that one moves, and what everybody hears through the memory platform."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.batch import Desk, due, keep, look_up, retry
from bot.platforms.memory import Memory, Sent
from bot.sender import Sender
from chat.message import Incoming, IncomingKind, Person, Room
from chat.reply import Buttons, Delivery, Picture
from scheduler.clock import next_moment, tick
from scoring.activity import Activity
from scoring.deal import DealEvent
from storage import claims, inbox, ledger, outbox
from storage.outbox import Lane
from storage.people import Directory, directory
from storage.work import Work
from tests.charts.words import lost
from tests.dialogues.company import CALENDAR, company
from words.show import show

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 19, 15, 0, tzinfo=ZONE)  # a Thursday
PLATFORM = "memory"
NO_SIGNS = {"\ue000", "\ufffd"}
"""What stands for no sign at all: a box is its right picture."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody heard: `place` is a group's name, or the name of the one person who sees it."""

    place: str
    words: str
    delivery: Delivery


class Undrawn:
    """No pictures: their words stand for them; what of the words no picture could show is kept in mind."""

    def __init__(self) -> None:
        self.lost: list[str] = []

    async def draw(self, chart: Any, locale: str, theme: str = "light") -> bytes | None:
        """Nothing."""
        self.lost += lost(chart)
        return None


class Stage:
    """Everything between a line that is said and what is heard, without the waiting in between."""

    def __init__(self, folder: Path, now: datetime = NOW) -> None:
        self.store = company(folder)
        self.now = now
        self.faults: list[tuple[str, Exception]] = []
        self.platform = Memory(PLATFORM)
        self.desk = Desk(CALENDAR.is_workday, Room(PLATFORM, PLATFORM, "admins"))
        self._heard = 0
        self._said = 0
        self.tick()  # the clock has been looked at once

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def say(self, who: str, text: str, group: str = "") -> list[Heard]:
        """Somebody writes, in a group or to the bot alone."""
        return self.receive([self.incoming(who, text, group)])

    def press(self, who: str, label: str, group: str = "") -> list[Heard]:
        """Somebody presses the newest button of that name they can see."""
        return self.receive([self.incoming(who, self._button(who, label), group, kind="press")])

    def incoming(self, who: str, text: str, group: str = "", kind: IncomingKind = "new") -> Incoming:
        """A message as the platform would give it."""
        self._said += 1
        name = f"message-{self._said}"
        person = self.person(who)
        room = Room(PLATFORM, PLATFORM, self._room(group)) if group else self.direct(person)
        return Incoming(name, kind, person, room, text, self.now, message=name)

    def receive(self, messages: Sequence[Incoming]) -> list[Heard]:
        """Keep messages in one batch; what is heard when all is answered."""

        def answered() -> Iterable[Lane]:
            kept = keep(self.store, self.desk, messages, [], self.now)
            yield from kept.lanes
            for prepared in kept.to_read:
                said = look_up(self.store, self.desk, prepared, self.now)
                with self.store.work(self.now) as work:
                    yield from outbox.send(work, said)
                    inbox.done(work, prepared.incoming)
            for waiting in due(self.store, self.now):
                yield from retry(self.store, self.desk, waiting, self.now).lanes

        heard = self._run(answered)
        with self.store.look(self.now + timedelta(days=1)) as look:
            failed = [one.incoming.text for one in inbox.waiting(look)]
        assert not failed, f"failed inside: {failed}"
        return heard

    def later(self, until: datetime | timedelta) -> list[Heard]:
        """Move the clock; every slot between comes at its own moment."""
        target = self.now + until if isinstance(until, timedelta) else until
        assert target > self.now, "the clock only goes forward"
        heard = []
        while moment := next_moment(self.store, self.now, target, CALENDAR.is_workday):
            self.now = moment
            heard += self.tick()
        self.now = target
        return heard + self.tick()

    def sent(self, lanes: Sequence[Lane]) -> list[Heard]:
        """Send what stands in these lanes."""
        return self._run(lambda: lanes)

    def tick(self) -> list[Heard]:
        """The clock is looked at."""
        return self._run(lambda: tick(self.store, self.now, CALENDAR.is_workday, self._fault))

    def _fault(self, post: str, error: Exception) -> None:
        self.faults.append((post, error))

    def newest(self, who: str) -> tuple[Activity | DealEvent, ...]:
        """The rows of a member's last entry that count; none when there is no entry."""
        with self.store.look(self.now) as look:
            member = directory(look).member_of(self.person(who))
            entry = ledger.newest(look, member.id) if member else None
        return entry.rows if entry else ()

    def claim_code(self) -> str:
        """A fresh code for the first admin, as the program prints it."""
        with self.store.work(self.now) as work:
            return claims.issue(work)

    def directory(self) -> Directory:
        """Who is who now."""
        with self.store.look(self.now) as look:
            return directory(look)

    def person(self, who: str) -> Person:
        """A member by name, nickname or key; anybody else is a stranger of that name."""
        people = self.directory()
        for member in people.organization.members.values():
            account = people.person_of(member.id)
            if account and who in (member.key, member.name, *member.names):
                return account
        return Person(PLATFORM, PLATFORM, who, who)

    def direct(self, person: Person) -> Room:
        """The chat between a person and the bot."""
        return Room(PLATFORM, PLATFORM, f"dm-{person.id}", "direct")

    def _room(self, group: str) -> str:
        rooms = self.directory().rooms.values()
        return next((known.room.id for known in rooms if group in (known.name, known.room.id)), group)

    def _button(self, who: str, label: str) -> str:
        person, people = self.person(who), self.directory()
        for sent in reversed(self.platform.sent):
            to = sent.delivery.to
            if to not in (self.direct(person), person) and (isinstance(to, Person) or to.form == "direct"):
                continue
            for block in sent.delivery.reply.blocks:
                for button in block.items if isinstance(block, Buttons) else ():
                    if show(button.label, people.reader_of(to)) == label:
                        return button.says
        raise AssertionError(f"{who} sees no button [{label}]")

    def _run(self, work: Callable[[], Iterable[Lane]]) -> list[Heard]:
        """Do something and send what it leaves to be sent."""
        asyncio.run(self._send(list(work())))
        fresh = self.platform.sent[self._heard :]
        self._heard = len(self.platform.sent)
        return [Heard(self._place(sent.delivery), _words(sent), sent.delivery) for sent in fresh]

    async def _send(self, lanes: list[Lane]) -> None:
        async def note(write: Callable[[Work], None]) -> None:
            with self.store.work(self.now) as work:
                write(work)

        undrawn = Undrawn()
        sender = Sender(self.store, {PLATFORM: self.platform}, undrawn, lambda: self.now, note)  # type: ignore[arg-type]
        for lane in dict.fromkeys(lanes):
            sender.hand_over([lane])
            await sender.idle()
        bare = set(undrawn.lost) - NO_SIGNS
        assert not bare, f"no picture can show {bare}"

    def _place(self, delivery: Delivery) -> str:
        to, people = delivery.to, self.directory()
        if isinstance(to, Person):
            alone = delivery.beside and delivery.beside.form == "direct"
            assert alone or delivery.private, f"to one person, and not marked so: {delivery.key}"
        elif to.form == "group":
            assert not delivery.private, f"private, and sent to a group: {delivery.key}"
            return next((k.name for k in people.rooms.values() if k.room == to and k.name), to.id)
        name = to.id if isinstance(to, Person) else to.id.removeprefix("dm-")
        member = people.member_of(Person(PLATFORM, PLATFORM, name))
        return member.name if member else name


def _words(sent: Sent) -> str:
    pictures = sum(isinstance(block, Picture) for block in sent.delivery.reply.blocks)
    return "(picture)\n" * pictures + sent.words
