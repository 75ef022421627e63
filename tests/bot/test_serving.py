"""`dealdrum run`: what it serves, and how it starts and stops."""

import itertools
import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from sqlalchemy import select

from bot.company import COMPANY
from bot.mistakes import Mistake
from bot.settings import Settings
from bot.wanted import wanted
from storage import ledger
from storage.store import Store
from storage.tables import ActivityRow, DealEventRow
from storage.work import table_of
from tests.bot.calling import SENT
from tests.company import NOW
from tests.free_port import free_port
from tests.house.tree import ROOT
from tests.running import PATIENCE, unsent


class Served:
    """A running program."""

    def __init__(self, home: Path, port: int | None = None) -> None:
        self.home, self.port = home, port or free_port()
        command = [sys.executable, "-m", "tests.bot.served", str(home), str(self.port)]
        self.program = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)

    def ask(self, path: str, body: bytes | None = None, name: str = "m1") -> tuple[int, str]:
        request = Request(f"http://127.0.0.1:{self.port}{path}", body, {"id": name})
        try:
            with urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()

    def until_ready(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if self.ask("/readyz") == (200, "ready"):
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("not ready")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        self.program.send_signal(how)
        _, said = self.program.communicate(timeout=PATIENCE)
        return self.program.returncode, said.decode()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    running = Served(tmp_path)
    yield running
    running.program.kill()
    running.program.communicate()


def kept(home: Path) -> set[str]:
    """The messages that the ledger knows."""
    store = Store(f"sqlite:///{home / COMPANY}.db")
    with store.look(NOW) as look:
        tables = table_of(ActivityRow), table_of(DealEventRow)
        found = {row.message for table in tables for row in look.rows(select(table.c.message))}
    store.close()
    return found


def waiting(home: Path) -> int:
    store = Store(f"sqlite:///{home / COMPANY}.db")
    with store.look(NOW) as look:
        found = unsent(look)
    store.close()
    return found


def call_until_refused(served: Served, number: int, acknowledged: set[str]) -> None:
    """A platform that reports one thing after the other until nobody listens."""
    for n in itertools.count():
        name = f"c{number}-{n}"
        try:
            words = f"签单华星科技{10_000 + 1000 * n + number}元"
            if served.ask("/memory", words.encode(), name) == (200, "kept"):
                acknowledged.add(name)
        except (OSError, HTTPException):
            return


def test_a_stop_under_load_loses_nothing_and_says_nothing_twice(tmp_path: Path) -> None:
    first = Served(tmp_path)
    first.until_ready()
    acknowledged: set[str] = set()
    with ThreadPoolExecutor(4) as pool:
        clients = [pool.submit(call_until_refused, first, n, acknowledged) for n in range(4)]
        while len(acknowledged) < 20:
            time.sleep(0.01)
        assert first.stop() == (0, "")
        for client in clients:
            client.result(PATIENCE)
    assert acknowledged <= kept(tmp_path)
    assert waiting(tmp_path) > 0, "some of it was still to be said"
    second = Served(tmp_path)
    second.until_ready()
    end = time.monotonic() + PATIENCE
    while waiting(tmp_path) and time.monotonic() < end:
        time.sleep(0.1)
    assert second.stop() == (0, "")
    said = Counter((tmp_path / SENT).read_text().splitlines())
    assert {key: n for key, n in said.items() if n > 1} == {}
    assert acknowledged <= {key.partition(":")[0] for key in said}


def test_it_serves_what_platforms_ask_for_and_says_that_it_lives(served: Served) -> None:
    served.until_ready()
    assert served.ask("/livez") == (200, "ok")
    assert served.ask("/memory", "今天拜访3家".encode()) == (200, "kept")
    assert served.ask("/nothing")[0] == 404


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_ends_it_well_and_keeps_what_was_acknowledged(served: Served, how: signal.Signals) -> None:
    served.until_ready()
    assert served.ask("/memory", "今天拜访3家".encode()) == (200, "kept")
    assert served.stop(how) == (0, "")
    store = Store(f"sqlite:///{served.home / COMPANY}.db")
    with store.look(NOW) as look:
        kept = ledger.by_message(look, "m1")
        assert kept
        assert [activity.amount for activity in kept.activities] == [3]
    store.close()


@pytest.mark.parametrize("role", ["web", "worker"])
def test_a_sqlite_company_is_served_by_one_program(role: str, tmp_path: Path) -> None:
    with pytest.raises(Mistake, match=f"--role {role}: a SQLite database is served by one program; set DATABASE_URL"):
        wanted(Settings(dealdrum_home=tmp_path), {}, role)


def test_a_database_that_is_gone_is_told_to_balancers_platforms_and_admins_and_all_go_on_when_it_is_back(
    served: Served,
) -> None:
    served.until_ready()
    assert served.ask("/memory", "今天打了1个电话".encode(), "m1") == (200, "kept")
    database = served.home / f"{COMPANY}.db"
    away = database.rename(served.home / "elsewhere.db")
    assert served.ask("/memory", "今天打了2个电话".encode(), "m2")[0] == 503
    assert served.ask("/readyz") == (503, "not ready")
    assert served.ask("/livez") == (200, "ok")
    until(lambda: "database:False" in said(served.home))
    away.rename(database)
    served.until_ready()
    assert served.ask("/memory", "今天打了2个电话".encode(), "m2") == (200, "kept")
    until(lambda: "database:True" in said(served.home))
    code, lines = served.stop()
    assert code == 0
    assert [json.loads(line)["event"] for line in lines.splitlines()].count("database away") == 1
    assert kept(served.home) == {"m1", "m2"}


def said(home: Path) -> str:
    return (home / SENT).read_text() if (home / SENT).exists() else ""


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)
