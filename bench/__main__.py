"""python -m bench [NAME …] [--date DAY]: what takes how long, as a table."""

import argparse
import importlib
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.timing import Row, calibrate
from bot.logs import configure
from scheduler.clock import read_clock

LEVEL = "error"
"""What is logged here, and by the programs that the benches start: no more, or the table would drown in it."""
LONG = ("scale", "planning")
"""Run only when named: minutes."""
NAMES = (
    "reading",
    "keeping",
    "path",
    "slow",
    "boards",
    "drawing",
    "pictures",
    "wecom",
    "wecom_app",
    "slack",
    "starting",
    "lasting",
)


def main() -> None:
    """Run the benches that were named, or all."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--date", default=read_clock().date().isoformat(), help="what stands above the table")
    chosen = parser.parse_args()
    os.environ["LOG_LEVEL"] = LEVEL
    configure(LEVEL)
    unknown = set(chosen.names) - {*NAMES, *LONG}
    if unknown:
        parser.error(f"there is no bench {', '.join(sorted(unknown))}; there are: {', '.join(NAMES)}")
    print(f"{machine()}, {chosen.date}", end="\n\n")
    print("| what | figure | | compared with, in the same run | ratio | target |")
    print("|---|--:|---|---|--:|---|", flush=True)
    loops = [calibrate() for _ in range(5)]
    for name in chosen.names or NAMES:
        for row in rows_of(name):
            print(line(row), flush=True)
        loops.append(calibrate())
    quickest, slowest = min(loops), max(loops)
    print(
        line(
            Row("a fixed loop, to judge the machine by", quickest * 1e3, "ms", "its slowest run", quickest / slowest)
        )
    )


def rows_of(name: str) -> Iterator[Row]:
    """The rows of one bench, as they are measured."""
    print(f"{name} …", file=sys.stderr, flush=True)
    yield from importlib.import_module(f"bench.{name}").rows()


def line(row: Row) -> str:
    """A row of the table."""
    ratio = "" if row.ratio is None else f"{shown(row.ratio)} ×"
    return f"| {row.what} | {shown(row.figure)} | {row.unit} | {row.against} | {ratio} | {row.target} |"


def shown(figure: float) -> str:
    """Three digits that count: 1,234 · 56.7 · 0.089."""
    if abs(figure) >= 100:
        return f"{figure:,.0f}"
    return f"{figure:.1f}" if abs(figure) >= 10 else f"{figure:.2g}" if abs(figure) < 1 else f"{figure:.2f}"


def machine() -> str:
    """The machine in a line: cores, Python, SQLite, how busy it is with other things, and what slows its starts."""
    from pysqlite3 import dbapi2

    information = Path("/proc/cpuinfo")
    lines = information.read_text(encoding="utf-8").splitlines() if information.exists() else []
    model = next((entry.partition(":")[2].strip() for entry in lines if entry.startswith("model name")), "")
    busy = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    slow_start = ", no byte code kept (PYTHONDONTWRITEBYTECODE)" if sys.dont_write_bytecode else ""
    return (
        f"{os.cpu_count()} cores ({model or platform.machine()}), Python {platform.python_version()}, "
        f"SQLite {dbapi2.sqlite_version}{busy}{slow_start}"
    )


if __name__ == "__main__":
    main()
