"""INSERT statements, made once for each table: to make one costs more than to run it."""

from functools import cache
from typing import Any

from sqlalchemy import Table, UniqueConstraint
from sqlalchemy.dialects import postgresql, sqlite


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
