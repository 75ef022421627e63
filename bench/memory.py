"""How much memory a process keeps, where the system tells (Linux)."""

import math
from pathlib import Path

from bot.drawing import Drawing


def megabytes(process: int | None) -> float:
    """Resident memory of a process in MB; nan where the system does not tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return math.nan
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), math.nan)


def children(process: int) -> list[int]:
    """The processes it started; none where the system does not tell."""
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        found += [int(number) for number in task.read_text(encoding="utf-8").split()]
    return found


def worker_of(drawing: Drawing) -> int | None:
    """The process that draws."""
    worker = drawing._worker
    return worker.pid if worker else None
