"""Several programs on one PostgreSQL: one holds the bot's link, judged by the database's clock; another takes over."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.batch import Desk
from bot.pipeline import Pipeline
from bot.platforms.place import Place
from bot.platforms.wecom import keeper
from bot.platforms.wecom.adapter import Wecom
from bot.platforms.wecom.opening import opened as opened_wecom
from bot.sender import Sender
from storage.lease import LEASES
from storage.store import Store
from tests.bot.wecom.office import QUICK, WANG, Ticking, moved_in, settings, stopped
from tests.company import NOW, is_workday, opened
from tests.fakes.wecom.gateway import Gateway
from tests.running import Undrawn, until
from tests.server import TEMPLATE, Server

DIRECT = f"1:{WANG.casefold()}"
LEASE, SHORT = timedelta(minutes=1), timedelta(seconds=2)
"""As long as all live, so that no pause of the machine ends it; and when one is to die."""
SKEWS = (0, 300, -300)


class Program:
    """One replica: its pipeline, sender and link; `die` ends it as kill -9 does, without a word to the database."""

    def __init__(self, store: Store, port: int, skew: int, folder: Path) -> None:
        clock = Ticking(NOW + timedelta(seconds=skew))
        adapter = opened_wecom(settings(port), Place(store, clock, folder, "", None), QUICK)
        assert isinstance(adapter, Wecom)
        self.adapter = adapter
        self.pipeline = Pipeline(store, Desk(is_workday), clock, lambda lanes: self.sender.hand_over(lanes))
        self.sender = Sender(store, {"wecom": adapter}, Undrawn(), clock, self.pipeline.note)  # type: ignore[arg-type]
        work = (self.pipeline.run(), self.sender.run(), adapter.run(self.pipeline.receive))
        self.tasks = [asyncio.create_task(one) for one in work]

    async def die(self) -> None:
        self.adapter._keeper.close = _nothing  # type: ignore[method-assign]
        link = self.adapter._keeper._task
        await stopped([*self.tasks, *([link] if link else [])])

    async def end(self) -> None:
        await stopped(self.tasks)
        await self.sender.close()
        await self.adapter.close()


async def _nothing() -> None:
    pass


@asynccontextmanager
async def programs(
    postgresql: Server, gateway: Gateway, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[list[Program]]:
    """Three on one database, their own clocks five minutes apart."""
    monkeypatch.setattr(keeper, "LEASE", LEASE)
    port = await gateway.open()
    with postgresql.database(TEMPLATE) as address, opened(address) as one, opened(address) as two:
        moved_in(one)
        with opened(address) as three:
            run = [Program(store, port, skew, folder) for store, skew in zip((one, two, three), SKEWS, strict=True)]
            try:
                yield run
            finally:
                for program in run:
                    await program.end()
                await gateway.shut()


def holder(run: list[Program]) -> Program | None:
    up = [program for program in run if program.adapter.link.up]
    assert len(up) < 2, "two programs hold one bot"
    return up[0] if up else None


def end_of_lease(run: list[Program]) -> datetime:
    """Until when the link is somebody's, by the database's clock."""
    with run[0].adapter._keeper._place.store.look(NOW) as look:
        return look.connection.execute(select(LEASES.c.until)).scalar_one()


async def works(gateway: Gateway, words: str, said: str) -> None:
    await gateway.say(WANG, words)
    await until(lambda: any(said in one for one in gateway.words(DIRECT)))


async def test_one_of_three_holds_the_link_and_the_next_takes_over_when_it_dies(
    postgresql: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gateway = Gateway()
    async with programs(postgresql, gateway, tmp_path, monkeypatch) as run:
        await until(lambda: holder(run) is not None and gateway.up)
        await works(gateway, "拜访3家", "拜访 3")
        begun = end_of_lease(run)
        await until(lambda: end_of_lease(run) > begun + 5 * timedelta(seconds=QUICK.renew))
        assert gateway.connections == 1, "the lease is prolonged, whatever the others' clocks say"
        monkeypatch.setattr(keeper, "LEASE", SHORT)
        await until(lambda: end_of_lease(run) < begun)
        first = holder(run)
        assert first is not None
        await first.die()
        end = end_of_lease(run)
        await until(lambda: any(one.adapter.link.up for one in run if one is not first))
        assert end_of_lease(run) - SHORT >= end, "nobody takes what another may still hold"
        await until(lambda: gateway.up)
        await works(gateway, "电话5通", "电话 5")
        assert len(gateway.subscribed_at) == 2
        assert gateway.rules.faults == []


async def test_who_ends_in_peace_hands_over_at_once(
    postgresql: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gateway = Gateway()
    async with programs(postgresql, gateway, tmp_path, monkeypatch) as run:
        monkeypatch.setattr(keeper, "LEASE", timedelta(minutes=10))
        await until(lambda: holder(run) is not None)
        await asyncio.sleep(2 * QUICK.renew)
        first = holder(run)
        assert first is not None
        await first.end()
        await until(lambda: any(one.adapter.link.up for one in run if one is not first))
