"""A store with the tiny company, once on each database: a SQLite file or a PostgreSQL database for each test."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import event

from storage.store import Store
from tests.both import empty as empty
from tests.both import home as home
from tests.both import postgresql as postgresql
from tests.both import store as store
from tests.company import opened
from tests.filled import filled as filled
from tests.filled import on_sqlite as on_sqlite
from tests.filled import template as template


@pytest.fixture(scope="module")
def quick(template: Path) -> Iterator[Store]:
    """A copy for a whole module that need not outlive a power cut: its commits do not wait for the disk."""
    with TemporaryDirectory() as folder, opened(Path(copy(template, folder))) as store:
        event.listen(store._writer, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
        yield store
