"""The house: what comes in is answered, posts go out at their time, and at the end nothing goes on."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.batch import Desk, keep
from bot.house import House
from bot.platforms.memory import Memory
from chat.adapter import Receive
from chat.message import Incoming, Reader
from chat.reply import Delivery
from scheduler.post import Moment, discover
from storage import drafts, outbox, schedules
from storage.people import directory
from storage.store import Store
from tests.company import ADMINS, ANN, NORTH, NOW, TODAY, WANG, WEST, is_workday, member, opened
from tests.company import says as said_by
from tests.running import Clock, until


class Talking(Memory):
    """A platform on which something is said at once."""

    def __init__(self, *said: Incoming) -> None:
        super().__init__()
        self.said, self.acknowledged, self.closed = said, 0, False

    async def run(self, receive: Receive) -> None:
        for one in self.said:
            await receive(one)
            self.acknowledged += 1
        await super().run(receive)

    async def close(self) -> None:
        self.closed = True

    @property
    def keys(self) -> list[str]:
        return [sent.delivery.key for sent in self.sent]


@asynccontextmanager
async def living(store: Store, clock: Clock, platform: Memory, home: Path) -> AsyncIterator[House]:
    house = House(store, {platform.name: platform}, clock, is_workday, home, ADMINS)
    task = asyncio.create_task(house.run())
    try:
        yield house
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def schedule(store: Store) -> None:
    """The morning briefing of both teams at 09:00; the clock has looked until now."""
    with store.work(NOW) as work:
        for team in directory(work).organization.teams.values():
            schedules.add(
                work, team.key, post="morning", cadence="workdays 09:00", zone="Asia/Shanghai", team_id=team.id
            )
        schedules.looked(work, NOW)


async def test_a_day_in_the_house(store: Store, tmp_path: str) -> None:
    schedule(store)
    platform = Talking(
        said_by(WANG, "签单华星科技50000元", "m1", room=NORTH), said_by(ANN, "made 20 to 30 calls", "m2", room=WEST)
    )
    clock = Clock()
    async with living(store, clock, platform, tmp_path) as house:
        await until(lambda: {"m1:here", "m1:standing"} <= set(platform.keys))
        assert platform.acknowledged == 2
        with store.look(NOW) as look:
            (question,) = drafts.open_of(look, member(look, ANN).id)
            (win,) = schedules.appointments(look, NOW + timedelta(hours=1))
        clock.forward(59)
        await house.tick()
        assert not [key for key in platform.keys if key.startswith("win:")]
        clock.forward(2)
        for _ in range(2):
            await house.tick()
        await house.quiet()
        assert [key for key in platform.keys if key.startswith("win:")] == [f"win:{win.team}:{win.subject}"]

        clock.now = datetime.combine(TODAY + timedelta(days=1), NOW.time(), NOW.tzinfo).replace(hour=9, minute=1)
        for _ in range(2):
            await house.tick()
        await house.quiet()
        mornings = [sent for sent in platform.sent if sent.delivery.key.startswith("morning:")]
        assert {sent.delivery.to.id for sent in mornings} == {"north", "west"}
        assert len(mornings) == 2
        assert all(len(sent.images) == 1 and sent.images[0] for sent in mornings)

        clock.now = question.expires_at
        await house.tick()
        await house.quiet()
        assert [key for key in platform.keys if key.startswith("expired:")] == [f"expired:{question.id}"]
    assert platform.closed
    assert house.drawing._worker is None
    assert len(asyncio.all_tasks()) == 1


async def test_a_house_that_stops_begins_no_post_and_the_next_one_writes_it(store: Store, tmp_path: Path) -> None:
    """A stop takes 20 seconds at most, however many posts are due."""
    schedule(store)
    due = datetime.combine(TODAY + timedelta(days=1), NOW.time(), NOW.tzinfo).replace(hour=9, minute=0)
    stopped, after = Memory(), Memory()
    house = House(store, {stopped.name: stopped}, Clock(due), is_workday, tmp_path / "one", ADMINS)
    house.stop()
    await house.tick()
    with store.look(due) as look:
        assert not outbox.first_key(look, "morning:")
    async with living(store, Clock(due), after, tmp_path / "two") as following:
        await following.tick()
        await following.quiet()
    assert not stopped.sent
    assert {sent.delivery.to.id for sent in after.sent} == {"north", "west"}


async def test_a_post_that_cannot_be_written_is_told_to_the_admins_within_a_minute(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody in the rooms sees that a briefing is missing; the admin room hears of it once, without its words."""

    def failing(moment: Moment) -> list[Delivery]:
        raise RuntimeError(f"with somebody's words: {moment.team}")

    monkeypatch.setitem(discover(), "morning", replace(discover()["morning"], run=failing))
    schedule(store)
    clock, platform = Clock(), Talking()
    async with living(store, clock, platform, tmp_path) as house:
        due = datetime.combine(TODAY + timedelta(days=1), NOW.time(), NOW.tzinfo).replace(hour=9, minute=0)
        clock.now = due
        for _ in range(3):
            await house.tick()
            clock.forward(20)
        await house.quiet()
        assert clock.now - due <= timedelta(minutes=1)
        told = [sent for sent in platform.sent if sent.delivery.key.startswith("post:morning:")]
        assert [sent.delivery.to for sent in told] == [ADMINS]
        assert "somebody's words" not in str(told[0].delivery.reply)
        assert not [key for key in platform.keys if key.startswith("morning:")]


async def test_an_answer_that_waits_at_a_crash_goes_out_as_soon_as_the_house_stands_again(
    filled: Path, tmp_path: str
) -> None:
    platform = Talking(said_by(WANG, "今天拜访3家", "m1", room=NORTH), said_by(WANG, "我的", "q1"))
    with opened(filled) as store:
        # What a program leaves that is killed right after the acknowledgement: its lanes and its questions held.
        keep(store, Desk(is_workday), platform.said, [], NOW)
    with opened(filled) as store:
        async with living(store, Clock(NOW), platform, tmp_path):
            await until(lambda: {"m1:here", "m1:standing", "q1:answer"} <= set(platform.keys))
    assert sorted(platform.keys) == ["m1:here", "m1:standing", "q1:answer"]


async def test_a_house_that_does_not_send_leaves_it_to_another_on_the_same_database(
    filled: Path, tmp_path: Path
) -> None:
    web, worker = Talking(), Talking()
    with opened(filled) as ours, opened(filled) as theirs:
        taking = House(ours, {web.name: web}, Clock(), is_workday, tmp_path, ADMINS, sends=False)
        asking = asyncio.create_task(taking.run())
        await taking.receive(said_by(WANG, "今天打了3个电话", "m1"))
        await taking.receive(said_by(WANG, "我的", "m2"))
        await taking.quiet()
        async with living(theirs, Clock(), worker, tmp_path):
            await until(lambda: {"m1:here", "m2:here"} <= {key.replace("answer", "here") for key in worker.keys})
        assert web.keys == []
        taking.stop()
        await asking


async def test_a_house_that_is_asked_to_stop_lets_what_is_being_sent_arrive(filled: Path, tmp_path: Path) -> None:
    class Slow(Memory):
        begun = 0

        async def send(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
            self.begun += 1
            await asyncio.sleep(0.3)
            return await super().send(delivery, reader, images)

    platform = Slow()
    with opened(filled) as store:
        house = House(store, {platform.name: platform}, Clock(), is_workday, tmp_path, ADMINS)
        task = asyncio.create_task(house.run())
        await house.receive(said_by(WANG, "今天打了3个电话", "m1"))
        await until(lambda: platform.begun)
        house.stop()
        await task
        assert len(platform.sent) == platform.begun == 1
        with store.look(NOW) as look:
            assert outbox.state_of(look, platform.sent[0].delivery.key) == "sent"
            assert outbox.orphans(look) == [], "the lane was handed back, with nothing in it"


async def test_a_post_that_cannot_be_written_is_told_to_the_admins_once_an_hour(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Moment) -> Sequence[Delivery]:
        raise ValueError("with a name in it")

    schedule(store)
    monkeypatch.setitem(discover(), "morning", replace(discover()["morning"], run=broken))
    platform, clock = Talking(), Clock()
    async with living(store, clock, platform, tmp_path) as house:
        for _ in range(2):
            clock.forward(86_400)
            await house.tick()
        await until(lambda: len(platform.keys) == 2)
    assert all(key.startswith("post:morning:2026-03-1") for key in platform.keys)
    assert {sent.delivery.to for sent in platform.sent} == {ADMINS}
