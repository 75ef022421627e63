"""python -m tests.promises [--quick] [--write FILE]: hold every promise to its full figure, as a table."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.__main__ import machine
from scheduler.clock import read_clock

ROOT = Path(__file__).parents[2]
TIMED = ("tests/promises/test_restart.py", "tests/promises/test_backups.py")
LONG = ("tests/promises/test_once.py", "tests/promises/test_totals.py")
SABOTAGE = "tests/promises/test_sabotage.py"
HEAD = """# Promises, measured

What DealDrum guarantees, what was asked of each promise and what was found; made by `make promises`. Each promise has
a build that breaks it on purpose: its test must find that one, or it proves nothing. Times are those of the machine
named here, which other programs may have used meanwhile.
"""


def main() -> int:
    """Run the tests of the promises; 0 when all are held and every sabotage was caught."""
    parser = argparse.ArgumentParser(prog="python -m tests.promises", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the quick forms, as in make test")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table there, too")
    chosen = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "figures")
        failed = tested(place, full=not chosen.quick)
        lines = (
            [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines()] if place.exists() else []
        )
    minutes = (time.monotonic() - began) / 60
    heading = f"{machine()}, {read_clock().date().isoformat()}, {minutes:.0f} minutes"
    held = "All held." if not failed else "Not held: " + ", ".join(failed)
    report = f"{heading}\n\n{table(lines)}\n\n{held}"
    print(report)
    if chosen.write:
        chosen.write.write_text(f"{HEAD}\n{report}\n", encoding="utf-8")
    return 1 if failed else 0


def tested(place: Path, *, full: bool) -> list[str]:
    """Run them; the names of those that failed. The sabotaged builds run with little, whatever the rest does.

    What is timed runs alone; then the long ones and the many share the two processors.
    """
    how = {"PROMISES": "full"} if full else {}
    others = [f"--ignore={test}" for test in (*TIMED, *LONG, SABOTAGE)]
    failed = _run(place, [*TIMED], how)
    with ThreadPoolExecutor() as pool:
        long = pool.submit(_run, place, [*LONG], how)
        failed += _run(place, ["tests/promises", *others], how)
        failed += _run(place, [SABOTAGE], {})
        return failed + long.result()


def _run(place: Path, what: Sequence[str], how: Mapping[str, str]) -> list[str]:
    """One pytest; the names of the tests that failed in it."""
    command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-rfE", "--tb=short", *what]
    own = {**os.environ, "PROMISES_FIGURES": str(place), **how}
    done = subprocess.run(command, cwd=ROOT, env=own, stdout=subprocess.PIPE, text=True, check=False)
    print(done.stdout, file=sys.stderr)
    ended = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR "))]
    if done.returncode and not ended:
        return [what[0]]
    return [line.split(" ")[1].rpartition("/")[2] for line in ended]


def table(lines: list[list[str]]) -> str:
    """Promise, what is asked, what was measured, and which broken builds were found."""
    figures: dict[tuple[str, str], list[str]] = defaultdict(list)
    caught: dict[str, list[str]] = defaultdict(list)
    for kind, promise, *rest in lines:
        if kind == "figure":
            figures[promise, rest[0]].append(rest[1])
        else:
            caught[promise].append(rest[0].replace("_", " "))
    rows = ["| promise | asked | measured | sabotage caught |", "|---|---|---|---|"]
    for (promise, asked), measured in sorted(figures.items(), key=lambda one: (int(one[0][0][1:]), one[0][1])):
        found = "<br>".join(measured)
        rows.append(f"| {promise} | {asked} | {found} | {', '.join(caught[promise]) or '–'} |")
    others = sorted(caught.keys() - {promise for promise, _ in figures}, key=lambda name: int(name[1:]))
    rows += [f"| {one} | its tests, in `make test` | – | {', '.join(caught[one])} |" for one in others]
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main())
