"""Sums of cascades are exact to the smallest unit: over time, over people, with room for adjustment."""

from collections.abc import Callable
from datetime import date
from functools import cache
from random import Random

from scoring.allotment import Given, Seller, among, carrying
from scoring.cascade import Cascade, added, over_months, scaled
from scoring.period import parts, period_of
from scoring.target import COMPANY, Ladder
from tests.promises.scale import CASCADES

YEARS = [period_of("year", date(year, 1, 1)) for year in (2026, 2027, 2028)]
QUARTERS = [quarter for year in YEARS for quarter in parts(year, "quarter")]
WAYS = ("equal", "history", "tenure", "hand")


EACH = 10
"""Targets that go down in one company: to make a company up takes as long as to send a target down."""


@cache
def workday(day: date) -> bool:
    """Monday to Friday, the first week of October off."""
    return day.weekday() < 5 and not (day.month == 10 and day.day < 8)


def test_whatever_goes_down_adds_up(figure: Callable[[str, str, str], None]) -> None:
    """Months to quarters to the year; members (and the reserve) to teams to the company; each on three levels."""
    chance = Random(2026)
    sums = 0
    for company in range(CASCADES // EACH):
        quarter = chance.choice(QUARTERS)
        months = parts(quarter, "month")
        month = chance.choice(months)
        weights = {one: chance.choice((0, 1, 7, 10**6)) for one in months} if chance.random() < 0.5 else {}
        cascade = Cascade(
            among=chance.choice(WAYS),  # type: ignore[arg-type]
            buffer=chance.choice((0, 1_000, 1_234, 1_500)),
            room=chance.choice(("reserve", "over-assign")),
        )
        parents, crew = _company(chance)
        carried = carrying(crew, month, cascade, workday)
        for number in range(EACH):
            case = f"company {company}, target {number}"
            ladder = _ladder(chance)
            found = over_months(ladder, quarter, workday, weights)
            assert added([found[one] for one in months]) == ladder, case
            if any(carried.values()):
                given = among(found[month], COMPANY, parents, crew, carried, cascade)
                sums += _check(given, cascade, parents, crew, case)
    figure("P10", "parts of targets add up exactly", f"{CASCADES:,} targets sent down, {sums:,} sums: all exact")


def _ladder(chance: Random) -> Ladder:
    base = chance.choice((1, 7, 100, 10**6, 10**12)) * chance.randint(0, 999) // 10
    stretch = base + chance.randint(0, 10**6)
    return Ladder(base, stretch, stretch + chance.randint(0, 3))


def _company(chance: Random) -> tuple[dict[int, int | None], list[Seller]]:
    parents: dict[int, int | None] = {team: chance.choice([None, *range(1, team)]) for team in range(1, 5)}
    crew = [
        Seller(
            number,
            chance.choice((None, 1, 2, 3, 4)),
            joined=chance.choice((None, date(2027, chance.randint(1, 12), chance.randint(1, 28)))),
            left=chance.choice((None, None, date(2028, chance.randint(1, 12), 15))),
            history=chance.choice((0, chance.randint(-5, 10**9))),
            share=chance.randint(0, 9),
        )
        for number in range(chance.randint(1, 9))
    ]
    return parents, crew


def _check(given: Given, cascade: Cascade, parents: dict[int, int | None], crew: list[Seller], case: str) -> int:
    """That what each team, and the company, has is what those below it have together; how many were checked."""
    ladders, checked = given.ladders, 0
    for (kind, number), whole in ladders.items():
        if kind == "member":
            continue
        team = None if kind == "company" else number
        groups = [
            ladders["team", group]
            for group, parent in parents.items()
            if parent == team and ("team", group) in ladders
        ]
        own = [ladders["member", s.id] for s in crew if s.team == team and ("member", s.id) in ladders]
        held = [given.reserve] if given.reserve and kind == "company" else []
        if not groups and not own:
            continue
        checked += 1
        if cascade.room == "over-assign" and own:
            rest = added([*groups, *held]) if groups or held else scaled(whole, 0)
            for (level, amount), (_, below) in zip(whole.levels, rest.levels, strict=True):
                share = amount - below
                assert dict(added(own).levels)[level] == share + share * cascade.buffer // 10_000, case
        else:
            assert added([*groups, *own, *held]) == whole, case
    return checked
