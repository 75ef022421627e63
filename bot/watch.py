"""The watch: notices when the database takes nothing, tells the admin room past it, and tells when it is over."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

import structlog

from bot.tally import Tally
from bot.trace import trace
from cards import trouble
from chat.adapter import Adapter
from chat.message import Reader, Room
from chat.reply import Delivery, Reply
from storage.people import directory
from storage.probe import takes_writes
from storage.store import Store

log = structlog.get_logger()
LOOK_EVERY = 5.0
SAYING_MAY_TAKE = 10.0
SAY_AGAIN_AFTER = 15.0


class Watch:
    """Whether the database takes what comes; what cannot be said by way of it is sent directly."""

    def __init__(
        self,
        store: Store,
        adapters: Mapping[str, Adapter],
        now: Callable[[], datetime],
        admin_room: Room | None,
        tally: Tally,
    ) -> None:
        self._store, self._adapters, self._now, self._room, self._tally = store, adapters, now, admin_room, tally
        self._reader = _reader_of(store, now(), admin_room)  # known beforehand: later there may be nobody to ask
        self._suspected = asyncio.Event()
        self._told = True
        self.well = True

    def suspect(self) -> None:
        """Something could not be written: look at once."""
        self.well = False
        self._suspected.set()

    async def run(self) -> None:
        """Look every few seconds, and at once on a suspicion, until cancelled."""
        was_well, say_at, read_time = True, 0.0, asyncio.get_running_loop().time
        while True:
            read_only = self.well
            self._suspected.clear()
            well = await asyncio.to_thread(self._is_well, read_only)
            if read_only and self._suspected.is_set():
                continue  # refused while we only read: look again, by writing
            self.well = well
            if self.well != was_well:
                was_well = self.well
                self._told, say_at = False, 0.0
                log.warning("database back" if self.well else "database away")
                if not self.well:
                    self._tally.failed("database")
            if not self._told and read_time() >= say_at:
                self._told = await self._tell(was_well)
                say_at = read_time() + SAY_AGAIN_AFTER
            try:
                await asyncio.wait_for(self._suspected.wait(), LOOK_EVERY)
            except TimeoutError:
                continue

    def _is_well(self, was_well: bool) -> bool:
        """Reading proves enough while all goes well; after a refusal something has to be written."""
        return self._store.answers() if was_well else takes_writes(self._store, self._now())

    async def _tell(self, well: bool) -> bool:
        """Say it in the admin room; whether it was said, or there is nobody to say it to."""
        adapter = self._adapters.get(self._room.platform) if self._room else None
        if self._room is None or self._reader is None or adapter is None:
            return True
        reply: Reply = trouble.database_back_card() if well else trouble.database_card()
        delivery = Delivery(self._room, reply, f"database:{well}:{self._now().isoformat()}", unkept=True)
        try:
            async with asyncio.timeout(SAYING_MAY_TAKE):
                await adapter.send(delivery, self._reader, [])
        except Exception as error:
            log.warning("admins not told", **trace(error))
            return False
        return True


def _reader_of(store: Store, now: datetime, room: Room | None) -> Reader | None:
    if room is None:
        return None
    with store.look(now) as look:
        return directory(look).reader_of(room)
