"""Which deliveries go out by a group's webhook, and how."""

import asyncio
from collections.abc import Mapping, Sequence

from bot.platforms.place import Place
from bot.platforms.wecom.budget import reserve
from bot.platforms.wecom.draw import drawn
from bot.platforms.wecom.inbound import PLATFORM
from bot.platforms.wecom.pace import WEBHOOK
from bot.platforms.wecom.webhook import MOST_MARKDOWN, Outlet, Webhooks, messages
from chat.errors import DeliveryFailed, NotYet
from chat.message import Person, Reader, Room
from chat.reply import Buttons, Delivery
from storage.people import directory

ENCRYPTED = "wo"
"""How WeCom's encrypted ids begin; nobody can be called by one."""


class Posting:
    """The webhooks of rooms, by the room's id."""

    def __init__(self, place: Place, outlets: Mapping[str, Outlet]) -> None:
        self._place, self._outlets, self._webhooks = place, outlets, Webhooks()

    def __bool__(self) -> bool:
        return bool(self._outlets)

    def takes(self, delivery: Delivery, *, bot: bool) -> bool:
        """Whether it goes by a webhook: a post to a room that has one; the bot, if up, has answers and buttons."""
        to = delivery.to
        if not isinstance(to, Room) or to.id not in self._outlets:
            return False
        asks = any(isinstance(block, Buttons) for block in delivery.reply.blocks)
        return not (bot and (delivery.ticket or asks))

    async def post(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
        """Post it, all of it or what is left after a failure. DeliveryFailed, NotYet."""
        outlet = self._outlets[delivery.to.id]
        found = drawn(delivery.reply, reader, images, limit=MOST_MARKDOWN, buttons=False)
        called = [block for block in delivery.reply.blocks if block.kind == "mention"]
        if delivery.unkept:
            said = messages(found, [])
        else:
            said = messages(found, await asyncio.to_thread(self._known, [block.person for block in called]))
            await asyncio.to_thread(self._reserve, outlet, len(said))
        for place, message in enumerate(said):
            try:
                await self._webhooks.post(outlet, message)
            except (DeliveryFailed, NotYet) as error:
                if place == 0:
                    raise
                raise DeliveryFailed(f"part {place + 1} of {len(said)}: {error}") from error
        return "posted"

    async def close(self) -> None:
        """Let go of the connections."""
        await self._webhooks.close()

    def _known(self, persons: Sequence[Person]) -> list[str]:
        """The userids that can be called: of people on the roster, not encrypted, never everybody."""
        with self._place.look() as look:
            people = directory(look)
            return [
                one.id
                for one in persons
                if one.platform == PLATFORM and people.member_of(one) and not one.id.startswith(ENCRYPTED)
            ]

    def _reserve(self, outlet: Outlet, many: int) -> None:
        with self._place.work() as work:
            reserve(work, outlet.budget, WEBHOOK, many)
