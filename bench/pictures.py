"""Pictures of every kind: how long each takes beside pyplot's plainest, its size, what five hundred leave behind."""

import asyncio
import random
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.drawing import bar, start_pyplot
from bench.lasting import slope
from bench.memory import megabytes, worker_of
from bench.timing import Row
from bot.drawing import Drawing
from charts.sheet import variants

ROUNDS = 9
WARM, PICTURES = 100, 600
"""So many are drawn before the memory is watched, and in all."""
KINDS = ("leaderboard", "contest", "progress", "funnel", "month", "poster")
WITH_BARS = KINDS[:4]
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "思琪建国若曦子轩雅文志强晓峰倩洋昊堃喆"


def rows() -> Iterator[Row]:
    """The median of each kind, the largest picture, the memory gained."""
    with tempfile.TemporaryDirectory() as folder:
        yield from asyncio.run(_drawn(Path(folder)))


async def _drawn(folder: Path) -> list[Row]:
    drawing = Drawing(folder)
    await drawing.warm()
    found = await _timed(drawing, folder) + await _many(drawing)
    await drawing.close()
    return found


async def _timed(drawing: Drawing, folder: Path) -> list[Row]:
    usual = {kind: variants()[f"{kind}-chinese"] for kind in KINDS}
    taken: dict[str, list[float]] = {kind: [] for kind in KINDS}
    plain = []
    bars = start_pyplot(folder)
    await asyncio.to_thread(bar, bars)
    for _ in range(ROUNDS):
        for kind, chart in usual.items():
            begun = perf_counter()
            await drawing.draw(chart, "zh_CN")
            taken[kind].append(perf_counter() - begun)
        begun = perf_counter()
        await asyncio.to_thread(bar, bars)
        plain.append(perf_counter() - begun)
    bars.kill()
    bars.wait()
    pyplot = statistics.median(plain)
    return [_row(kind, statistics.median(times), pyplot) for kind, times in taken.items()]


def _row(kind: str, median: float, pyplot: float) -> Row:
    if kind not in WITH_BARS:
        return Row(f"{kind}, warm, p50", median * 1e3, "ms", target="≤ 200")
    return Row(f"{kind}, warm, p50", median * 1e3, "ms", "pyplot's plain bars", median / pyplot, "≤ 200")


async def _many(drawing: Drawing) -> list[Row]:
    """All variants in both themes and any order, with names that change; how much the worker holds after each."""
    chance = random.Random(500)
    every = [chart for name, chart in variants().items() if not name.endswith("hostile")]
    largest, held = 0, []
    for _ in range(PICTURES):
        chart = _renamed(chance.choice(every), chance)
        png = await drawing.draw(chart, "zh_CN", chance.choice(("light", "dark")))
        largest = max(largest, len(png or b""))
        held.append(megabytes(worker_of(drawing)))
    watched = held[WARM:]
    return [
        Row(f"the largest of {PICTURES} pictures of all kinds", largest / 1000, "kB", target="≤ 300"),
        Row("drawing worker's memory meanwhile, at most", max(watched), "MB"),
        Row(
            f"gained in {len(watched)} of them, by a straight line", slope(watched) * len(watched), "MB", target="< 5"
        ),
    ]


def _renamed(value: Any, chance: random.Random) -> Any:
    """The chart with other people in it, so that no label is known already."""
    if isinstance(value, dict):
        return {key: _name(chance) if key == "name" else _renamed(item, chance) for key, item in value.items()}
    return [_renamed(item, chance) for item in value] if isinstance(value, list) else value


def _name(chance: random.Random) -> str:
    return chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2, 3))))
