"""Entries of the ledger: what one message recorded, found again by its code, taken back row by row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Table, bindparam, select

from scoring.activity import Activity
from scoring.deal import DealEvent
from storage import activities, closings, deals, totals
from storage.ids import first_id
from storage.tables import ActivityRow, DealEventRow, MemberRow
from storage.work import Work, table_of

ACTIVITIES, EVENTS, MEMBERS = table_of(ActivityRow), table_of(DealEventRow), table_of(MemberRow)
Rows = list[Any]
KINDS = (ActivityRow, DealEventRow)
Row = TypeVar("Row", Activity, DealEvent, Activity | DealEvent)
IMPORTED = "import"
"""Source of rows that a sheet brought: nobody's last word, so they are taken back by their code alone."""
SPLIT = "split"
"""Source of rows that somebody has because of what others did with a deal: nobody's own word either."""
_AMENDING = ("undo", "correction")
"""Sources of rows that are added to an entry which was begun before."""


def _begun_last(table: Table) -> Any:
    begun = table.c.org_id == MEMBERS.c.org_id, table.c.source.not_in((*_AMENDING, IMPORTED, SPLIT))
    query = select(table.c.entry).where(*begun, table.c.member_id == MEMBERS.c.id)
    return query.order_by(table.c.id.desc()).limit(1).scalar_subquery()


_LAST = select(MEMBERS.c.id, _begun_last(ACTIVITIES), _begun_last(EVENTS)).where(
    MEMBERS.c.org_id == bindparam("org"), MEMBERS.c.id.in_(bindparam("members", expanding=True))
)
_ROWS = tuple(
    select(table).where(table.c.org_id == bindparam("org"), table.c.entry.in_(bindparam("entries", expanding=True)))
    for table in (ACTIVITIES, EVENTS)
)


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


def record(work: Work, rows: Iterable[Activity | DealEvent]) -> tuple[Activity | DealEvent, ...]:
    """Append rows to the ledger and count them; the rows as they were written."""
    return tuple(write(work, row) for row in rows)


def write(work: Work, wanted: Row) -> Row:
    """Append one row and count it; the row as it was written.

    A row of a closed month is written for today instead, as an adjustment: what is closed stays as it is.
    """
    day = closings.counted_on(work, wanted.day)
    row = wanted if day == wanted.day else replace(wanted, day=day, adjusts=wanted.adjusts or wanted.day)
    if isinstance(row, Activity):
        activities.insert(work, row)
    else:
        deals.insert(work, row)
    totals.add(work, row)
    return row


def cancel(work: Work, row: Activity | DealEvent, source: str = "undo") -> Sequence[Activity | DealEvent]:
    """Take one row back: a new row that counts the other way round; it, as written."""
    back = replace(row, id=work.new_id(), at=work.now, source=source, cancels=row.id)
    return record(work, [replace(back, amount=-back.amount) if isinstance(back, Activity) else back])


def newest(work: Work, member: int) -> Entry | None:
    """The member's last entry in which something still counts.

    The last one begun is looked at first, because nearly always it is the one.
    """
    stored = _last(work, member)
    begun = {number for number in _pending(work, "member_id", member) if number > stored}
    for number in sorted(begun | {stored}, reverse=True):
        found = entry(work, number)
        if found and found.member == member and not found.empty:
            return found
    return _newest_of_all(work, member) if stored else None


def told_by(work: Work, reporter: int, since: datetime) -> Entry | None:
    """The last entry since then that somebody recorded in another's name and in which something still counts."""
    numbers: set[int] = set()
    for table in (ACTIVITIES, EVENTS):
        own = table.c.org_id == work.org, table.c.id >= first_id(since), table.c.by_id == reporter
        stored = work.rows(select(table.c.entry).where(*own, table.c.source.not_in(_AMENDING)).distinct())
        numbers |= {int(row.entry) for row in stored}
    numbers |= _pending(work, "by_id", reporter)
    found = (entry(work, number) for number in sorted(numbers, reverse=True))
    return next((one for one in found if one and not one.empty), None)


def _last(work: Work, member: int) -> int:
    """The entry that the member began last of those stored, whether or not it still counts; 0: none."""
    known: dict[int, int] = work.known.setdefault("last entries", {})
    if member not in known:
        group = work.together | {member}
        begun = work.rows(_LAST, org=work.org, members=group)
        known |= dict.fromkeys(group, 0)
        known |= {who: max(act or 0, event or 0) for who, act, event in begun}
        _read_entries(work, {known[who] for who in group} - {0})
        rows: dict[int, tuple[Rows, Rows]] = work.known["entries"]
        # Who asks for the text of one of them is likely to ask for the others'.
        work.known["last messages"] = {row.message for kinds in rows.values() for kind in kinds for row in kind}
    return known[member]


def last_of(work: Work, member: int, most: int) -> list[Entry]:
    """The member's last entries in which something still counts, newest first."""
    return list(islice(_counting(work, member), most))


def _newest_of_all(work: Work, member: int) -> Entry | None:
    return next(_counting(work, member), None)


def _counting(work: Work, member: int) -> Iterator[Entry]:
    seen = _pending(work, "member_id", member)
    for table in (ACTIVITIES, EVENTS):
        query = select(table.c.entry).where(
            table.c.org_id == work.org, table.c.member_id == member, table.c.source.not_in((IMPORTED, SPLIT))
        )
        seen.update(work.connection.execute(query.order_by(table.c.id.desc()).limit(200)).scalars())
    entries = (entry(work, number) for number in sorted(seen, reverse=True))
    return (found for found in entries if found and found.member == member and not found.empty)


def by_code(work: Work, code: str) -> tuple[Entry, ...]:
    """All entries that people call by this code, newest first (codes are short and come again)."""
    return _entries(work, "code", code.upper())


def by_message(work: Work, message: str) -> Entry | None:
    """What a message of a platform recorded, if anything."""
    found = _entries(work, "message", message)
    return found[0] if found else None


def event(work: Work, number: int) -> DealEvent | None:
    """A deal event by its id, if it still counts."""
    query = select(EVENTS.c.entry).where(EVENTS.c.org_id == work.org, EVENTS.c.id == number)
    found = work.connection.execute(query).scalar()
    whole = entry(work, found) if found is not None else None
    return next((event for event in whole.events if event.id == number), None) if whole else None


def entry(work: Work, number: int) -> Entry | None:
    """An entry by its id, with the rows that still count."""
    stored = _stored_rows(work, number)
    acts = [activities.activity_of(row._mapping) for row in stored[0]]
    acts += [activities.activity_of(row) for row in work.pending_with(ActivityRow, "entry", number)]
    events = [deals.event_of(row._mapping) for row in stored[1]]
    events += [deals.event_of(row) for row in work.pending_with(DealEventRow, "entry", number)]
    if not acts and not events:
        return None
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


def _entries(work: Work, column: str, value: str) -> tuple[Entry, ...]:
    numbers = _pending(work, column, value)
    for table in (ACTIVITIES, EVENTS):
        query = select(table.c.entry).where(table.c.org_id == work.org, table.c[column] == value)
        numbers.update(work.connection.execute(query).scalars())
    return tuple(found for number in sorted(numbers, reverse=True) if (found := entry(work, number)))


def _pending(work: Work, column: str, value: str | int) -> set[int]:
    """Entries to which rows with this value were appended here."""
    return {row["entry"] for model in KINDS for row in work.pending_with(model, column, value)}


def _stored_rows(work: Work, number: int) -> tuple[Rows, Rows]:
    """An entry's activities and events as stored; an entry that was begun here has none."""
    known: dict[int, tuple[Rows, Rows]] = work.known.setdefault("entries", {})
    if number not in known and number not in work.made:
        _read_entries(work, {number})
    return known.get(number, ([], []))


def _read_entries(work: Work, numbers: set[int]) -> None:
    known: dict[int, tuple[Rows, Rows]] = work.known.setdefault("entries", {})
    known |= {number: ([], []) for number in numbers}
    for place, query in enumerate(_ROWS):
        rows = work.rows(query, org=work.org, entries=numbers)
        # Sorted here: asked for ORDER BY id, SQLite walks the whole ledger by its key and passes by the index.
        for row in sorted(rows, key=lambda row: int(row.id)):
            known[row.entry][place].append(row)
