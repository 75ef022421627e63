"""Times in which Slack could not reach us, or we could keep nothing: read from the history, or announced as lost."""

import asyncio
from datetime import datetime, timedelta

import structlog

from bot.platforms.place import Place
from bot.platforms.slack import inbound
from bot.platforms.slack.client import Refused, WebApi
from bot.platforms.slack.history import rooms, said_in
from bot.platforms.slack.inbound import PLATFORM
from bot.platforms.slack.notice import tell_gaps
from bot.platforms.slack.shape import Misshapen
from bot.platforms.slack.workspace import Workspace
from chat.adapter import Receive
from storage import links
from storage.links import Gap
from storage.store import AGAIN

log = structlog.get_logger()
WORTH = timedelta(seconds=30)
"""A gap that is longer is looked into."""
OVERLAP = timedelta(seconds=60)
HELD_BACK = timedelta(minutes=5)
LOOK_EVERY = 5.0


class Ears:
    """Keeps until when Slack was heard, by whichever replica, and sees to what was missed after a gap."""

    def __init__(self, api: WebApi, place: Place, workspace: Workspace, receive: Receive, *, by_socket: bool) -> None:
        self._api, self._place, self._workspace, self._receive = api, place, workspace, receive
        self._hearing = not by_socket
        self._back = True

    def heard(self, standing: bool) -> None:
        """The first socket stands, or the last one is gone."""
        self._hearing = standing
        self._back = self._back or standing

    async def run(self) -> None:
        """Watch until cancelled."""
        while True:
            try:
                await self._look()
            except AGAIN as error:
                self._back = True  # what the database could not take was not heard, however well the sockets stand
                self._place.refusals.note("slack: not noted", error)
            await asyncio.sleep(LOOK_EVERY)

    async def _look(self) -> None:
        if not self._hearing or self._workspace.identity is None:
            return
        if self._back:
            gap = await asyncio.to_thread(self._came_back)
            self._back = False
            if gap and await self.fill(gap.since):
                await asyncio.to_thread(self._filled, gap)
            await asyncio.to_thread(tell_gaps, self._place)
        else:
            await asyncio.to_thread(self._heard)
        if self._workspace.missed.is_set():
            self._workspace.missed.clear()
            await self.fill(self._place.now() - HELD_BACK)

    def _came_back(self) -> Gap | None:
        with self._place.work() as work:
            return links.came_back(work, PLATFORM, None, WORTH)

    def _heard(self) -> None:
        with self._place.work() as work:
            links.heard(work, PLATFORM, work.now)

    def _filled(self, gap: Gap) -> None:
        """Nothing is lost: the rooms need not be told."""
        with self._place.work() as work:
            links.told(work, [gap])
        log.info("gap filled")

    async def fill(self, since: datetime) -> bool:
        """Read what was said since then, as if it came now; False when Slack does not let us."""
        try:
            for room in await rooms(self._api):
                async for event in said_in(self._api, room, since - OVERLAP):
                    await self._take(event)
        except Refused as no:
            log.warning("the gap cannot be filled", error=no.error)
            return False
        return True

    async def _take(self, event: dict[str, object]) -> None:
        workspace = self._workspace
        try:
            heard = inbound.heard(event, workspace.ours, workspace.now())
        except Misshapen:
            return
        if heard:
            await workspace.keep_heard(heard, self._receive)
