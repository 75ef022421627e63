"""The rules of a PK, frozen at its start: sides, players, measure, days; and who is there when."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Literal, get_args

from scoring.period import IsWorkday

Measure = Literal["total", "per_head", "attainment", "improvement", "best"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
SUMS: frozenset[Measure] = frozenset({"total", "best"})
"""Measures that are sums; the others are ratios in 1/10,000, rounded down."""

WHOLE = 10_000
FULL = 2
"""A whole workday in half days: leave is counted in halves."""
BASELINE = timedelta(weeks=4)
_LEAST_PRESENT = 10 * FULL  # half days in the four weeks that make a baseline

Away = Callable[[int, date], int]
"""How many half days (0, 1, 2) of a workday a member is on leave."""


@dataclass(frozen=True, slots=True)
class Player:
    """A member in a contest, as frozen at its start.

    `target` is the base target of the whole contest in the metric's smallest unit; `usual` what half a day of the
    four weeks before brought, in 1/10,000 of that unit. `own` False: there was none, so that the average stands here.
    """

    member: int
    target: int | None = None
    usual: int | None = None
    own: bool = True


@dataclass(frozen=True, slots=True)
class Side:
    """One party of a contest: a group, a team (`team` is its id), or one person."""

    name: str
    players: tuple[Player, ...]
    team: int | None = None
    slogan: str = ""


@dataclass(frozen=True, slots=True)
class Contest:
    """The rules of a PK. `first` and `last` are local days, both in it; `best` is the k of best k of n."""

    metric: str
    measure: Measure
    first: date
    last: date
    sides: tuple[Side, ...]
    best: int = 0
    better: Literal["higher", "lower"] = "higher"


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of a contest: its workdays, and how many half days of them each member was there."""

    workdays: int
    present: Mapping[int, int]


def alike(one: Contest, other: Contest) -> bool:
    """Whether two contests are the same one twice: the same people, about the same, on the same days."""
    return _matter(one) == _matter(other)


def _matter(contest: Contest) -> tuple[object, ...]:
    sides = frozenset(frozenset(player.member for player in side.players) for side in contest.sides)
    return contest.metric, contest.measure, contest.best, contest.first, contest.last, sides


def digest(contest: Contest) -> str:
    """Sixteen hex digits of the SHA-256 of everything the verdict depends on: equal rules, equal digits."""
    lines = [contest.metric, contest.measure, contest.best, contest.better, contest.first, contest.last]
    for side in contest.sides:
        lines += [repr(side.name), side.team]
        lines += [f"{p.member} {p.target} {p.usual} {p.own}" for p in side.players]
    return sha256("\n".join(map(str, lines)).encode("utf-8", "surrogatepass")).hexdigest()[:16].upper()


def usual(amount: int, present: int) -> int | None:
    """What half a day brings, in 1/10,000; None under ten workdays there, or when nothing was done.

    Example: 60 visits on 20 workdays (40 half days) are 15,000, that is 1.5.
    """
    return amount * WHOLE // present if present >= _LEAST_PRESENT and amount > 0 else None


def completed(sides: Sequence[Side], measure: Measure) -> tuple[Side, ...] | None:
    """The sides with the average wherever a player has no target or baseline; None when nobody has one.

    A player without one counts as the group's average, and a group without any as the average of all.

    Example: usual 100, 200 and none: the third has 150.
    """
    field = {"attainment": "target", "improvement": "usual"}.get(measure)
    if field is None:
        return tuple(sides)
    known = [[value for p in side.players if (value := getattr(p, field))] for side in sides]
    everybody = [value for values in known for value in values]
    if not everybody:
        return None
    found = []
    for side, values in zip(sides, known, strict=True):
        average = sum(values or everybody) // len(values or everybody)
        players = (p if getattr(p, field) else replace(p, own=False, **{field: average}) for p in side.players)
        found.append(replace(side, players=tuple(players)))
    return tuple(found)


def workdays(first: date, last: date, is_workday: IsWorkday) -> list[date]:
    """The workdays from the first to the last day, both included."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if is_workday(day)]


def presence(
    members: Sequence[int],
    days: Sequence[date],
    away: Away = lambda member, day: 0,
    left: Mapping[int, date] | None = None,
) -> Days:
    """Who was there how long on these workdays: leave does not count, nor the days from which one has left.

    Before the first workday everybody counts as there for one day, so that nothing is divided by nothing.

    Example: of five workdays one on leave and half of another: 7 half days.
    """
    gone = left or {}
    if not days:
        return Days(1, dict.fromkeys(members, FULL))
    there = {
        member: sum(FULL - away(member, day) for day in days if member not in gone or day < gone[member])
        for member in members
    }
    return Days(len(days), there)


def half_time(days: Sequence[date]) -> date | None:
    """The workday at whose end half of them are gone, rounded up; None for a contest of less than three.

    Example: of five workdays the third; of four the second.
    """
    return days[(len(days) - 1) // 2] if len(days) >= 3 else None
