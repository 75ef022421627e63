"""The pipeline: messages and notes that wait are written together; a message's future resolves after the commit."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.answer import Prepared
from bot.batch import Desk, Kept, Note, due, failure, keep, look_up, put_aside, retry
from bot.refusals import Refusals
from chat.message import Incoming
from chat.reply import Delivery
from storage import inbox, outbox
from storage.inbox import Waiting
from storage.outbox import Lane
from storage.store import AGAIN, Store, is_outage, was_cut
from storage.work import Work

MOST_AT_ONCE = 256
MOST_ATTEMPTS = 3
MOST_READING = 2
"""Questions looked up at once: more would take the threads that keep what comes in."""
RETRY_EVERY = 2.0
MANY = 16
"""When so many were written at once, others are on their way: the next commit waits a moment for them."""
MOMENT, MOST_MOMENTS = 0.002, 10

Job = Incoming | Note


class Pipeline:
    """One writer: takes what is queued, writes it in one transaction, wakes those who wait for it."""

    def __init__(
        self,
        store: Store,
        desk: Desk,
        now: Callable[[], datetime],
        hand_over: Callable[[Sequence[Lane]], None],
        refusals: Refusals | None = None,
    ) -> None:
        self._store, self._desk, self._now, self._hand_over = store, desk, now, hand_over
        self._refusals = refusals or Refusals()
        self._queue: asyncio.Queue[tuple[Job, asyncio.Future[None]]] = asyncio.Queue()
        self._readers: set[asyncio.Task[None]] = set()
        self._reading = asyncio.Semaphore(MOST_READING)

    async def receive(self, incoming: Incoming) -> None:
        """Keep a message; returns when it is durable. Raises when the database cannot take it."""
        await self._put(incoming)

    async def note(self, note: Note) -> None:
        """Write something with the next commit."""
        await self._put(note)

    async def say(self, write: Callable[[Work], Sequence[Delivery]]) -> None:
        """Write something with the next commit and have what it returns sent."""
        lanes: list[Lane] = []

        def written(work: Work) -> None:
            lanes[:] = outbox.send(work, write(work))

        await self._put(written)
        self._hand_over(lanes)

    async def run(self) -> None:
        """Write until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._write())
            group.create_task(self._try_again())

    async def drained(self) -> None:
        """Wait until everything that was handed in is written, or refused."""
        await self._queue.join()

    async def settled(self) -> None:
        """Wait until every question that was acknowledged has been answered."""
        while self._readers:
            await asyncio.wait(self._readers)

    async def _put(self, job: Job) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        await self._queue.put((job, future))
        await future

    async def _write(self) -> None:
        waiting: list[tuple[Job, asyncio.Future[None]]] = []
        while True:
            waiting = await self._gathered(busy=len(waiting) >= MANY)
            try:
                await self._commit([job for job, _ in waiting])
            except Exception as error:
                if is_outage(error):
                    self._refusals.note("nothing kept", error)
                    _resolve_all(waiting, error)
                else:
                    await self._one_by_one(waiting)
            else:
                _resolve_all(waiting)
            finally:
                for _ in waiting:
                    self._queue.task_done()

    async def _gathered(self, *, busy: bool) -> list[tuple[Job, asyncio.Future[None]]]:
        """What waits, at least one. While many write, answers go out first, and what comes in is taken along."""
        waiting = [await self._queue.get()]
        seen, moments = -1, MOST_MOMENTS if busy else 0
        while moments and seen < self._queue.qsize() < MOST_AT_ONCE:
            seen, moments = self._queue.qsize(), moments - 1
            await asyncio.sleep(MOMENT)
        while not self._queue.empty() and len(waiting) < MOST_AT_ONCE:
            waiting.append(self._queue.get_nowait())
        return waiting

    async def _one_by_one(self, waiting: Sequence[tuple[Job, asyncio.Future[None]]]) -> None:
        for job, future in waiting:
            try:
                await self._commit([job])
            except Exception as error:
                _resolve(future, await self._put_aside(job, error))
            else:
                _resolve(future)

    async def _put_aside(self, job: Job, error: Exception) -> Exception | None:
        """Keep a message that cannot be written, so that it is tried again and not sent again; else the error."""
        self._refusals.note("not kept", error)
        if not isinstance(job, Incoming) or is_outage(error):
            return error
        try:
            self._after(await asyncio.to_thread(put_aside, self._store, self._desk, job, error, self._now()))
        except Exception as worse:
            return worse
        return None

    async def _commit(self, jobs: Sequence[Job]) -> None:
        messages = [job for job in jobs if isinstance(job, Incoming)]
        notes = [job for job in jobs if not isinstance(job, Incoming)]
        for attempt in range(1, MOST_ATTEMPTS + 1):
            try:
                kept = await asyncio.to_thread(keep, self._store, self._desk, messages, notes, self._now())
            except AGAIN as error:
                if attempt == MOST_ATTEMPTS or (is_outage(error) and not was_cut(error)):
                    raise
            else:
                self._after(kept)
                return

    async def _try_again(self) -> None:
        ours: deque[Waiting] = deque()  # kept while the database is away: its lease would hold up what is due
        while True:
            try:
                ours.extend(() if ours else await asyncio.to_thread(due, self._store, self._now()))
                while ours:
                    self._after(await asyncio.to_thread(retry, self._store, self._desk, ours[0], self._now()))
                    ours.popleft()
            except Exception as error:
                if ours and not is_outage(error):
                    ours.popleft()  # somebody else has it, or it comes again after its lease
                self._refusals.note("retry postponed", error)
            await asyncio.sleep(RETRY_EVERY)

    def _after(self, kept: Kept) -> None:
        self._hand_over(kept.lanes)
        for prepared in kept.to_read:
            task = asyncio.create_task(self._answer(prepared))
            self._readers.add(task)
            task.add_done_callback(self._readers.discard)

    async def _answer(self, prepared: Prepared) -> None:
        try:
            async with self._reading:
                said = await asyncio.to_thread(look_up, self._store, self._desk, prepared, self._now())
            await self.say(lambda work: _answered(work, prepared, said))
        except Exception as error:
            await self._fail(prepared, error)

    async def _fail(self, prepared: Prepared, error: Exception) -> None:
        try:
            await self.say(lambda work: failure(work, self._desk, prepared.incoming, prepared.tries, error))
        except Exception as worse:
            self._refusals.note("question failed", worse)


def _answered(work: Work, prepared: Prepared, said: Sequence[Delivery]) -> Sequence[Delivery]:
    inbox.done(work, prepared.incoming)
    return said


def _resolve_all(waiting: Sequence[tuple[Job, asyncio.Future[None]]], error: Exception | None = None) -> None:
    for _, future in waiting:
        _resolve(future, error)


def _resolve(future: asyncio.Future[None], error: Exception | None = None) -> None:
    if future.done():
        return  # the one who waited has gone
    if error:
        future.set_exception(error)
    else:
        future.set_result(None)
