"""How time is taken: medians of several runs, compared things in turn, a fixed loop to judge the machine by."""

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter, process_time

Run = Callable[[], object]
LOOP = 200_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `ratio` is how many times the figure of `against` this one is, in the same run."""

    what: str
    figure: float
    unit: str
    against: str = ""
    ratio: float | None = None
    target: str = ""


def seconds(run: Run) -> float:
    """How long one run takes."""
    begun = perf_counter()
    run()
    return perf_counter() - begun


def cpu_seconds(run: Run) -> float:
    """How long one run keeps a processor busy: waiting for the disk, and for other programs, is left out."""
    begun = process_time()
    run()
    return process_time() - begun


def runs_of(run: Run, rounds: int) -> list[float]:
    """The seconds of each of several runs, after one that is not counted."""
    run()
    return [seconds(run) for _ in range(rounds)]


def quickest_of(run: Run, rounds: int) -> float:
    """The least seconds of a processor that one of several runs takes, after one that is not counted.

    For what takes less than a time slice: what other programs take away meanwhile is no part of it.
    """
    run()
    return min(cpu_seconds(run) for _ in range(rounds))


def median_of(run: Run, rounds: int) -> float:
    """The median seconds of several runs."""
    return statistics.median(runs_of(run, rounds))


def in_turn(runs: Sequence[Run], rounds: int) -> list[float]:
    """The median seconds of each of several things, run one after the other in every round."""
    taken: list[list[float]] = [[] for _ in runs]
    for run in runs:
        run()
    for _ in range(rounds):
        for times, run in zip(taken, runs, strict=True):
            times.append(seconds(run))
    return [statistics.median(times) for times in taken]


def quantile(values: Sequence[float], share: float) -> float:
    """The least value that at least that share of the values does not exceed (nearest rank): 0.99 is p99."""
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)), 1) - 1]


def calibrate() -> float:
    """The seconds of a fixed loop of plain Python: what a figure is worth on another machine, or on a busy one."""
    return seconds(_loop)


def _loop() -> int:
    counted: dict[int, int] = {}
    for number in range(LOOP):
        counted[number % 997] = counted.get(number % 997, 0) + number
    return sum(counted.values())
