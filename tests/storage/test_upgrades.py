"""Databases of every earlier stage are upgraded and go on working, on both kinds."""

import importlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Boolean, MetaData, create_engine, text

from bot.batch import Desk, keep
from scoring.period import period_of
from storage import ledger, totals
from storage.migrations.upgrade import config
from storage.store import Store
from tests.company import NORTH, TODAY, WANG, at, is_workday, member, says
from tests.storage.dump import SCHEMAS


def put(schema: Path, address: str, folder: Path) -> None:
    """The database of then at an address: as SQLite wrote it, or its rows in the PostgreSQL schema of then."""
    file = folder / "then.db"
    path = Path(address.removeprefix("sqlite:///")) if address.startswith("sqlite") else file
    path.parent.mkdir(exist_ok=True)
    sqlite: Any = importlib.import_module("pysqlite3.dbapi2")
    with closing(sqlite.connect(path)) as old:
        old.executescript(schema.read_text(encoding="utf-8"))
        if path == file:
            _carry_over(old, schema.stem, address)


def _carry_over(old: Any, revision: str, address: str) -> None:
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("SET TIME ZONE 'UTC'"))
        settings = config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, revision)
        found = MetaData()
        found.reflect(connection)
        for table in found.sorted_tables:
            if table.name == "alembic_version":
                continue
            columns = ", ".join(f'"{column.name}"' for column in table.c)
            rows = old.execute(f"SELECT {columns} FROM {table.name}").fetchall()
            flags = [isinstance(column.type, Boolean) for column in table.c]
            for row in rows:
                values = [bool(value) if flag else value for flag, value in zip(flags, row, strict=True)]
                connection.execute(table.insert().values(dict(zip(table.c.keys(), values, strict=True))))
    engine.dispose()


@pytest.mark.parametrize("schema", sorted(SCHEMAS.glob("*.sql")), ids=lambda path: path.stem)
def test_a_database_of_then_goes_on_with_all_it_knew(schema: Path, empty: str, tmp_path: Path) -> None:
    put(schema, empty, tmp_path)
    store = Store(empty)
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
