"""Times in which Slack could not reach us: what was said meanwhile is read from the history, or announced as lost."""

import asyncio
from datetime import datetime, timedelta

import structlog

from bot.platforms.place import Place
from bot.platforms.slack import inbound
from bot.platforms.slack.client import Refused, WebApi
from bot.platforms.slack.history import rooms, said_in
from bot.platforms.slack.shape import Misshapen
from bot.platforms.slack.workspace import Workspace
from chat.adapter import Receive

log = structlog.get_logger()
WORTH = timedelta(seconds=30)
"""A gap that is longer is looked into."""
OVERLAP = timedelta(seconds=60)
HELD_BACK = timedelta(minutes=5)
LOOK_EVERY = 5.0


class Ears:
    """Knows since when nobody hears Slack, and sees to what was missed."""

    def __init__(self, api: WebApi, place: Place, workspace: Workspace, receive: Receive, *, by_socket: bool) -> None:
        self._api, self._place, self._workspace, self._receive = api, place, workspace, receive
        self._hearing = not by_socket
        self._deaf_since: datetime | None = None
        self._returned = asyncio.Event()

    def heard(self, standing: bool) -> None:
        """The first socket stands, or the last one is gone."""
        self._hearing = standing
        if standing:
            self._returned.set()
        elif self._deaf_since is None:
            self._deaf_since = self._place.now()

    async def run(self) -> None:
        """Watch until cancelled."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            if self._hearing and self._deaf_since is not None:
                since, self._deaf_since = self._deaf_since, None
                if self._place.now() - since > WORTH:
                    await self.fill(since)
            if self._workspace.missed.is_set():
                self._workspace.missed.clear()
                await self.fill(self._place.now() - HELD_BACK)

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
        if heard is None or not (heard.addressed or await workspace.is_known(heard)):
            return
        await workspace.keep(heard.incoming, self._receive)
