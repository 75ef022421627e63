"""The store: one database, SQLite or PostgreSQL, opened, migrated and handed out as units of work."""

import importlib
import os
import random
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from storage import postgresql, unusable
from storage.address import parsed, shown_address
from storage.ids import TAGS, Ids
from storage.migrations import HEAD
from storage.presence import Presence
from storage.work import Conflict, Work

ORGANIZATION = 1
"""First release: one organization per deployment."""

AGAIN = (IntegrityError, OperationalError, InterfaceError, Conflict)
"""What may go away when the same work is run again: a duplicate, a deadlock, a locked database, a cut connection."""

LOCK_WAIT_MS, LOCK_LOOK_MS = 2000, 10
GONE = "the database's file is gone"

SAFE_SQLITE = (3, 51, 3)
"""From here on a WAL with several writers cannot be corrupted (sqlite.org, "WAL-reset bug"); 3.50.7 is safe too."""


def current_sqlite() -> Any:
    """A SQLite without the WAL fault: the one pysqlite3 brings, or Python's own where that is new enough."""
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        if sqlite3.sqlite_version_info < SAFE_SQLITE and sqlite3.sqlite_version != "3.50.7":
            raise unusable.faulty_sqlite(sqlite3.sqlite_version) from None
        return sqlite3


def _sqlite_engine(url: str, *, begin: str) -> Engine:
    sqlite = current_sqlite()
    engine = create_engine(url, module=sqlite)
    path = make_url(url).database or ""
    begun: list[bool] = []

    @event.listens_for(engine, "do_connect")
    def make_no_other(_dialect: Any, _record: Any, _args: Any, _options: Any) -> None:
        if begun and _number_of(path) is None:  # an empty file in its place would throw away what is in the WAL
            raise sqlite.OperationalError(GONE)
        if not begun:
            with suppress(OSError):  # SQLite says better what is wrong
                Path(path).touch(mode=0o600)  # for its owner alone, and so is what SQLite makes beside it

    @event.listens_for(engine, "connect")
    def configure(connection: Any, record: Any) -> None:
        record.info["file"] = _number_of(path)
        begun[:] = [True]
        connection.isolation_level = None  # SQLAlchemy's "begin" below is the only BEGIN
        for pragma in (f"busy_timeout={LOCK_WAIT_MS}", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
        _begin_wal(connection, sqlite.OperationalError)

    @event.listens_for(engine, "begin")
    def start(connection: Any) -> None:
        if connection.info["file"] != _number_of(path):  # SQLite would go on writing where nobody looks for it
            connection.invalidate()
            raise OperationalError(begin, {}, sqlite.OperationalError(GONE))
        connection.exec_driver_sql(begin)

    return engine


def _begin_wal(connection: Any, locked: type[Exception]) -> None:
    """Turn the write-ahead log on; SQLite does not wait for the lock of this one change, so we do."""
    for left in reversed(range(LOCK_WAIT_MS // LOCK_LOOK_MS)):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except locked:
            if not left:
                raise
            time.sleep(LOCK_LOOK_MS / 1000)
        else:
            return


def _number_of(path: str) -> int | None:
    """The file's number on its disk; None when it is not there."""
    try:
        return Path(path).stat().st_ino
    except OSError:
        return None


def _make_folder(given: str, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as wrong:
        raise unusable.no_folder(given, str(folder), str(wrong.strerror)) from wrong


def _postgresql_engine(given: str, address: URL) -> Engine:
    try:
        return postgresql.engine(address)
    except ModuleNotFoundError as missing:
        raise unusable.no_driver(given, str(missing.name)) from missing


def _every(_platform: str) -> bool:
    return True


class Store:
    """Opens a database by its URL and hands out units of work; safe to use from several threads.

    `given`: how the address was given, for example in which setting; what is wrong with it is told by that name.
    """

    def __init__(self, url: str, given: str = unusable.SETTING) -> None:
        self.url, self._given = url, given
        self._closed = False
        self._presence: Presence | None = None
        self._turn: threading.Lock | None = None
        address = parsed(url, given)
        if postgresql.is_postgresql(address):
            self._writer = _postgresql_engine(given, address)
            self._reader = postgresql.readers(self._writer)
        else:
            path = str(address.database)
            _make_folder(given, Path(path).parent)
            self._presence = Presence(Path(path))
            self._writer = _sqlite_engine(url, begin="BEGIN IMMEDIATE")
            self._reader = _sqlite_engine(url, begin="BEGIN")
            self._turn = threading.Lock()
        self._ids = Ids(next(TAGS))
        self._shared: dict[str, Any] = {}
        self.serves: Callable[[str], bool] = _every
        self.me = f"{os.getpid()}-{random.SystemRandom().getrandbits(32):08x}"

    @contextmanager
    def work(self, now: datetime) -> Iterator[Work]:
        """A unit of work that is flushed and committed at the end, rolled back on any error."""
        with self._in_turn(), self._begun(self._writer) as connection:
            work = self._unit(connection, now)
            yield work
            work.flush()

    @contextmanager
    def look(self, now: datetime) -> Iterator[Work]:
        """A unit of work for reading only; whatever is appended to it is lost."""
        with self._begun(self._reader) as connection:
            yield self._unit(connection, now)

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Let the threads of this program write to SQLite one after the other.

        SQLite's own waiting looks only now and then whether the lock is free: among commits that follow each other
        closely it is passed over until it gives up. Who waits in vain here goes on, and SQLite says what is wrong.
        """
        ours = self._turn and self._turn.acquire(timeout=LOCK_WAIT_MS / 1000)
        try:
            yield
        finally:
            if self._turn and ours:
                self._turn.release()

    @contextmanager
    def _begun(self, engine: Engine) -> Iterator[Connection]:
        try:
            with engine.begin() as connection:
                yield connection
        finally:
            if self._closed:  # while we were at it
                engine.pool.dispose()

    def _unit(self, connection: Connection, now: datetime) -> Work:
        return Work(connection, ORGANIZATION, now, self._ids, self._shared, self.me, self.serves)

    def remembered(self, name: str) -> Any:
        """What a unit of work left to be shared, such as the directory; None when nothing did."""
        return self._shared.get(name)

    def migrate(self) -> None:
        """Bring the schema to this version; SchemaError when it is a newer one's, or no database of ours to trust."""
        self._must_keep_its_word()
        found = self.revision()
        if found == HEAD:
            return
        from storage.migrations.upgrade import upgrade  # alembic is slow to import and rarely needed

        try:
            upgrade(self._writer, found)
        except LookupError as unknown:
            raise unusable.Newer(self._given, str(found)) from unknown

    def _must_keep_its_word(self) -> None:
        """SchemaError when a PostgreSQL is set up to be quick and to forget; SQLite is set up by us."""
        if self._presence:
            return
        with self._opened() as connection:
            wrong = postgresql.undurable(connection)
        if wrong:
            raise unusable.forgetful(self._given, wrong)

    def revision(self) -> str | None:
        """The schema that is there; None: none. SchemaError when the database cannot be opened."""
        with self._opened() as connection:
            if "alembic_version" not in inspect(connection).get_table_names():
                return None
            return connection.execute(sql("SELECT version_num FROM alembic_version")).scalar()

    @contextmanager
    def _opened(self) -> Iterator[Connection]:
        """A first look: SchemaError says why there can be none."""
        try:
            with self._reader.begin() as connection:
                yield connection
        except DBAPIError as wrong:
            why, server = _first_line(wrong.orig), postgresql.is_postgresql(make_url(self.url))
            raise unusable.not_opened(self._given, shown_address(self.url), why, server=server) from wrong

    def check(self) -> None:
        """Read every page and index of a SQLite file; SchemaError when it is damaged."""
        with self._reader.begin() as connection:
            found = connection.execute(sql("PRAGMA integrity_check(1)")).scalar()
        if found != "ok":
            raise unusable.damaged(Path(make_url(self.url).database or "").name, str(found))

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
                connection.execute(sql("SELECT 1"))
        except (DBAPIError, NoConnectionFree):
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
        self._closed = True
        self._writer.pool.dispose()
        self._reader.pool.dispose()


DEADLOCK, SERIALIZATION, READ_ONLY = "40P01", "40001", "25006"
"""PostgreSQL's codes (SQLSTATE) for what passes when the work is run again, and for a server that only gives."""


def is_outage(error: Exception) -> bool:
    """Whether the database is at fault and not what was to be written: locked, full, unreachable; not a deadlock."""
    code = getattr(getattr(error, "orig", None), "sqlstate", None)
    if code in (DEADLOCK, SERIALIZATION):
        return False
    return isinstance(error, OperationalError | InterfaceError | NoConnectionFree) or code == READ_ONLY


def was_cut(error: Exception) -> bool:
    """Whether the connection ended under the work: the next one may hold, as after the database was restarted."""
    return isinstance(error, DBAPIError) and error.connection_invalidated


def _first_line(error: object) -> str:
    return str(error).partition("\n")[0]
