"""Drawing: the leaderboard by the worker, against pyplot's plainest bar chart in the same run."""

import asyncio
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.memory import megabytes, worker_of
from bench.sample import NOW, company
from bench.timing import Row
from bot.answer import prepare
from bot.batch import look_up
from bot.drawing import Drawing
from bot.platforms.playground.draw import PLATFORM
from chat.message import Incoming, Reader
from chat.reply import Picture
from words.render import rendered

ROUNDS = 12
READER = Reader("zh_CN", "Asia/Shanghai")


def rows() -> Iterator[Row]:
    """The first picture, the next ones, their size, and what the worker keeps."""
    chart = leaderboard()
    with tempfile.TemporaryDirectory() as folder:
        yield from asyncio.run(_drawn(chart, Path(folder)))


def leaderboard() -> Any:
    """The chart that the sample company's month board shows."""
    with company() as ours:
        known = next(room for room in ours.people.rooms.values() if room.team is not None)
        (member, *_) = ours.people.organization.crew(known.team, NOW.date())
        person = ours.people.person_of(member.id, PLATFORM)
        assert person
        asked = Incoming("bench-rank", "new", person, known.room, "排行榜", NOW)
        with ours.store.look(NOW) as look:
            (prepared,) = prepare(look, [asked], NOW)
        deliveries = look_up(ours.store, ours.desk, prepared, NOW)
        picture = next(b for d in deliveries for b in d.reply.blocks if isinstance(b, Picture))
        return rendered(picture.chart, READER)


async def _drawn(chart: Any, folder: Path) -> list[Row]:
    cold = await _first(chart, folder)
    again = await _first(chart, folder)
    drawing = Drawing(folder)
    await drawing.warm()
    bars = start_pyplot(folder)
    own, plain, png = [], [], b""
    for _ in range(ROUNDS):
        begun = perf_counter()
        png = await drawing.draw(chart, READER.locale) or b""
        own.append(perf_counter() - begun)
        begun = perf_counter()
        await asyncio.to_thread(bar, bars)
        plain.append(perf_counter() - begun)
    held = megabytes(worker_of(drawing))
    await drawing.close()
    bars.kill()
    bars.wait()
    warm, pyplot = statistics.median(own[1:]), statistics.median(plain[1:])
    people = len(chart["rows"])
    return [
        Row("first picture, font cache empty", cold, "s"),
        Row("first picture, later start", again, "s"),
        Row(f"leaderboard of {people}, warm, p50", warm * 1e3, "ms", "pyplot's plain bars", warm / pyplot, "≤ 200"),
        Row("leaderboard's size", len(png) / 1000, "kB", target="< 300"),
        Row("drawing worker's memory", held, "MB"),
    ]


async def _first(chart: Any, folder: Path) -> float:
    drawing = Drawing(folder)
    begun = perf_counter()
    png = await drawing.draw(chart, READER.locale)
    taken = perf_counter() - begun
    await drawing.close()
    if not png:
        raise RuntimeError("the worker drew nothing")
    return taken


def start_pyplot(folder: Path) -> subprocess.Popen[bytes]:
    """The program that draws pyplot's bars."""
    command = [sys.executable, "-m", "bench.bars", str(folder / "bars.png")]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def bar(bars: subprocess.Popen[bytes]) -> None:
    """Have it draw once, and wait for it."""
    assert bars.stdin
    assert bars.stdout
    bars.stdin.write(b"\n")
    bars.stdin.flush()
    bars.stdout.readline()
