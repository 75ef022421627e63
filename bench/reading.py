"""Reading: what one message costs, over the corpus, and the worst that may be sent.

A message's cost is the least processor time of several readings: the machine's other programs are no part of it.
"""

import json
import random
import statistics
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from bench.sample import CHINESE, ENGLISH
from bench.timing import Row, quantile, quickest_of
from bot.settled import settle
from scoring.metric import BUILT_IN
from scoring.reading.markup import clean
from scoring.reading.reader import read
from scoring.reading.result import Context

CORPUS = Path(__file__).parents[1] / "tests/language/corpus/messages.jsonl"
TODAY = date(2026, 11, 20)
MEMBERS = frozenset({"王建国", "小王", "李思雨", "Grace Tan", "Michael O'Connor"})
CUSTOMERS = frozenset({"华星科技", "远航物流", "Acme", "Northwind", "老乡鸡"})
LONG = 4000
ROUNDS = 7
WORST = ("9", "零", "家", "拜访", "1万", "2026-", "(", "a", "A ", "1,", "上周", "不", "。", "@")


def rows() -> Iterator[Row]:
    """µs of a processor per message over the corpus and for its longest, ms for 4,000 characters of anything."""
    metrics = tuple((metric.key, metric.names) for metric in BUILT_IN if metric.kind != "result")
    context = Context(TODAY, "CNY", metrics, CUSTOMERS, MEMBERS, direct=True)
    found = texts()
    settle()  # as the programs do
    times = [quickest_of(partial(read, text, context), ROUNDS) * 1e6 for text in found]
    folded = [quickest_of(partial(_folded, text), ROUNDS) * 1e6 for text in found]
    p50, p99 = statistics.median(times), quantile(times, 0.99)
    against = "NFKC and lower case alone"
    yield Row(f"reading, {len(found)} messages, p50", p50, "µs", against, p50 / statistics.median(folded), "≤ 200")
    yield Row("reading, p99", p99, "µs", against, p99 / quantile(folded, 0.99), "≤ 1,000")
    slowest = max(range(len(found)), key=times.__getitem__)
    yield Row(f"reading, the slowest of them, {len(found[slowest])} characters", times[slowest], "µs")
    longs = [*(piece * (LONG // len(piece)) for piece in WORST), _mixed(found)]
    worst = max(quickest_of(partial(read, text, context), 3) for text in longs)
    yield Row(f"reading, {LONG:,} characters, the worst of {len(longs)} kinds", worst * 1e3, "ms", target="≤ 100")


def texts() -> list[str]:
    """The corpus' messages without markup; without the corpus, what the sample company writes."""
    if not CORPUS.exists():
        return [words.format(few=3, many=20) for words in (*CHINESE, *ENGLISH)]
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines if line.strip()]
    return [clean(item["text"], item["channel"] if item["channel"] != "any" else "local").text for item in items]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def _mixed(found: list[str]) -> str:
    characters = "".join(found)
    return "".join(random.Random(7).choices(characters, k=LONG))
