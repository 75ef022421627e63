"""The sender: lanes of deliveries, oldest first; a picture is drawn just before it goes out."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta

import structlog

from bot.drawing import Drawing
from bot.notice import undelivered
from bot.refusals import Refusals
from bot.tally import Tally
from bot.trace import trace
from chat.adapter import Adapter
from chat.errors import DeliveryFailed, NotYet
from chat.message import Person, Reader, Room
from chat.pace import Pace
from chat.reply import Delivery, Picture
from language.text import Text
from storage import outbox
from storage.outbox import Lane, Parcel
from storage.people import directory
from storage.store import Store, is_outage
from storage.work import Work
from words.render import rendered

log = structlog.get_logger()
LOOK_EVERY = 1.0
MOST_PAUSE = timedelta(minutes=5)
SHORT_WAIT = timedelta(seconds=5)
SEND_MAY_TAKE = 15.0
"""Seconds; less than the lease of a lane, or another replica would send it as well."""
NO_WAIT = timedelta(0)


class Sender:
    """Sends what lanes hold; order per chat is the order of the outbox. One task for each lane that has work."""

    def __init__(
        self,
        store: Store,
        adapters: Mapping[str, Adapter],
        drawing: Drawing,
        now: Callable[[], datetime],
        note: Callable[[Callable[[Work], None]], Awaitable[None]],
        admin_room: Room | None = None,
        tally: Tally | None = None,
        refusals: Refusals | None = None,
    ) -> None:
        self._store, self._adapters, self._drawing = store, adapters, drawing
        self._now, self._note, self._admin_room = now, note, admin_room
        self._tally, self._refusals = tally or Tally(), refusals or Refusals()
        self._busy: dict[Lane, asyncio.Task[None]] = {}
        self._again: set[Lane] = set()
        self._closing = False
        store.serves = self._serves

    def hand_over(self, lanes: Sequence[Lane]) -> None:
        """Serve lanes that are ours and have something to send."""
        for lane in () if self._closing else lanes:
            if lane in self._busy:
                self._again.add(lane)
            else:
                self._busy[lane] = asyncio.create_task(self._serve(lane))

    async def run(self) -> None:
        """Look for lanes that nobody serves (after a crash, after a pause) until cancelled."""
        while True:
            try:
                self.hand_over(await asyncio.to_thread(self._claim))
            except Exception as error:
                self._refusals.note("lanes not read", error)
            await asyncio.sleep(LOOK_EVERY)

    async def idle(self) -> None:
        """Wait until nothing is being sent."""
        while self._busy:
            await asyncio.wait(self._busy.values())  # unlike gather, does not cancel them when it is cancelled

    async def finish(self) -> None:
        """Begin nothing more, and wait until what is being sent has its answer written."""
        self._closing = True
        await self.idle()

    async def close(self) -> None:
        """Stop sending and hand the lanes back; what was not sent goes out when somebody takes them."""
        self._closing = True
        tasks = list(self._busy.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        try:
            with self._store.work(self._now()) as work:
                outbox.hand_back(work)
        except Exception as error:  # they come free by themselves when their lease ends
            log.warning("lanes not handed back", **trace(error))

    def _claim(self) -> list[Lane]:
        with self._store.look(self._now()) as look:
            found = [lane for lane in outbox.orphans(look) if self._serves(lane.platform)]
        if not found:
            return []
        with self._store.work(self._now()) as work:
            return outbox.take(work, found)

    def _serves(self, platform: str) -> bool:
        adapter = self._adapters.get(platform)
        return adapter is not None and adapter.ready()

    async def _serve(self, lane: Lane) -> None:
        try:
            while not self._closing:
                self._again.discard(lane)
                parcel = await asyncio.to_thread(self._next, lane)
                if parcel is None:
                    if await asyncio.to_thread(self._release, lane):
                        break
                elif not await self._deliver(parcel):
                    break  # it waits whole, and was given back; the lane is found again when its pause is over
        except Exception as error:
            self._refusals.note("lane failed", error)
        finally:
            del self._busy[lane]
            if lane in self._again:
                self.hand_over([lane])

    def _next(self, lane: Lane) -> Parcel | None:
        with self._store.look(self._now()) as look:
            return outbox.next_in(look, lane)

    def _release(self, lane: Lane) -> bool:
        with self._store.work(self._now()) as work:
            return outbox.release(work, lane)

    async def _deliver(self, parcel: Parcel) -> bool:
        """Send one; whether the lane may go on."""
        delivery, adapter = parcel.delivery, self._adapters[parcel.lane.platform]
        if delivery.until and delivery.until < self._now():
            await self._settle(parcel, "dropped")
            return True
        try:
            reader, images = await self._drawn(delivery)
            if not await self._may_go(parcel, adapter, drawn=bool(images)):
                return False
            receipt = await _sent(adapter, delivery, reader, images)
        except NotYet as wait:
            pause = timedelta(seconds=wait.seconds)
            await self._write(lambda work: outbox.rest(work, parcel.lane, pause))
            return False
        except DeliveryFailed as failure:
            return await self._not_sent(parcel, failure)
        except Exception as error:
            self._refusals.note("sending failed", error)
            return await self._not_sent(parcel, DeliveryFailed(type(error).__name__, 2.0**parcel.tries))
        await self._settle(parcel, "sent", receipt)
        return True

    async def _drawn(self, delivery: Delivery) -> tuple[Reader, list[bytes | None]]:
        reader = await asyncio.to_thread(self._reader, delivery)
        pictures = [block for block in delivery.reply.blocks if isinstance(block, Picture)]
        return reader, [await self._drawing.draw(rendered(p.chart, reader), reader.locale) for p in pictures]

    async def _may_go(self, parcel: Parcel, adapter: Adapter, *, drawn: bool) -> bool:
        """Keep the platform's pace: a short wait is waited here, after a long one the lane is found again.

        Drawing may have taken longer than the lane was ours: then that is looked at and renewed, too.
        """
        pace = adapter.pace(parcel.delivery.beside or parcel.delivery.to)
        pause = NO_WAIT if adapter.ready() else SHORT_WAIT
        while (pace or drawn) and adapter.ready():
            found = await self._reserve(parcel.lane, pace)
            if found is None:
                return False  # another's by now
            pause = found
            if pause == NO_WAIT or pause > SHORT_WAIT:
                break
            await asyncio.sleep(pause.total_seconds())
        if pause > NO_WAIT:
            await self._write(lambda work: outbox.rest(work, parcel.lane, pause))
        return pause == NO_WAIT

    async def _reserve(self, lane: Lane, pace: Pace) -> timedelta | None:
        found: list[timedelta | None] = [None]

        def reserve(work: Work) -> None:
            found[0] = outbox.reserve(work, lane, pace)

        await self._write(reserve)
        return found[0]

    def _reader(self, delivery: Delivery) -> Reader:
        with self._store.look(self._now()) as look:
            people, to = directory(look), delivery.to
            stranger = isinstance(to, Person) and people.member_of(to) is None and not to.locale
            if delivery.beside and stranger:
                to = delivery.beside  # whoever's language nobody knows is spoken to as the room is
            return people.reader_of(to)

    async def _not_sent(self, parcel: Parcel, failure: DeliveryFailed) -> bool:
        log.warning("not sent", id=parcel.id, reason=str(failure), tries=parcel.tries)
        if failure.unknown and (failure.retry_after is None or not parcel.delivery.resend):
            await self._settle(parcel, "unknown")
        elif failure.retry_after is None or parcel.tries + 1 >= outbox.MOST_TRIES:
            await self._settle(parcel, failure.state, remedy=failure.remedy)
        else:
            pause = min(max(timedelta(seconds=failure.retry_after), timedelta(seconds=1)), MOST_PAUSE)
            await self._write(lambda work: outbox.postpone(work, parcel, pause))
            self._tally.went(parcel.lane.platform, "later")
            return False
        return True

    async def _settle(self, parcel: Parcel, state: str, receipt: str = "", remedy: Text | None = None) -> None:
        lanes: list[Lane] = []

        def settle(work: Work) -> None:
            outbox.settle(work, parcel, state, receipt)
            lanes[:] = outbox.send(work, undelivered(work, parcel, state, self._admin_room, remedy))

        await self._write(settle)
        self._tally.went(parcel.lane.platform, state)
        self.hand_over(lanes)

    async def _write(self, write: Callable[[Work], None]) -> None:
        """Write what became of a delivery; while the database is away wait for it, or it would be sent twice."""
        while True:
            try:
                return await self._note(write)
            except Exception as error:
                if not is_outage(error):
                    raise
            await asyncio.sleep(LOOK_EVERY)


async def _sent(adapter: Adapter, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
    try:
        async with asyncio.timeout(SEND_MAY_TAKE):
            return await adapter.send(delivery, reader, images)
    except TimeoutError as late:
        raise DeliveryFailed("no answer", SEND_MAY_TAKE, unknown=True) from late
