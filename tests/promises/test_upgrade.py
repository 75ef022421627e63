"""P27: a database of an earlier version is upgraded whole or not at all, whenever the program is killed in it."""

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from storage import totals
from storage.migrations import HEAD
from storage.store import Store, current_sqlite
from tests.company import NOW, url
from tests.promises.scale import OLD_ROWS, UPGRADE_KILLS
from tests.storage.dump import SCHEMAS

Figure = Callable[[str, str, str], None]
OLD = [path for path in sorted(SCHEMAS.glob("*.sql")) if path.stem != HEAD]
SLOW = 0.002
"""Seconds before each statement of an upgrade, so that a kill comes in between."""
_STATEMENTS: list[int] = []
"""In the program that upgrades, which is forked anew each time: those that it came to."""
COUNTED = ("activities", "deal_events", "totals", "inbox", "members")


def made(schema: Path, place: Path) -> None:
    """A database of then, with many rows."""
    sqlite: Any = current_sqlite()
    with closing(sqlite.connect(place)) as old:
        old.executescript(schema.read_text(encoding="utf-8"))
        row = old.execute("SELECT * FROM activities WHERE cancels IS NULL ORDER BY id LIMIT 1")
        names = [column[0] for column in row.description]
        first = dict(zip(names, row.fetchone(), strict=True))
        marks = ", ".join("?" * len(names))
        copies = ([{**first, "id": n, "entry": n}[name] for name in names] for n in range(1, OLD_ROWS + 1))
        old.executemany(f"INSERT INTO activities ({', '.join(names)}) VALUES ({marks})", copies)
        old.commit()


def state(place: Path) -> tuple[str, tuple[str, ...], tuple[int, ...]]:
    """The revision it says it has, its whole schema, and how many rows there are."""
    with closing(current_sqlite().connect(place)) as found:
        revision = found.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        schema = found.execute("SELECT type || name || coalesce(sql, '') FROM sqlite_master ORDER BY 1").fetchall()
        counts = tuple(found.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in COUNTED)
    return revision, tuple(line for (line,) in schema), counts


def upgraded(place: Path, *, until: float | None = None, dies_at: int | None = None) -> tuple[float, int]:
    """Upgrade in a program of its own, killed after so many seconds or before its nth statement.

    How long it took, and how many statements it came to.
    """
    began = time.monotonic()
    told, tells = os.pipe()
    program = os.fork()
    if not program:
        event.listen(Engine, "before_cursor_execute", lambda *_: _another(tells, dies_at))
        status = 1
        try:
            Store(url(place)).migrate()
            status = 0
        finally:
            os._exit(status)
    os.close(tells)
    if until is not None:
        time.sleep(until)
        os.kill(program, signal.SIGKILL)
    with os.fdopen(told, "rb") as statements:
        many = len(statements.read())
    _, status = os.waitpid(program, 0)
    assert until is not None or dies_at is not None or status == 0
    return time.monotonic() - began, many


def _another(tells: int, dies_at: int | None) -> None:
    """One more statement in the program that upgrades: its last, if it is the nth."""
    _STATEMENTS.append(os.write(tells, b"."))
    if len(_STATEMENTS) == dies_at:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(SLOW)


@pytest.mark.skipif(not OLD, reason="no version was released before this one")
@pytest.mark.parametrize("schema", OLD, ids=lambda path: path.stem)
def test_killed_at_any_moment_it_is_old_or_new_and_never_between(
    schema: Path, tmp_path: Path, figure: Figure
) -> None:
    place, aside = tmp_path / "company.db", tmp_path / "before.db"
    made(schema, aside)
    place.write_bytes(aside.read_bytes())
    takes, statements = upgraded(place)
    old, new = state(aside), state(place)
    assert (old[0], new[0]) == (schema.stem, HEAD)
    assert old[2] == new[2], "no row was lost on the way"
    chance = random.Random(27)
    seen = {"old": 0, "new": 0}
    for kill in range(UPGRADE_KILLS):
        for left in tmp_path.glob("company.db*"):
            left.unlink()
        place.write_bytes(aside.read_bytes())
        if kill % 2:
            upgraded(place, until=chance.uniform(0, takes))
        else:  # however slow the machine is, it dies in the middle
            upgraded(place, dies_at=chance.randint(2, statements))
        found = state(place)
        assert found in (old, new), f"between the versions: {found[0]}"
        seen["old" if found == old else "new"] += 1
        store = Store(url(place))
        store.migrate()
        assert state(place) == new, "the next start goes on from there"
        store.close()
    assert seen["old"], "no kill came in time"
    store = Store(url(place))
    assert store.holds(NOW, totals.rebuild) == (OLD_ROWS == 0)
    store.close()
    asked = f"{UPGRADE_KILLS} kills inside: old or new, never between"
    figure(
        "P27", asked, f"{schema.stem} → {HEAD}, {OLD_ROWS:,} rows: {seen['old']} old, {seen['new']} new, 0 between"
    )
