"""The program on a platform, from nothing: an empty company, a clock that jumps, and word of what was taken in."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot import pipeline, sender
from bot.founding import checks
from bot.house import House
from chat.adapter import Adapter
from chat.message import Incoming
from scheduler.calendar import Calendar
from scheduler.clock import next_moment
from scoring.rules import read_rules
from storage import claims, inbox, rules
from storage.guides import SHOWN_AFTER
from storage.store import Store
from tests.bot.wecom.office import Ticking
from tests.first_week.script import ZONE
from tests.running import until

CALENDAR = Calendar("CN")
BEGIN = datetime(2026, 11, 16, 9, 30, tzinfo=ZONE)
"""A Monday."""
LATER = timedelta(hours=1)
"""What shall be tried again then is waited for now."""
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "a5f645400000000049454e44ae426082"
)


class Pen:
    """Draws one point for every chart: what is in a picture is tested elsewhere."""

    async def draw(self, chart: object, locale: str, theme: str = "light") -> bytes:
        """That point."""
        return _PNG

    async def warm(self) -> None:
        """Nothing to load."""

    async def close(self) -> None:
        """Nothing to end."""


@dataclass
class Home:
    """The running house and its clock."""

    house: House
    clock: Ticking
    taken: int = 0
    _received: Any = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._received = self.house.receive
        self.house.receive = self._receive  # type: ignore[method-assign]

    async def _receive(self, incoming: Incoming) -> None:
        await self._received(incoming)
        self.taken += 1

    async def after(self, act: Callable[[], Any]) -> None:
        """Do something that brings a message, and wait until it is answered."""
        before = self.taken
        await act()
        await until(lambda: self.taken > before)
        await self.quiet()
        self.clock.forward(SHOWN_AFTER.total_seconds())  # a checklist comes a moment after what ticked it
        await self.house.tick()
        await self.quiet()

    async def quiet(self) -> None:
        """Until nothing is left to be worked on or to be said."""
        await until(lambda: not self._waits())
        await self.house.quiet()
        await asyncio.sleep(0.02)
        await self.house.quiet()

    def _waits(self) -> bool:
        with self.house.store.look(self.clock() + LATER) as look:
            return bool(inbox.waiting(look, limit=1))

    async def go_on(self, moment: datetime) -> None:
        """Jump, slot by slot."""
        await self.house.tick()
        while due := next_moment(self.house.store, self.clock(), moment, CALENDAR.is_workday):
            self._jump(due)
            await self.house.tick()
            await self.quiet()
        self._jump(moment)
        await self.house.tick()
        await self.quiet()

    def _jump(self, moment: datetime) -> None:
        ahead = (moment - self.clock()).total_seconds()
        if ahead > 0:
            self.clock.forward(ahead)

    def claim_code(self) -> str:
        """A fresh code for the first admin."""
        with self.house.store.work(self.clock()) as work:
            return claims.issue(work)


def founded(folder: Path, body: str, now: datetime) -> Store:
    """A company that has just been applied."""
    store = Store(f"sqlite:///{folder / 'dealdrum.db'}")
    store.migrate()
    with store.work(now) as work:
        rules.apply(work, read_rules(body, "rules.toml", checks()), now.date())
    return store


@asynccontextmanager
async def at_home(
    store: Store, clock: Ticking, open_adapter: Callable[[], Adapter], folder: Path
) -> AsyncIterator[Home]:
    """The house with one platform, until the block ends."""
    adapter = open_adapter()
    house = House(store, {adapter.name: adapter}, clock, CALENDAR.is_workday, folder)
    house.drawing = house.sender._drawing = Pen()  # type: ignore[assignment]
    home = Home(house, clock)
    with patch.object(pipeline, "RETRY_EVERY", 0.05), patch.object(sender, "LOOK_EVERY", 0.05):
        running = asyncio.create_task(house.run())
        try:
            yield home
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


def codes_in(keys: Sequence[str]) -> list[str]:
    """The record codes among what buttons say."""
    return [word for key in keys for word in key.split()[1:] if len(word) == 3 and word.isupper()]
