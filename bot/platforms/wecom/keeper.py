"""Keeps the bot's link: one replica holds it by a lease, gaps are told, a kick or a wrong secret stops it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

import structlog

from bot.platforms.place import Place
from bot.platforms.wecom.errcode import WRONG_SECRET
from bot.platforms.wecom.inbound import PLATFORM
from bot.platforms.wecom.link import Kicked, Link, Refused
from bot.platforms.wecom.notice import SETTINGS, of_trouble, tell_gaps
from bot.platforms.wecom.pauses import Pauses
from bot.trace import trace
from cards import outage
from chat.reply import Reply
from storage import keepsakes, lease, links, outbox
from storage.store import AGAIN
from storage.work import Work

log = structlog.get_logger()
LEASE_NAME = "wecom-link"
LEASE = timedelta(seconds=30)
GAP = timedelta(seconds=30)
"""A shorter time without the link is not worth a word."""
SLOW_AFTER_GAP = timedelta(minutes=5)


class Keeper:
    """Runs the link while the lease is ours."""

    def __init__(self, place: Place, link: Link, pauses: Pauses) -> None:
        self._place, self._link, self._pauses = place, link, pauses
        self._task: asyncio.Task[None] | None = None
        self._deaf_since: datetime | None = None
        self._slow_until: datetime | None = None
        self._rest_until = float("-inf")
        self._trouble = ""

    @property
    def back(self) -> bool:
        """Whether the link has just come back after a gap, so that what waited goes out slowly."""
        return self._slow_until is not None and self._place.now() < self._slow_until

    @property
    def stopped(self) -> bool:
        """Whether the link stands still because of a kick or a refusal, until somebody does something about it."""
        return bool(self._trouble)

    async def run(self) -> None:
        """Keep it until cancelled; then it stays up for the last answers, until `close`."""
        while True:
            await self._look()
            await asyncio.sleep(self._pauses.renew)

    async def close(self) -> None:
        """End the link, and let the next replica have it at once."""
        await self._end()
        await self._write(lambda work: lease.let_go(work, LEASE_NAME))

    async def came_up(self) -> None:
        """The link is subscribed: whoever wrote meanwhile was not heard."""
        since, self._deaf_since, self._trouble = self._deaf_since, None, ""
        gaps: list[links.Gap | None] = []
        await self._write(lambda work: gaps.append(links.came_back(work, PLATFORM, since, GAP)))
        if gaps and gaps[0]:
            self._slow_until = self._place.now() + SLOW_AFTER_GAP
            log.warning("wecom: was deaf", seconds=(gaps[0].until - gaps[0].since).total_seconds())
        await self._write(tell_gaps)
        await self._write(lambda work: outbox.wake(work, PLATFORM))
        log.info("wecom: subscribed")

    def went_down(self, ago: float) -> None:
        """The link has ended, and was last heard so many seconds ago."""
        self._deaf_since = self._place.now() - timedelta(seconds=ago)

    async def _look(self) -> None:
        held: list[bool] = []
        if not await self._write(lambda work: held.append(self._hold(work))):
            return  # whoever has the database cannot take the link over without it, and a kick would tell us
        if not held[-1]:
            await self._end()
        elif self._task is None and asyncio.get_running_loop().time() >= self._rest_until:
            self._task = asyncio.create_task(self._link.run())
        elif self._task is not None and self._task.done():
            await self._stopped(self._task)

    def _hold(self, work: Work) -> bool:
        if not lease.hold(work, LEASE_NAME, LEASE):
            return False
        if self._link.up:
            links.heard(work, PLATFORM, work.now - timedelta(seconds=self._link.quiet_for))
        keepsakes.forget(work)
        tell_gaps(work)
        return True

    async def _stopped(self, task: asyncio.Task[None]) -> None:
        """Why the link must not be kept up: told once, and tried again where that can help."""
        loop = asyncio.get_running_loop()
        match task.exception():
            case Kicked():
                trouble, reply, rest = "taken over", outage.taken_over("WECOM_BOT_ID"), float("inf")
            case Refused(code=code):
                trouble, reply = f"refused {code}", outage.not_let_in(code, SETTINGS)
                rest = float("inf") if code in WRONG_SECRET else self._pauses.refused
            case None:
                return
            case error:
                log.error("wecom: link failed", **trace(error))
                self._task = None
                return
        self._task, self._rest_until = None, loop.time() + rest
        if trouble != self._trouble:
            log.error("wecom: stopped", reason=trouble, settings=SETTINGS, remedy="dealdrum check")
            self._trouble = trouble
            await self._write(lambda work: self._tell(work, trouble, reply))

    def _tell(self, work: Work, trouble: str, reply: Reply) -> None:
        of_trouble(work, self._place.admin_room, reply, trouble, work.now)

    async def _end(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError, Kicked, Refused):
                await task

    async def _write(self, write: Callable[[Work], object]) -> bool:
        """Write something in a transaction of its own; whether the database took it."""
        try:
            await self._place.write(write)
        except AGAIN as error:
            self._place.refusals.note("wecom: not noted", error)
            return False
        return True
