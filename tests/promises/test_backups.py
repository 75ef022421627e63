"""P25: a backup taken while messages come in is whole, sound and proven, and a company can be raised from it."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from bot.batch import Desk, keep
from storage import totals
from storage.backup import _copy, back_up, restore
from storage.store import Store
from storage.tables import ActivityRow, DealEventRow
from storage.work import table_of
from tests.company import NOW, REPS, at, is_workday, opened, says
from tests.promises.scale import BACKUPS, BALLAST

Figure = Callable[[str, str, str], None]
DESK = Desk(is_workday)
BODY = "年" * 180


def report(store: Store, n: int) -> str:
    """Two rows of the ledger; the message's name."""
    name = f"m{n}"
    words = f"签单华星科技{10_000 + 1000 * n}元，今天打了{n % 40 + 1}个电话"
    keep(store, DESK, [says(REPS[n % len(REPS)], words, name, now=at(n))], [], at(n))
    return name


def recorded(place: Path) -> set[str]:
    """The messages in a ledger, each with both its rows."""
    with opened(place) as store, store.look(NOW) as look:
        acts, deals = (
            set(
                look.connection.execute(
                    select(table_of(model).c.message).where(table_of(model).c.message != "")
                ).scalars()
            )
            for model in (ActivityRow, DealEventRow)
        )
    assert acts == deals, "a message by halves"
    return acts


def make_bulky(store: Store) -> None:
    """Rows of years, so that a copy takes a while; their totals are added up anew at the end."""
    with store.work(NOW) as work:
        rows = [
            {
                "org_id": 1,
                "id": 1 + n,
                "entry": 1 + n,
                "code": "K7Q",
                "member_id": 1 + n % 3,
                "team_id": 1,
                "metric": "calls",
                "amount": 1,
                "day": NOW.date(),
                "at": NOW,
                "received_at": NOW,
                "customer_id": None,
                "customer": "",
                "evidence": "",
                "source": "chat",
                "message": "",
                "clause": BODY,
                "cancels": None,
            }
            for n in range(BALLAST)
        ]
        columns = set(table_of(ActivityRow).c.keys())
        for start in range(0, len(rows), 10_000):
            part = [{k: v for k, v in row.items() if k in columns} for row in rows[start : start + 10_000]]
            work.connection.execute(table_of(ActivityRow).insert(), part)
    with store.work(NOW) as work:
        totals.rebuild(work)


def test_a_backup_under_load_is_whole_and_a_company_is_raised_from_it(
    filled: Path, tmp_path: Path, figure: Figure
) -> None:
    acknowledged: list[str] = []
    pauses: list[float] = []
    over = threading.Event()
    with opened(filled) as store:
        if BALLAST:
            make_bulky(store)

        def bring() -> None:
            while not over.is_set():
                began = time.perf_counter()
                acknowledged.append(report(store, len(acknowledged)))
                pauses.append(time.perf_counter() - began)

        writer = threading.Thread(target=bring)
        writer.start()
        taken = []
        try:
            for n in range(BACKUPS):
                while len(acknowledged) < 10 * (n + 1):
                    assert writer.is_alive()
                    time.sleep(0.005)
                before = list(acknowledged)
                began = time.perf_counter()
                copy = back_up(filled, tmp_path / "backups", BACKUPS, at(n))
                taken.append((before, copy, time.perf_counter() - began))
        finally:
            over.set()
            writer.join()
    for before, copy, _ in taken:
        assert copy.adds_up
        found = recorded(copy.file)
        assert set(before) <= found, "acknowledged before the backup began, and not in it"
    _measure(filled, tmp_path / "copy.db", max(seconds for *_, seconds in taken), max(pauses), figure)
    _drill(taken[-1][1].file, tmp_path / "new" / "dealdrum.db", len(acknowledged))


def _drill(copy: Path, place: Path, next_one: int) -> None:
    restored, _ = restore(copy, place, NOW, replace=False)
    assert restored.adds_up
    before = recorded(copy)
    with opened(place) as store:
        name = report(store, next_one + 1)
        assert store.holds(at(next_one + 1), totals.rebuild)
    assert recorded(place) == before | {name}


def _measure(database: Path, copy: Path, proven: float, pause: float, figure: Figure) -> None:
    began = time.perf_counter()
    _copy(database, copy)
    copying, size = time.perf_counter() - began, copy.stat().st_size / 1e6
    found = f"{size:.0f} MB copied in {copying:.1f} s; under load, opened, checked and added up in {proven:.1f} s"
    figure("P25", "100 MB copied in < 5 s", found)
    waits = f"a message waits at most {pause * 1000:.0f} ms meanwhile, the proof in the same process"
    figure("P25", "the writer goes on", waits)
