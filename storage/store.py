"""The store: one database, SQLite or PostgreSQL, opened, migrated and handed out as units of work."""

import importlib
import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text, update
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, OperationalError

from storage.ids import Ids
from storage.migrations import HEAD
from storage.presence import Presence
from storage.tables import OrganizationRow
from storage.work import Conflict, Work, table_of

ORGANIZATION = 1
"""First release: one organization per deployment."""

AGAIN = (IntegrityError, OperationalError, Conflict)
"""What may go away when the same work is run again: a duplicate, a deadlock, a locked database."""

LOCK_WAIT_MS = 2000


class SchemaError(Exception):
    """The database was made by a newer DealDrum, or is not ours."""


SAFE_SQLITE = (3, 51, 3)
"""From here on a WAL with several writers cannot be corrupted (sqlite.org, "WAL-reset bug"); 3.50.7 is safe too."""


def current_sqlite() -> Any:
    """A SQLite without the WAL fault: the one pysqlite3 brings, or Python's own where that is new enough."""
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        if sqlite3.sqlite_version_info < SAFE_SQLITE and sqlite3.sqlite_version != "3.50.7":
            message = f"SQLite {sqlite3.sqlite_version} can corrupt a database; install pysqlite3 or use PostgreSQL"
            raise SchemaError(f"DATABASE_URL: {message}") from None
        return sqlite3


def _sqlite_engine(url: str, *, begin: str) -> Engine:
    engine = create_engine(url, module=current_sqlite())

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy's "begin" below is the only BEGIN
        for pragma in (
            f"busy_timeout={LOCK_WAIT_MS}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def start(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError as wrong:
        remedy = "begin it with sqlite:/// or postgresql://"
        raise SchemaError(f"DATABASE_URL: it is not an address of a database; {remedy}") from wrong


def _postgresql_engine(url: str) -> Engine:
    try:
        return create_engine(url)
    except ModuleNotFoundError as missing:
        remedy = f"PostgreSQL needs {missing.name}; install it, or leave DATABASE_URL out for SQLite"
        raise SchemaError(f"DATABASE_URL: {remedy}") from missing


def _every(_platform: str) -> bool:
    return True


class Store:
    """Opens a database by its URL and hands out units of work; safe to use from several threads."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._presence: Presence | None = None
        if _parsed(url).get_backend_name() == "sqlite":
            path = make_url(url).database
            if not path or path == ":memory:":
                raise ValueError("DATABASE_URL: SQLite needs a file, for example sqlite:////var/lib/dealdrum.db")
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            self._presence = Presence(Path(path))
            self._writer = _sqlite_engine(url, begin="BEGIN IMMEDIATE")
            self._reader = _sqlite_engine(url, begin="BEGIN")
        else:
            self._writer = self._reader = _postgresql_engine(url)
        self._ids = Ids(random.SystemRandom().getrandbits(10))
        self._shared: dict[str, Any] = {}
        self.serves: Callable[[str], bool] = _every
        self.me = f"{os.getpid()}-{random.SystemRandom().getrandbits(32):08x}"

    @contextmanager
    def work(self, now: datetime) -> Iterator[Work]:
        """A unit of work that is flushed and committed at the end, rolled back on any error."""
        with self._writer.begin() as connection:
            work = self._unit(connection, now)
            yield work
            work.flush()

    @contextmanager
    def look(self, now: datetime) -> Iterator[Work]:
        """A unit of work for reading only; whatever is appended to it is lost."""
        with self._reader.begin() as connection:
            yield self._unit(connection, now)

    def _unit(self, connection: Connection, now: datetime) -> Work:
        return Work(connection, ORGANIZATION, now, self._ids, self._shared, self.me, self.serves)

    def migrate(self) -> None:
        """Bring the schema to this version; SchemaError when it is a newer one's, or no database of ours."""
        try:
            found = self._revision()
        except DBAPIError as wrong:
            name = make_url(self.url).render_as_string(hide_password=True)
            remedy = "set DATABASE_URL, or DEALDRUM_HOME for a file, to what can be used"
            raise SchemaError(
                f"DATABASE_URL: {name} cannot be opened ({_first_line(wrong.orig)}); {remedy}"
            ) from wrong
        if found == HEAD:
            return
        from storage.migrations.upgrade import upgrade  # alembic is slow to import and rarely needed

        try:
            upgrade(self._writer, found)
        except LookupError as unknown:
            raise SchemaError(f"DATABASE_URL: {unknown}") from unknown

    def _revision(self) -> str | None:
        with self._reader.begin() as connection:
            if "alembic_version" not in inspect(connection).get_table_names():
                return None
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()

    def check(self) -> None:
        """Read every page and index of a SQLite file; SchemaError when it is damaged."""
        with self._reader.begin() as connection:
            found = connection.execute(text("PRAGMA integrity_check(1)")).scalar()
        if found != "ok":
            raise SchemaError(f"{Path(make_url(self.url).database or '').name}: it is damaged ({found})")

    def holds(self, now: datetime, claim: Callable[[Work], bool]) -> bool:
        """Whether a claim about the data holds; what it wrote to find out is undone."""
        with self._writer.connect() as connection:
            held = claim(self._unit(connection, now))
            connection.rollback()
        return held

    def answers(self) -> bool:
        """Whether the database can be read now."""
        try:
            with self._reader.begin() as connection:
                connection.execute(text("SELECT 1"))
        except DBAPIError:
            return False
        return True

    def writable(self) -> bool:
        """Whether something can be committed now: not when the disk is full, read-only, or the database away."""
        try:
            with self._writer.begin() as connection:
                organizations = table_of(OrganizationRow)
                connection.execute(update(organizations).values(version=organizations.c.version))
        except DBAPIError:
            return False
        return True

    def enter(self, if_alone: Callable[[], None]) -> None:
        """Serve this database from now on; `if_alone` is run first when no other program on this SQLite file does.

        On PostgreSQL nobody can tell: what a program that crashed held comes free when its lease ends.
        """
        if self._presence:
            self._presence.enter(if_alone)

    def close(self) -> None:
        """Let go of all connections."""
        if self._presence:
            self._presence.leave()
        self._writer.dispose()
        self._reader.dispose()


def is_outage(error: Exception) -> bool:
    """Whether the database is at fault and not what was to be written: locked, full, unreachable; not a deadlock."""
    deadlock = getattr(getattr(error, "orig", None), "sqlstate", None) in ("40P01", "40001")
    return isinstance(error, OperationalError) and not deadlock


def _first_line(error: object) -> str:
    return str(error).partition("\n")[0]
