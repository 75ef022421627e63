"""Fixtures: the tiny company in a SQLite file, made once and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store import Store
from tests import company


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database file with the company in it (its journal is emptied when the last connection goes)."""
    path = tmp_path_factory.mktemp("template") / "dealdrum.db"
    with company.opened(path) as store:
        store.migrate()
        company.found(store)
    return path


@pytest.fixture
def filled(template: Path, tmp_path: Path) -> Path:
    """A copy of the company for one test."""
    return Path(shutil.copy(template, tmp_path / "dealdrum.db"))


@pytest.fixture
def store(filled: Path) -> Iterator[Store]:
    """The copy, opened."""
    with company.opened(filled) as opened:
        yield opened


@pytest.fixture
def on_sqlite(filled: Path) -> Iterator[Store]:
    """The same, for what only SQLite has, where `store` stands for both databases."""
    with company.opened(filled) as opened:
        yield opened
