"""docs/dependencies.md names what is installed, all of it and nothing else."""

import re

from tests.house.tree import ROOT

ROW = re.compile(r"^\| ([a-z0-9-]+) \|", re.MULTILINE)
LOCKED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==", re.MULTILINE)


def locked(name: str) -> set[str]:
    """The names in a lock, as registries write them: lower case, with hyphens."""
    found = LOCKED.findall((ROOT / name).read_text(encoding="utf-8"))
    return {re.sub(r"[-_.]+", "-", one).lower() for one in found}


def test_the_list_of_dependencies_is_that_of_the_locks() -> None:
    parts = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").split("## What tests and checks need")
    running, testing = (set(ROW.findall(part)) - {"library"} for part in parts)
    assert running == locked("requirements.lock")
    assert testing == locked("requirements-dev.lock") - running
