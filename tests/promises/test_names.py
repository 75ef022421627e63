"""P18: whatever people are called, a picture is drawn within its limits, by a worker that can be killed."""

import time
from collections.abc import Callable
from pathlib import Path

from charts.sample import leaderboard
from tests.charts.conversation import Worker
from tests.charts.test_worker import LARGEST, hostile_names
from tests.promises.scale import NAMES

Figure = Callable[[str, str, str], None]
ROWS = 20
LONGEST = 3000
"""Characters: twenty rows of four such names stay below the 4 MiB that a request may have."""


def test_hostile_names_are_drawn_within_the_limits(tmp_path: Path, figure: Figure) -> None:
    worker = Worker(tmp_path)
    worker.ask({"warm": True})
    names = hostile_names(NAMES)
    sizes, took = [], []
    for start in range(0, len(names), ROWS):
        drawn = enumerate(names[start : start + ROWS])
        some = [(name if n % 7 else name * 200)[:LONGEST] for n, name in drawn]
        rows = [
            row | {"name": name, "team": name[::-1], "note": name, "value": name}
            for row, name in zip(leaderboard(ROWS)["rows"], some, strict=True)
        ]
        began = time.perf_counter()
        answer = worker.ask({"chart": leaderboard(1, title=some[0]) | {"rows": rows}})
        took.append(time.perf_counter() - began)
        assert isinstance(answer, bytes), answer
        sizes.append(len(answer))
    assert worker.close() == 0
    assert max(sizes) < LARGEST * 2
    slowest, largest = max(took), max(sizes) / 1e6
    found = f"{len(names):,} names, {len(took)} pictures: slowest {slowest:.2f} s, largest {largest:.2f} MB"
    figure("P18", "10,000 hostile names: PNG in < 1 s and < 2 MB", found)
