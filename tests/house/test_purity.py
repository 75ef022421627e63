"""Pure rings stay pure: no I/O, no clock, no library; the clock is read in one file."""

from collections.abc import Iterator

import pytest

from tests.house.tree import RINGS, Complaint, Source, assert_none, broken, imports, in_rings, sample, sources, uses

# What each pure ring may see of the others.
BELOW = {
    "language": frozenset[str](),
    "chat": frozenset({"language"}),
    "scoring": frozenset({"language"}),
    "cards": frozenset({"language", "scoring", "chat"}),
}
# The standard library's modules that neither look outside nor change by themselves: zoneinfo reads the zones' own
# files and nothing else, csv and tomllib parse a text they are given. math and statistics are missing: they answer in floats.
# fmt: off
PURE_MODULES = frozenset([
    "__future__", "bisect", "collections", "csv", "dataclasses", "datetime", "decimal", "difflib", "enum", "fractions",
    "functools", "hashlib", "heapq", "html", "itertools", "operator", "re", "string", "tomllib", "types", "typing",
    "unicodedata", "zoneinfo",
])
# fmt: on
OUTSIDE = frozenset({"open", "print", "input", "exec", "eval", "compile", "breakpoint", "__import__"})

# fmt: off
WALL_CLOCK = frozenset([
    "datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today",
    "time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.strftime", "time.ctime", "time.clock_gettime",
])
# fmt: on
STOPWATCH = frozenset(
    ["time.monotonic", "time.monotonic_ns", "time.perf_counter", "time.perf_counter_ns", "time.process_time"]
)
CLOCK_READERS = ("scheduler/clock.py",)
TIMERS = ("bot/", "tests/", "bench/")  # time-outs and measures, which decide nothing that is recorded


def foreign_import(source: Source) -> Iterator[Complaint]:
    """An import in a pure ring that is neither below it nor on the list."""
    if source.ring not in BELOW:
        return
    allowed = PURE_MODULES | BELOW[source.ring] | {source.ring}
    for line, module in imports(source):
        if module.partition(".")[0] not in allowed:
            remedy = "Take the value as an argument, or do it in bot, storage or words"
            yield Complaint(source.path, line, f"{source.ring} is pure and imports {module}", remedy)


def way_outside(source: Source) -> Iterator[Complaint]:
    """A built-in of a pure ring that reaches the world or runs text."""
    if source.ring in BELOW:
        for line, name in uses(source):
            if name in OUTSIDE:
                yield Complaint(
                    source.path, line, f"{source.ring} is pure and uses {name}", "Return the value instead"
                )


def read_clock(source: Source) -> Iterator[Complaint]:
    """The wall clock outside its two readers, or a stopwatch where results are made."""
    for line, name in uses(source):
        if name in WALL_CLOCK and not source.within(*CLOCK_READERS):
            remedy = f"Take `now` or `today` as an argument; only {' and '.join(CLOCK_READERS)} read the clock"
            yield Complaint(source.path, line, f"{name} is the clock", remedy)
        elif name in STOPWATCH and not source.within(*TIMERS, *CLOCK_READERS):
            yield Complaint(source.path, line, f"{name} is a stopwatch", "Time-outs live in bot, measures in bench")


def test_pure_rings_import_only_what_is_pure() -> None:
    assert_none(broken(foreign_import, in_rings()))


def test_pure_rings_do_not_reach_outside() -> None:
    assert_none(broken(way_outside, in_rings()))


def test_the_clock_is_read_in_one_file() -> None:
    assert_none(broken(read_clock, sources()))


def test_every_ring_that_is_called_pure_exists() -> None:
    assert BELOW.keys() <= set(RINGS)
    assert {source.ring for source in in_rings()} == set(RINGS)


@pytest.mark.parametrize(
    "text",
    [
        "import os",
        "import urllib.parse",
        "from pathlib import Path",
        "import babel.numbers as numbers",
        "from storage.work import Work",
        "def run():\n    import random",
        "from importlib import import_module",
        "from .. import storage",
    ],
)
def test_a_foreign_import_in_a_pure_ring_is_found(text: str) -> None:
    assert [complaint.place for complaint in foreign_import(sample("scoring/pk.py", text))] == ["scoring/pk.py"]


@pytest.mark.parametrize(
    "text", ["from decimal import Decimal", "from language.text import text", "from . import pk"]
)
def test_a_pure_import_passes(text: str) -> None:
    assert not list(foreign_import(sample("scoring/pk.py", text)))


def test_scoring_and_chat_do_not_know_each_other() -> None:
    assert list(foreign_import(sample("scoring/pk.py", "from chat.reply import Reply")))
    assert list(foreign_import(sample("chat/reply.py", "from scoring.rank import rank")))


def test_a_built_in_that_reaches_outside_is_found() -> None:
    bad = sample("cards/rank.py", "def card(path):\n    return open(path).read()")
    (found,) = way_outside(bad)
    assert "cards/rank.py:2: cards is pure and uses open" in str(found)
    assert not list(way_outside(sample("bot/cli.py", "print(open)")))
    assert not list(way_outside(sample("scoring/deal.py", "class Deal:\n    open: bool = True")))


@pytest.mark.parametrize(
    "text",
    [
        "import datetime\nx = datetime.datetime.now()",
        "import datetime as dt\nx = dt.date.today()",
        "from datetime import datetime, UTC\nx = datetime.now(UTC)",
        "from datetime import date as Day\nx = Day.today",
        "from time import time as t\nx = t()",
        "import time\nx = time.monotonic()",
    ],
)
def test_a_look_at_the_clock_is_found_under_any_name(text: str) -> None:
    (found,) = read_clock(sample("handlers/commands/rank.py", text))
    assert found.line == 2


def test_the_two_readers_may_look_and_bot_may_time_out() -> None:
    look, wait = "import time\nx = time.time()", "import time\nx = time.monotonic()"
    assert not list(read_clock(sample("scheduler/clock.py", look)))
    assert not list(read_clock(sample("scheduler/clock.py", look)))
    assert not list(read_clock(sample("bot/sender.py", wait)))
    assert list(read_clock(sample("bot/sender.py", look)))
    assert list(read_clock(sample("tests/dialogues/conftest.py", look)))
