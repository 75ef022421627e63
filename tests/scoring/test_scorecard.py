"""Scorecards and points: what numbers are worth, line by line, rounded down and never by hand."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.metric import BUILT_IN, Metric
from scoring.scorecard import (
    CAPS,
    WHOLE,
    CardLine,
    PointRule,
    Scorecard,
    attainment,
    for_part,
    points,
    score,
    scores,
)

METRICS = {metric.key: metric for metric in BUILT_IN}
BOOKINGS, VISITS, CYCLE, SUCCESS = (METRICS[key] for key in ("bookings", "visits", "cycle_days", "quote_success"))


def line(
    metric: Metric, weight: int, *, floor: int = 0, target: int | None = None, cap: int | None = None
) -> CardLine:
    return CardLine(metric, weight, CAPS[metric.kind] if cap is None else cap, floor, target)


CARD = Scorecard("", (line(BOOKINGS, 60), line(VISITS, 40)))


def test_the_worked_example() -> None:
    """¥90,000 of ¥100,000 is 9,000, at 60 % 5,400; 66 of 50 visits 13,200, capped at 12,000, at 40 % 4,800."""
    found = score(CARD, {"bookings": 9_000_000, "visits": 66}, {"bookings": 10_000_000, "visits": 50})
    assert found.value == 10_200
    first, second = found.lines
    assert (first.attainment, first.counted, first.weight, first.contribution, first.remark) == (
        9_000,
        9_000,
        6_000,
        5_400,
        "",
    )
    assert (second.attainment, second.counted, second.contribution, second.remark) == (
        13_200,
        12_000,
        4_800,
        "capped",
    )
    assert (second.metric, second.actual, second.target) == (VISITS, 66, 50)


def test_process_counts_to_120_and_results_to_200_per_cent_unless_set() -> None:
    assert CAPS == {"process": 12_000, "experience": 12_000, "result": 20_000}


@pytest.mark.parametrize(
    ("metric", "actual", "target", "expected"),
    [
        (VISITS, 45, 60, 7_500),
        (VISITS, 1, 3, 3_333),  # rounded down
        (VISITS, 2, 3, 6_666),
        (VISITS, 0, 60, 0),
        (VISITS, -3, 60, 0),  # more taken back than done
        (CYCLE, 36, 45, 12_000),  # 2 - 36 ÷ 45 = 1.2
        (CYCLE, 45, 45, 10_000),
        (CYCLE, 46, 45, 9_777),  # 44 ÷ 45 = 0.97777
        (CYCLE, 90, 45, 0),
        (CYCLE, 200, 45, 0),
        (CYCLE, 0, 45, 20_000),
    ],
)
def test_attainment_is_rounded_down_and_turned_round_where_lower_is_better(
    metric: Metric, actual: int, target: int, expected: int
) -> None:
    assert attainment(metric, actual, target) == expected


@pytest.mark.parametrize("target", [0, -1])
def test_nothing_is_measured_against_nought(target: int) -> None:
    with pytest.raises(ValueError, match="above 0"):
        attainment(VISITS, 1, target)


@pytest.mark.parametrize(("part", "whole", "visits"), [(3, 1, 180), (5, 21, 15), (1, 1, 60), (21, 21, 60)])
def test_a_months_target_is_asked_for_in_proportion(part: int, whole: int, visits: int) -> None:
    """60 visits a month: 180 in a quarter, 14.3 and so 15 in a week of 5 of 21 workdays; a share stays the same."""
    card = Scorecard("x", (line(VISITS, 50, target=60), line(SUCCESS, 40, target=3_000), line(BOOKINGS, 10)))
    found = for_part(card, part, whole)
    assert [one.target for one in found.lines] == [visits, 3_000, None]
    assert found.position == "x"


def test_everything_that_adds_up_is_asked_for_in_proportion() -> None:
    rolls = ("sum", "count", "distinct", "last", "mean", "ratio")
    metrics = [Metric(roll, roll, (), roll=roll) for roll in rolls]  # type: ignore[arg-type]
    card = Scorecard("", tuple(CardLine(metric, 20, 12_000, target=10) for metric in metrics))
    assert [one.target for one in for_part(card, 3, 1).lines] == [30, 30, 30, 10, 10, 10]


def test_without_a_floor_nought_is_nought_and_nothing_is_said_of_it() -> None:
    (found,) = score(Scorecard("", (CardLine(VISITS, 100, 12_000),)), {"visits": 0}, {"visits": 50}).lines
    assert (found.attainment, found.counted, found.remark) == (0, 0, "")


def test_every_line_is_rounded_down_by_itself() -> None:
    """3,333 at 33 % is 1,099.89: 1,099. Three of them are 3,297, where the sum at once would be 3,299."""
    card = Scorecard(
        "", tuple(line(METRICS[key], weight) for key, weight in (("visits", 33), ("calls", 33), ("demos", 34)))
    )
    found = score(
        card, dict.fromkeys(("visits", "calls", "demos"), 1), dict.fromkeys(("visits", "calls", "demos"), 3)
    )
    assert [one.contribution for one in found.lines] == [1_099, 1_099, 1_133]
    assert found.value == 3_331


def test_a_line_without_a_target_is_left_out_and_the_others_count_for_more() -> None:
    """Visits alone, 25 of 50, weigh 40 of 40: 5,000."""
    found = score(CARD, {"bookings": 5_000_000, "visits": 25}, {"visits": 50})
    assert found.value == 5_000
    first, second = found.lines
    assert (first.remark, first.attainment, first.counted, first.contribution, first.weight) == (
        "no target",
        None,
        0,
        0,
        0,
    )
    assert (second.remark, second.weight, second.contribution) == ("", 10_000, 5_000)


def test_a_line_without_data_is_left_out() -> None:
    """Nobody has quoted, so success cannot be said: bookings alone, 8,000."""
    card = Scorecard("", (line(BOOKINGS, 50), line(SUCCESS, 50, target=3_000)))
    found = score(card, {"bookings": 80, "quote_success": None}, {"bookings": 100})
    assert found.value == 8_000
    assert found.lines[1].remark == "no data"
    assert found.lines[1].target == 3_000


def test_who_has_nothing_to_measure_has_no_score() -> None:
    found = score(CARD, {"bookings": 5, "visits": 5}, {})
    assert found.value is None
    assert [one.remark for one in found.lines] == ["no target", "no target"]
    assert scores(CARD, {"bookings": [5], "visits": [5]}, {}) == [None]
    assert scores(Scorecard("", ()), {"visits": [5]}, {}) == [None]
    assert scores(CARD, {}, {}) == []


def test_an_own_target_wins_over_the_cards() -> None:
    card = Scorecard("", (line(VISITS, 100, target=50),))
    assert score(card, {"visits": 40}, {}).value == 8_000
    assert score(card, {"visits": 40}, {"visits": 80}).value == 5_000
    assert score(card, {"visits": 40}, {"visits": 0}).value == 8_000  # a target of nought is none
    assert scores(card, {"visits": [40, 40, 40]}, {"visits": [None, 80, 0]}) == [8_000, 5_000, 8_000]


def test_below_the_floor_a_line_counts_nothing() -> None:
    card = Scorecard("", (line(VISITS, 100, floor=8_000),))
    below = score(card, {"visits": 79}, {"visits": 100})
    assert (below.value, below.lines[0].remark, below.lines[0].attainment) == (0, "below the floor", 7_900)
    at = score(card, {"visits": 80}, {"visits": 100})
    assert (at.value, at.lines[0].remark) == (8_000, "")
    assert scores(card, {"visits": [79, 80]}, {"visits": [100, 100]}) == [0, 8_000]


def test_at_the_cap_nothing_is_said_of_it() -> None:
    card = Scorecard("", (line(VISITS, 100),))
    assert score(card, {"visits": 120}, {"visits": 100}).lines[0].remark == ""
    assert score(card, {"visits": 121}, {"visits": 100}).lines[0].remark == "capped"
    assert score(card, {"visits": 121}, {"visits": 100}).value == 12_000


def test_a_target_nobody_has_reported_to_counts_as_nought() -> None:
    """0 of 50 visits is 0, which is data; None is not."""
    assert score(CARD, {"visits": 0}, {"visits": 50}).value == 0
    assert scores(CARD, {"visits": [0, None]}, {"visits": [50, 50]}) == [0, None]


amount = st.none() | st.integers(-50, 2_000)
goal = st.none() | st.integers(0, 900)
LINES = st.lists(
    st.tuples(
        st.sampled_from(sorted(METRICS)), st.integers(1, 60), st.integers(0, 9_000), goal, st.integers(9_000, 20_000)
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda one: one[0],
)


@settings(max_examples=300, deadline=None)
@given(LINES, st.data())
def test_many_at_once_are_scored_as_each_alone(
    drawn: list[tuple[str, int, int, int | None, int]], data: st.DataObject
) -> None:
    card = Scorecard("", tuple(CardLine(METRICS[key], w, cap, floor, target) for key, w, floor, target, cap in drawn))
    size = data.draw(st.integers(1, 4))
    column = st.lists(amount, min_size=size, max_size=size)
    wanted = st.lists(goal, min_size=size, max_size=size)
    actuals = {key: data.draw(column) for key, *_ in drawn}
    targets = {key: data.draw(wanted) for key, *_ in drawn}
    alone = [
        score(card, {k: v[i] for k, v in actuals.items()}, {k: v[i] for k, v in targets.items()}) for i in range(size)
    ]
    assert scores(card, actuals, targets) == [one.value for one in alone]
    for one in alone:
        assert one.value is None or one.value == sum(each.contribution for each in one.lines)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=6))
def test_the_order_of_people_and_of_lines_changes_nothing(people: list[tuple[int, int]]) -> None:
    targets = {"bookings": [100] * len(people), "visits": [50] * len(people)}
    found = scores(CARD, {"bookings": [b for b, _ in people], "visits": [v for _, v in people]}, targets)
    back = people[::-1]
    turned = scores(CARD, {"bookings": [b for b, _ in back], "visits": [v for _, v in back]}, targets)
    assert turned == found[::-1]
    for lines in permutations(CARD.lines):
        again = scores(
            Scorecard("", lines), {"bookings": [b for b, _ in people], "visits": [v for _, v in people]}, targets
        )
        assert again == found


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 5_000), st.integers(1, 1_000))
def test_what_is_counted_in_smaller_units_scores_the_same(actual: int, target: int, times: int) -> None:
    card = Scorecard("", (line(BOOKINGS, 100),))
    once, scaled = (score(card, {"bookings": actual * n}, {"bookings": target * n}).value for n in (1, times))
    assert once == scaled


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 1_000), st.integers(0, 1_000), st.integers(1, 900))
def test_doing_more_never_scores_less(less: int, more: int, target: int) -> None:
    less, more = sorted((less, more))
    low, high = (score(CARD, {"visits": n}, {"visits": target}).value or 0 for n in (less, more))
    assert low <= high <= 12_000
    assert WHOLE == 10_000


POINTS = (PointRule(VISITS, 2), PointRule(BOOKINGS, 10, per=1_000_000, most=30))


def test_points_are_given_for_full_units_up_to_the_most() -> None:
    """7 visits are 14 points; ¥45,000.00 are four full ten thousands, 40, of which 30 count: 44."""
    whole, lines = points(POINTS, {"visits": 7, "bookings": 4_500_000})
    assert whole == 44
    assert [(one.actual, one.earned, one.capped, one.points, one.per) for one in lines] == [
        (7, 14, False, 2, 1),
        (4_500_000, 30, True, 10, 1_000_000),
    ]


@pytest.mark.parametrize(
    ("bookings", "earned", "capped"),
    [(999_999, 0, False), (1_000_000, 10, False), (3_000_000, 30, False), (4_000_000, 30, True)],
)
def test_only_what_is_full_gives_points(bookings: int, earned: int, capped: bool) -> None:
    whole, lines = points(POINTS, {"bookings": bookings})
    assert (whole, lines[1].earned, lines[1].capped) == (earned, earned, capped)


def test_what_was_taken_back_costs_no_points() -> None:
    assert points(POINTS, {"visits": -4, "bookings": None})[0] == 0
