"""Where a platform stands: what of the house it may use."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.refusals import Refusals
from chat.message import Room
from storage.store import Store
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Place:
    """The company's store, the time, the home folder for a platform's files, and PUBLIC_URL, "" when unset.

    `admin_room` is where troubles are told; None: to each admin alone. `refusals` are told what the database refuses.
    """

    store: Store
    now: Callable[[], datetime]
    home: Path
    public_url: str = ""
    admin_room: Room | None = None
    refusals: Refusals = field(default_factory=Refusals)

    def work(self) -> AbstractContextManager[Work]:
        """A unit of work that is committed at its end."""
        return self.store.work(self.now())

    async def write(self, write: Callable[[Work], object]) -> None:
        """Write something in a unit of work of its own; returns when it is durable."""

        def written() -> None:
            with self.work() as work:
                write(work)

        await asyncio.to_thread(written)

    def look(self) -> AbstractContextManager[Work]:
        """A unit of work for reading only."""
        return self.store.look(self.now())
