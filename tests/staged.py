"""A company of its own for each test, which people speak to: tests/dialogues/stage.py."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dialogues.stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """The company on a Thursday at 15:00."""
    found = Stage(tmp_path)
    yield found
    found.close()
