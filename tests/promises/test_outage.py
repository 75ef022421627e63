"""P26: the disk is full or read-only, the database locked or gone: nothing acknowledged is lost, and it passes."""

import asyncio
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from sqlalchemy import event, select

from bot import watch
from bot.drawing import Drawing
from bot.house import House, NotKept
from bot.platforms.memory import Memory
from chat.message import Room
from scheduler.clock import read_clock
from storage import store as store_module
from storage import totals
from storage.store import Store, current_sqlite
from storage.tables import DealEventRow
from storage.work import table_of
from tests.company import ADMINS, WANG, is_workday, opened, says
from tests.promises.scale import FULL
from tests.running import until

Figure = Callable[[str, str, str], None]
Outage = Callable[[Store, Path], Any]
MOST = 300
"""Messages after which a disk is full for certain."""


@contextmanager
def told(store: Store, *pragmas: str) -> Iterator[None]:
    """Every connection for writing is told this meanwhile."""

    def tell(connection: Any, _record: Any) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    event.listen(store._writer, "connect", tell)
    store._writer.dispose()  # also what is in use is not used again
    yield
    event.remove(store._writer, "connect", tell)
    store._writer.dispose()


@contextmanager
def full(store: Store, database: Path) -> Iterator[None]:
    """SQLite says that the disk is full a few pages from here."""
    with store._reader.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar() or 0
    with told(store, f"max_page_count={pages + 10}"):
        yield


@contextmanager
def read_only(store: Store, database: Path) -> Iterator[None]:
    """Nothing may be written."""
    with told(store, "query_only=ON"):
        yield


@contextmanager
def locked(store: Store, database: Path) -> Iterator[None]:
    """Another program writes and does not end."""
    holder = current_sqlite().connect(database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    yield
    holder.rollback()
    holder.close()


@contextmanager
def gone(store: Store, database: Path) -> Iterator[None]:
    """The file is not where it was."""
    away = database.rename(database.with_name("elsewhere.db"))
    yield
    away.rename(database)


OUTAGES: tuple[Outage, ...] = (full, read_only, locked, gone)


@asynccontextmanager
async def serving(
    store: Store, platform: Memory, home: Path, admin_room: Room | None = ADMINS
) -> AsyncIterator[House]:
    house = House(store, {platform.name: platform}, read_clock, is_workday, home, admin_room)
    running = asyncio.create_task(house.run())
    yield house
    house.stop()
    await running


async def bring(house: House, acknowledged: set[str]) -> str:
    """Report deals until one is refused; its name."""
    for n in range(len(acknowledged), len(acknowledged) + MOST):
        try:
            await house.receive(says(WANG, f"签单华星科技{10_000 + 1000 * n}元", f"m{n}", now=read_clock()))
        except NotKept:
            return f"m{n}"
        acknowledged.add(f"m{n}")
    raise AssertionError("nothing was refused")


def counted(store: Store) -> list[str]:
    with store.look(read_clock()) as look:
        return sorted(look.connection.execute(select(table_of(DealEventRow).c.message)).scalars())


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    async def cold(_: Drawing) -> None:
        """No picture is drawn here."""

    monkeypatch.setattr(Drawing, "warm", cold)
    monkeypatch.setattr(watch, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(store_module, "LOCK_WAIT_MS", 50)


async def endure(store: Store, database: Path, home: Path, outage: Outage) -> int:
    """What came through an outage, and that everybody who has to know of it was told; how many were acknowledged."""
    platform, acknowledged = Memory(), set[str]()
    async with serving(store, platform, home) as house:
        await house.receive(says(WANG, "签单华星科技9000元", "first", now=read_clock()))
        with outage(store, database):
            refused = await bring(house, acknowledged)
            await until(lambda: not house.watch.well)
            await until(lambda: any(sent.delivery.key.startswith("database:False") for sent in platform.sent))
            with pytest.raises(NotKept):
                await house.receive(says(WANG, "签单华星科技8000元", "meanwhile", now=read_clock()))
        await until(lambda: house.watch.well)
        await until(lambda: any(sent.delivery.key.startswith("database:True") for sent in platform.sent))
        for name in (refused, "meanwhile"):  # as the platform does
            await house.receive(says(WANG, f"签单华星科技{7000 + len(name)}元", name, now=read_clock()))
            acknowledged.add(name)
        await house.quiet()
    assert counted(store) == sorted({"first", *acknowledged}), "acknowledged and lost, or refused and kept"
    assert store.holds(read_clock(), totals.rebuild)
    store.check()
    return len(acknowledged) + 1


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("outage", OUTAGES, ids=lambda outage: outage.__name__)
async def test_what_was_acknowledged_outlives_an_outage_that_ends_by_itself(
    outage: Outage, filled: Path, tmp_path: Path, figure: Figure
) -> None:
    with opened(filled) as store:
        kept = await endure(store, filled, tmp_path, outage)
    asked = "0 acknowledged lost, 503, admins told, no restart"
    figure("P26", asked, f"{outage.__name__.replace('_', '-')}: {kept} acknowledged, {kept} found")


@pytest.mark.usefixtures("quick")
async def test_a_disk_without_room_is_an_outage_like_others(template: Path, tmp_path: Path, figure: Figure) -> None:
    if not FULL:
        pytest.skip("a disk of its own is mounted by `make promises` only")
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], check=False).returncode:
        pytest.skip("no disk can be mounted here: that takes root")
    with ExitStack() as after:
        after.callback(subprocess.run, ["umount", "-l", disk], check=True)
        database = Path(copy(template, disk / "dealdrum.db"))

        @contextmanager
        def no_room(store: Store, database: Path) -> Iterator[None]:
            ballast = disk / "ballast"
            ballast.write_bytes(bytes(1024 * 1024))
            yield
            ballast.unlink()

        with opened(database) as store:
            kept = await endure(store, database, tmp_path, no_room)
    figure("P26", "0 acknowledged lost, 503, admins told, no restart", f"ENOSPC: {kept} acknowledged, {kept} found")
