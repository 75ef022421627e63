"""Entries of the ledger: what one message recorded, found again by its code, taken back row by row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Table, select

from scoring.activity import Activity
from scoring.deal import DealEvent, counts_of
from storage import activities, deals, totals
from storage.tables import ActivityRow, DealEventRow
from storage.work import Work, table_of

ACTIVITIES, EVENTS = table_of(ActivityRow), table_of(DealEventRow)


@dataclass(frozen=True, slots=True)
class Entry:
    """The rows of one message that still count."""

    id: int
    code: str
    member: int
    activities: tuple[Activity, ...]
    events: tuple[DealEvent, ...]

    @property
    def rows(self) -> tuple[Activity | DealEvent, ...]:
        """All of them, activities first."""
        return (*self.activities, *self.events)

    @property
    def empty(self) -> bool:
        """Whether everything in it has been taken back."""
        return not self.activities and not self.events


def record(work: Work, rows: Iterable[Activity | DealEvent]) -> None:
    """Append rows to the ledger and count them."""
    for row in rows:
        n = -1 if row.cancels else 1
        if isinstance(row, Activity):
            activities.insert(work, row)
            totals.count(work, row.day, row.team, row.member, row.metric, row.amount, n)
        else:
            deals.insert(work, row)
            for metric, amount in counts_of(row):
                totals.count(work, row.day, row.team, row.member, metric, amount, n)


def cancel(work: Work, row: Activity | DealEvent, source: str = "undo") -> None:
    """Take one row back: a new row that counts the other way round."""
    back = replace(row, id=work.new_id(), at=work.now, source=source, cancels=row.id)
    record(work, [replace(back, amount=-back.amount) if isinstance(back, Activity) else back])


def newest(work: Work, member: int) -> Entry | None:
    """The member's last entry in which something still counts."""
    seen: set[int] = set()
    for table in (ACTIVITIES, EVENTS):
        query = select(table.c.entry).where(table.c.org_id == work.org, table.c.member_id == member)
        seen.update(work.connection.execute(query.order_by(table.c.id.desc()).limit(200)).scalars())
    for model in (ActivityRow, DealEventRow):
        seen.update(row["entry"] for row in work.pending(model) if row["member_id"] == member)
    for number in sorted(seen, reverse=True):
        found = entry(work, number)
        if found and not found.empty:
            return found
    return None


def by_code(work: Work, code: str) -> tuple[Entry, ...]:
    """All entries that people call by this code, newest first (codes are short and come again)."""
    return _entries(work, "code", code.upper())


def by_message(work: Work, message: str) -> Entry | None:
    """What a message of a platform recorded, if anything."""
    found = _entries(work, "message", message)
    return found[0] if found else None


def entry(work: Work, number: int) -> Entry | None:
    """An entry by its id, with the rows that still count."""
    found = _entries(work, "entry", number)
    return found[0] if found else None


def _entries(work: Work, column: str, value: str | int) -> tuple[Entry, ...]:
    numbers = {row.entry for table in (ACTIVITIES, EVENTS) for row in _stored(work, table, column, value)}
    for model in (ActivityRow, DealEventRow):
        numbers |= {row["entry"] for row in work.pending(model) if row[column] == value}
    return tuple(_entry(work, number) for number in sorted(numbers, reverse=True))


def _entry(work: Work, number: int) -> Entry:
    acts = [activities.activity_of(row._mapping) for row in _stored(work, ACTIVITIES, "entry", number)]
    acts += [activities.activity_of(row) for row in work.pending(ActivityRow) if row["entry"] == number]
    events = [deals.event_of(row._mapping) for row in _stored(work, EVENTS, "entry", number)]
    events += [deals.event_of(row) for row in work.pending(DealEventRow) if row["entry"] == number]
    gone_acts = {row.cancels for row in acts if row.cancels}
    gone_events = {row.cancels for row in events if row.cancels}
    first = (acts or events)[0]
    return Entry(
        id=number,
        code=first.code,
        member=first.member,
        activities=tuple(row for row in acts if not row.cancels and row.id not in gone_acts),
        events=tuple(row for row in events if not row.cancels and row.id not in gone_events),
    )


def _stored(work: Work, table: Table, column: str, value: str | int) -> Sequence[Any]:
    # Sorted here: asked for ORDER BY id, SQLite walks the whole ledger by its key and passes by the column's index.
    rows = work.rows(select(table).where(table.c.org_id == work.org, table.c[column] == value))
    return sorted(rows, key=lambda row: int(row.id))
