"""The unit of work: reads see the store, commands append what they want, one flush writes it all."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Executable, Table, and_, func, select, update
from sqlmodel import SQLModel

from scoring.period import PeriodKind, Turns
from storage import inserts
from storage.ids import Ids
from storage.tables import OrganizationRow, SeenRow, TotalRow

Values = dict[str, Any]
Item = TypeVar("Item")
GRAINS: tuple[PeriodKind, ...] = ("day", "week", "month", "quarter", "year")
"""The periods that totals are kept for."""
MET: tuple[PeriodKind, ...] = ("day", "month")
"""The periods that customers met are kept for."""


class Conflict(Exception):
    """Somebody else changed a row meanwhile: run the whole thing again."""


def table_of(model: type[SQLModel]) -> Table:
    """The Core table behind a SQLModel class."""
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table


@dataclass(frozen=True, slots=True)
class Change:
    """Rows to update: those with `where` (key and expected values) get `values`; it must be exactly one."""

    table: Table
    where: Values
    values: Values


class Delta(NamedTuple):
    """What one row of the ledger adds to the totals of its day, and of every period that holds the day."""

    day: date
    team: int
    member: int
    metric: str
    amount: int
    n: int


class Meeting(NamedTuple):
    """A row of the ledger that names a customer: it counts once for its day and its month; -1 where taken back."""

    day: date
    team: int
    member: int
    metric: str
    customer: str
    n: int


@dataclass(slots=True)
class _Index:
    """A list that only grows, by one of its columns; `seen` items of it are in already."""

    seen: int = 0
    rows: dict[Any, list[Any]] = field(default_factory=lambda: defaultdict(list))

    def of(self, items: Sequence[Item], column: Callable[[Item], Any], value: Any) -> Sequence[Item]:
        for item in items[self.seen :]:
            self.rows[column(item)].append(item)
        self.seen = len(items)
        return self.rows.get(value, ())


@dataclass(slots=True)
class Work:
    """One transaction. Nothing is written before `flush`; what a failing command appended is forgotten by mark.

    `known` is a place for values that were read once and hold until the flush. `together`: members who will be asked
    about one after the other; what is read of one is read of all of them at once. `mentioned`: customers, by key,
    who will be asked about in the same way. `made`: the ids made here.
    `serves`: whether this program sends on a platform.
    """

    connection: Connection
    org: int
    now: datetime
    ids: Ids
    shared: dict[str, Any]
    me: str
    serves: Callable[[str], bool]
    known: dict[Any, Any] = field(default_factory=dict)
    together: frozenset[int] = frozenset()
    mentioned: frozenset[str] = frozenset()
    made: set[int] = field(default_factory=set)
    inserts: dict[str, list[Values]] = field(default_factory=lambda: defaultdict(list))
    ignored: dict[str, list[Values]] = field(default_factory=lambda: defaultdict(list))
    changes: list[Change] = field(default_factory=list)
    deltas: list[Delta] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    turns: Turns = field(default_factory=Turns)
    people_changed: bool = False
    _appended: list[list[Any]] = field(default_factory=list)
    _clock: datetime | None = None
    _indexes: dict[tuple[str, str], _Index] = field(default_factory=lambda: defaultdict(_Index))

    def clock(self) -> datetime:
        """The time that leases and pauses are judged by, the same for all who use this database.

        PostgreSQL's own, because the clocks of several machines differ; with SQLite all are on one machine: `now`.
        """
        if self._clock is None:
            alone = self.connection.dialect.name == "sqlite"
            self._clock = self.now if alone else self.connection.execute(select(func.clock_timestamp())).scalar_one()
        return self._clock

    def new_id(self) -> int:
        """A fresh id, in the order of time."""
        number = self.ids.new(self.now)
        self.made.add(number)
        return number

    def rows(self, statement: Executable, **parameters: Any) -> Sequence[Any]:
        """What is stored (not what is pending), row by row.

        Where every message asks, the statement is built once, with `bindparam` for what differs: building it anew
        costs three times what running it does.
        """
        return self.connection.execute(statement, parameters).all()

    def insert(self, model: type[SQLModel], **values: Any) -> None:
        """Append a row; `org_id` is added where the table has it."""
        self._append(self.inserts[table_of(model).name], self._full(model, values))

    def insert_new(self, model: type[SQLModel], **values: Any) -> None:
        """Append a row unless one with its key exists."""
        self._append(self.ignored[table_of(model).name], self._full(model, values))

    def change(self, model: type[SQLModel], where: Values, **values: Any) -> None:
        """Update the one row that has these values; Conflict at the flush if there is none."""
        self._append(self.changes, Change(table_of(model), self._full(model, where, defaults=False), values))

    def count(self, delta: Delta) -> None:
        """Add to the totals."""
        self._append(self.deltas, delta)

    def meet(self, meeting: Meeting) -> None:
        """Add to the customers met."""
        self._append(self.meetings, meeting)

    def _append(self, pending: list[Any], item: Any) -> None:
        pending.append(item)
        self._appended.append(pending)

    def pending(self, model: type[SQLModel]) -> list[Values]:
        """Rows appended to a table and not yet written."""
        return self.inserts.get(table_of(model).name, [])

    def pending_with(self, model: type[SQLModel], column: str, value: Any) -> Sequence[Values]:
        """Of those, the ones with a value in a column; found without going through all of them."""
        name = table_of(model).name
        rows = self.inserts.get(name)
        return self._indexes[name, column].of(rows, lambda row: row[column], value) if rows else ()

    def deltas_of(self, member: int) -> Sequence[Delta]:
        """What is to be added to one member's totals."""
        return self._indexes["deltas", "member"].of(self.deltas, lambda delta: delta.member, member)

    def mark(self) -> int:
        """Where we stand, to come back to with `forget`: how much was appended so far."""
        return len(self._appended)

    def forget(self, mark: int) -> None:
        """Discard what was appended since the mark."""
        for pending in self._appended[mark:]:
            pending.pop()
        del self._appended[mark:]
        self._indexes.clear()

    def flush(self) -> None:
        """Write everything pending: set-oriented, tables in one order, rows in the order of their keys."""
        tables = SQLModel.metadata.tables
        for name in sorted(self.ignored):
            self._insert_new(tables[name], self.ignored[name])
        for name in sorted(self.inserts):
            if self.inserts[name]:
                inserts.write(self.connection, inserts.plain(tables[name]), self.inserts[name])
        self._flush_totals()
        self._flush_seen()
        for change in sorted(self.changes, key=_place):
            self._update(change)
        if self.people_changed:
            table = table_of(OrganizationRow)
            self.connection.execute(update(table).where(table.c.id == self.org).values(version=table.c.version + 1))
            self.people_changed = False
        self.inserts.clear()
        self.ignored.clear()
        self.changes.clear()
        self.deltas.clear()
        self.meetings.clear()
        self._appended.clear()
        self.known.clear()
        self.made.clear()
        self._indexes.clear()

    def insert_into(self, table: Table) -> Any:
        """An INSERT that knows ON CONFLICT; SQLite and PostgreSQL write it alike but SQLAlchemy has one for each."""
        return inserts.into(table, self.connection.dialect.name)

    def _insert_new(self, table: Table, rows: Sequence[Values]) -> None:
        """Insert rows whose key is new, in the order of that key, so that two replicas cannot wait for each other.

        Only that key may be there already: an id that two replicas made alike is an error, and the work is run again.
        """
        names = inserts.distinct(table)
        first: dict[tuple[Any, ...], Values] = {}
        for row in rows:
            first.setdefault(tuple(row[name] for name in names), row)
        if first:
            insert = inserts.missing(table, self.connection.dialect.name)
            inserts.write(self.connection, insert, [first[found] for found in sorted(first)])

    def _flush_totals(self) -> None:
        days: dict[tuple[date, int, int, str], list[int]] = defaultdict(lambda: [0, 0])
        for day, team, member, metric, amount, n in self.deltas:
            total = days[day, team, member, metric]
            total[0] += amount
            total[1] += n
        if not days:
            return
        starts = {
            day: [(grain, self.turns.period(grain, day).start) for grain in GRAINS]
            for day in {one[0] for one in days}
        }
        sums: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0, 0])
        for (day, *whose), (amount, n) in days.items():
            for grain, start in starts[day]:
                total = sums[grain, start, *whose]
                total[0] += amount
                total[1] += n
        names = ("grain", "start", "team_id", "member_id", "metric")
        rows = [
            {"org_id": self.org, **dict(zip(names, key, strict=True)), "sum": amount, "n": n}
            for key, (amount, n) in sorted(sums.items())
        ]
        self._add(table_of(TotalRow), rows, ("sum", "n"))

    def _flush_seen(self) -> None:
        counts: dict[tuple[Any, ...], int] = defaultdict(int)
        for one in self.meetings:
            for grain in MET:
                start = self.turns.period(grain, one.day).start
                counts[one.metric, grain, start, one.team, one.member, one.customer] += one.n
        names = ("metric", "grain", "start", "team_id", "member_id", "customer")
        rows = [
            {"org_id": self.org, **dict(zip(names, key, strict=True)), "n": n}
            for key, n in sorted(counts.items())
            if n
        ]
        if rows:
            self._add(table_of(SeenRow), rows, ("n",))

    def _add(self, table: Table, rows: list[Values], columns: tuple[str, ...]) -> None:
        """Insert rows of sums; where the key is there already, their columns are added to it."""
        inserts.write(self.connection, inserts.adding(table, columns, self.connection.dialect.name), rows)

    def _update(self, change: Change) -> None:
        matches = and_(*(change.table.c[name] == value for name, value in change.where.items()))
        done = self.connection.execute(update(change.table).where(matches).values(change.values))
        if done.rowcount != 1:
            raise Conflict(f"{change.table.name} changed meanwhile")

    def _full(self, model: type[SQLModel], values: Values, *, defaults: bool = True) -> Values:
        given = _defaults(model) if defaults else {}
        return {**given, "org_id": self.org, **values} if _is_of_one(model) else {**given, **values}


@cache
def _defaults(model: type[SQLModel]) -> Values:
    return {name: info.default for name, info in model.model_fields.items() if not info.is_required()}


@cache
def _is_of_one(model: type[SQLModel]) -> bool:
    """Whether the rows of a table belong to an organization."""
    return "org_id" in table_of(model).c


def _place(change: Change) -> tuple[Any, ...]:
    """Where a change stands among those of a flush: by table and key; changes of one row stay in their order."""
    return change.table.name, *(change.where.get(column.name, "") for column in change.table.primary_key)
