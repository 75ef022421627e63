"""A company on WeCom: the tiny company's people with WeCom accounts, the bot connected to a fake gateway."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from bot.batch import Desk
from bot.pipeline import Pipeline
from bot.platforms.place import Place
from bot.platforms.wecom.opening import opened
from bot.platforms.wecom.pauses import Pauses
from bot.platforms.wecom.settings import Settings
from bot.sender import Sender
from chat.message import Person, Room
from storage import people
from storage.people import directory
from storage.store import Store
from tests.company import NOW, is_workday
from tests.company import opened as store_in
from tests.fakes.wecom.gateway import Gateway
from tests.running import PATIENCE, Undrawn, unsent, until

GROUP = "wrNORTHCHAT"
WANG, LI, CHEN, ZHOU = "WangFang", "lilei", "chenjing", "zhoumin"
ACCOUNTS = {"wang": WANG, "li": LI, "chen": CHEN, "zhou": ZHOU}
QUICK = Pauses(
    connect=PATIENCE,
    ack=PATIENCE,
    ping=0.3,
    silence=PATIENCE,
    between=0.02,
    first=0.02,
    most=0.3,
    limited=0.4,
    refused=30,
    steady=0,
    renew=0.1,
)
"""Short pauses; what waits for an answer waits as long as a test does, so that a slow machine fails none."""


class Ticking:
    """A clock that goes on by itself from NOW, and jumps when it is told to."""

    def __init__(self, now: datetime = NOW) -> None:
        self._start, self._begun = now, monotonic()

    def __call__(self) -> datetime:
        return self._start + timedelta(seconds=monotonic() - self._begun)

    def forward(self, seconds: float) -> None:
        self._start += timedelta(seconds=seconds)


def moved_in(store: Store) -> None:
    """Give the tiny company's people WeCom accounts, and the north team a group there."""
    with store.work(NOW) as work:
        known = {member.key: member.id for member in directory(work).organization.members.values()}
        for key, account in ACCOUNTS.items():
            people.link(work, Person("wecom", "bot", account), known[key])
        teams = directory(work).organization.teams
        north = next(team.id for team in teams.values() if team.key == "north")
        people.bind(work, Room("wecom", "bot", GROUP), north, "华北群", "zh_CN")


@dataclass
class Office:
    """What a test holds in its hands."""

    gateway: Gateway
    store: Store
    clock: Ticking
    pipeline: Pipeline
    sender: Sender
    adapter: Any
    settings: Settings = field(repr=False)

    async def answered(self, chat: str, words: str) -> str:
        """Wait until these words stand in a chat; the whole message."""
        try:
            await until(lambda: any(words in said for said in self.gateway.words(chat)))
        except TimeoutError:
            raise AssertionError(f"no {words!r} in {chat}, but: {self.gateway.rules.shown}") from None
        return next(said for said in self.gateway.words(chat) if words in said)

    async def sent(self) -> None:
        """Until nothing waits to be sent."""
        await until(lambda: not self.waiting())

    async def minutes(self, done: Callable[[], bool], each: float = 0.3) -> None:
        """Let minutes pass until it is done; a pause that was reckoned before a jump of the clock ends a minute later."""
        async with asyncio.timeout(PATIENCE):
            while not done():
                self.clock.forward(61)
                await asyncio.sleep(each)

    def waiting(self) -> int:
        """How many deliveries wait."""
        with self.store.look(self.clock()) as look:
            return unsent(look)


def settings(port: int, **more: object) -> Settings:
    """What would stand in .env."""
    own = {"wecom_bot_id": "bot", "wecom_bot_secret": "secret", "wecom_bot_name": "战鼓"}
    return Settings(**{**own, "wecom_ws_url": f"ws://127.0.0.1:{port}", **more})  # type: ignore[arg-type]


@asynccontextmanager
async def office(
    path: Path,
    *,
    gateway: Gateway | None = None,
    clock: Ticking | None = None,
    pauses: Pauses = QUICK,
    drawing: object = None,
    trust: ssl.SSLContext | None = None,
    admin_room: Room | None = None,
    before: Callable[[Store], None] = moved_in,
    stays: bool = False,
    **more: object,
) -> AsyncIterator[Office]:
    """The company at work; at the end it is stopped as the house does it, and the gateway, too, unless it stays."""
    gateway, clock = gateway or Gateway(), clock or Ticking()
    gateway.stamp = clock
    port = await gateway.open(trust=trust) if gateway._server is None else gateway._port
    with store_in(path) as store:
        before(store)
        own = settings(port, **more)
        adapter = opened(own, Place(store, clock, path.parent, "", admin_room), pauses)
        writer = Pipeline(store, Desk(is_workday), clock, lambda lanes: speaker.hand_over(lanes))
        speaker = Sender(store, {"wecom": adapter}, drawing or Undrawn(), clock, writer.note)  # type: ignore[arg-type]
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(writer.run()),
                group.create_task(speaker.run()),
                group.create_task(adapter.run(writer.receive)),
            ]
            try:
                yield Office(gateway, store, clock, writer, speaker, adapter, own)
            finally:
                await stopped(tasks)
                await speaker.close()
                await adapter.close()
                if not stays:
                    await gateway.shut()


async def stopped(tasks: Sequence[asyncio.Task[None]]) -> None:
    """Cancel and wait."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
