"""A disk that takes a millisecond longer: what sharing a commit is worth there, and what it costs one alone."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import astuple
from functools import partial
from pathlib import Path
from time import perf_counter

from bench.keeping import keep, reports, written
from bench.path import compared, running
from bench.sample import NOW, Company, company
from bench.timing import Row, in_turn, median_of
from bot.settled import settle

SHIM = Path(__file__).with_name("slow_fsync.c")
WAITING, ROUNDS = 128, 9
ALONE = 60


def rows() -> Iterator[Row]:
    """Measured in a program of its own, before which the slow fsync is loaded."""
    compiler = shutil.which("cc")
    if compiler is None:
        yield Row("a disk 1 ms slower: not measured, there is no C compiler", 0, "")
        return
    with tempfile.TemporaryDirectory() as folder:
        shim = str(Path(folder, "slow.so"))
        subprocess.run([compiler, "-shared", "-fPIC", "-o", shim, str(SHIM), "-ldl"], check=True)
        command, own = [sys.executable, "-m", "bench.slow"], {**os.environ, "LD_PRELOAD": shim}
        found = subprocess.run(command, env=own, check=True, stdout=subprocess.PIPE).stdout
    for row in json.loads(found):
        yield Row(*row)


def measured() -> Iterator[Row]:
    """The rows, on the disk as it is here."""
    with company() as ours, company() as theirs:
        settle()
        yield Row("fsync of a small file", median_of(_synced, ROUNDS) * 1e3, "ms")
        feed, other = reports(ours), reports(theirs)

        def each() -> None:
            for report in other(WAITING):
                keep(theirs, [report])

        grouped, single = in_turn([lambda: keep(ours, feed(WAITING)), each], ROUNDS)
        what = f"storage alone, {WAITING} waiting, fsync 1 ms slower"
        against = f"a commit each, {WAITING / single:,.0f}/s"
        yield Row(what, WAITING / grouped, "messages/s", against, single / grouped, "≥ 10 ×")
        yield asyncio.run(_alone(ours, theirs))
    yield compared("whole path, 64 waiting, fsync 1 ms slower")


def _synced() -> None:
    with tempfile.TemporaryFile() as file:
        file.write(b"x")
        file.flush()
        os.fsync(file.fileno())


async def _alone(ours: Company, theirs: Company) -> Row:
    """One who waits alone, through the writer that many share, and on a connection of its own; in turn."""
    feed, other = reports(ours), reports(theirs)
    shared, own = [], []
    async with running(ours, lambda: NOW) as (pipeline, _):
        for _ in range(ALONE):
            (mine,), (its,) = feed(1), other(1)
            begun = perf_counter()
            await pipeline.note(partial(written, found=[mine]))
            shared.append(perf_counter() - begun)
            begun = perf_counter()
            await asyncio.to_thread(keep, theirs, [its])
            own.append(perf_counter() - begun)
    middle, alone = sorted(shared)[ALONE // 2], sorted(own)[ALONE // 2]
    against = f"a commit of its own, {alone * 1e3:.2f} ms"
    return Row(
        "storage alone, one waiting, fsync 1 ms slower", middle * 1e3, "ms", against, middle / alone, "≤ 1.2 ×"
    )


if __name__ == "__main__":
    print(json.dumps([astuple(row) for row in measured()]))
