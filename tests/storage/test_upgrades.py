"""Databases of every earlier stage are upgraded and go on working."""

import importlib
from pathlib import Path
from typing import Any

import pytest

from bot.batch import Desk, keep
from scoring.period import period_of
from storage import ledger, totals
from storage.store import Store
from tests.company import NORTH, TODAY, WANG, at, is_workday, member, says, url
from tests.storage.dump import SCHEMAS


@pytest.mark.parametrize("schema", sorted(SCHEMAS.glob("*.sql")), ids=lambda path: path.stem)
def test_a_database_of_then_goes_on_with_all_it_knew(schema: Path, tmp_path: Path) -> None:
    path = tmp_path / "company.db"
    sqlite: Any = importlib.import_module("pysqlite3.dbapi2")
    old = sqlite.connect(path)
    old.executescript(schema.read_text(encoding="utf-8"))
    old.close()
    store = Store(url(path))
    try:
        store.migrate()
        keep(store, Desk(is_workday), [says(WANG, "拜访2家", "later", room=NORTH, now=at(3600))], [], at(3600))
        with store.work(at(3700)) as work:
            month = totals.of_member(
                work, member(work, WANG).id, period_of("month", TODAY), ("visits", "calls", "bookings")
            )
            assert month == {"visits": 5, "calls": 20, "bookings": 8_000_000}
            newest = ledger.newest(work, member(work, WANG).id)
            assert newest
            assert newest.rows[0].clause == "拜访2家"
            assert totals.rebuild(work), "the totals of then equal its ledger"
    finally:
        store.close()
