"""Cascade: how a target goes down, and from year to quarter, month and day, exactly."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from scoring.period import IsWorkday, Period, parts
from scoring.target import Ladder, split_ladder

WHOLE = 10_000  # shares are integers in 1/10,000
RAMP = (25, 50, 75)
"""Per cent that a newcomer carries in the first, second and third month; the whole from the fourth on."""

Over = Literal["workdays", "season", "weights"]
Among = Literal["equal", "history", "tenure", "hand"]
Room = Literal["reserve", "over-assign"]


@dataclass(frozen=True, slots=True)
class Cascade:
    """How a target goes down.

    over     over the parts of its period: by workdays, by the season of past years, by `weights`
    among    among teams and members: equal, by history, by tenure (equal, newcomers on `ramp`), by hand (`shares`)
    buffer   room for adjustment in 1/10,000, applied once
    room     where it is: `reserve` is held back at the top, `over-assign` is put on top of what members get
    shares   {key of a team or a member: its share}, by hand; who is not named has none
    """

    over: Over = "workdays"
    among: Among = "equal"
    buffer: int = 0
    room: Room = "reserve"
    weights: tuple[int, ...] = ()
    shares: tuple[tuple[str, int], ...] = ()
    ramp: tuple[int, ...] = RAMP


def share_out(ladder: Ladder, weights: Sequence[int]) -> tuple[Ladder, ...]:
    """The ladder in parts by weights of which some may be 0: those get nothing. ValueError when none is above 0.

    Example: Ladder(100) by 1 : 0 : 1 is 50, 0, 50.
    """
    if weights and min(weights) < 0:
        raise ValueError(f"a weight is not negative: {min(weights)}")
    given = iter(split_ladder(ladder, [weight for weight in weights if weight]))
    return tuple(next(given) if weight else scaled(ladder, 0) for weight in weights)


def scaled(ladder: Ladder, share: int) -> Ladder:
    """Every level times the share in 1/10,000, rounded down.

    Example: 9,000 of Ladder(100, 155) is Ladder(90, 139).
    """
    return each_level(ladder, lambda amount: amount * share // WHOLE)


def added(ladders: Iterable[Ladder]) -> Ladder:
    """The sum, level by level, of ladders with the same levels.

    Example: Ladder(1, 2) and Ladder(3, 3) are Ladder(4, 5). ValueError for none.
    """
    found = tuple(ladders)
    if not found:
        raise ValueError("nothing has no sum")
    sums = {level: sum(dict(one.levels)[level] for one in found) for level, _ in found[0].levels}
    return Ladder(sums["base"], sums.get("stretch"), sums.get("challenge"), found[0].better)


def less(ladder: Ladder, part: Ladder) -> Ladder:
    """What is left of the ladder, level by level, without the part."""
    taken = dict(part.levels)
    left = iter([amount - taken[level] for level, amount in ladder.levels])
    return each_level(ladder, lambda _: next(left))


def each_level(ladder: Ladder, change: Callable[[int], int]) -> Ladder:
    """The ladder with every level changed."""
    amounts = {level: change(amount) for level, amount in ladder.levels}
    return Ladder(amounts["base"], amounts.get("stretch"), amounts.get("challenge"), ladder.better)


def seasons(years: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Weights of the parts of a period by what they brought in past years: every year counts alike.

    A year's parts are taken as millionths of the year, so that a company that has doubled does not follow its
    last year alone. Less than nothing counts as nothing; a year that brought nothing is left out. () when no
    year is left. Years of different length raise ValueError.

    Example: two years of 100, 300 and 400, 400 are 250,000 + 500,000 and 750,000 + 500,000: 3 to 5.
    """
    if len({len(year) for year in years}) > 1:
        raise ValueError("every year has the same parts")
    shares = []
    for year in years:
        brought = [max(0, amount) for amount in year]
        if sum(brought):
            shares.append([amount * 1_000_000 // sum(brought) for amount in brought])
    return tuple(map(sum, zip(*shares, strict=True)))


def over_months(
    ladder: Ladder, whole: Period, is_workday: IsWorkday, by: Mapping[Period, int] | None = None
) -> dict[Period, Ladder]:
    """The ladder on the whole, its quarters and its months; `by` are weights of its months or of its quarters.

    A year goes to its quarters and each quarter to its months, so that both add up. Quarters weigh what their
    months do; months without a weight of their own go by workdays, as do those for which `by` says nothing but
    noughts. ValueError when a period without a workday would have to carry something.

    Example: Ladder(660) over the fourth quarter of 2026 with 22, 21 and 23 weekdays is 220, 210, 230.
    """
    months = (whole,) if whole.kind == "month" else parts(whole, "month")
    wanted = by or {}
    found = {whole: ladder}
    pieces = parts(whole, "quarter") if whole.kind == "year" else (whole,)
    if whole.kind == "year":
        weights = [
            wanted.get(piece, sum(_weight(month, wanted, is_workday) for month in months if month.start in piece))
            for piece in pieces
        ]
        found |= dict(zip(pieces, share_out(ladder, weights), strict=True))
    for piece in pieces:
        own = [month for month in months if month.start in piece]
        weights = [_weight(month, wanted, is_workday) for month in own]
        if not any(weights):
            weights = [workdays(month, is_workday) for month in own]
        found |= dict(zip(own, share_out(found[piece], weights), strict=True))
    return found


def _weight(month: Period, by: Mapping[Period, int], is_workday: IsWorkday) -> int:
    named = any(period.kind == "month" for period in by)
    return by.get(month, 0) if named else workdays(month, is_workday)


def workdays(period: Period, is_workday: IsWorkday) -> int:
    """How many days of the period are worked."""
    return sum(map(is_workday, days_of(period)))


def over_days(ladder: Ladder, month: Period, is_workday: IsWorkday) -> dict[date, Ladder]:
    """The month's ladder on its days: each workday its share, the others nothing.

    A week's target is the sum of its days', in whatever months they lie. A month without workdays puts it all
    on its last day. Example: Ladder(43) on 21 workdays is 3 on the first and 2 on the twenty others.
    """
    days = days_of(month)
    weights = [int(is_workday(day)) for day in days]
    if not any(weights):
        weights[-1] = 1
    return dict(zip(days, share_out(ladder, weights), strict=True))


def days_of(period: Period) -> tuple[date, ...]:
    """The days of a period, in order."""
    return tuple(period.start + timedelta(days=index) for index in range((period.end - period.start).days))
