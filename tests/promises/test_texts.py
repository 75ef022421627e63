"""P17: whatever is written, reading it raises nothing and takes no time that grows faster than its length."""

import itertools
import random
import statistics
import time
from collections.abc import Callable

from bench.timing import calibrate, cpu_seconds
from scoring.reading.reader import LONGEST, read
from scoring.reading.result import Context
from tests.promises.scale import FULL, TEXTS
from tests.scoring.reading.test_hostile import CONTEXT, PIECES, mutated

Figure = Callable[[str, str, str], None]
QUICK = 0.04
"""Seconds of a processor that the benches' fixed loop takes on the machine of docs/performance.md when it is alone."""


def test_no_text_raises_or_holds_up(figure: Figure) -> None:
    chance = random.Random(17)
    context: Context = CONTEXT
    took, loops = [], []
    for n, text in enumerate(
        itertools.islice(itertools.chain.from_iterable(mutated(chance) for _ in range(9)), TEXTS)
    ):
        if n % 1000 == 0:
            loops.append(cpu_seconds(calibrate))
        if n % 200 == 0:  # now and then as long as may be
            text = "".join(chance.choice(PIECES) for _ in range(LONGEST))[:LONGEST]
        seconds = _reading(text, context)
        # Other programs and Python's collector make a text look slow once, not three times.
        took.append(min(seconds, *(_reading(text, context) for _ in range(3))) if seconds > 0.05 else seconds)
    took.sort()
    middle, slow, slowest = (took[int(len(took) * share)] * 1e3 for share in (0.5, 0.99, 1 - 1e-9))
    pace = max(statistics.median(loops) / QUICK, 1)  # a processor shared with others is slow without our doing
    spent = f"p50 {middle:.1f}, p99 {slow:.1f}, slowest {slowest:.0f} ms of CPU"
    found = f"{len(took):,} texts: 0 exceptions, {spent}, the fixed loop {pace:.1f} times its usual"
    figure("P17", "10^5 fuzzed messages: 0 exceptions, p99 < 10 ms, max < 100 ms", found)
    assert (slow < 10 * pace and slowest < 100 * pace) or not FULL


def _reading(text: str, context: Context) -> float:
    """Seconds of processor time that reading it takes."""
    began = time.process_time()
    read(text, context)
    return time.process_time() - began
