"""Several equal replicas on one PostgreSQL: every effect once, whatever their clocks say."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from bot.batch import Desk, keep
from bot.platforms.memory import Memory
from chat.message import Incoming
from chat.pace import Window
from chat.reply import Delivery, Line, Reply
from scheduler.clock import read_clock, tick
from scoring.period import period_of
from storage import inbox, ledger, outbox, people, schedules, totals
from storage.clock import SharedClock
from storage.deals import customers, meet
from storage.ids import Ids
from storage.outbox import Lane
from storage.people import directory
from storage.store import Store
from storage.tables import InboxRow, LaneRow
from storage.work import table_of
from tests.company import LI, NORTH, NOW, REPS, WANG, is_workday, member, opened
from tests.company import says as said_by
from tests.running import Clock, Running, running, unsent, until
from tests.server import TEMPLATE, Server

LANES, INBOX = table_of(LaneRow), table_of(InboxRow)
SKEWS = (timedelta(0), timedelta(minutes=5), timedelta(minutes=-5))


@pytest.fixture
def address(postgresql: Server) -> Iterator[str]:
    """A PostgreSQL database with the company, whose own time counts."""
    with postgresql.database(TEMPLATE) as found:
        yield found


@pytest.fixture
def stores(address: str) -> Iterator[list[Store]]:
    """Three programs on it."""
    with opened(address) as one, opened(address) as two, opened(address) as three:
        yield [one, two, three]


@asynccontextmanager
async def replicas(stores: list[Store], *windows: Window) -> AsyncIterator[list[Running]]:
    """Running houses, five minutes apart by their own clocks."""
    async with AsyncExitStack() as stack:
        houses = []
        for store, skew in zip(stores, SKEWS, strict=True):
            platform = Memory()
            platform.windows = windows
            houses.append(await stack.enter_async_context(running(store, Clock(read_clock() + skew), platform)))
        yield houses


def said(houses: list[Running]) -> Counter[str]:
    return Counter(key for house in houses for key in house.keys)


def answered(houses: list[Running]) -> set[str]:
    """The messages that have their answer in the group; the writer is told their standing beside it."""
    return {key.removesuffix(":here") for key in said(houses) if key.endswith(":here")}


def reports(count: int) -> list[Incoming]:
    now = read_clock()
    return [said_by(REPS[n % 3], f"今天电话{n + 1}通", f"m{n}", room=NORTH, now=now) for n in range(count)]


def calls(store: Store) -> int:
    with store.look(read_clock()) as look:
        year = period_of("year", read_clock().date())
        return sum(totals.by_member(look, year, "calls").values())


async def test_a_message_delivered_to_every_replica_has_one_effect(stores: list[Store]) -> None:
    messages = reports(30)
    async with replicas(stores) as houses:
        outcomes = await asyncio.gather(*(house.receive(*messages) for house in houses for _ in range(2)))
        assert all(outcome == [None] * 30 for outcome in outcomes)
        await until(lambda: len(answered(houses)) == 30)
        await asyncio.sleep(0.1)
    assert set(said(houses).values()) == {1}
    assert calls(stores[0]) == sum(range(1, 31))
    with stores[1].work(read_clock()) as work:
        assert totals.rebuild(work)


async def test_replicas_share_the_work_and_write_the_same_totals_and_lanes_without_a_deadlock(
    stores: list[Store], capsys: pytest.CaptureFixture[str]
) -> None:
    messages = reports(90)
    async with replicas(stores) as houses:
        await asyncio.gather(*(house.receive(*messages[n::3]) for n, house in enumerate(houses)))
        await until(lambda: len(answered(houses)) == 90)
    assert set(said(houses).values()) == {1}
    assert calls(stores[0]) == sum(range(1, 91))
    with stores[1].work(read_clock()) as work:
        assert totals.rebuild(work)
    assert "not kept" not in capsys.readouterr().out


async def test_a_chats_budget_is_one_for_all_replicas(stores: list[Store]) -> None:
    async with replicas(stores, Window(3, 3600)) as houses:
        await asyncio.gather(*(house.receive(*reports(30)[n::3]) for n, house in enumerate(houses)))
        await until(lambda: len(said(houses)) == 3)
        await asyncio.sleep(0.2)
    assert set(said(houses).values()) == {1}
    assert len(said(houses)) == 3, "all are said in the one group, three in the hour"


def expire(store: Store) -> None:
    """Let every lease be over, as time does."""
    with store.work(NOW) as work:
        over = work.clock() - timedelta(seconds=1)
        work.connection.execute(update(LANES).where(LANES.c.until.is_not(None)).values(until=over))
        work.connection.execute(update(INBOX).where(INBOX.c.next_at.is_not(None)).values(next_at=over))


async def test_lanes_and_messages_of_a_killed_replica_are_taken_by_others_after_the_lease(
    stores: list[Store],
) -> None:
    dead, *others = stores
    question = said_by(LI, "我的", "q1", now=read_clock())
    with dead.work(read_clock() + timedelta(minutes=5)) as work:
        (lane,) = outbox.send(work, [Delivery(NORTH, Reply((Line("hello"),)), "k1")])
        inbox.claim(work, [question])
        inbox.reopen(work, question, "reading", timedelta(seconds=30))
    assert lane == Lane("memory", NORTH.id)
    async with AsyncExitStack() as stack:
        houses = [
            await stack.enter_async_context(running(store, Clock(read_clock() + skew), Memory()))
            for store, skew in zip(others, SKEWS[1:], strict=True)
        ]
        await asyncio.sleep(0.2)
        assert said(houses) == {}, "neither clock ends another's lease"
        expire(dead)
        await until(lambda: said(houses) == {"k1": 1, "q1:answer": 1})


async def test_a_replica_that_lost_its_lane_meanwhile_sends_no_more(stores: list[Store]) -> None:
    with stores[0].work(NOW) as work:
        (lane,) = outbox.send(work, [Delivery(NORTH, Reply((Line("hello"),)), "k1")])
    expire(stores[0])
    with stores[1].work(NOW) as work:
        assert outbox.take(work, [lane]) == [lane]
    with stores[0].work(NOW) as work:
        assert outbox.next_in(work, lane) is None
        assert outbox.reserve(work, lane, (Window(1, 1),)) is None
        assert outbox.release(work, lane)
    with stores[1].look(NOW) as look:
        assert outbox.next_in(look, lane)


def test_a_due_slot_is_claimed_by_one_of_three(stores: list[Store]) -> None:
    slot = datetime(2026, 3, 12, 9, 1, tzinfo=NOW.tzinfo)
    with stores[0].work(NOW) as work:
        for team in directory(work).organization.teams.values():
            schedules.add(
                work, team.key, post="morning", cadence="workdays 09:00", zone="Asia/Shanghai", team_id=team.id
            )
        schedules.looked(work, NOW)
    with ThreadPoolExecutor() as pool:
        jobs = [pool.submit(tick, store, slot, is_workday, _no_fault) for store in stores for _ in range(2)]
        lanes = [lane for job in jobs for lane in job.result()]
    assert sorted(lane.room for lane in lanes) == ["north", "west"]
    with stores[0].look(NOW) as look:
        assert unsent(look) == 2


def _no_fault(post: str, error: Exception) -> None:
    raise error


def test_ids_are_in_the_order_of_time_whichever_replica_makes_them(stores: list[Store]) -> None:
    clocks = [
        SharedClock(store, lambda skew=skew: read_clock() + skew) for store, skew in zip(stores, SKEWS, strict=True)
    ]
    spread = max(clock() for clock in clocks) - min(clock() for clock in clocks)
    assert spread < timedelta(seconds=5)
    for n, (which, words) in enumerate(((1, "拜访1家"), (2, "拜访2家"), (0, "拜访3家"), (2, "撤销"))):
        time.sleep(2 * spread.total_seconds())  # people write further apart than clocks can be set
        now = clocks[which]()
        keep(stores[which], Desk(is_workday), [said_by(WANG, words, f"m{n}", now=now)], [], now)
    with stores[1].look(clocks[1]()) as look:
        newest = ledger.newest(look, member(look, WANG).id)
        assert newest
        assert newest.rows[0].clause == "拜访2家", "the third was the last and is taken back"


def test_two_replicas_that_make_the_same_id_lose_nothing(stores: list[Store]) -> None:
    one, two = stores[:2]
    two._ids = Ids(one._ids._tag >> 12)

    def put(store: Store, key: str) -> None:
        with store.work(NOW) as work:
            outbox.put(work, [Delivery(NORTH, Reply((Line("hello"),)), key)])

    put(one, "k1")
    with pytest.raises(IntegrityError, match="pk_outbox"):
        put(two, "k2")
    put(two, "k2")
    with two.look(NOW) as look:
        assert unsent(look) == 2


def test_a_customer_that_another_replica_wrote_late_is_known(stores: list[Store]) -> None:
    one, two, three = stores
    with one.work(NOW - timedelta(minutes=10)) as late:
        meet(late, "星河科技", 1)
        late.flush()
        with two.work(NOW) as work:
            meet(work, "宏远建材", 1)
        with three.look(NOW) as look:
            assert set(customers(look).values()) == {"宏远建材"}
    with three.look(NOW) as look:
        assert set(customers(look).values()) == {"星河科技", "宏远建材"}


def test_a_change_of_the_roster_is_seen_by_every_replica(stores: list[Store]) -> None:
    one, two, _ = stores
    for store in stores:
        with store.look(NOW) as look:
            assert member(look, WANG).name == "王芳"
    with one.work(NOW) as work:
        people.change_member(work, member(work, WANG).id, name="王芳芳")
    with two.look(NOW) as look:
        assert member(look, WANG).name == "王芳芳"
