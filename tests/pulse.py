"""The machine's pulse: whether a machine that is shared with others stood still for a while."""

import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp
from typing import TextIO

EVERY, LONG = 0.1, 0.4
"""Seconds between two beats, and from which on there was none: tests wait for a second at least where time counts."""
BEATS, AGAIN = "beats", "again"
"""Files in the pulse's folder: when it beat, and what was run again, a line each."""
FOLDER = "DEALDRUM_TEST_PULSE"
"""The variable that tells the workers of a run, and programs they start, where."""


def beat(beats: TextIO, parent: int) -> None:
    """Wake up every so often, do a little work as a test would, and write down when that was done."""
    while os.getppid() == parent:
        sum(range(50_000))
        print(time.monotonic(), file=beats, flush=True)
        time.sleep(EVERY)


def stood_still(since: float) -> float:
    """Seconds that the machine stood still for since then, the longest time; 0 when it did not."""
    now = time.monotonic()
    while (beats := [float(line) for line in told(BEATS)])[-1] < now and time.monotonic() < now + 60:
        time.sleep(EVERY)  # the pulse was stopped as we were, and may wake later
    pauses = (after - before for before, after in pairwise(beats) if after > since)
    return max((pause for pause in pauses if pause > LONG), default=0.0)


def told(name: str) -> list[str]:
    """What stands in one of the files."""
    path = Path(os.environ[FOLDER], name)
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


class Pulse:
    """Beats as long as the tests of the process that began it run."""

    def __init__(self) -> None:
        self.folder = Path(mkdtemp(prefix="dealdrum-pulse-"))
        os.environ[FOLDER] = str(self.folder)
        command = [sys.executable, __file__, str(self.folder / BEATS), str(os.getpid())]
        self.program = subprocess.Popen(command, cwd=self.folder)
        while not told(BEATS) and self.program.poll() is None:
            time.sleep(0.01)

    def end(self) -> None:
        """End it, and forget what it told."""
        self.program.kill()
        self.program.wait()
        for path in self.folder.iterdir():
            path.unlink()
        self.folder.rmdir()
        del os.environ[FOLDER]


if __name__ == "__main__":
    with Path(sys.argv[1]).open("a", encoding="utf-8") as out:
        beat(out, int(sys.argv[2]))
