"""Which step of the funnel moved most yesterday, and which totals lie outside their usual range."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.effect import DAYS, STEPS, Effect, Move, Total, Usual, effect, news

TEN_VISITS = {"visits": [10] * 20, "quotes": [2, 3, 3, 4] * 5}
USUAL_SHARES = Usual(low=2750, middle=3000, high=3250)


def moved(visits: int, quotes: int, history: dict[str, list[int]]) -> Move | None:
    return effect({"visits": visits, "quotes": quotes}, history, [("visits", "quotes")]).move


def test_the_step_that_moved_most_is_named_with_its_usual_range() -> None:
    """10 visits a day led to 2, 3, 3, 4 quotes in turn: five shares of 20 %, ten of 30 %, five of 40 %.

    Of 20 sorted values the quartiles lie at the positions 4.75, 9.5, 14.25: 20 + 0.75 x 10 = 27.5 %, 30 %, 32.5 %.
    Yesterday 8 of 10: 80 %.
    """
    assert moved(10, 8, TEN_VISITS) == Move(
        "visits", "quotes", made=10, got=8, share=8000, usual=USUAL_SHARES, unusual=True
    )


@pytest.mark.parametrize(
    ("quotes", "unusual"), [(0, True), (1, True), (2, False), (3, False), (4, False), (5, True), (6, True)]
)
def test_a_step_is_unusual_more_than_one_and_a_half_widths_outside_its_range(quotes: int, unusual: bool) -> None:
    """With 10 visits the range is 2.75 to 3.25 quotes, and its width at least one whole quote, so ordinary are
    1.25 to 4.75 quotes."""
    move = moved(10, quotes, TEN_VISITS)
    assert move is not None
    assert move.unusual is unusual


def test_at_exactly_one_and_a_half_widths_a_step_is_still_usual() -> None:
    """20 visits a day led to 4 or 8 quotes by turns: shares of 20 and 40 %, range 20 to 40 %, width 20 points.

    One and a half widths above is 70 %: 14 of 20 is usual, 15 is not. Below there is nothing: 20 - 30 < 0.
    """
    history = {"visits": [20] * 20, "quotes": [4, 8] * 10}
    found = [moved(20, quotes, history) for quotes in (14, 15, 0)]
    assert [move.unusual for move in found if move] == [False, True, False]
    assert found[0] is not None
    assert found[0].usual == Usual(2000, 3000, 4000)


def test_a_step_with_few_actions_yesterday_is_not_judged() -> None:
    assert moved(4, 4, TEN_VISITS) is None
    assert moved(5, 5, TEN_VISITS) is not None


def test_a_step_needs_twenty_actions_on_the_days_before() -> None:
    """Pools of five days are judged here: 19 visits in all are too few, 20 are enough."""
    assert moved(5, 1, {"visits": [1] * 19 + [0], "quotes": [0] * 20}) is None
    assert moved(5, 1, {"visits": [1] * 20, "quotes": [0] * 20}) is not None


def test_ten_days_of_five_actions_make_a_range_of_daily_shares() -> None:
    """Ten days with 5 visits and 1 quote (20 %), ten without any: the daily shares are all 20 %."""
    move = moved(5, 1, {"visits": [5, 0] * 10, "quotes": [1, 0] * 10})
    assert move is not None
    assert move.usual == Usual(2000, 2000, 2000)


def test_thinner_days_are_pooled_by_five() -> None:
    """Four visits a day, one quote on every fifth: every five days in a row have 20 visits and 1 quote, 5 %.

    Taken alone, no day has the five visits needed. With nine days of 5 visits it is still the pools that count.
    """
    thin = moved(5, 1, {"visits": [4] * 20, "quotes": [1, 0, 0, 0, 0] * 4})
    assert thin is not None
    assert thin.usual == Usual(500, 500, 500)
    nine = moved(5, 1, {"visits": [5] * 9 + [4] * 11, "quotes": [5] * 9 + [0] * 11})
    assert nine is not None
    assert nine.usual.low == 0
    ten = moved(5, 1, {"visits": [5] * 10 + [4] * 10, "quotes": [5] * 10 + [0] * 10})
    assert ten is not None
    assert ten.usual == Usual(10_000, 10_000, 10_000)


def test_a_range_needs_eight_pools() -> None:
    """Twelve days have eight runs of five; eleven have seven."""
    assert moved(5, 1, {"visits": [4] * 12, "quotes": [1] * 12}) is not None
    assert moved(5, 1, {"visits": [4] * 11, "quotes": [1] * 11}) is None


def test_a_pool_needs_five_actions_too() -> None:
    """20 visits on the first day are in one pool only; all other pools have none."""
    assert moved(5, 1, {"visits": [20] + [0] * 19, "quotes": [4] + [0] * 19}) is None


def test_of_two_steps_the_one_further_from_its_median_is_chosen() -> None:
    """10 visits → 8 quotes (usually 3, width 1: five widths); 10 quotes → 3 signed (usually 2, one width)."""
    history = TEN_VISITS | {"demos": [10] * 20, "signed": [2] * 20}
    steps = [("demos", "signed"), ("visits", "quotes")]
    yesterday = {"visits": 10, "quotes": 8, "demos": 10, "signed": 3}
    for order in (steps, steps[::-1]):
        found = effect(yesterday, history, order).move
        assert found is not None
        assert (found.source, found.result) == ("visits", "quotes")


def test_steps_are_compared_in_widths_of_their_own_range() -> None:
    """Calls: 100 a day led to 20 or 40 visits by turns, range 20 to 40, median 30; yesterday 60: 30 more, 1.5 widths.
    Demos: 10 a day always led to 5 quotes; yesterday 8: 3 more, three widths of one result. Fewer, and yet further."""
    history = {"calls": [100] * 20, "visits": [20, 40] * 10, "demos": [10] * 20, "quotes": [5] * 20}
    steps = [("calls", "visits"), ("demos", "quotes")]
    for quotes, source in ((8, "demos"), (7, "demos"), (6, "calls"), (4, "calls"), (3, "demos")):
        found = effect({"calls": 100, "visits": 60, "demos": 10, "quotes": quotes}, history, steps).move
        assert found is not None
        assert found.source == source, quotes


def test_of_two_steps_equally_far_the_first_in_the_table_is_chosen() -> None:
    history = {metric: [10] * 20 for metric in ("calls", "visits", "demos", "quotes")}
    yesterday = {"calls": 10, "visits": 8, "demos": 10, "quotes": 8}
    for steps in ([("calls", "visits"), ("demos", "quotes")], [("demos", "quotes"), ("calls", "visits")]):
        found = effect(yesterday, history, steps).move
        assert found is not None
        assert (found.source, found.result) == steps[0]


def test_a_single_result_where_there_usually_is_none_is_no_news() -> None:
    """10 visits a day and never a quote: one quote is one whole result away, within one and a half."""
    history = {"visits": [10] * 20, "quotes": [0] * 20}
    found = [moved(10, quotes, history) for quotes in (1, 2)]
    assert [move.unusual for move in found if move] == [False, True]


def test_without_history_nothing_is_said() -> None:
    assert effect({"visits": 50, "quotes": 50}, {}) == Effect(None, ())
    assert effect({}, {"visits": [10] * 20, "quotes": [3] * 20}).move is None


def test_a_result_that_was_never_done_counts_as_nothing() -> None:
    move = effect({"visits": 10}, {"visits": [10] * 20}).move
    assert move is not None
    assert (move.result, move.share, move.usual) == ("demos", 0, Usual(0, 0, 0))


def test_only_the_last_twenty_days_are_usual() -> None:
    long = {metric: [999] * 7 + values for metric, values in TEN_VISITS.items()}
    assert moved(10, 8, long) == moved(10, 8, TEN_VISITS)


def test_series_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="same days"):
        effect({}, {"visits": [1] * 20, "quotes": [1] * 19})


def test_totals_far_outside_their_range_are_named_furthest_first() -> None:
    """Visits of 8 or 12 a day: range 8 to 12, width 4, ordinary up to 18 and down to 2. Calls of 100 or 120: width
    20, ordinary 70 to 150. Yesterday 24 visits (12, three widths above) and 65 calls (35, 1.75 widths below)."""
    history = {"visits": [8, 12] * 10, "calls": [100, 120] * 10, "quotes": [3] * 20}
    found = effect({"visits": 24, "calls": 65, "quotes": 3}, history).totals
    assert found == (Total("visits", 24, Usual(8, 10, 12)), Total("calls", 65, Usual(100, 110, 120)))


def test_totals_equally_far_stand_by_name() -> None:
    history = {"visits": [5] * 20, "calls": [5] * 20}
    assert [total.metric for total in effect({"visits": 9, "calls": 9}, history).totals] == [
        "calls",
        "visits",
    ]


@pytest.mark.parametrize(("visits", "unusual"), [(1, True), (2, False), (18, False), (19, True)])
def test_at_exactly_one_and_a_half_widths_a_total_is_still_usual(visits: int, unusual: bool) -> None:
    assert bool(effect({"visits": visits}, {"visits": [8, 12] * 10}).totals) is unusual


def test_a_total_that_never_varied_may_vary_by_one() -> None:
    """5 every day: the width is taken for one, so 6 is usual and 7 is not."""
    assert [len(effect({"visits": value}, {"visits": [5] * 20}).totals) for value in (3, 4, 6, 7)] == [
        1,
        0,
        0,
        1,
    ]


def test_a_total_that_rests_on_most_days_has_no_usual_range() -> None:
    """Signed on 9 of 20 days: three at once are no news. On 10 of 20 days they are: range 0 to 1, ordinary to 2.5."""
    assert effect({"signed": 3}, {"signed": [1] * 9 + [0] * 11}).totals == ()
    assert effect({"signed": 3}, {"signed": [1] * 10 + [0] * 10}).totals == (Total("signed", 3, Usual(0, 0, 1)),)


def test_a_day_without_a_usual_action_is_a_total_of_nothing() -> None:
    assert effect({}, {"visits": [10] * 20}).totals == (Total("visits", 0, Usual(10, 10, 10)),)


def test_the_table_of_steps_leads_to_signed_deals() -> None:
    assert STEPS[-1] == ("quotes", "signed")
    assert ("visits", "quotes") in STEPS
    assert ("calls", "visits") in STEPS


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(-2, 30)), max_size=DAYS + 5),
    st.integers(-2, 40),
    st.integers(-2, 40),
)
def test_whatever_the_counts_shares_are_exact_and_ranges_ordered(
    days: list[tuple[int, int]], visits: int, quotes: int
) -> None:
    move = moved(visits, quotes, {"visits": [day[0] for day in days], "quotes": [day[1] for day in days]})
    if move is not None:
        assert move.usual.low <= move.usual.middle <= move.usual.high
        assert 0 <= Fraction(quotes, visits) - Fraction(move.share, 10_000) < Fraction(1, 10_000)
        assert not (move.unusual and move.usual.low <= move.share <= move.usual.high)


@given(st.lists(st.integers(1, 1000), min_size=10, max_size=20))
def test_quartiles_are_those_of_linear_interpolation_rounded_down(values: list[int]) -> None:
    """Against exact fractions, the definition itself: position quarter x (n - 1) / 4 in the sorted values."""
    ordered = sorted(values)
    (total,) = effect({"visits": 10**9}, {"visits": values}).totals
    expected = []
    for quarter in (1, 2, 3):
        position = Fraction(quarter * (len(ordered) - 1), 4)
        index = int(position)
        step = ordered[index + 1] - ordered[index]
        expected.append(int(ordered[index] + (position - index) * step))
    assert [total.usual.low, total.usual.middle, total.usual.high] == expected


def test_a_step_that_usually_yields_more_than_goes_in_is_none() -> None:
    """5 leads a day and 9 visits: the leads do not lead to the visits, whatever yesterday brought."""
    steps = (("leads", "visits"),)
    assert effect({"leads": 5, "visits": 30}, {"leads": [5] * 20, "visits": [9] * 20}, steps).move is None
    assert effect({"leads": 5, "visits": 3}, {"leads": [5] * 20, "visits": [4] * 20}, steps).move is not None


def test_what_was_as_far_out_the_day_before_is_no_news() -> None:
    """Ten leads after nine, where five are usual, were told; that they fall below is told again."""
    usual = {"leads": [5] * 20, "demos": [2] * 20}
    before = effect({"leads": 9, "demos": 2}, usual)
    assert [total.metric for total in news(effect({"leads": 10, "demos": 6}, usual), before).totals] == ["demos"]
    assert [total.metric for total in news(effect({"leads": 0, "demos": 2}, usual), before).totals] == ["leads"]
    assert news(effect({"leads": 10, "demos": 2}, usual), effect({"leads": 5, "demos": 2}, usual)).totals


def test_a_step_that_stays_out_of_its_range_is_told_once() -> None:
    usual = {"visits": [10] * 20, "quotes": [2, 3, 3, 4] * 5}
    high, low = effect({"visits": 10, "quotes": 8}, usual), effect({"visits": 10, "quotes": 0}, usual)
    assert high.move is not None
    assert high.move.unusual
    assert news(high, high).move is None
    assert news(low, high).move == low.move


@pytest.mark.parametrize(("quotes", "told"), [(1, True), (2, False), (3, False), (4, False), (5, True)])
def test_a_step_is_told_from_a_whole_result_outside_its_range_on(quotes: int, told: bool) -> None:
    """10 visits usually lead to 2.75 to 3.25 quotes: 2 and 4 are less than a quote away, 1 and 5 more."""
    move = moved(10, quotes, TEN_VISITS)
    assert move is not None
    assert move.told is told
