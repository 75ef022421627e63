"""Backups: whole, proven, few; and put back only where nothing is lost by it."""

import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.batch import Desk, keep
from storage import ledger
from storage.backup import BackupError, back_up, backups, file_of, restore
from storage.presence import Presence
from storage.store import Store
from tests.company import NOW, WANG, at, is_workday, opened, says

DESK = Desk(is_workday)


def report(store: Store, name: str, seconds: float = 0) -> None:
    keep(store, DESK, [says(WANG, f"今天打了{round(seconds) + 3}个电话", name, now=at(seconds))], [], at(seconds))


def knows(path: Path, name: str) -> bool:
    with opened(path) as store, store.look(NOW) as look:
        return ledger.by_message(look, name) is not None


def test_a_copy_of_a_database_in_use_holds_all_that_was_committed(
    filled: Path, on_sqlite: Store, tmp_path: Path
) -> None:
    report(on_sqlite, "m1")
    copy = back_up(filled, tmp_path / "backups", 3, NOW)
    report(on_sqlite, "m2", 60)
    assert copy.adds_up
    assert copy.file.name == "dealdrum-20260311T020000Z.db"
    assert [path.name for path in copy.file.parent.iterdir()] == [copy.file.name], "one file, and nothing left over"
    assert stat.S_IMODE(copy.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.file.parent.stat().st_mode) == 0o700
    assert (knows(copy.file, "m1"), knows(copy.file, "m2")) == (True, False)


def test_only_the_newest_copies_of_this_database_are_kept(filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "dealdrum-notes.db").write_text("mine")
    (folder / "other-20200101T000000Z.db").write_text("another's")
    made = [back_up(filled, folder, 2, NOW + timedelta(days=n)).file for n in range(4)]
    assert backups(folder, "dealdrum") == [made[3], made[2]]
    assert (folder / "dealdrum-notes.db").exists()
    assert (folder / "other-20200101T000000Z.db").exists()


def test_what_a_killed_backup_left_is_removed_after_a_day(filled: Path, tmp_path: Path) -> None:
    left, fresh = tmp_path / ".dealdrum-x1.part", tmp_path / ".dealdrum-x2.part"
    for file, age in ((left, timedelta(days=2)), (fresh, timedelta(hours=1))):
        file.write_text("half")
        moment = (NOW - age).timestamp()
        os.utime(file, (moment, moment))
    back_up(filled, tmp_path, 1, NOW)
    assert (left.exists(), fresh.exists()) == (False, True)


def test_a_damaged_database_is_not_called_a_backup(filled: Path, tmp_path: Path) -> None:
    body = bytearray(filled.read_bytes())
    body[8192:60_000] = b"\xff" * (60_000 - 8192)
    filled.write_bytes(body)
    folder = tmp_path / "backups"
    with pytest.raises(BackupError, match=r"the copy of dealdrum.db is not a sound database"):
        back_up(filled, folder, 3, NOW)
    assert list(folder.iterdir()) == []


def test_totals_that_differ_are_told_and_the_copy_is_kept(filled: Path, on_sqlite: Store, tmp_path: Path) -> None:
    report(on_sqlite, "m1")
    with on_sqlite.work(NOW) as work:
        work.connection.execute(text("UPDATE totals SET sum = sum + 1 WHERE grain = 'month'"))
    copy = back_up(filled, tmp_path / "backups", 3, NOW)
    assert (copy.adds_up, copy.file.exists()) == (False, True)


def test_a_restored_database_is_the_copy_and_the_old_one_stands_aside(filled: Path, tmp_path: Path) -> None:
    with opened(filled) as store:
        report(store, "m1")
        copy = back_up(filled, tmp_path / "backups", 3, NOW).file
        report(store, "m2", 60)
    restored, aside = restore(copy, filled, NOW, replace=True)
    assert restored.adds_up
    assert aside
    assert (knows(filled, "m1"), knows(filled, "m2")) == (True, False)
    assert (knows(aside, "m1"), knows(aside, "m2")) == (True, True)


def test_restoring_needs_leave_where_a_company_is(filled: Path, tmp_path: Path) -> None:
    copy = back_up(filled, tmp_path / "backups", 3, NOW).file
    before = filled.read_bytes()
    with pytest.raises(BackupError, match=r"dealdrum.db: a company is there; add --replace"):
        restore(copy, filled, NOW, replace=False)
    assert filled.read_bytes() == before
    elsewhere = tmp_path / "new" / "dealdrum.db"
    restored, aside = restore(copy, elsewhere, NOW, replace=False)
    assert (restored.file, aside) == (elsewhere, None)


def test_nothing_is_restored_under_a_running_program(filled: Path, tmp_path: Path) -> None:
    copy = back_up(filled, tmp_path / "backups", 3, NOW).file
    running = Presence(filled)
    running.enter(lambda: None)
    with pytest.raises(BackupError, match="a program serves it; stop that first"):
        restore(copy, filled, NOW, replace=True)
    running.leave()
    restore(copy, filled, NOW, replace=True)


def test_what_is_no_copy_is_not_restored_and_the_database_stays(filled: Path, tmp_path: Path) -> None:
    report_file = tmp_path / "notes.db"
    report_file.write_text("not a database, but long enough to look like one " * 200)
    before = filled.read_bytes()
    with pytest.raises(BackupError, match=r"notes\.db"):
        restore(report_file, filled, NOW, replace=True)
    with pytest.raises(FileNotFoundError):
        restore(tmp_path / "nowhere.db", filled, NOW, replace=True)
    assert filled.read_bytes() == before
    assert [path.name for path in filled.parent.glob(".*part*")] == []


def test_postgresql_has_tools_of_its_own() -> None:
    with pytest.raises(BackupError, match=r"pg_basebackup, WAL archiving, see docs/operations\.md"):
        file_of("postgresql://localhost/dealdrum")
    assert file_of("sqlite:////var/lib/dealdrum.db") == Path("/var/lib/dealdrum.db")
