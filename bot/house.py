"""The running house: store, clock, pipeline, sender and drawing, joined; the same for every platform."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog

from bot.batch import Desk
from bot.drawing import Drawing
from bot.notice import unwritten
from bot.pipeline import Pipeline
from bot.refusals import Refusals
from bot.sender import Sender
from bot.tally import Tally
from bot.trace import trace
from bot.watch import Watch
from chat.adapter import Adapter
from chat.message import Incoming, Room
from scheduler.clock import tick, ticking
from scoring.period import IsWorkday
from storage import inbox, lease, outbox
from storage.clock import SharedClock
from storage.outbox import Lane
from storage.store import AGAIN, Store

log = structlog.get_logger()
MEASURE_EVERY = 60.0
LAST_WORK_WITHIN = 15.0
"""Seconds that what is under way gets to end after a stop was asked for; what is being sent would come twice else."""


class NotKept(Exception):
    """A message could not be made durable: whoever brought it has to bring it again."""


class House:
    """What runs: messages in, ledger, deliveries out, posts at their time.

    `sends` False: only the first of these; sending, links and clock are left to another program on the database.
    """

    def __init__(
        self,
        store: Store,
        adapters: Mapping[str, Adapter],
        now: Callable[[], datetime],
        is_workday: IsWorkday,
        home: Path,
        admin_room: Room | None = None,
        *,
        sends: bool = True,
        refusals: Refusals | None = None,
    ) -> None:
        self.store, self.adapters, self.now, self.is_workday = store, adapters, now, is_workday
        self.sends, self._admin_room = sends, admin_room
        tally, refused = Tally(), refusals or Refusals()
        self.tally, self._refusals = tally, refused
        desk = Desk(is_workday, admin_room, tally=tally)
        senders = adapters if sends else {}
        self.drawing = Drawing(home / "drawing")
        self.watch = Watch(store, adapters, now, admin_room, tally, refused)
        self.pipeline = Pipeline(store, desk, now, self._hand_over, refused)
        self.sender = Sender(store, senders, self.drawing, now, self.pipeline.note, admin_room, tally, refused)
        self._ticking = asyncio.Lock()
        self._stop = asyncio.Event()

    async def receive(self, incoming: Incoming) -> None:
        """Keep a message; returns when it is durable. NotKept when it cannot be made so."""
        try:
            await self.pipeline.receive(incoming)
        except Exception as error:
            raise NotKept from error

    async def run(self) -> None:
        """Serve until asked to stop, finish what is under way, and let go of everything; cancelled: at once."""
        self.store.enter(self._free_what_is_held)
        clock = ticking(self._tick_quietly)
        if self.sends:
            clock.start()
        try:
            async with asyncio.TaskGroup() as group:
                links = [group.create_task(link) for link in self._links()]
                within = [group.create_task(part) for part in self._parts()]
                await self._stop.wait()
                if clock.running:
                    clock.pause()
                await self._finish(links)
                for task in within:
                    task.cancel()
        finally:
            if clock.running:
                clock.shutdown(wait=False)
            await self.sender.close()
            await self.drawing.close()
            for adapter in self.adapters.values():
                await adapter.close()

    def stop(self) -> None:
        """Ask `run` to end well."""
        self._stop.set()

    async def tick(self) -> None:
        """Run what is due by now; posts that could not be written are told to the admins."""
        faults: list[str] = []

        def fault(post: str, error: Exception) -> None:
            log.error("post failed", post=post, **trace(error))
            self.tally.failed("post")
            faults.append(post)

        async with self._ticking:
            lanes = await asyncio.to_thread(tick, self.store, self.now(), self.is_workday, fault, self._goes_on)
            self._hand_over(lanes)
        if faults:
            await self._tell(faults)

    def _goes_on(self) -> bool:
        return not self._stop.is_set()

    async def quiet(self) -> None:
        """Wait until every question is answered and every delivery has gone out."""
        await self.pipeline.settled()
        await self.sender.idle()

    def _links(self) -> list[Coroutine[Any, Any, None]]:
        """What brings messages by itself, or only stands by where they are brought to us."""
        every = self.adapters.values()
        return [adapter.run(self.receive) if self.sends else adapter.attend() for adapter in every]

    def _parts(self) -> list[Coroutine[Any, Any, None]]:
        ours = [self.pipeline.run(), self.watch.run(), self._keep_time()]
        return [*ours, self.sender.run(), self.drawing.warm()] if self.sends else ours

    async def _finish(self, links: Sequence[asyncio.Task[None]]) -> None:
        """Let nothing more in, then wait for what is being written, answered and sent."""
        for link in links:
            link.cancel()
        await asyncio.gather(*links, return_exceptions=True)
        try:
            async with asyncio.timeout(LAST_WORK_WITHIN):
                await self.pipeline.drained()
                await self.pipeline.settled()
                await self.sender.finish()
        except TimeoutError:
            log.warning("stopped with work under way; it is done after the next start")

    async def _tell(self, posts: Sequence[str]) -> None:
        await self.pipeline.say(lambda work: unwritten(work, posts, self._admin_room))

    def _free_what_is_held(self) -> None:
        with self.store.work(self.now()) as work:
            outbox.free_all(work)
            inbox.answer_now(work)
            lease.free_all(work)

    async def _keep_time(self) -> None:
        """Set our clock by the database's every minute, as all replicas do."""
        while isinstance(self.now, SharedClock):
            await asyncio.sleep(MEASURE_EVERY)
            try:
                await asyncio.to_thread(self.now.measure)
            except AGAIN as error:
                self._refusals.note("clock not measured", error)

    async def _tick_quietly(self) -> None:
        try:
            await self.tick()
        except asyncio.CancelledError:
            return  # the house closes at this moment; APScheduler would log that as a fault
        except AGAIN as error:
            self._refusals.note("tick postponed", error)

    def _hand_over(self, lanes: Sequence[Lane]) -> None:
        self.sender.hand_over(lanes)
