"""What must never change a verdict: the order of people, the unit; and what turns a PK really turns it."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.contest import MEASURES, SUMS, Contest, Days, Measure, Player, completed
from scoring.pk import standing
from tests.scoring.sides import contest

amounts_of = st.fixed_dictionaries({member: st.integers(0, 10**6) for member in range(1, 8)})
days_of = st.fixed_dictionaries({member: st.integers(0, 20) for member in range(1, 8)})


def filled(measure: Measure, *sides: Sequence[int]) -> Contest:
    """A contest whose players have targets and baselines of their own."""
    plain = contest(measure, *([Player(m, 1_000 * m, 5_000 * m) for m in members] for members in sides), best=2)
    whole = completed(plain.sides, measure)
    assert whole is not None
    return replace(plain, sides=whole)


@pytest.mark.parametrize("measure", MEASURES)
@given(amounts=amounts_of, there=days_of, seed=st.integers())
def test_the_order_of_members_and_sides_decides_nothing(
    measure: Measure, amounts: dict[int, int], there: dict[int, int], seed: int
) -> None:
    groups = [[1, 2, 3], [4, 5], [6, 7]]
    names = {1: "a", 4: "b", 6: "c"}
    mixed = [list(group) for group in groups]
    random = Random(seed)
    for group in mixed:
        random.shuffle(group)
    random.shuffle(mixed)
    days = Days(10, there)

    def told(sides: Sequence[Sequence[int]]) -> set[tuple[str, int, int, int, int | None]]:
        found = standing(filled(measure, *sides), amounts, days, days)
        return {(names[min(sides[one.score.side])], one.place, one.score.value, one.gap, one.turns) for one in found}

    assert told(mixed) == told(groups)


@pytest.mark.parametrize("measure", MEASURES)
@given(amounts=amounts_of, there=days_of, factor=st.integers(2, 1_000))
def test_counting_in_a_smaller_unit_changes_no_place(
    measure: Measure, amounts: dict[int, int], there: dict[int, int], factor: int
) -> None:
    """Yuan or cents: targets and baselines grow along; a sum and a value per head by the factor, shares not at all."""
    days, sides = Days(10, there), filled(measure, [1, 2, 3], [4, 5], [6, 7])
    larger = replace(
        sides,
        sides=tuple(
            replace(
                side,
                players=tuple(
                    replace(p, target=(p.target or 0) * factor, usual=(p.usual or 0) * factor) for p in side.players
                ),
            )
            for side in sides.sides
        ),
    )
    one = standing(sides, amounts, days, days)
    other = standing(larger, {m: amount * factor for m, amount in amounts.items()}, days, days)
    if measure in ("attainment", "improvement"):
        # A share of leave is rounded down in the unit: a smaller unit may keep a fraction more.
        assert [abs(a.score.value - b.score.value) <= 1 for a, b in zip(one, other, strict=True)] == [True] * 3
    elif measure in SUMS:
        assert [(r.place, r.score.side, r.score.value * factor) for r in one] == [
            (r.place, r.score.side, r.score.value) for r in other
        ]
    else:
        large = {r.score.side: r.score.value for r in other}
        assert all(0 <= large[r.score.side] - r.score.value * factor < factor for r in one)


@pytest.mark.parametrize("measure", MEASURES)
@given(amounts=amounts_of, there=days_of)
def test_what_turns_it_leads_alone_and_one_less_does_not(
    measure: Measure, amounts: dict[int, int], there: dict[int, int]
) -> None:
    """Given to the side's best member, who counts in every measure."""
    days, sides = Days(10, there), filled(measure, [1, 2, 3], [4, 5], [6, 7])
    for result in standing(sides, amounts, days, days):
        if result.turns is None:
            continue
        own = result.score.side
        star = max((p.member for p in sides.sides[own].players), key=lambda member: amounts[member])
        enough = standing(sides, amounts | {star: amounts[star] + result.turns}, days, days)
        assert enough[0].score.side == own
        assert [r.place for r in enough].count(1) == 1
        less = standing(sides, amounts | {star: amounts[star] + result.turns - 1}, days, days)
        leaders = [r.score.side for r in less if r.place == 1]
        assert leaders != [own]
