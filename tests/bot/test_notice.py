"""What the admin room is told of the bot's own troubles."""

from collections.abc import Sequence

import pytest

from bot.platforms.memory import Memory
from chat.errors import DeliveryFailed
from chat.message import Reader
from chat.reply import Delivery
from storage.store import Store
from tests.bot.test_sender import delivery, say
from tests.company import ADMINS
from tests.running import running, until


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (DeliveryFailed("no such room"), "有一条发给 华北群 的消息没能送达"),
        (DeliveryFailed("no answer", 5, unknown=True), "有一条发给 华北群 的消息可能没送到"),
    ],
)
async def test_what_is_lost_is_told_to_the_admins_once_an_hour(store: Store, error: Exception, said: str) -> None:
    class Lossy(Memory):
        async def send(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
            if delivery.key in ("n1", "n2", "n3"):
                raise error
            return await super().send(delivery, reader, images)

    async with running(store, platform=Lossy(), told=ADMINS) as house:
        await say(house, *(delivery(f"n{n}", resend=False) for n in range(1, 5)))
        await house.heard("n4")
        await until(lambda: len(house.keys) == 2)
    ((_, words),) = [told for told in house.words if told[0] == ADMINS.id]
    assert said in words


async def test_what_the_admin_room_misses_is_not_told_to_the_admin_room(store: Store) -> None:
    platform = Memory()
    platform.refuse = [DeliveryFailed("no such room")]
    async with running(store, platform=platform, told=ADMINS) as house:
        await say(house, delivery("n1", ADMINS), delivery("n2", ADMINS))
        await house.heard("n2")
    assert house.keys == ["n2"]
