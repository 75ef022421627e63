"""A test that failed is run again only when the machine stood still meanwhile."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOOKS = ("pytest_configure", "pytest_runtest_protocol", "pytest_terminal_summary", "pytest_unconfigure")
CONFTEST = "".join(f"from tests.again import {hook} as {hook}\n" for hook in HOOKS)
TEST = """
import signal, time
from pathlib import Path
import pytest
from tests.again import PULSE

RUNS = Path(__file__).with_name("runs")

@pytest.fixture(scope="module")
def begun():
    with RUNS.open("a") as runs:
        runs.write("x")

def hold_still(pulse):
    pulse.send_signal(signal.SIGSTOP)
    time.sleep(1)
    pulse.send_signal(signal.SIGCONT)

def test_of_time(begun, pytestconfig):
    if STILL:
        hold_still(pytestconfig.stash[PULSE].program)
    assert len(RUNS.read_text()) > FAILS
"""


def run(folder: Path, still: bool, fails: int) -> tuple[int, int, str]:
    """A test that fails so often, the pulse held or not: what pytest ends with, how often it ran, what it says."""
    (folder / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    said = TEST.replace("STILL", str(still)).replace("FAILS", str(fails))
    (folder / "test_it.py").write_text(said, encoding="utf-8")
    ours = {name: value for name, value in os.environ.items() if name != "DEALDRUM_TEST_PULSE"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    environment = {**ours, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, len((folder / "runs").read_text(encoding="utf-8")), done.stdout


@pytest.mark.parametrize(
    ("still", "fails", "ended", "runs"),
    [(True, 1, 0, 2), (True, 9, 1, 3), (False, 1, 1, 1), (True, 0, 0, 1)],
    ids=["failed while it stood still", "fails always", "failed without", "passed while it stood still"],
)
def test_only_what_failed_while_the_machine_stood_still_is_run_again(
    still: bool, fails: int, ended: int, runs: int, tmp_path: Path
) -> None:
    code, ran, said = run(tmp_path, still, fails)
    assert (code, ran) == (ended, runs), said
    assert said.count("RUN AGAIN test_it.py::test_of_time: failed while") == runs - 1
