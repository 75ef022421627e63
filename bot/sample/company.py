"""Who works at the sample company, how well each does, and what happened to whom."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib import resources

from scoring.period import IsWorkday
from scoring.rate import Rate
from scoring.rules import UNCHECKED, Checks, Rules, read_rules

HISTORY = 90
"""Workdays of history before today."""

GUEST = ("xiaozhou", "新同事 小周")
"""Somebody who is not on the roster, so that joining can be tried: playground id and name."""

STAR, SLUMP, NEWCOMER, AWAY = "ouyang", "he", "liu", "li"
SLUMP_TEAM = "south"
"""The team with two bad weeks, half-way through the history."""

SELLS_IN = {"sg": "SGD"}
"""The currency a team sells in, where it is not the company's."""

NEWCOMER_SINCE = 25
"""How many workdays ago the newcomer joined."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What somebody is like: `share` of a target (reps 2), `attainment` and `effort` in per cent of the usual."""

    share: int
    attainment: int = 100
    effort: int = 100


CAST = {
    "chen": Profile(0),
    "lin": Profile(1, 103, 60),
    "wang": Profile(2, 108, 110),
    "li": Profile(2, 97),
    "zhao": Profile(2, 84, 95),
    "ouyang": Profile(2, 132, 125),
    "liu": Profile(1, 0, 105),
    "huang": Profile(1, 92, 55),
    "wu": Profile(2, 111, 105),
    "zheng": Profile(2, 116, 115),
    "he": Profile(2, 100, 95),
    "sun": Profile(2, 79, 85),
    "xu": Profile(2, 89),
    "priya": Profile(1, 106, 60),
    "grace": Profile(2, 118, 110),
    "michael": Profile(2, 93),
    "weiling": Profile(2, 101, 105),
    "arjun": Profile(2, 72, 80),
    "siti": Profile(2, 87, 95),
}


def rules(checks: Checks = UNCHECKED) -> Rules:
    """The company's rules file."""
    return read_rules(_file("company.toml"), "company.toml", checks)


def on(found: Rules, today: date, is_workday: IsWorkday) -> Rules:
    """The rules with the newcomer's first day, which moves with today."""
    first = workdays_before(today, NEWCOMER_SINCE, is_workday)[0]
    members = tuple(replace(m, joined=first) if m.key == NEWCOMER else m for m in found.members)
    return replace(found, members=members)


@cache
def rates() -> tuple[Rate, ...]:
    """The company's exchange rates."""
    return rules().book.rates


def customers() -> dict[str, tuple[str, ...]]:
    """The customers by the language they are spoken to in, every trade in turn."""
    names: dict[str, list[str]] = {}
    trades = tomllib.loads(_file("customers.toml"))["trades"]
    for trade in trades:
        names.setdefault(trade["locale"], []).extend(trade["customers"])
    return {locale: tuple(found) for locale, found in names.items()}


def workdays_before(today: date, count: int, is_workday: IsWorkday) -> list[date]:
    """The last `count` workdays before today, in order."""
    found: list[date] = []
    day = today
    while len(found) < count:
        day -= timedelta(days=1)
        if is_workday(day):
            found.append(day)
    return found[::-1]


def workdays_from(today: date, count: int, is_workday: IsWorkday) -> list[date]:
    """The first `count` workdays from today on, in order."""
    found: list[date] = []
    day = today
    while len(found) < count:
        if is_workday(day):
            found.append(day)
        day += timedelta(days=1)
    return found


def _file(name: str) -> str:
    return resources.files("bot.sample").joinpath(name).read_text(encoding="utf-8")
