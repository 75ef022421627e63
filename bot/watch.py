"""The watch: notices when the database takes nothing, tells the admins past it, and tells when it is over."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import structlog

from bot.refusals import Refusals
from bot.tally import Tally
from bot.trace import trace
from cards import trouble
from chat.adapter import Adapter
from chat.message import Person, Room
from chat.reply import Delivery
from storage.admins import to_admins
from storage.people import Directory, directory
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
        refusals: Refusals,
    ) -> None:
        self._store, self._adapters, self._now, self._room, self._tally = store, adapters, now, admin_room, tally
        with store.look(now()) as look:
            directory(look)  # remembered: in an outage nobody could be asked who the admins are
        self._refusals = refusals
        refusals.noticed = self._suspect
        self._suspected = asyncio.Event()
        self._untold: list[Delivery] = []
        self.well = True

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
            self._refusals.judged(read_time(), well=well)
            if self.well != was_well:
                was_well = self.well
                self._untold, say_at = self._said(well=well), 0.0
                if not self.well:
                    self._tally.failed("database")
            if self._untold and read_time() >= say_at:
                self._untold = [said for said in self._untold if not await self._told(said)]
                say_at = read_time() + SAY_AGAIN_AFTER
            try:
                await asyncio.wait_for(self._suspected.wait(), LOOK_EVERY)
            except TimeoutError:
                continue

    def _suspect(self) -> None:
        """The database refused something: look at once, unless that is known."""
        if self.well:
            self.well = False
            self._suspected.set()

    def _is_well(self, was_well: bool) -> bool:
        """Reading proves enough while all goes well; after a refusal something has to be written."""
        return self._store.answers() if was_well else takes_writes(self._store, self._now())

    def _said(self, *, well: bool) -> list[Delivery]:
        """What the admins hear: in their room, else each by a platform of this program."""
        people: Directory = self._store.remembered("directory")
        reply = trouble.database_back_card() if well else trouble.database_card()
        key = f"database:{well}:{self._now().isoformat()}"
        said = to_admins(people, self._room, reply, key, self._now(), self._ours)
        return [replace(one, unkept=True) for one in said if one.to.platform in self._adapters]

    def _ours(self, accounts: Sequence[Person]) -> Person:
        return next((one for one in accounts if one.platform in self._adapters), accounts[0])

    async def _told(self, delivery: Delivery) -> bool:
        """Say it past the database; whether it was said. Who may not send now leaves it to another replica."""
        people: Directory = self._store.remembered("directory")
        adapter = self._adapters[delivery.to.platform]
        if not adapter.ready():
            return False
        try:
            async with asyncio.timeout(SAYING_MAY_TAKE):
                await adapter.send(delivery, people.reader_of(delivery.to), [])
        except Exception as error:
            log.warning("admins not told", **trace(error))
            return False
        return True
