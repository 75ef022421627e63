"""move: the company from SQLite to PostgreSQL, or back."""

from pathlib import Path

from bot.mistakes import Mistake
from bot.told import told
from language.text import counted, text
from scheduler.clock import read_clock
from storage.address import is_sqlite, parsed
from storage.backup import file_of
from storage.moving import move as moved
from storage.moving import still_served
from storage.presence import Presence
from storage.store import Store

FROM, TO = "FROM", "TO"
"""How the addresses are called on the command line."""


def move(source: str, target: str) -> str:
    """Copy everything and prove it; a line on it. Mistake when there is nothing to move or a program serves it."""
    parsed(source, FROM)
    parsed(target, TO)
    if is_sqlite(source) and not file_of(source).is_file():
        raise Mistake(text("FROM: there is no database {file}; give the path of yours", file=str(file_of(source))))
    if is_sqlite(source):
        return _undisturbed(file_of(source), source, target)
    return _moved(source, target)


def _undisturbed(file: Path, source: str, target: str) -> str:
    with Presence(file).alone() as alone:
        if not alone:
            raise Mistake(still_served(file.name))
        return _moved(source, target)


def _moved(source: str, target: str) -> str:
    old, new = Store(source, FROM), Store(target, TO)
    try:
        rows, digest = moved(old, new, read_clock())
    finally:
        old.close()
        new.close()
    said = counted(
        "{n} row is moved; totals equal, ledger equal (sha256 {digest}). Set DATABASE_URL to TO now.",
        "{n} rows are moved; totals equal, ledger equal (sha256 {digest}). Set DATABASE_URL to TO now.",
        rows,
        digest=f"{digest[:16]}…",
    )
    return told(said)
