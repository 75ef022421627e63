"""What is asked often starts quickly: it loads no library that it does not use."""

import shlex
import subprocess
import sys

import pytest

from tests.house.tree import ROOT, assert_none

SLOW = frozenset({"alembic", "fastapi", "holidays", "matplotlib", "numpy", "sqlalchemy", "sqlmodel", "uvicorn"})
PURE = SLOW | {"apscheduler", "babel", "jinja2", "pydantic", "structlog", "typer"}
DRAWING = frozenset({"matplotlib", "numpy", "PIL"})

# What `python` is given, and the libraries that must stay out.
LIGHT = (
    ("-c 'import language.text, language.money'", PURE),
    ("-c 'import scoring.deal, scoring.people, scoring.reading.result'", PURE),
    ("-c 'import chat.reply, chat.message, chat.errors'", PURE),
    ("-c 'import storage.store'", DRAWING | {"alembic", "fastapi", "holidays", "jinja2"}),
    ("-c 'import bot.__main__'", SLOW),
    ("-m bot --help", SLOW),
)


def loaded(given: str) -> frozenset[str]:
    """The top-level modules that `python …` imports, by its own account (-X importtime)."""
    command = [sys.executable, "-X", "importtime", *shlex.split(given)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    told = done.stderr.splitlines()
    imported = [line for line in told if line.startswith("import time:")]
    failure = [line for line in told if line not in imported]
    assert (done.returncode, failure) == (0, [])
    return frozenset(line.rpartition("|")[2].strip().partition(".")[0] for line in imported)


@pytest.mark.parametrize(("given", "kept_out"), LIGHT)
def test_it_loads_no_library_it_does_not_use(given: str, kept_out: frozenset[str]) -> None:
    remedy = "Import it in the function that needs it"
    assert_none(f"python {given}: loads {module}. {remedy}." for module in sorted(loaded(given) & kept_out))


def test_a_library_that_is_loaded_is_found() -> None:
    assert loaded("-c 'import babel.numbers'") & PURE == {"babel"}
