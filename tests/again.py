"""A test that failed while the machine stood still is run again, and that is told at the end.

Many tests wait for what really takes a second or two: a lease that ends, a link that is silent, a program that is
killed. How a machine that is shared with others stops and goes on meanwhile is none of theirs. A test that fails
while the pulse is regular has failed, however often it would pass. Put into the root conftest by import.
"""

import os
import time
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

from tests.pulse import AGAIN, FOLDER, Pulse, stood_still, told

SABOTAGED = os.environ.get("PROMISES") == "sabotaged"
"""Whether this run is of a broken build, in which a test is to fail (tests/promises/sabotage_run.py)."""
TRIES = 1 if SABOTAGED else 3
PULSE = pytest.StashKey[Pulse]()


def pytest_configure(config: pytest.Config) -> None:
    """Begin it, once for all workers."""
    if FOLDER not in os.environ:
        config.stash[PULSE] = Pulse()


def pytest_unconfigure(config: pytest.Config) -> None:
    """End it."""
    if pulse := config.stash.get(PULSE, None):
        pulse.end()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Run a test, and again, with all its fixtures anew, when it failed while the machine stood still."""
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for rest in range(TRIES - 1, -1, -1):
        began = time.monotonic()
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
        if not rest or not any(report.failed for report in reports):
            break
        seconds = stood_still(began)
        if not seconds:
            break
        _note(f"{item.nodeid}: failed while the machine stood still for {seconds:.1f} s")
        item.session._setupstate.teardown_exact(None)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def _note(line: str) -> None:
    with Path(os.environ[FOLDER], AGAIN).open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell what was run again."""
    for line in told(AGAIN):
        terminalreporter.write_line(f"RUN AGAIN {line}")
