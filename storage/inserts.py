"""INSERT statements, made once for each table, and run with many rows."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, UniqueConstraint
from sqlalchemy.dialects import postgresql, sqlite

Turning = Callable[[Any], Any]
Columns = Sequence[tuple[str, Turning | None]]


def write(connection: Connection, insert: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Run one of the statements below with rows that all have the same columns.

    SQLAlchemy's own way looks each value of each row up anew, which takes longer than the database needs to keep it.
    """
    sql, turnings, by_place = _compiled(insert, connection.dialect, tuple(rows[0]))
    columns = [(name, turned and _sparing(turned)) for name, turned in turnings]
    given = [[turned(row[name]) if turned else row[name] for name, turned in columns] for row in rows]
    if by_place:
        connection.exec_driver_sql(sql, [tuple(values) for values in given])
    else:
        names = [name for name, _ in columns]
        connection.exec_driver_sql(sql, [dict(zip(names, values, strict=True)) for values in given])


def _sparing(turned: Turning) -> Turning:
    """Turns a value once that stands in row after row, as the moment of a batch does."""
    last: Any = object()
    kept: Any = None

    def turn(value: Any) -> Any:
        nonlocal last, kept
        if value is not last:
            last, kept = value, turned(value)
        return kept

    return turn


@lru_cache(maxsize=128)
def _compiled(insert: Any, dialect: Dialect, columns: tuple[str, ...]) -> tuple[str, Columns, bool]:
    """The words of a statement, what the driver is given for each row, and whether by place or by name."""
    made = insert.compile(dialect=dialect, column_keys=list(columns))
    order = made.positiontup or list(columns)
    return str(made), [(name, _turning(made.binds[name].type, dialect)) for name in order], bool(made.positiontup)


def _turning(kind: Any, dialect: Dialect) -> Turning | None:
    """How values of a type are turned into what the driver takes; None: as they are."""
    found: Turning | None = kind.dialect_impl(dialect).bind_processor(dialect)
    return found


def into(table: Table, dialect: str) -> Any:
    """An INSERT that knows ON CONFLICT; SQLite and PostgreSQL write it alike but SQLAlchemy has one for each."""
    return (sqlite if dialect == "sqlite" else postgresql).insert(table)


@cache
def plain(table: Table) -> Any:
    """An INSERT as it is."""
    return table.insert()


@cache
def missing(table: Table, dialect: str) -> Any:
    """An INSERT of the rows whose key is not there."""
    return into(table, dialect).on_conflict_do_nothing(index_elements=distinct(table))


@cache
def adding(table: Table, columns: tuple[str, ...], dialect: str) -> Any:
    """An INSERT of sums: where the key is there already, these columns are added to it."""
    insert = into(table, dialect)
    return insert.on_conflict_do_update(
        index_elements=[column.name for column in table.primary_key],
        set_={name: table.c[name] + insert.excluded[name] for name in columns},
    )


def distinct(table: Table) -> list[str]:
    """The columns that a row is known by: its unique key where it has one, because its id is new each time."""
    unique = (found for found in table.constraints if isinstance(found, UniqueConstraint))
    found = next(unique, table.primary_key)
    return [column.name for column in found.columns]
