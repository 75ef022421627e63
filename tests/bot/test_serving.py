"""`dealdrum run`: what it serves, and how it starts and stops."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from bot.company import COMPANY
from storage import ledger
from storage.store import Store
from tests.company import NOW
from tests.house.tree import ROOT
from tests.running import PATIENCE


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


class Served:
    """A running program."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
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
