"""P2: the power fails at any moment, and nothing acknowledged is lost, nothing is torn."""

import random
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw
from sqlalchemy import event

from bot.batch import Desk, keep
from storage import totals
from storage.store import Store, current_sqlite
from tests.company import NOW, REPS, at, is_workday, opened, says
from tests.promises.disk import Disk, images
from tests.promises.scale import CRASHES

BATCHES, TOGETHER = 40, 3
CHECKPOINT = 60
"""Pages in the WAL until they are moved into the database: fewer than usual, so that this happens often here."""
PROVEN_EVERY = 20
PRAGMAS = ("synchronous", "foreign_keys", "fullfsync", "checkpoint_fullfsync")
Figure = Callable[[str, str, str], None]


@dataclass
class Heard:
    """What the store's writer told the database, and which messages were acknowledged after how many of them."""

    statements: list[tuple[str, Any]] = field(default_factory=list)
    acknowledged: list[tuple[int, list[str]]] = field(default_factory=list)
    pragmas: dict[str, int] = field(default_factory=dict)


def overheard(database: Path) -> Heard:
    """Reports kept in batches, as the program keeps them."""
    heard = Heard()
    with opened(database) as store:
        engine = store._writer
        event.listen(engine, "before_cursor_execute", lambda *a: heard.statements.append((a[2], a[3])))
        event.listen(engine, "commit", lambda _: heard.statements.append(("COMMIT", ())))
        for batch in range(BATCHES):
            names = [f"b{batch}-{n}" for n in range(TOGETHER)]
            came = [
                says(
                    REPS[n], f"签单华星科技{10_000 + 1000 * batch + n}元，今天打了{n + 1}个电话", name, now=at(batch)
                )
                for n, name in enumerate(names)
            ]
            keep(store, Desk(is_workday), came, [], at(batch))
            heard.acknowledged.append((len(heard.statements), names))
        with store._writer.connect() as connection:
            for name in PRAGMAS:
                heard.pragmas[name] = connection.exec_driver_sql(f"PRAGMA {name}").scalar() or 0
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    return heard


def told_again(heard: Heard, database: Path) -> tuple[Disk, list[tuple[int, list[str]]]]:
    """The same statements on a disk that writes down; and which messages were acknowledged after which change."""
    disk = Disk(f"disk-{database.parent.name}")
    connection = apsw.Connection(str(database), vfs=f"disk-{database.parent.name}")
    for pragma in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", f"wal_autocheckpoint={CHECKPOINT}"):
        connection.execute(f"PRAGMA {pragma}")
    for name, value in heard.pragmas.items():
        connection.execute(f"PRAGMA {name}={value}")
    acknowledged, told = [], 0
    for until, names in heard.acknowledged:
        for statement, values in heard.statements[told:until]:
            several = isinstance(values, list)
            for row in values if several else [values]:
                list(connection.execute(statement, row))
        told = until
        acknowledged.append((len(disk.changes), names))
    return disk, acknowledged


def fault_of(folder: Path, files: dict[str, bytes], promised: set[str], *, thorough: bool) -> str:
    """What is wrong with what was found after the power came back; "" when nothing is."""
    for name, body in files.items():
        (folder / name).write_bytes(body)
    try:
        sqlite = current_sqlite()
        with closing(sqlite.connect(folder / "dealdrum.db")) as connection:
            try:
                whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
                rows = {name for (name,) in connection.execute("SELECT id FROM inbox")}
                counted = {name for (name,) in connection.execute("SELECT message FROM deal_events")}
            except sqlite.DatabaseError as wrong:
                return f"corrupt: {wrong}"
        if whole != "ok":
            return f"corrupt: {whole}"
        if not promised <= rows & counted:
            return "an acknowledged message is lost"
        if rows - {"before"} != counted:
            return "a message was kept by halves"
        if thorough:
            store = Store(f"sqlite:///{folder / 'dealdrum.db'}")
            with closing(store):
                return "" if store.holds(NOW, totals.rebuild) else "the totals are not what the ledger says"
        return ""
    finally:
        for file in folder.glob("dealdrum.db*"):
            file.unlink()


def test_the_power_fails_and_nothing_acknowledged_is_lost(
    filled: Path, template: Path, tmp_path: Path, figure: Figure
) -> None:
    heard = overheard(filled)
    (tmp_path / "again").mkdir()
    again = tmp_path / "again" / "dealdrum.db"
    base = template.read_bytes()
    again.write_bytes(base)
    disk, acknowledged = told_again(heard, again)
    chance = random.Random(2)
    moments = sorted(chance.randrange(acknowledged[0][0], len(disk.changes) + 1) for _ in range(CRASHES))
    faults: list[str] = []
    folder = tmp_path / "crashed"
    folder.mkdir()
    for n, (moment, files) in enumerate(
        zip(moments, images({"dealdrum.db": base}, disk.changes, moments, chance), strict=True)
    ):
        promised = {name for until, names in acknowledged if until <= moment for name in names}
        found = fault_of(folder, files, promised, thorough=n % PROVEN_EVERY == 0)
        if found:
            faults.append(f"after change {moment}: {found}")
    figure("P2", "1,000 crash images: 0 corrupt, 0 acknowledged rows lost", f"{CRASHES} images: {len(faults)} faults")
    assert faults == []
    assert any(one.file == "dealdrum.db" for one in disk.changes), "no checkpoint was tried"
