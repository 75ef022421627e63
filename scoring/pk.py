"""PK: a contest between groups or persons: what each measure counts, who leads, what turns it, who won."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from scoring.contest import FULL, SUMS, WHOLE, Contest, Days, Player


@dataclass(frozen=True, slots=True)
class Part:
    """A member's line: what was done, half days there, what it is divided by (in 1/10,000), whether it counts."""

    member: int
    actual: int
    present: int
    due: int
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Score:
    """A side's measure. `side` is its index; `value` a sum in the smallest unit, or a ratio in 1/10,000.

    `due` is what the ratio divides by, in 1/10,000: heads, target, or what is usual; 0 for sums.
    """

    side: int
    value: int
    actual: int
    due: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A side's place. `gap` is what it lacks to the leader's value; `turns` the least further amount that leads."""

    place: int
    score: Score
    gap: int
    turns: int | None
    reached: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the ledger as the tie-break sees it."""

    member: int
    amount: int
    day: date
    at: datetime


def score(contest: Contest, side: int, amounts: Mapping[int, int], days: Days, whole: Days) -> Score:
    """A side's measure from what its members did. `days` are the workdays so far, `whole` those of the contest.

    total        all members' amounts
    per_head     ÷ the average number of members there: half days there ÷ half days of one who was always there
    attainment   ÷ the members' base targets, each without its share of leave
    improvement  ÷ what is usual of the members in the half days they were there, less one
    best         the best k members' amounts; all of them where a side has fewer

    Where nobody was there to divide by, a ratio is 0, and an improvement -100 %.

    Example: 60 visits by 6 people, 2 of whom were on leave for 5 of 10 workdays: 50 of 60 days are 5 heads, so
    12 per head, which is 120,000.
    """
    players = contest.sides[side].players
    parts = [
        Part(p.member, amounts.get(p.member, 0), days.present.get(p.member, 0), _due(contest, p, days, whole))
        for p in players
    ]
    if contest.measure == "best":
        parts = _best(contest, parts)
    actual = sum(part.actual for part in parts if part.counts)
    top, bottom = _ratio(contest, parts, days)
    due = bottom * WHOLE // (FULL * days.workdays) if contest.measure == "per_head" else bottom
    return Score(side, _value(contest, actual, top, bottom), actual, due, tuple(parts))


def _due(contest: Contest, player: Player, days: Days, whole: Days) -> int:
    there = days.present.get(player.member, 0)
    match contest.measure:
        case "per_head":
            return there * WHOLE // (FULL * days.workdays)
        case "attainment":
            share = whole.present.get(player.member, 0)
            return (player.target or 0) * WHOLE * share // (FULL * whole.workdays)
        case "improvement":
            return (player.usual or 0) * there
    return 0


def _best(contest: Contest, parts: Sequence[Part]) -> list[Part]:
    sign = -1 if contest.better == "higher" else 1
    chosen = sorted(range(len(parts)), key=lambda n: (sign * parts[n].actual, n))[: contest.best]
    return [replace(part, counts=n in chosen) for n, part in enumerate(parts)]


def _ratio(contest: Contest, parts: Sequence[Part], days: Days) -> tuple[int, int]:
    """What the amount is multiplied with and divided by: exact, so that equal groups are equal however they split."""
    if contest.measure == "per_head":
        return WHOLE * FULL * days.workdays, sum(part.present for part in parts)
    return WHOLE * WHOLE, sum(part.due for part in parts)


def _value(contest: Contest, actual: int, top: int, bottom: int) -> int:
    if contest.measure in SUMS:
        return actual
    ratio = actual * top // bottom if bottom > 0 else 0
    return ratio - WHOLE if contest.measure == "improvement" else ratio


def standing(
    contest: Contest,
    amounts: Mapping[int, int],
    days: Days,
    whole: Days,
    reached: Mapping[int, datetime] | None = None,
) -> tuple[Result, ...]:
    """The sides in order. Equal sums: first stands who reached the value first; equal ratios share the place.

    `amounts` are the members' within the contest, `reached` since when each side (by index) has had its value.

    Example: East 12 and West 12 visits, East since 10:00, West since 11:00: East is first, West second, and one more
    visit turns it.
    """
    since = reached if reached and contest.measure in SUMS and contest.better == "higher" else {}
    scores = [score(contest, n, amounts, days, whole) for n in range(len(contest.sides))]
    sign = -1 if contest.better == "higher" else 1
    keys = {one.side: (sign * one.value, _stamp(since.get(one.side))) for one in scores}
    ordered = sorted(scores, key=lambda one: (keys[one.side], one.side))
    leader = ordered[0]
    alone = len(ordered) < 2 or keys[ordered[1].side] != keys[leader.side]
    found = []
    for one in ordered:
        place = 1 + sum(keys[other.side] < keys[one.side] for other in ordered)
        ahead = place == 1 and alone
        turns = None if ahead or contest.better == "lower" else _turning(contest, one, days, leader.value)
        found.append(Result(place, one, abs(leader.value - one.value), turns, since.get(one.side)))
    return tuple(found)


def _stamp(moment: datetime | None) -> tuple[int, int]:
    """A moment as exact whole numbers; later than all others when there is none."""
    if moment is None:
        return 1, 0
    passed = moment - datetime(1970, 1, 1, tzinfo=moment.tzinfo)
    return 0, passed // timedelta(microseconds=1)


def _turning(contest: Contest, own: Score, days: Days, best: int) -> int | None:
    """The least amount by which the side would lead alone: its value must be above the best one.

    For best k of n it is what one of the k who count must add. None when nobody of the side is there to add.
    """
    if contest.measure in SUMS:
        return best + 1 - own.actual
    top, bottom = _ratio(contest, own.parts, days)
    if bottom <= 0:
        return None
    wanted = best + 1 + (WHOLE if contest.measure == "improvement" else 0)
    return -(-wanted * bottom // top) - own.actual


def winners(results: Sequence[Result]) -> tuple[int, ...]:
    """The sides on the first place; none when nobody has done anything."""
    if all(part.actual == 0 for result in results for part in result.score.parts):
        return ()
    return tuple(result.score.side for result in results if result.place == 1)


def reached(
    contest: Contest, entries: Sequence[Entry], left: Mapping[int, date] | None = None
) -> dict[int, datetime]:
    """Since when each side has not been below its final value; sides without an entry are missing.

    A mistake that was taken back does not count as having reached it: the value fell below again.

    Example: +5 at 9:00, +20 (a slip) at 10:00, -20 at 11:00, +3 at 12:00: the final 8 has stood since 12:00.
    """
    gone = left or {}
    side_of = {p.member: n for n, side in enumerate(contest.sides) for p in side.players}
    sums: dict[int, int] = {}
    steps: dict[int, list[tuple[datetime, int]]] = {}  # per side: since when at least so much; amounts rise
    for entry in sorted(entries, key=lambda one: one.at):
        side = side_of.get(entry.member)
        inside = contest.first <= entry.day <= contest.last
        if side is None or not inside or (entry.member in gone and entry.day >= gone[entry.member]):
            continue
        sums[entry.member] = sums.get(entry.member, 0) + entry.amount
        value = _running(contest, side, sums)
        since, stack = entry.at, steps.setdefault(side, [])
        while stack and stack[-1][1] >= value:
            since = stack.pop()[0]
        stack.append((since, value))
    return {side: stack[-1][0] for side, stack in steps.items()}


def _running(contest: Contest, side: int, sums: Mapping[int, int]) -> int:
    values = sorted((sums.get(p.member, 0) for p in contest.sides[side].players), reverse=True)
    return sum(values[: contest.best] if contest.measure == "best" else values)
