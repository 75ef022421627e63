"""Starting: until --help is read, until the demo's port accepts and its page answers, and what it keeps when idle."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from urllib.request import urlopen

from bench.memory import children, megabytes
from bench.sample import company
from bench.timing import Row, in_turn

ROUNDS = 5
LONGEST = 60.0
IDLE = 6.0


def rows() -> Iterator[Row]:
    """Help, the sample company, the demo."""
    helping, nothing = in_turn([lambda: _run("-m", "bot", "--help"), lambda: _run("-c", "pass")], ROUNDS)
    yield Row("dealdrum --help", helping * 1e3, "ms", "python -c pass", helping / nothing, "≤ 300")
    with company() as ours:
        yield Row("sample company loaded, 90 workdays", ours.loaded, "s", target="< 5")
    with tempfile.TemporaryDirectory() as home:
        yield from _demo(home, "demo, first start")
        yield from _demo(home, "demo, later start", idle=IDLE)


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)


def _demo(home: str, what: str, idle: float = 0.0) -> Iterator[Row]:
    port = _free_port()
    settings = {"DEALDRUM_HOME": home, "DATABASE_URL": "", "PORT": str(port)}
    begun = time.perf_counter()
    command = [sys.executable, "-m", "bot", "demo"]
    demo = subprocess.Popen(command, env=os.environ | settings, stdout=subprocess.DEVNULL)
    try:
        _until(lambda: _accepts(port))
        yield Row(f"{what}, port accepts", time.perf_counter() - begun, "s", target="< 2")
        _until(lambda: _answers(port))
        yield Row(f"{what}, page answers", time.perf_counter() - begun, "s", target="≤ 3")
        if idle:
            time.sleep(idle)
            yield Row("demo idle, main process", megabytes(demo.pid), "MB", target="≤ 150")
            workers = sum(megabytes(child) for child in children(demo.pid))
            yield Row("demo idle, drawing worker", workers, "MB")
    finally:
        demo.terminate()
        demo.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _until(true: Callable[[], bool]) -> None:
    end = time.perf_counter() + LONGEST
    while not true():
        if time.perf_counter() > end:
            raise TimeoutError("the demo does not answer")
        time.sleep(0.01)


def _accepts(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def _answers(port: int) -> bool:
    with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/", timeout=LONGEST) as page:
        return bool(page.status == 200)
    return False
