"""Copies of a SQLite database in use: taken in one piece, proven, named when they are whole; and put back."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from language.text import Arg, Text, text
from storage import totals
from storage.migrations import HEAD
from storage.people import has_organization
from storage.presence import Presence
from storage.store import Store, current_sqlite
from storage.unusable import Newer, SchemaError

STAMP = "%Y%m%dT%H%M%SZ"
STAMPED = "[0-9]" * 8 + "T" + "[0-9]" * 6 + "Z"
LEFT_OVER = timedelta(days=1)
SQLITE_HEAD = b"SQLite format 3\0"
"""How every SQLite file begins (sqlite.org/fileformat2.html)."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A sound copy. `adds_up`: its totals are what its ledger says; else `dealdrum rebuild` puts them right."""

    file: Path
    adds_up: bool


class BackupError(SchemaError):
    """A copy that cannot be made, trusted or put back; the message is one line with a remedy."""


def file_of(url: str) -> Path:
    """The database's file; BackupError for PostgreSQL, which has tools of its own."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        said = text(
            "DATABASE_URL: PostgreSQL is backed up and restored by its own tools: use {tools}, see {page}",
            tools="pg_basebackup, WAL archiving",
            page="docs/operations.md",
        )
        raise BackupError(said)
    return Path(address.database or "")


def back_up(database: Path, folder: Path, keep: int, now: datetime) -> Copy:
    """Copy the database as it is now, prove the copy, name it by the moment, and let go of all but the newest.

    Whoever uses the database goes on meanwhile. The copy is one file that only its owner may read. Raises
    BackupError when it is not sound, OSError when there is no room; then nothing that was there before is touched.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _part(folder, database.stem, now) as part:
        _copy(database, part)
        adds_up = _prove(part, now, text("the copy of {file}", file=database.name))
        whole = folder / f"{database.stem}-{now.astimezone(UTC).strftime(STAMP)}.db"
        part.replace(whole)
    _sync(folder)
    for old in backups(folder, database.stem)[keep:]:
        old.unlink()
    return Copy(whole, adds_up)


def backups(folder: Path, stem: str) -> list[Path]:
    """The copies of that database in a folder, the newest first."""
    return sorted(folder.glob(f"{stem}-{STAMPED}.db"), reverse=True)


def _prove(file: Path, now: datetime, name: Arg) -> bool:
    """Bring a copy to this version's schema and check that it is sound; whether its totals are what its ledger says.

    BackupError, which calls it by that name, when it is damaged, a newer version's or no database of ours.
    """
    store = Store(f"sqlite:///{file}")
    try:
        store.migrate()
        store.check()
        adds_up = store.holds(now, totals.rebuild)
    except Newer as wrong:
        said = text(
            "{name} was made by a newer DealDrum (schema {found}, this one knows {ours}); "
            "install that version and restore it there, or take an older copy",
            name=name,
            found=wrong.found,
            ours=HEAD,
        )
        raise BackupError(said) from wrong
    except (SchemaError, DBAPIError) as wrong:
        raise BackupError(_unsound(name)) from wrong
    finally:
        store.close()
    _settle(file)
    return adds_up


def _unsound(name: Arg) -> Text:
    return text("{name} is not a sound database of this DealDrum; take another copy", name=name)


def restore(file: Path, database: Path, now: datetime, *, replace: bool) -> tuple[Copy, Path | None]:
    """Put a copy in the database's place; and where the old one stands now, if there was one.

    BackupError when the program runs, when a company is there and shall not be replaced, or when the copy is unsound.
    """
    database.parent.mkdir(parents=True, exist_ok=True)
    if not file.is_file():
        raise FileNotFoundError(2, "no such file", str(file))
    with file.open("rb") as copy:
        if copy.read(len(SQLITE_HEAD)) != SQLITE_HEAD:
            raise BackupError(_unsound(file.name))
    with Presence(database).alone() as alone:
        if not alone:
            raise BackupError(text("{file}: a program serves it; stop that first", file=database.name))
        if not replace and database.exists() and _founded(database, now):
            said = text(
                "{file}: a company is there; add {option} to keep it aside and go on",
                file=database.name,
                option="--replace",
            )
            raise BackupError(said)
        with _part(database.parent, database.stem, now) as part:
            _copy(file, part)
            adds_up = _prove(part, now, file.name)
            aside = _put_aside(database, now)
            part.replace(database)
        _sync(database.parent)
    return Copy(database, adds_up), aside


@contextmanager
def _part(folder: Path, stem: str, now: datetime) -> Iterator[Path]:
    """A file that is not whole yet, for its owner only; gone at the end unless it was given a name."""
    for old in folder.glob(f".{stem}-*.part*"):  # of one that was killed
        if old.stat().st_mtime < (now - LEFT_OVER).timestamp():
            old.unlink()
    handle, name = tempfile.mkstemp(suffix=".part", prefix=f".{stem}-", dir=folder)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(name + suffix).unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    """In one step: with a WAL that holds up no writer, and no writer can begin it anew."""
    sqlite = current_sqlite()
    reading = f"{source.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite.connect(reading, uri=True)) as old, closing(sqlite.connect(target)) as new:
            old.backup(new, pages=-1)
    except sqlite.OperationalError as wrong:
        said = text(
            "{file}: it cannot be copied to {folder} ({why}); make room there, or name another folder",
            file=source.name,
            folder=str(target.parent),
            why=str(wrong),
        )
        raise BackupError(said) from wrong
    except sqlite.Error as wrong:
        raise BackupError(_unsound(source.name)) from wrong
    _settle(target)


def _settle(file: Path) -> None:
    """Everything in one file, on the disk."""
    with closing(current_sqlite().connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    _sync(file)


def _founded(database: Path, now: datetime) -> bool:
    """Whether a company is there, or something that we cannot read."""
    store = Store(f"sqlite:///{database}")
    try:
        store.migrate()
        with store.look(now) as look:
            return has_organization(look)
    except (SchemaError, DBAPIError):
        return True
    finally:
        store.close()


def _put_aside(database: Path, now: datetime) -> Path | None:
    if not database.exists():
        return None
    aside = database.with_name(f"{database.stem}-replaced-{now.astimezone(UTC).strftime(STAMP)}.db")
    for suffix in ("", "-wal", "-shm"):  # the file first: what is left without it is thrown away by SQLite
        old = Path(f"{database}{suffix}")
        if old.exists():
            old.rename(f"{aside}{suffix}")
    return aside


def _sync(path: Path) -> None:
    handle: Any = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
