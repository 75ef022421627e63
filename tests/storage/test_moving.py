"""A company moved between the databases: all of it, equal, or nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text, update

from bot.batch import Desk, keep
from storage import ledger, moving, outbox, totals
from storage.moving import LEDGER, TOTALS, MoveError, digest_of
from storage.presence import Presence
from storage.store import Store
from storage.tables import TotalRow
from storage.work import table_of
from tests.bot.command import dealdrum
from tests.company import NORTH, NOW, WANG, at, is_workday, member, opened, says, url
from tests.server import Server
from tests.storage.dump import SAID


def busy(store: Store) -> Store:
    """Make the company do something."""
    for number, words in enumerate(SAID):
        keep(store, Desk(is_workday), [says(WANG, words, f"m{number}", room=NORTH, now=at(120 * number))], [], at(0))
    return store


@pytest.fixture
def target(home: str, postgresql: Server, tmp_path: Path) -> Iterator[str]:
    """An empty database of the other kind."""
    if home.startswith("postgresql"):
        yield url(tmp_path / "moved.db")
        return
    with postgresql.database() as address:
        yield address


def test_a_moved_company_is_equal_and_goes_on(store: Store, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "AT_ONCE", 3)
    busy(store)
    with opened(target) as new:
        rows, digest = moving.move(store, new, NOW)
        with store.look(NOW) as was, new.look(NOW) as now:
            for tables in (LEDGER, (TOTALS,)):
                assert digest_of(was, *tables) == digest_of(now, *tables)
            assert digest_of(was, *LEDGER) == digest
            assert rows > 30
            assert (newest := ledger.newest(now, member(now, WANG).id))
            assert newest == ledger.newest(was, member(was, WANG).id)
            assert outbox.orphans(now), "what was to be said is said from there"
        keep(new, Desk(is_workday), [says(WANG, "拜访2家", "later", now=at(3600))], [], at(3600))
        with new.work(NOW) as work:
            assert totals.rebuild(work)


def test_there_and_back_is_where_it_was(store: Store, target: str, tmp_path: Path) -> None:
    busy(store)
    with opened(target) as there, opened(url(tmp_path / "back.db")) as back:
        first = moving.move(store, there, NOW)
        there.close()
        with opened(target) as reopened:
            assert moving.move(reopened, back, NOW) == first


def test_a_target_that_is_not_empty_is_refused_and_left_as_it_is(store: Store, target: str) -> None:
    with opened(target) as new:
        moving.move(busy(store), new, NOW)
        with new.look(NOW) as look:
            before = digest_of(look, *LEDGER)
        with pytest.raises(MoveError, match="TO: it is not empty"):
            moving.move(store, new, NOW)
        with new.look(NOW) as look:
            assert digest_of(look, *LEDGER) == before


def test_another_versions_schema_is_refused(store: Store, target: str) -> None:
    with store.work(NOW) as work:
        work.connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with opened(target) as new, pytest.raises(MoveError, match="its schema is 0001"):
        moving.move(store, new, NOW)


def test_what_does_not_arrive_whole_leaves_nothing(
    store: Store, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(store)
    alike = moving._alike

    def spoilt(old: moving.Work, new: moving.Work, table: moving.Table) -> bool:
        new.connection.execute(update(table_of(TotalRow)).values(sum=table_of(TotalRow).c.sum + 1))
        return alike(old, new, table)

    with opened(target) as new:
        monkeypatch.setattr(moving, "_alike", spoilt)
        with pytest.raises(MoveError, match=r"differs from what was read \(totals\)"):
            moving.move(store, new, NOW)
        monkeypatch.setattr(moving, "_alike", alike)
        moving.move(store, new, NOW)


def test_the_command_moves_a_company_that_nobody_serves(filled: Path, postgresql: Server, tmp_path: Path) -> None:
    with postgresql.database() as address:
        running = Presence(filled)
        running.enter(lambda: None)
        assert "a program serves it" in dealdrum(tmp_path, "move", url(filled), address).mistake
        running.leave()
        assert "there is no database" in dealdrum(tmp_path, "move", url(tmp_path / "no.db"), address).mistake
        assert "FROM: it is not an address" in dealdrum(tmp_path, "move", str(filled), address).mistake
        assert "TO: it is not an address" in dealdrum(tmp_path, "move", url(filled), "mysql://x/y").mistake
        away = "postgresql://ann:pw@127.0.0.1:1/x"
        assert dealdrum(tmp_path, "move", url(filled), away).err.startswith("TO: postgresql://ann:***@127.0.0.1:1/x")
        assert dealdrum(tmp_path, "move", away, address).err.startswith("FROM: postgresql://ann:***@127.0.0.1:1/x")
        done = dealdrum(tmp_path, "move", url(filled), address)
        assert (done.code, done.out.endswith("Set DATABASE_URL to TO now.\n")) == (0, True), done.err
        assert "totals equal, ledger equal" in done.out
        with opened(address):
            busy_there = "TO: it is not empty" in dealdrum(tmp_path, "move", url(filled), address).mistake
        assert busy_there
