"""The daily work of the sample company: who did how much of what on which day, and whom they saw."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from bot.sample.company import CAST, NEWCOMER
from bot.sample.season import Season, is_away, is_monday, is_slump, is_week_end, month_end
from scoring.people import Member, Organization

# What a rep does on a usual day, in hundredths.
_USUAL = {
    "visits": 155,
    "calls": 1_800,
    "followups": 420,
    "leads": 110,
    "wechat_adds": 160,
    "demos": 40,
    "meetings": 28,
    "proposals": 30,
}
_MANAGER = {"meetings": 60}
_NEWCOMER = {"visits": 90, "calls": 160, "leads": 150, "demos": 60, "proposals": 40}  # per cent of the usual
_CHINESE = ("wechat_adds",)
_WITH_NAMES = ("visits", "demos", "meetings")
_MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class Doing:
    """So much of a metric on the workday with that index, at these customers where they are named."""

    index: int
    metric: str
    amount: int
    customers: tuple[str, ...] = ()


def routine(
    random: Random, season: Season, organization: Organization, member: Member, customers: Sequence[str]
) -> Iterator[Doing]:
    """A member's activities over the history, day by day."""
    usual = _USUAL if CAST[member.key].share else _MANAGER
    for index, day in season.past():
        if is_away(season, index, member) or not member.active(day):
            continue
        for metric, hundredths in usual.items():
            if metric in _CHINESE and member.locale == "en":
                continue
            percent = CAST[member.key].effort * _rhythm(season, index, metric) // 100
            if is_slump(season, index, organization, member):
                percent //= 2
            if member.key == NEWCOMER:
                percent = percent * _NEWCOMER.get(metric, 100) // 100
            amount = _about(random, hundredths * percent // 100)
            if amount:
                named = min(amount, _MOST_NAMES) if metric in _WITH_NAMES else 0
                yield Doing(index, metric, amount, tuple(random.sample(customers, named)))


def _rhythm(season: Season, index: int, metric: str) -> int:
    """Per cent of the usual: calls on Mondays, visits from Tuesday to Thursday, quotes and papers at month's end."""
    day = season.days[index]
    if metric == "calls":
        return 150 if is_monday(day) else 90
    if metric == "visits":
        return 60 if is_monday(day) else 75 if is_week_end(day) else 125
    if metric == "proposals":
        return 170 if month_end(season, index) else 90
    return 70 if is_week_end(day) else 105


def _about(random: Random, hundredths: int) -> int:
    """A whole number around that, half as much up to half as much again."""
    return (hundredths * random.randint(50, 150) // 100 + random.randrange(100)) // 100
