"""Running programs: one for the whole session, and fresh ones for tests that need a morning of their own."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from tests.end_to_end.program import TODAY, Program, running
from tests.web.browser import browser as browser


class Start(Protocol):
    """Starts a demo on a fresh sample company, or again on a home that was used before."""

    def __call__(self, home: Path | None = None, port: int = 0) -> Program:
        """The running program; it ends with the test."""


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The demo as a newcomer starts it. Tests share it, each with people of its own."""
    with running(tmp_path_factory.mktemp("demo"), "--today", TODAY) as program:
        yield program


@pytest.fixture(scope="session")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a sample company that nobody has spoken to, to be copied."""
    home = tmp_path_factory.mktemp("untouched")
    with running(home, "--today", TODAY):
        pass
    return home


@pytest.fixture
def start(untouched: Path, tmp_path: Path) -> Iterator[Start]:
    with ExitStack() as stack:

        def start_one(home: Path | None = None, port: int = 0) -> Program:
            if home is None:
                home = tmp_path / "home"
                shutil.copytree(untouched, home, ignore=shutil.ignore_patterns("std*"))
            return stack.enter_context(running(home, port=port))

        yield start_one
