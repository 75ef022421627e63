"""How tables are named, and the kinds of columns they share."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, MetaData, TypeDecorator, text
from sqlmodel import Field, SQLModel

SQLModel.metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
metadata = SQLModel.metadata


class Instant(TypeDecorator[datetime]):
    """An aware moment, kept as UTC and given back as UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored: give it a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def key(**options: Any) -> Any:
    """A part of a primary key that is an identifier made by us (never counted up by the database)."""
    return Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False}, **options)


def big(**options: Any) -> Any:
    """A 64-bit integer column: ids and amounts in smallest units."""
    return Field(sa_type=BigInteger, **options)


def instant(**options: Any) -> Any:
    """An aware moment."""
    return Field(sa_type=Instant, **options)


def only(condition: str) -> dict[str, Any]:
    """An index of some rows only: the few that wait, not the many that are done."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}
