"""A platform's pace and its readiness: what the sender waits for, and how long for an answer."""

import asyncio
from dataclasses import replace

import pytest

from bot import sender as sender_module
from bot.platforms.memory import Memory
from chat.message import Room
from chat.pace import Window
from chat.reply import Delivery
from storage.outbox import LEASE
from storage.store import Store
from tests.bot.test_sender import delivery, say, state
from tests.company import WEST, opened
from tests.running import Clock, running, until


async def test_what_nobody_here_can_send_waits_for_the_program_that_can(store: Store, home: str) -> None:
    elsewhere = delivery("elsewhere", Room("telex", "telex", "1"))
    async with running(store) as house:
        await say(house, elsewhere, delivery("n1"))
        await house.heard("n1")
        assert state(store, "elsewhere") == "todo"
        with opened(home) as other:
            async with running(other, platform=Memory("telex")) as there:
                await there.heard("elsewhere")
    assert state(store, "elsewhere") == "sent"
    assert house.keys == ["n1"]


async def test_while_a_platform_is_not_ready_its_lanes_wait_and_lose_no_try(store: Store) -> None:
    class Unlinked(Memory):
        linked = False

        def ready(self) -> bool:
            return self.linked

    platform = Unlinked()
    async with running(store, platform=platform) as house:
        await say(house, delivery("n1"))
        await asyncio.sleep(0.1)
        assert (house.keys, state(store, "n1")) == ([], "todo")
        platform.linked = True
        await house.heard("n1")


@pytest.mark.parametrize("restart", [False, True])
async def test_a_platforms_pace_is_kept_also_by_the_next_program(home: str, restart: bool) -> None:
    clock, platform = Clock(), Memory()
    platform.windows = (Window(2, 60), Window(3, 3600))
    with opened(home) as store:
        async with running(store, clock, platform) as house:
            await say(house, *(delivery(f"n{n}") for n in range(4)))
            await house.heard("n0", "n1")
            clock.forward(59)
            await asyncio.sleep(0.1)
            assert house.keys == ["n0", "n1"], "no third within the minute"
            if not restart:
                clock.forward(1)
                await house.heard("n2")
    with opened(home) as store:
        async with running(store, clock, platform) as house:
            if restart:
                await asyncio.sleep(0.1)
                assert house.keys == ["n0", "n1"]
                clock.forward(1)
                await house.heard("n2")
            clock.forward(3539)
            await asyncio.sleep(0.1)
            assert house.keys == ["n0", "n1", "n2"], "no fourth within the hour"
            clock.forward(1)
            await house.heard("n3")


async def test_one_chats_pace_does_not_hold_up_another(store: Store) -> None:
    platform = Memory()
    platform.windows = (Window(1, 60),)
    async with running(store, platform=platform) as house:
        await say(house, delivery("n1"), delivery("n2"), delivery("w1", WEST))
        await house.heard("n1", "w1")
    assert sorted(house.keys) == ["n1", "w1"]


async def test_a_platform_that_never_answers_is_given_up_on_before_the_lane_is_anothers(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Silent(Memory):
        async def send(self, delivery: Delivery, reader: object, images: object) -> str:
            await asyncio.Event().wait()
            return ""

    assert LEASE.total_seconds() > sender_module.SEND_MAY_TAKE
    monkeypatch.setattr(sender_module, "SEND_MAY_TAKE", 0.05)
    async with running(store, platform=Silent()) as house:
        await say(house, replace(delivery("n1"), resend=False))
        await until(lambda: state(store, "n1") == "unknown")
