"""WeCom as a platform: link, intake, speaker, webhooks and the self-built app, joined."""

import asyncio
from collections.abc import Sequence
from typing import Any

import structlog

from bot import attachment
from bot.platforms.place import Place
from bot.platforms.wecom.app.application import Application
from bot.platforms.wecom.download import Attached, Unfetched, attached, fetched
from bot.platforms.wecom.inbound import PLATFORM, Frame, Self, incoming, task_of
from bot.platforms.wecom.intake import Intake
from bot.platforms.wecom.keeper import Keeper
from bot.platforms.wecom.link import Link, Way
from bot.platforms.wecom.pauses import Pauses
from bot.platforms.wecom.posting import Posting
from bot.platforms.wecom.press import Presses
from bot.platforms.wecom.speaker import Identity, Speaker
from chat.adapter import Receive
from chat.errors import DeliveryFailed
from chat.message import Incoming, Person, Reader, Room
from chat.pace import Pace
from chat.reply import Delivery
from storage import chats
from storage.store import AGAIN

log = structlog.get_logger()
NOWHERE = Way("", "", "", None, None)
FILES_AT_ONCE = 2


class Wecom:
    """The AI bot over its long connection; without one (`way` None) webhooks and the app, if there is one."""

    name = PLATFORM

    def __init__(
        self,
        place: Place,
        tenant: str,
        identity: Identity,
        way: Way | None,
        posting: Posting,
        pauses: Pauses,
        app: Application | None = None,
    ) -> None:
        self._place, self._tenant, self._identity, self._way = place, tenant, identity, way
        self._posting, self._app = posting, app
        self._fetching: set[asyncio.Task[None]] = set()
        self._few = asyncio.Semaphore(FILES_AT_ONCE)
        self.link = Link(way or NOWHERE, pauses, self._hear, self._came_up, self._went_down)
        self._keeper = Keeper(place, self.link, pauses)
        self._intake = Intake(place, Presses(place, self.link).answer)
        self._speaker = Speaker(place, self.link, self._keeper, posting, identity, self._intake.forget, app)

    def routes(self, receive: Receive) -> Sequence[Any]:
        """The app's callback; for the bot none: we call WeCom, not WeCom us."""
        return self._app.routes(receive) if self._app else ()

    async def attend(self) -> None:
        """A callback of the app needs nobody beside it."""

    async def run(self, receive: Receive) -> None:
        """Keep the link, and what comes by it, until cancelled; answers under way can go out until `close`."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._intake.run(receive))
            if self._app is not None:
                group.create_task(self._app.sign_in())
            if self._way is not None:
                group.create_task(self._keeper.run())

    def ready(self) -> bool:
        """Whether the bot's link is up here; a program without a bot is always ready, as is the app without its."""
        return self._way is None or self.link.up or (self._app is not None and self._keeper.stopped)

    def pace(self, to: Room | Person) -> Pace:
        """Kept by the speaker: one delivery may be several messages, and a person's words may come by two lanes."""
        return ()

    async def send(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
        """Say it within WeCom's limits; the app says what came by it, and all private things when there is no bot."""
        if self._app is not None and not _is_group(delivery) and self._by_app(self._app, delivery):
            receipt = await self._app.take(delivery, reader, images)
            if receipt is None:
                raise DeliveryFailed("the app does not reach this person", state="unreached")
            return receipt
        if self._way is None and self._app is not None and not self._posting.takes(delivery, bot=False):
            raise DeliveryFailed("an app writes to no group, and there is no bot")
        return await self._speaker.say(delivery, reader, images)

    async def close(self) -> None:
        """End the link and let go of the connections; what is being fetched is left."""
        for fetching in self._fetching:
            fetching.cancel()
        if self._way is not None:
            await self._keeper.close()
        await self._posting.close()
        if self._app is not None:
            await self._app.close()

    def _by_app(self, app: Application, delivery: Delivery) -> bool:
        return self._way is None or app.asked_for(delivery) or self._keeper.stopped

    async def _hear(self, frame: Frame) -> None:
        own = Self(self._tenant, self._identity.name, self.link.name)
        found, file = incoming(frame, own, self._place.now()), attached(frame)
        if found is not None and file is not None:
            self._fetch(found, file)
        elif found is not None:
            await self._intake.put(found, task_of(frame))

    def _fetch(self, found: Incoming, file: Attached) -> None:
        """Read a file beside what goes on: its address is good for five minutes only."""
        task = asyncio.create_task(self._read(found, file))
        self._fetching.add(task)
        task.add_done_callback(self._fetching.discard)

    async def _read(self, found: Incoming, file: Attached) -> None:
        meant: attachment.Read
        async with self._few:
            try:
                name, data = await fetched(file, self._way or NOWHERE)
                meant = await asyncio.to_thread(attachment.read, found, name, data)
            except Unfetched as error:
                log.warning("wecom: file not fetched", reason=str(error))
                meant = attachment.unfetched(found)
        if isinstance(meant, Incoming):
            await self._intake.put(meant)
            return
        try:
            await asyncio.to_thread(self._tell, found, meant)
        except AGAIN as error:
            self._place.refusals.note("wecom: not told", error)

    def _tell(self, found: Incoming, answer: Delivery) -> None:
        with self._place.work() as work:
            chats.reached(work, PLATFORM, [found.room])
            attachment.tell(work, answer)

    async def _came_up(self) -> None:
        await self._keeper.came_up()

    def _went_down(self, ago: float) -> None:
        self._keeper.went_down(ago)


def _is_group(delivery: Delivery) -> bool:
    return isinstance(delivery.to, Room) and delivery.to.form == "group"
