"""PK: one worked example for each rule, the golden case of unequal groups, and what must never change a verdict."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.contest import SUMS, Contest, Days, Measure, Player
from scoring.pk import Entry, Part, Result, reached, score, standing, winners
from tests.scoring.sides import FIRST, LAST, always, contest, crew

NINE = datetime(2026, 11, 2, 9, tzinfo=UTC)


def hour(after: int) -> datetime:
    return NINE + timedelta(hours=after)


def places(results: Sequence[Result]) -> list[tuple[int, int, int, int | None]]:
    return [(one.place, one.score.side, one.gap, one.turns) for one in results]


def test_the_total_is_the_sum_and_one_more_than_the_gap_turns_it() -> None:
    """3 + 4 = 7 against 9: 2 behind, 3 more lead alone."""
    found = standing(contest("total", crew(1, 2), crew(3)), {1: 3, 2: 4, 3: 9}, always(1, 2, 3), always(1, 2, 3))
    assert places(found) == [(1, 1, 0, None), (2, 0, 2, 3)]
    assert found[1].score.value == found[1].score.actual == 7
    assert found[1].score.due == 0
    assert found[1].score.parts == (Part(1, 3, 20, 0), Part(2, 4, 20, 0))


def test_three_groups_of_different_size_per_head_with_two_on_leave() -> None:
    """The golden case, ten workdays, half days there: A 6 people, two of them 5 days on leave; B 4; C 2.

    A  60 visits, (4 × 20 + 2 × 10) / 20 = 5 heads: 12 per head, 120,000
    B  44 visits, 4 heads: 11 per head, 110,000
    C  25 visits, 2 heads: 12.5 per head, 125,000, first; A would win by total, and counted with 6 heads have only 10
    A needs more than 12.5 × 5 = 62.5: 63 in all, 3 more; B more than 50: 51, 7 more.
    """
    a, b, c = crew(1, 2, 3, 4, 5, 6), crew(11, 12, 13, 14), crew(21, 22)
    amounts = {1: 20, 2: 20, 3: 5, 4: 5, 5: 5, 6: 5, 11: 44, 21: 10, 22: 15}
    days = Days(10, {1: 20, 2: 20, 3: 20, 4: 20, 5: 10, 6: 10, 11: 20, 12: 20, 13: 20, 14: 20, 21: 20, 22: 20})
    found = standing(contest("per_head", a, b, c), amounts, days, days)
    assert [(one.score.side, one.score.value) for one in found] == [(2, 125_000), (0, 120_000), (1, 110_000)]
    assert places(found) == [(1, 2, 0, None), (2, 0, 5_000, 3), (3, 1, 15_000, 7)]
    assert found[1].score.due == 50_000
    assert found[1].score.parts[4] == Part(5, 5, 10, 5_000)
    assert winners(found) == (2,)


def test_who_worked_half_the_contest_counts_as_half_a_head_of_the_days_so_far() -> None:
    """Five of ten workdays gone: 1 was there 5 half days of 10, half a head. 3 visits are 6 per head, 60,000."""
    whole = always(1)
    assert score(contest("per_head", crew(1)), 0, {1: 3}, Days(5, {1: 5}), whole).value == 60_000


def test_the_share_of_target_counts_targets_without_leave() -> None:
    """Targets 100 and 200; the second is on leave for half of it: 100 + 100 = 200 due. 150 done are 75 %.

    The share is of the whole contest, also half-way; more than 80 % of 200 takes 161 in all, 11 more than 150.
    """
    sides = contest("attainment", (Player(1, 100), Player(2, 200)), (Player(3, 100),))
    whole = Days(10, {1: 20, 2: 10, 3: 20})
    half = Days(5, {1: 10, 2: 0, 3: 10})
    found = standing(sides, {1: 90, 2: 60, 3: 80}, half, whole)
    assert places(found) == [(1, 1, 0, None), (2, 0, 500, 11)]
    assert found[1].score.value == 7_500
    assert found[1].score.due == 2_000_000
    assert [part.due for part in found[1].score.parts] == [1_000_000, 1_000_000]


def test_improvement_is_measured_on_what_is_usual_of_the_half_days_there() -> None:
    """Usual 1 and 2 a half day; 10 and 5 half days there: 10 + 10 = 20 are usual. 25 done are 25 % more.

    The other's usual is 30, 33 done: 10 % more. To be above 25 % takes 37.5+, that is 38: 5 more.
    """
    sides = contest("improvement", (Player(1, usual=10_000), Player(2, usual=20_000)), (Player(3, usual=30_000),))
    days = Days(5, {1: 10, 2: 5, 3: 10})
    found = standing(sides, {1: 20, 2: 5, 3: 33}, days, always(1, 2, 3))
    assert [(one.score.value, one.score.due) for one in found] == [(2_500, 200_000), (1_000, 300_000)]
    assert places(found) == [(1, 0, 0, None), (2, 1, 1_500, 5)]


def test_who_does_less_than_usual_is_below_nought_and_rounded_down() -> None:
    """Usual 30, 20 done: -33.33… %, down to -3,334."""
    sides = contest("improvement", (Player(1, usual=30_000),))
    assert score(sides, 0, {1: 20}, Days(5, {1: 10}), always(1)).value == -3_334


def test_the_best_k_count_and_equal_amounts_stand_in_order() -> None:
    """Best two of 5, 9, 5: 9 + 5 = 14, the first 5 counts. Best two of 13 alone: 13. One of the two must add 2."""
    sides = contest("best", crew(1, 2, 3), crew(4), best=2)
    days = always(1, 2, 3, 4)
    found = standing(sides, {1: 5, 2: 9, 3: 5, 4: 13}, days, days)
    assert places(found) == [(1, 0, 0, None), (2, 1, 1, 2)]
    assert [part.counts for part in found[0].score.parts] == [True, True, False]
    assert found[0].score.actual == 14


def test_where_lower_is_better_the_smallest_wins_and_nothing_turns_it() -> None:
    """Complaints 2 against 5; of best k the k lowest count: of 4, 1, 3 the best two are 1 and 3."""
    sides = contest("total", crew(1), crew(2), better="lower")
    days = always(1, 2, 3)
    assert places(standing(sides, {1: 5, 2: 2}, days, days)) == [(1, 1, 0, None), (2, 0, 3, None)]
    best = contest("best", crew(1, 2, 3), best=2, better="lower")
    assert score(best, 0, {1: 4, 2: 1, 3: 3}, days, days).actual == 4
    since = {0: hour(1), 1: hour(2)}
    assert [r.place for r in standing(sides, {1: 2, 2: 2}, days, days, since)] == [1, 1]


def test_of_equal_sums_the_one_that_was_there_first_leads() -> None:
    """12 each, the second side since 10:00, the first since 11:00: one more visit turns it."""
    sides, days = contest("total", crew(1), crew(2)), always(1, 2)
    found = standing(sides, {1: 12, 2: 12}, days, days, {0: hour(2), 1: hour(1)})
    assert places(found) == [(1, 1, 0, None), (2, 0, 0, 1)]
    assert [one.reached for one in found] == [hour(1), hour(2)]
    assert winners(found) == (1,)


def test_of_equal_sums_who_never_did_anything_comes_after_who_came_back_to_nought() -> None:
    """0 each, one side has entries (+3 and -3), the other none: the one with a moment stands first."""
    sides, days = contest("total", crew(1), crew(2)), always(1, 2)
    assert places(standing(sides, {}, days, days, {1: hour(5)})) == [(1, 1, 0, None), (2, 0, 0, 1)]


def test_equal_sums_at_the_same_moment_share_the_place() -> None:
    sides, days = contest("total", crew(1), crew(2), crew(3)), always(1, 2, 3)
    found = standing(sides, {1: 12, 2: 12, 3: 4}, days, days, {0: hour(1), 1: hour(1)})
    assert places(found) == [(1, 0, 0, 1), (1, 1, 0, 1), (3, 2, 8, 9)]
    assert winners(found) == (0, 1)


def test_equal_ratios_share_the_place_whoever_was_first() -> None:
    """2 visits by one and 4 by two are 2 per head each: shared, and 2.0001 takes one more visit each."""
    sides, days = contest("per_head", crew(1), crew(2, 3)), always(1, 2, 3)
    found = standing(sides, {1: 2, 2: 4}, days, days, {0: hour(1), 1: hour(2)})
    assert places(found) == [(1, 0, 0, 1), (1, 1, 0, 1)]
    assert [one.reached for one in found] == [None, None]


def test_three_thirds_of_a_head_are_one_head() -> None:
    """Three workdays; three members there one day each, and one there for all three: both 5 per head, shared."""
    sides, days = contest("per_head", crew(1, 2, 3), crew(4)), Days(3, {1: 2, 2: 2, 3: 2, 4: 6})
    found = standing(sides, {1: 5, 4: 5}, days, days)
    assert [(one.place, one.score.value, one.score.due) for one in found] == [(1, 50_000, 10_000)] * 2


def test_a_group_that_was_never_there_has_no_ratio_and_nothing_turns_it() -> None:
    """Everybody on leave all the time: 0 heads."""
    sides = contest("per_head", crew(1), crew(2))
    days = Days(10, {1: 0, 2: 20})
    found = standing(sides, {1: 3, 2: 4}, days, days)
    assert places(found) == [(1, 1, 0, None), (2, 0, 40_000, None)]
    assert found[1].score.value == 0
    assert score(contest("improvement", (Player(1, usual=0),)), 0, {1: 5}, days, days).value == -10_000
    assert score(contest("attainment", (Player(2),)), 0, {2: 5}, days, days).value == 0
    assert score(contest("improvement", (Player(2),)), 0, {2: 5}, days, days).value == -10_000


def test_somebody_the_days_do_not_know_was_not_there() -> None:
    assert score(contest("per_head", crew(1, 2)), 0, {1: 4}, Days(10, {1: 20}), always(1)).value == 40_000
    assert (
        score(contest("attainment", (Player(1, 10), Player(2, 10))), 0, {1: 5}, always(1), always(1)).value == 5_000
    )


def test_nobody_wins_when_nothing_was_done() -> None:
    days = always(1, 2)
    assert winners(standing(contest("total", crew(1), crew(2)), {}, days, days)) == ()
    assert winners(standing(contest("total", crew(1), crew(2)), {2: 1}, days, days)) == (1,)
    assert winners(standing(contest("total", crew(1), crew(2)), {1: 3, 2: -3}, days, days)) == (0,)


def test_one_side_alone_leads_with_nothing_to_turn() -> None:
    assert places(standing(contest("total", crew(1)), {1: 3}, always(1), always(1))) == [(1, 0, 0, None)]


def entry(member: int, amount: int, after: int, day: date = FIRST) -> Entry:
    return Entry(member, amount, day, hour(after))


def test_a_slip_that_was_taken_back_has_not_reached_anything() -> None:
    """+5 at 9, +20 at 10, -20 at 11, +3 at 12: 8 stands since 12; the other side: +8 at 11."""
    entries = [entry(1, 5, 0), entry(1, 20, 1), entry(1, -20, 2), entry(1, 3, 3), entry(2, 8, 2)]
    assert reached(contest("total", crew(1), crew(2)), entries) == {0: hour(3), 1: hour(2)}


def test_a_value_stands_since_it_was_last_not_below() -> None:
    """+8 at 9, +4 at 10, -4 at 11: never below 8 since 9. With -5 and +1 it fell to 7 and is 8 since 12."""
    sides = contest("total", crew(1))
    assert reached(sides, [entry(1, 8, 0), entry(1, 4, 1), entry(1, -4, 2)]) == {0: hour(0)}
    fell = [entry(1, 8, 0), entry(1, 4, 1), entry(1, -5, 2), entry(1, 1, 3)]
    assert reached(sides, fell) == {0: hour(3)}


def test_of_the_best_k_only_what_counts_moves_the_moment() -> None:
    """Best one of two: 5 at 9, then the other's 4 at 10 changes nothing; its 6 in all at 11 does."""
    sides = contest("best", crew(1, 2), best=1)
    assert reached(sides, [entry(1, 5, 0), entry(2, 4, 1)]) == {0: hour(0)}
    assert reached(sides, [entry(1, 5, 0), entry(2, 4, 1), entry(2, 2, 2)]) == {0: hour(2)}


def test_only_what_lies_within_the_contest_moves_the_moment() -> None:
    """Its first and last day belong to it; the days around, strangers, and those who have left by then do not."""
    sides, after = contest("total", crew(1, 2)), LAST + timedelta(days=1)
    around = [entry(1, 1, 1, FIRST - timedelta(days=1)), entry(1, 1, 2, after), entry(9, 1, 3)]
    assert reached(sides, around) == {}
    assert reached(sides, [entry(1, 1, 4, LAST), *around]) == {0: hour(4)}
    assert reached(sides, [entry(1, 1, 0), entry(2, 1, 5, LAST)], {2: LAST}) == {0: hour(0)}
    assert reached(sides, [entry(1, 1, 0), entry(2, 1, 5, LAST)], {2: after}) == {0: hour(5)}


def naive(sides: Contest, entries: Sequence[Entry]) -> dict[int, datetime]:
    """The same by definition: every prefix added up anew."""
    ordered = sorted(entries, key=lambda one: one.at)
    found: dict[int, datetime] = {}
    for n, side in enumerate(sides.sides):
        own = {p.member for p in side.players}
        values, moments = [], []
        for end, one in enumerate(ordered, 1):
            if one.member in own:
                sums = {m: sum(e.amount for e in ordered[:end] if e.member == m) for m in own}
                best = sorted(sums.values(), reverse=True)
                values.append(sum(best[: sides.best] if sides.measure == "best" else best))
                moments.append(one.at)
        if values:
            low = max((i for i, value in enumerate(values) if value < values[-1]), default=-1)
            found[n] = moments[low + 1]
    return found


ledgers = st.lists(
    st.builds(entry, st.integers(1, 6), st.integers(-4, 8), st.integers(0, 30), st.just(FIRST)), max_size=25
)


@pytest.mark.parametrize("measure", sorted(SUMS))
@given(entries=ledgers)
def test_the_moment_kept_on_the_way_is_the_one_added_up_anew(measure: Measure, entries: list[Entry]) -> None:
    sides = contest(measure, crew(1, 2, 3), crew(4, 5), best=2)
    assert reached(sides, entries) == naive(sides, entries)
