"""A company moved from one database to the other: everything or nothing, and proven equal before it counts."""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Table, func, select, tuple_, update
from sqlalchemy import text as sql
from sqlmodel import SQLModel

from language.text import Listing, Text, text
from storage.migrations import HEAD
from storage.store import Store
from storage.tables import ActivityRow, DealEventRow, LaneRow, TotalRow
from storage.unusable import SchemaError
from storage.work import Work, table_of

AT_ONCE = 2_000
LEDGER, TOTALS = (table_of(ActivityRow), table_of(DealEventRow)), table_of(TotalRow)


class MoveError(SchemaError):
    """The company cannot be moved; the message is one line with a remedy."""


def still_served(name: str) -> Text:
    """That a program uses the database which is to be moved."""
    return text("{name}: a program serves it; stop that first, or what it records now is left behind", name=name)


def move(source: Store, target: Store, now: datetime) -> tuple[int, str]:
    """Copy every row in one transaction of the target; how many there are, and the digest of the ledger.

    The source stays as it is. MoveError when its schema is another version's, when something is in the target, or
    when what was written is not equal to what was read; then the target stays empty.
    """
    found = source.revision()
    if found != HEAD:
        said = text(
            "FROM: its schema is {found} and not {ours}; use the version that made it once more",
            found=found or "0000",
            ours=HEAD,
        )
        raise MoveError(said)
    target.migrate()
    with source.look(now) as old, target.work(now) as new:
        if _is_served(old):
            raise MoveError(still_served("FROM"))
        filled = next((table.name for table in _tables() if _count(new, table)), None)
        if filled:
            raise MoveError(text("TO: it is not empty ({table} has rows); name an empty database", table=filled))
        rows = sum(_copy(old, new, table) for table in _tables())
        new.connection.execute(update(table_of(LaneRow)).values(owner="", until=None))  # nobody serves it yet
        wrong = [table.name for table in _tables() if not _alike(old, new, table)]
        if wrong:
            said = text(
                "TO: what was written differs from what was read ({tables}); nothing is moved",
                tables=Listing(tuple(wrong)),
            )
            raise MoveError(said)
        return rows, digest_of(new, *LEDGER)


def _alike(old: Work, new: Work, table: Table) -> bool:
    proven = table in (*LEDGER, TOTALS)
    return _count(old, table) == _count(new, table) and (not proven or digest_of(old, table) == digest_of(new, table))


def _is_served(work: Work) -> bool:
    """Whether another program uses this PostgreSQL database; with SQLite a lock on its file tells (see Presence)."""
    if work.connection.dialect.name == "sqlite":
        return False
    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND application_name = 'dealdrum' AND pid <> pg_backend_pid()"
    )
    return bool(work.connection.execute(sql(others)).scalar_one())


def digest_of(work: Work, *tables: Table) -> str:
    """A fingerprint of all rows: the sum of their SHA-256, as 64 hexadecimal digits.

    A sum, because the two databases put words into different orders.
    """
    found = 0
    for table in tables:
        for rows in _chunks(work, table):
            for row in rows:
                line = json.dumps([table.name, *map(_plain, row)])
                found += int.from_bytes(hashlib.sha256(line.encode()).digest(), "big")
    return f"{found % 2**256:064x}"


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _copy(old: Work, new: Work, table: Table) -> int:
    written = 0
    for rows in _chunks(old, table):
        new.connection.execute(table.insert(), [dict(row._mapping) for row in rows])
        written += len(rows)
    return written


def _chunks(work: Work, table: Table) -> Iterator[list[Any]]:
    """Every row in the order of the key, some thousands at a time."""
    names = [column.name for column in table.primary_key]
    key = tuple_(*table.primary_key)
    rows = list(work.rows(select(table).order_by(*table.primary_key).limit(AT_ONCE)))
    while rows:
        yield rows
        last = tuple(rows[-1]._mapping[name] for name in names)
        after = select(table).where(key > last).order_by(*table.primary_key)
        rows = list(work.rows(after.limit(AT_ONCE))) if len(rows) == AT_ONCE else []


def _tables() -> list[Table]:
    return SQLModel.metadata.sorted_tables


def _count(work: Work, table: Table) -> int:
    return int(work.connection.execute(select(func.count()).select_from(table)).scalar_one())
