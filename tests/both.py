"""Fixtures: the same tests on both databases, SQLite and a real PostgreSQL. Put into a conftest by import."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store import Store
from storage.work import Work
from tests import company
from tests.server import TEMPLATE, Server, server

BOTH = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """The session's PostgreSQL, started by the first test that asks for it."""
    with server() as running:
        yield running


@pytest.fixture(params=BOTH)
def home(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database with the tiny company; once on each kind."""
    if request.param == "sqlite":
        filled: Path = request.getfixturevalue("filled")
        yield company.url(filled)
        return
    running: Server = request.getfixturevalue("postgresql")
    # Time is an argument in these tests; that PostgreSQL judges leases by its own is tested where two clocks differ.
    request.getfixturevalue("monkeypatch").setattr(Work, "clock", lambda work: work.now)
    with running.database(TEMPLATE) as address:
        yield address


@pytest.fixture(params=BOTH)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database; once on each kind."""
    if request.param == "sqlite":
        yield company.url(tmp_path / "folder that is not there" / "dealdrum.db")
        return
    running: Server = request.getfixturevalue("postgresql")
    with running.database() as address:
        yield address


@pytest.fixture
def store(home: str) -> Iterator[Store]:
    """That database, opened."""
    with company.opened(home) as opened:
        yield opened
