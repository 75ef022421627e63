"""The sender: order per chat, pauses, and what a crash leaves behind."""

import asyncio
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bot.batch import Note
from bot.platforms.memory import Memory
from bot.sender import Sender
from chat.errors import DeliveryFailed, NotYet
from chat.message import Person, Room
from chat.reply import Delivery, Line, Reply
from storage import outbox
from storage import store as store_module
from storage.outbox import LEASE, MOST_TRIES
from storage.store import Store
from tests.company import NORTH, NOW, WANG, WEST, at, opened
from tests.company import says as said_by
from tests.running import Clock, Running, Undrawn, running, until


def delivery(key: str, to: Room | Person = NORTH, **rest: object) -> Delivery:
    return Delivery(to, Reply((Line(key),)), key, **rest)  # type: ignore[arg-type]


async def say(house: Running, *deliveries: Delivery) -> None:
    """Put deliveries into the outbox as a command would, and let the sender have their lanes."""
    lanes: list[outbox.Lane] = []

    def put(work: store_module.Work) -> None:
        lanes[:] = outbox.send(work, deliveries)

    await house.pipeline.note(put)
    house.sender.hand_over(lanes)


def state(store: Store, key: str) -> str | None:
    with store.look(NOW) as look:
        return outbox.state_of(look, key)


async def test_each_chat_hears_in_the_order_of_the_outbox(store: Store) -> None:
    async with running(store) as house:
        await asyncio.gather(*(say(house, delivery(f"n{n}"), delivery(f"w{n}", WEST)) for n in range(10)))
        await house.quiet()
    assert [key for key in house.keys if key[0] == "n"] == [f"n{n}" for n in range(10)]
    assert [key for key in house.keys if key[0] == "w"] == [f"w{n}" for n in range(10)]
    assert state(store, "n9") == "sent"


async def test_a_platform_that_asks_to_wait_is_left_alone_for_so_long_and_order_holds(store: Store) -> None:
    platform = Memory()
    platform.refuse = [DeliveryFailed("too many", retry_after=60)]
    async with running(store, platform=platform) as house:
        await say(house, delivery("n1"), delivery("n2"))
        await house.quiet()
        assert platform.refuse == []
        assert house.keys == []
        await say(house, delivery("n3"))  # what comes meanwhile does not end the pause …
        await say(house, delivery("w1", WEST))  # … and other chats go on
        await house.heard("w1")
        house.clock.forward(59)
        await asyncio.sleep(0.1)
        assert house.keys == ["w1"]
        house.clock.forward(1)
        await house.heard("n3")
    assert house.keys == ["w1", "n1", "n2", "n3"]


class Slow(Memory):
    """A platform whose answer comes when it is let; the first is a refusal."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.answer = asyncio.Event(), asyncio.Event()
        self.calls = 0

    async def send(self, delivery: Delivery, reader: object, images: object) -> str:
        self.calls += 1
        if self.calls == 1:
            self.asked.set()
            await self.answer.wait()
            raise DeliveryFailed("too many", retry_after=60)
        return await super().send(delivery, reader, images)  # type: ignore[arg-type]


async def test_what_came_while_the_refused_one_was_under_way_waits_with_it(store: Store) -> None:
    platform = Slow()
    async with running(store, platform=platform) as house:
        await say(house, delivery("n1"))
        await platform.asked.wait()
        await say(house, delivery("n2"))
        platform.answer.set()
        await house.quiet()
        await asyncio.sleep(0.1)
        assert platform.calls == 1
        house.clock.forward(60)
        await house.heard("n1", "n2")
    assert house.keys == ["n1", "n2"]


async def test_a_lane_that_is_taken_again_before_its_sender_has_let_go_of_it_is_served(store: Store) -> None:
    platform, lane = Memory(), outbox.Lane("memory", NORTH.id)
    platform.refuse = [NotYet("pace", 0)]
    given_back: list[Note] = []

    async def slow(write: Note) -> None:
        with store.work(NOW) as work:
            write(work)
        if not given_back:
            given_back.append(write)
            speaker.hand_over(await asyncio.to_thread(taken))

    def taken() -> list[outbox.Lane]:
        with store.work(NOW) as work:
            return outbox.take(work, outbox.orphans(work))

    speaker = Sender(store, {"memory": platform}, Undrawn(), lambda: NOW, slow)
    with store.work(NOW) as work:
        assert outbox.send(work, [delivery("n1")]) == [lane]
    speaker.hand_over([lane])
    await speaker.idle()
    assert [sent.delivery.key for sent in platform.sent] == ["n1"]


@pytest.mark.parametrize(("asked", "waited"), [(0, 1), (10**9, 300), (-5, 1)])
async def test_a_pause_is_between_a_second_and_five_minutes(store: Store, asked: float, waited: int) -> None:
    platform = Memory()
    platform.refuse = [DeliveryFailed("too many", retry_after=asked)]
    async with running(store, platform=platform) as house:
        await say(house, delivery("n1"))
        await house.quiet()
        house.clock.forward(waited - 0.5)
        await asyncio.sleep(0.05)
        assert house.keys == []
        house.clock.forward(0.5)
        await house.heard("n1")


FAULTS = {
    "may have arrived, at most once": (DeliveryFailed("no answer", 5, unknown=True), False, "unknown"),
    "may have arrived, at least once": (DeliveryFailed("no answer", 5, unknown=True), True, "sent"),
    "never": (DeliveryFailed("no such room"), True, "failed"),
    "a fault of ours": (ZeroDivisionError("words of a person"), True, "sent"),
}


def in_the_room(house: Running) -> list[str]:
    """What was sent there; what the admins are told of it is looked at in test_notice."""
    return [said.delivery.key for said in house.platform.sent if said.delivery.to == NORTH]


@pytest.mark.parametrize("kind", FAULTS)
async def test_a_failed_delivery_is_said_again_or_given_up_and_the_next_goes_out(store: Store, kind: str) -> None:
    error, resend, end = FAULTS[kind]
    platform = Memory()
    platform.refuse = [error]
    async with running(store, platform=platform) as house:
        await say(house, delivery("n1", resend=resend), delivery("n2"))
        await until(lambda: not platform.refuse)
        await house.quiet()
        house.clock.forward(5)
        await house.heard("n2")
    assert state(store, "n1") == end
    assert in_the_room(house) == (["n1", "n2"] if end == "sent" else ["n2"])


@pytest.mark.parametrize("error", [DeliveryFailed("busy", retry_after=1), ZeroDivisionError("a fault of ours")])
async def test_a_delivery_that_fails_again_and_again_is_given_up_and_the_chat_goes_on(
    store: Store, error: Exception
) -> None:
    platform = Memory()
    platform.refuse = [error] * MOST_TRIES
    async with running(store, platform=platform) as house:
        await say(house, delivery("n1"), delivery("n2"))
        for left in range(MOST_TRIES - 1, -1, -1):
            await until(lambda left=left: len(platform.refuse) <= left)
            await house.quiet()
            house.clock.forward(300)
        await house.heard("n2")
    assert state(store, "n1") == "failed"
    assert in_the_room(house) == ["n2"]


async def test_what_has_a_deadline_is_dropped_after_it(store: Store) -> None:
    async with running(store) as house:
        for seconds, key in ((-1, "over"), (0, "now"), (60, "later")):
            await say(house, delivery(key, until=at(seconds)))
        await house.quiet()
    assert house.keys == ["now", "later"]
    assert state(store, "over") == "dropped"


async def test_a_deadline_that_passes_during_a_pause_counts(store: Store) -> None:
    platform = Memory()
    platform.refuse = [DeliveryFailed("too many", retry_after=60)]
    async with running(store, platform=platform) as house:
        await say(house, delivery("n1", until=NOW + timedelta(seconds=30)), delivery("n2"))
        await house.quiet()
        house.clock.forward(60)
        await house.heard("n2")
    assert house.keys == ["n2"]
    assert state(store, "n1") == "dropped"


async def test_when_the_database_is_away_after_sending_nothing_is_said_twice(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "LOCK_WAIT_MS", 50)

    class Locking(Memory):
        async def send(self, delivery: Delivery, reader: object, images: object) -> str:
            self.lock = other.work(NOW)
            self.lock.__enter__()
            return await super().send(delivery, reader, images)  # type: ignore[arg-type]

    platform = Locking()
    with opened(filled) as store, opened(filled) as other:
        async with running(store, platform=platform) as house:
            await say(house, delivery("n1"))
            await until(lambda: platform.sent)
            await asyncio.sleep(0.2)
            house.clock.forward(LEASE.total_seconds() + 1)
            platform.lock.__exit__(None, None, None)
            await until(lambda: state(store, "n1") == "sent")
            await house.quiet()
        assert house.keys == ["n1"]


async def test_at_the_end_of_a_program_its_lanes_are_free_at_once(home: str) -> None:
    platform = Slow()
    with opened(home) as store:
        async with running(store, platform=platform) as house:
            await say(house, delivery("n1"))
            await platform.asked.wait()
            await say(house, delivery("n2"))
        assert len(asyncio.all_tasks()) == 1, "nothing goes on after the end"
    with opened(home) as store:
        async with running(store) as house:  # the clock has not moved: no lease is waited for
            await house.heard("n1", "n2")
    assert house.keys == ["n1", "n2"]


async def test_an_answer_that_waits_at_a_crash_goes_out_after_it_and_the_report_counts_once(filled: Path) -> None:
    victim = subprocess.Popen(
        [sys.executable, "-m", "tests.bot.victim", str(filled)], stdout=subprocess.PIPE, text=True
    )
    assert victim.stdout
    said = {victim.stdout.readline().strip(), victim.stdout.readline().strip()}
    victim.kill()
    victim.wait()
    victim.stdout.close()
    assert said == {"acknowledged", "sending"}
    with opened(filled) as store:
        async with running(store, Clock(NOW + LEASE - timedelta(seconds=1))) as house:
            await house.receive(said_by(WANG, "今天拜访3家", "m1", room=NORTH))  # the platform sends it again
            await asyncio.sleep(0.1)
            assert house.keys == [], "another may still be at it"
            house.clock.forward(2)
            await house.heard("m1:here", "m1:standing")
    assert sorted(house.keys) == ["m1:here", "m1:standing"]
    assert "拜访 3 家" in dict(house.words)["wang"]
