"""The tiny company, tests that are coroutines, and the figures they measure."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.both import postgresql as postgresql
from tests.filled import filled as filled
from tests.filled import template as template
from tests.running import look_often as look_often
from tests.running import pytest_pyfunc_call as pytest_pyfunc_call


def _note(*line: str) -> None:
    if place := os.environ.get("PROMISES_FIGURES"):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


@pytest.fixture
def figure() -> Callable[[str, str, str], None]:
    """Write down what a promise asks for and what was measured; `make promises` makes a table of it."""
    return lambda promise, asked, measured: _note("figure", promise, asked, measured)


@pytest.fixture
def caught() -> Callable[[str, str], None]:
    """Write down that the build which breaks a promise was found."""
    return lambda promise, sabotage: _note("caught", promise, sabotage)
