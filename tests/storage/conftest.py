"""A store with the tiny company: a real SQLite file of its own for each test."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import event

from storage.store import Store
from tests.company import opened
from tests.filled import filled as filled
from tests.filled import store as store
from tests.filled import template as template


@pytest.fixture(scope="module")
def quick(template: Path) -> Iterator[Store]:
    """A copy for a whole module that need not outlive a power cut: its commits do not wait for the disk."""
    with TemporaryDirectory() as folder, opened(Path(copy(template, folder))) as store:
        event.listen(store._writer, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
        yield store
