"""`dealdrum backup` and `restore` as people type them."""

import sqlite3
from pathlib import Path
from shutil import copy

import pytest

from storage import outbox
from storage.migrations import HEAD
from storage.presence import Presence
from storage.probe import takes_writes
from storage.store import Store, current_sqlite
from tests.bot.command import dealdrum
from tests.company import NOW, ZHOU, opened

ADMIN_ROOM = "memory:north"


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A folder whose home holds the tests' company."""
    (tmp_path / "home").mkdir()
    copy(template, tmp_path / "home" / "dealdrum.db")
    return tmp_path


def told(database: Path) -> list[str]:
    with opened(database) as store, store.work(NOW) as work:
        parcel = [outbox.next_in(work, lane) for lane in outbox.take(work, outbox.orphans(work))]
    return [one.delivery.key.partition(":")[0] for one in parcel if one]


def test_a_backup_is_made_and_put_back(folder: Path) -> None:
    made = dealdrum(folder, "backup")
    assert (made.code, made.err) == (0, "")
    assert made.out.endswith("opened, checked, and its totals equal its ledger.\n")
    (whole,) = (folder / "home" / "backups").iterdir()
    assert "add --replace" in dealdrum(folder, "restore", str(whole)).mistake
    lines = dealdrum(folder, "restore", str(whole), "--replace").out.splitlines()
    assert lines[0].endswith(f"is now what {whole.name} was.")
    assert lines[1].startswith("The database that was there is kept as dealdrum-replaced-")
    assert dealdrum(folder, "rebuild").out == "The totals equal the ledger.\n"


def test_a_backup_of_a_newer_version_is_called_one(folder: Path) -> None:
    assert dealdrum(folder, "backup", "--to", "b").code == 0
    (whole,) = (folder / "b").iterdir()
    with sqlite3.connect(whole) as plain:
        plain.execute("UPDATE alembic_version SET version_num = '9999'")
    plain.close()
    said = dealdrum(folder, "restore", str(whole), "--replace").mistake
    assert said.startswith(f"{whole.name} was made by a newer DealDrum (schema 9999, this one knows {HEAD}); install")
    assert dealdrum(folder, "rebuild").out == "The totals equal the ledger.\n", "what was there stays"


def test_the_folder_and_the_number_can_be_chosen(folder: Path) -> None:
    for _ in range(3):
        assert dealdrum(folder, "backup", "--to", "elsewhere", "--keep", "1").code == 0
    assert len(list((folder / "elsewhere").iterdir())) == 1
    assert dealdrum(folder, "backup", "--keep", "0").code == 2


def test_without_a_company_there_is_nothing_to_copy(tmp_path: Path) -> None:
    assert "There is no company" in dealdrum(tmp_path, "backup").mistake


def test_a_running_program_is_not_pulled_from_under(folder: Path) -> None:
    assert dealdrum(folder, "backup", "--to", "b").code == 0
    (whole,) = (folder / "b").iterdir()
    running = Presence(folder / "home" / "dealdrum.db")
    running.enter(lambda: None)
    assert "a program serves it" in dealdrum(folder, "restore", str(whole), "--replace").mistake
    running.leave()


def test_a_failing_backup_is_told_to_the_admin_room(folder: Path) -> None:
    (folder / "file").write_text("")
    said = dealdrum(folder, "backup", "--to", "file/b", ADMIN_ROOM=ADMIN_ROOM).mistake
    assert "file/b: the backup failed" in said
    assert told(folder / "home" / "dealdrum.db") == ["backup"]


def test_without_an_admin_room_each_admin_hears_of_a_failing_backup(folder: Path) -> None:
    (folder / "file").write_text("")
    assert "the backup failed" in dealdrum(folder, "backup", "--to", "file/b").mistake
    with opened(folder / "home" / "dealdrum.db") as store, store.work(NOW) as work:
        (lane,) = outbox.orphans(work)
        assert lane.room == f"@{ZHOU.id}"


def test_totals_that_differ_are_told_and_the_exit_code_says_so(folder: Path) -> None:
    database = folder / "home" / "dealdrum.db"
    with sqlite3.connect(database) as plain:
        plain.execute(
            "INSERT INTO totals (org_id, grain, start, team_id, member_id, metric, sum, n) "
            "VALUES (1, 'day', '2026-03-11', 1, 1, 'calls', 5, 1)"
        )
    plain.close()
    done = dealdrum(folder, "backup", ADMIN_ROOM=ADMIN_ROOM)
    assert (done.code, "run: dealdrum rebuild" in done.out) == (1, True)
    assert told(database) == ["backup"]


def test_postgresql_is_referred_to_its_own_tools(folder: Path) -> None:
    said = dealdrum(folder, "restore", "x.db", DATABASE_URL="postgresql://localhost/nothing").mistake
    assert "pg_basebackup" in said


def test_the_store_says_whether_something_can_be_written(folder: Path) -> None:
    database = folder / "home" / "dealdrum.db"
    store = Store(f"sqlite:///{database}")
    assert takes_writes(store, NOW)
    holder = current_sqlite().connect(database, isolation_level=None)  # locks are seen within one library only
    holder.execute("BEGIN IMMEDIATE")
    assert not takes_writes(store, NOW)
    holder.rollback()
    holder.close()
    assert takes_writes(store, NOW)
    store.close()


def test_what_is_no_database_is_not_blamed_on_the_disk(folder: Path) -> None:
    (folder / "rules.toml").write_text("[organization]\n", encoding="utf-8")
    said = dealdrum(folder, "restore", "rules.toml", "--replace").mistake
    assert said == "rules.toml is not a sound database of this DealDrum; take another copy"
    assert dealdrum(folder, "rebuild").out == "The totals equal the ledger.\n"
