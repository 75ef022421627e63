"""The running house: store, clock, pipeline, sender and drawing, joined; the same for every platform."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import structlog

from bot.answer import IsWorkday
from bot.batch import Desk
from bot.drawing import Drawing
from bot.pipeline import Pipeline
from bot.sender import Sender
from bot.trace import trace
from chat.adapter import Adapter
from chat.message import Incoming, Room
from scheduler.clock import tick, ticking
from storage import inbox, lease, outbox
from storage.outbox import Lane
from storage.store import AGAIN, Store

log = structlog.get_logger()


class House:
    """What runs: messages in, ledger, deliveries out, posts at their time."""

    def __init__(
        self,
        store: Store,
        adapters: Mapping[str, Adapter],
        now: Callable[[], datetime],
        is_workday: IsWorkday,
        home: Path,
        admin_room: Room | None = None,
    ) -> None:
        self.store, self.adapters, self.now, self.is_workday = store, adapters, now, is_workday
        self.drawing = Drawing(home / "drawing")
        self.pipeline = Pipeline(store, Desk(is_workday, admin_room), now, self._hand_over)
        self.sender = Sender(store, adapters, self.drawing, now, self.pipeline.note)
        self._ticking = asyncio.Lock()

    async def receive(self, incoming: Incoming) -> None:
        """Keep a message; returns when it is durable."""
        await self.pipeline.receive(incoming)

    async def run(self) -> None:
        """Serve every platform and the clock until cancelled; then let go of everything."""
        self.store.enter(self._free_what_is_held)
        clock = ticking(self._tick_quietly)
        clock.start()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self.pipeline.run())
                group.create_task(self.sender.run())
                group.create_task(self.drawing.warm())
                for adapter in self.adapters.values():
                    group.create_task(adapter.run(self.receive))
        finally:
            clock.shutdown(wait=False)
            await self.sender.close()
            await self.drawing.close()
            for adapter in self.adapters.values():
                await adapter.close()

    async def tick(self) -> None:
        """Run what is due by now."""
        async with self._ticking:
            self._hand_over(await asyncio.to_thread(tick, self.store, self.now(), self.is_workday, _fault))

    async def quiet(self) -> None:
        """Wait until every question is answered and every delivery has gone out."""
        await self.pipeline.settled()
        await self.sender.idle()

    def _free_what_is_held(self) -> None:
        with self.store.work(self.now()) as work:
            outbox.free_all(work)
            inbox.answer_now(work)
            lease.free_all(work)

    async def _tick_quietly(self) -> None:
        try:
            await self.tick()
        except AGAIN as error:
            log.warning("tick postponed", **trace(error))

    def _hand_over(self, lanes: Sequence[Lane]) -> None:
        self.sender.hand_over(lanes)


def _fault(post: str, error: Exception) -> None:
    log.error("post failed", post=post, **trace(error))
