"""P5: a restart keeps platforms waiting for a moment only; with a second replica for none."""

import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.bot.test_serving import Served
from tests.promises.scale import FULL, RESTARTS
from tests.server import server

Figure = Callable[[str, str, str], None]
MOMENTS = 8
"""A stop and a start, until the port takes connections, take about as long as `--help` does, with work under way longer."""


def accepts(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def a_moment() -> float:
    """How long this machine takes now to start a Python that does nothing, and to say what the program can do."""
    began = time.monotonic()
    subprocess.run([sys.executable, "-m", "bot", "--help"], check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def test_a_restart_refuses_connections_for_a_moment_only(tmp_path: Path, figure: Figure) -> None:
    moment = statistics.median(a_moment() for _ in range(3))
    served = Served(tmp_path)
    served.until_ready()
    deaf = []
    for _ in range(RESTARTS):
        began = time.monotonic()
        assert served.stop()[0] == 0
        served = Served(tmp_path, served.port)
        while not accepts(served.port):
            time.sleep(0.005)
        deaf.append(time.monotonic() - began)
        served.until_ready()
    assert served.ask("/memory", "今天拜访3家".encode()) == (200, "kept")
    assert served.stop()[0] == 0
    found = (
        f"{RESTARTS} restarts: median {statistics.median(deaf):.1f} s, longest {max(deaf):.1f} s from stop to accept"
    )
    figure("P5", "a single node refuses < 2 s", found)
    assert min(deaf) < MOMENTS * moment, f"the port stays shut for {min(deaf):.1f} s"


@contextmanager
def asking(ports: list[int], taken: list[str], refused: list[str]) -> Iterator[None]:
    """A balancer: each message goes to the first replica that takes it, again until one does."""
    over = threading.Event()

    def ask() -> None:
        n = 0
        while not over.is_set():
            n += 1
            if any(_kept(port, f"r{n}", n) for port in ports):
                taken.append(f"r{n}")
            else:
                refused.append(f"r{n}")

    client = threading.Thread(target=ask)
    client.start()
    try:
        yield
    finally:
        over.set()
        client.join()


def _kept(port: int, name: str, n: int) -> bool:
    program = Served.__new__(Served)
    program.port = port
    try:
        return program.ask("/memory", f"签单华星科技{10_000 + 1000 * n}元".encode(), name) == (200, "kept")
    except (OSError, HTTPException):
        return False


def test_a_rolling_restart_of_two_replicas_refuses_nothing(
    tmp_path: Path, figure: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not FULL:
        pytest.skip("two replicas on a PostgreSQL of their own are started by `make promises` only")
    with server() as postgres, postgres.database() as address:
        monkeypatch.setitem(os.environ, "DATABASE_URL", address)
        replicas = [Served(tmp_path / "one")]
        replicas[0].until_ready()
        replicas.append(Served(tmp_path / "two"))
        replicas[1].until_ready()
        taken: list[str] = []
        refused: list[str] = []
        with asking([one.port for one in replicas], taken, refused):
            for _ in range(RESTARTS):
                for n in range(2):
                    assert replicas[n].stop()[0] == 0
                    replicas[n] = Served(tmp_path / "again", replicas[n].port)
                    replicas[n].until_ready()
        for one in replicas:
            assert one.stop()[0] == 0
    figure(
        "P5", "with 2 replicas a rolling restart refuses 0", f"{len(taken):,} taken, {len(refused)} refused by both"
    )
    assert taken
    assert refused == []
