"""Pipeline and sender joined as the house joins them, with a clock that stands still until it is moved."""

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot import drawing, pipeline, sender
from bot.batch import Desk
from bot.drawing import Drawing
from bot.pipeline import Pipeline
from bot.platforms.memory import Memory
from bot.refusals import Refusals
from bot.sender import Sender
from bot.tally import Tally
from chat.message import Incoming, Room
from storage.queues import queues
from storage.store import Store
from storage.work import Work
from tests.again import SABOTAGED
from tests.company import ADMINS, NOW, is_workday

PATIENCE = 30.0 if SABOTAGED else 120.0
"""Seconds until a test gives up; how long anything takes is never what is tested, unless it is to fail."""


class Clock:
    """`now` as an argument: it moves when it is told to."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def unsent(look: Work) -> int:
    """How many deliveries wait."""
    return sum(queue.waiting for queue in queues(look).outbox.values())


class Undrawn:
    """For tests that are not about pictures: every picture is said in words."""

    async def draw(self, chart: Any, locale: str, theme: str = "light") -> None:
        return None


@dataclass(frozen=True)
class Running:
    """A running pipeline and sender on the memory platform."""

    store: Store
    clock: Clock
    platform: Memory
    pipeline: Pipeline
    sender: Sender
    tally: Tally
    refusals: Refusals

    async def receive(self, *messages: Incoming) -> list[BaseException | None]:
        """Several messages at the same time; returns when each is acknowledged (None) or refused (its error)."""
        return await asyncio.gather(*map(self.pipeline.receive, messages), return_exceptions=True)

    async def quiet(self) -> None:
        """Until every question is answered and every delivery has gone out."""
        await self.pipeline.settled()
        await self.sender.idle()

    async def heard(self, *keys: str) -> None:
        """Until all of these have gone out."""
        await until(lambda: set(keys) <= set(self.keys))
        await self.quiet()

    @property
    def words(self) -> list[tuple[str, str]]:
        """What was said so far: (whom or where, the words)."""
        return [(sent.delivery.to.id, sent.words) for sent in self.platform.sent]

    @property
    def keys(self) -> list[str]:
        """The keys of what was said so far."""
        return [sent.delivery.key for sent in self.platform.sent]


@asynccontextmanager
async def running(
    store: Store,
    clock: Clock | None = None,
    platform: Memory | None = None,
    drawing: Drawing | Undrawn | None = None,
    told: Room | None = None,
) -> AsyncIterator[Running]:
    """Start pipeline and sender; at the end they are cancelled as the house does it. `told`: of lost deliveries."""
    clock, platform = clock or Clock(), platform or Memory()
    tally, refusals = Tally(), Refusals()
    writer = Pipeline(
        store, Desk(is_workday, ADMINS, tally=tally), clock, lambda lanes: speaker.hand_over(lanes), refusals
    )
    speaker = Sender(
        store, {platform.name: platform}, drawing or Undrawn(), clock, writer.note, told, tally, refusals
    )
    tasks = [asyncio.create_task(writer.run()), asyncio.create_task(speaker.run())]
    try:
        yield Running(store, clock, platform, writer, speaker, tally, refusals)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await speaker.close()


async def until(true: Callable[[], object]) -> None:
    """Wait until something has come about; TimeoutError when it never does."""
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.005)


def lines(words: Sequence[tuple[str, str]]) -> str:
    """What was said, in one piece."""
    return "\n".join(f"{to}: {said}" for to, said in words)


@pytest.fixture(autouse=True)
def look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loops that look again at once, so that no test waits for them; a picture may take as long as it likes."""
    monkeypatch.setattr(pipeline, "RETRY_EVERY", 0.01)
    monkeypatch.setattr(sender, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(drawing, "MOST_SECONDS", PATIENCE)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that is a coroutine in an event loop of its own; put into a conftest by import."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True
