"""Migrations: the models are the migrated schema, HEAD is the newest file, an upgrade is whole or did not happen."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from threading import Timer

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlmodel import SQLModel

from storage import inbox
from storage.address import is_sqlite, shown_address
from storage.migrations import HEAD
from storage.migrations.upgrade import config
from storage.store import LOCK_WAIT_MS, Store, current_sqlite
from storage.unusable import SchemaError
from tests.company import NOW, WANG, opened, says

PASSWORD_WITH_AT = [f"postgresql://dealdrum:p@{rest}@db/dealdrum" for rest in ("canary", "canary/x", "a/canary")]


def tables(address: str) -> set[str]:
    with opened(address) as store, store.look(NOW) as look:
        return set(inspect(look.connection).get_table_names())


def test_head_is_the_newest_file() -> None:
    scripts = ScriptDirectory.from_config(config())
    assert scripts.get_heads() == [HEAD]


def test_the_models_are_what_the_migrations_make(store: Store) -> None:
    with store.look(NOW) as look:
        context = MigrationContext.configure(look.connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_keys_and_unique_columns_are_what_the_models_say(store: Store) -> None:
    with store.look(NOW) as look:
        found = inspect(look.connection)
        for name, table in SQLModel.metadata.tables.items():
            keys = found.get_pk_constraint(name)["constrained_columns"]
            assert keys == [column.name for column in table.primary_key], name


def test_totals_are_kept_in_the_order_of_their_key(on_sqlite: Store) -> None:
    with on_sqlite.look(NOW) as look:
        totals = look.connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'totals'")).scalar_one()
        assert "WITHOUT ROWID" in totals


def test_an_empty_database_is_brought_to_this_version(empty: str) -> None:
    with opened(empty) as store:
        store.migrate()
        store.migrate()  # a second time changes nothing
        with store.look(NOW) as look:
            assert look.connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [HEAD]
    assert tables(empty) == {*SQLModel.metadata.tables, "alembic_version"}


def test_of_several_programs_that_start_on_an_empty_database_one_makes_the_tables(empty: str) -> None:
    def start() -> None:
        with opened(empty) as store:
            store.migrate()

    with ThreadPoolExecutor() as programs:
        for program in [programs.submit(start) for _ in range(3)]:
            program.result()
    assert tables(empty) == {*SQLModel.metadata.tables, "alembic_version"}


def test_a_program_that_starts_while_another_makes_the_file_waits_for_it(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    other = current_sqlite().connect(path, isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE half_made (id INTEGER)")  # not yet with a write-ahead log
    other.execute("BEGIN IMMEDIATE")
    release = Timer(0.3, other.execute, ["COMMIT"])
    release.start()
    with opened(f"sqlite:///{path}") as store:
        store.migrate()
        assert store.revision() == HEAD
    release.join()
    other.close()


def test_who_starts_while_another_upgrades_waits_longer_than_for_any_other_lock(empty: str) -> None:
    with opened(empty) as other, opened(empty) as store, ThreadPoolExecutor() as programs:
        with other._writer.begin() as upgrading:
            if empty.startswith("postgresql"):
                upgrading.execute(text("SELECT pg_advisory_xact_lock(20260311)"))
            start = programs.submit(store.migrate)
            assert not wait([start], timeout=LOCK_WAIT_MS / 1000 + 0.3).done
        start.result()
        assert store.revision() == HEAD


def test_a_newer_database_is_refused_and_left_as_it_is(home: str) -> None:
    with opened(home) as store, store.work(NOW) as work:
        work.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = tables(home)
    with opened(home) as store, pytest.raises(SchemaError, match=r"DATABASE_URL: .*9999.*newer"):
        store.migrate()
    assert tables(home) == before


@pytest.mark.parametrize(
    "address",
    ["sqlite://", "sqlite:///:memory:", "mysql://x/y", "postgresql://db:port/x", "nonsense", *PASSWORD_WITH_AT],
)
def test_an_address_that_means_no_database_of_ours_is_refused_and_not_shown(address: str) -> None:
    with pytest.raises(SchemaError, match="DATABASE_URL: it is not an address of a database") as refused:
        Store(address)
    assert "canary" not in str(refused.value)


def test_the_short_name_that_hosting_companies_give_means_postgresql() -> None:
    assert not is_sqlite("postgres://dealdrum:canary@db/dealdrum")
    assert shown_address("postgres://dealdrum:canary%40x@db/dealdrum") == "postgres://dealdrum:***@db/dealdrum"


def test_a_folder_that_cannot_be_made_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SchemaError, match=r"DATABASE_URL: the folder .*file cannot be made \(.*\); make it by hand"):
        Store(f"sqlite:///{tmp_path}/file/dealdrum.db")


def test_every_connection_writes_through_to_the_disk(on_sqlite: Store) -> None:
    for unit in (on_sqlite.work(NOW), on_sqlite.look(NOW)):
        with unit as work:
            pragma = {
                name: work.connection.execute(text(f"PRAGMA {name}")).scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            }
        assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 2000}


def test_the_sqlite_in_use_is_one_that_does_not_corrupt_its_journal(on_sqlite: Store) -> None:
    with on_sqlite.look(NOW) as look:
        version = look.connection.execute(text("SELECT sqlite_version()")).scalar_one()
    assert tuple(map(int, version.split("."))) >= (3, 51, 3)


def killed_at(address: str, tables_made: int) -> None:
    """Migrate in a process of its own that kills itself once it has made so many tables (0: never)."""
    program = (
        "import os, signal, sys\n"
        "from sqlalchemy import event\n"
        "from storage.store import Store\n"
        "store = Store(sys.argv[1])\n"
        "made = 0\n"
        "def count(connection, cursor, statement, *rest):\n"
        "    global made\n"
        "    made += 'CREATE TABLE' in statement\n"
        "    if made == int(sys.argv[2]):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "event.listen(store._writer, 'after_cursor_execute', count)\n"
        "store.migrate()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, address, str(tables_made or -1)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == (-9 if tables_made else 0), ended.stderr


@pytest.mark.parametrize("tables_made", [1, 2, 12, len(SQLModel.metadata.tables) + 1])
def test_an_upgrade_that_is_killed_leaves_the_old_schema_and_can_be_run_again(empty: str, tables_made: int) -> None:
    if empty.startswith("sqlite"):
        Path(empty.removeprefix("sqlite:///")).parent.mkdir()
    killed_at(empty, tables_made)
    assert tables(empty) == set()
    with opened(empty) as store:
        store.migrate()
        with store.work(NOW) as work:
            assert inbox.claim(work, [says(WANG, "拜访3家", "m1")]) == {"m1"}
    assert tables(empty) == {*SQLModel.metadata.tables, "alembic_version"}
