"""What the admin room is told of the bot's own troubles."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.notice import unwritten
from bot.platforms.memory import Memory
from chat.errors import DeliveryFailed
from chat.message import Reader
from chat.reply import Delivery
from language.text import text
from scoring.people import Role
from storage import outbox, people
from storage.queues import queues
from storage.store import Store
from tests.bot.test_sender import delivery, say
from tests.company import ADMINS, CHEN, NOW, ZHOU, member, opened
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


async def test_without_a_room_each_admin_is_told_alone_and_nobody_of_themselves(store: Store) -> None:
    with store.work(NOW) as work:
        people.set_role(work, member(work, CHEN).id, Role.ADMIN)

    class Lossy(Memory):
        async def send(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
            if delivery.key in ("n1", "z1"):
                raise DeliveryFailed("no such chat", remedy=text("Use one bot for tests and another for work."))
            return await super().send(delivery, reader, images)

    async with running(store, platform=Lossy()) as house:
        await say(house, delivery("n1"), delivery("z1", ZHOU))
        await until(lambda: len(house.keys) == 3)
        await house.quiet()
    told = sorted((who, words.split("\n")[0]) for who, words in house.words)
    lost = "有一条发给 {} 的消息没能送达。"
    assert told == [("chen", lost.format("华北群")), ("chen", lost.format("周敏")), ("zhou", lost.format("华北群"))]
    assert {sent.delivery.private for sent in house.platform.sent} == {True}


def test_what_several_replicas_notice_is_told_once(home: str) -> None:
    for minutes in (0, 59):
        with opened(home) as replica, replica.work(NOW + timedelta(minutes=minutes)) as work:
            outbox.put(work, unwritten(work, ["morning"], None))
    with opened(home) as store, store.look(NOW) as look:
        (queue,) = queues(look).outbox.values()
        assert queue.waiting == 1


async def test_what_the_admin_room_misses_is_not_told_to_the_admin_room(store: Store) -> None:
    platform = Memory()
    platform.refuse = [DeliveryFailed("no such room")]
    async with running(store, platform=platform, told=ADMINS) as house:
        await say(house, delivery("n1", ADMINS), delivery("n2", ADMINS))
        await house.heard("n2")
    assert house.keys == ["n2"]
