"""The rules of a PK: the digest, baselines and averages, who is there when, half-time."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.contest import (
    Contest,
    Days,
    Player,
    Side,
    completed,
    digest,
    half_time,
    presence,
    usual,
    workdays,
)

FIRST, LAST = date(2026, 11, 16), date(2026, 11, 20)  # Monday to Friday


def is_workday(day: date) -> bool:
    return day.weekday() < 5


def contest(**changes: object) -> Contest:
    east = Side("East", (Player(1, 100, 50), Player(2, 100, 50)), team=7)
    west = Side("West", (Player(3, 200, 70),))
    return replace(Contest("visits", "per_head", FIRST, LAST, (east, west)), **changes)  # type: ignore[arg-type]


def test_equal_rules_have_one_digest_and_it_stays_as_it_is() -> None:
    """Written down once, so that a digest shown last year can still be checked."""
    assert digest(contest()) == digest(contest()) == "4D7425EA25206622"


@pytest.mark.parametrize(
    "changes",
    [
        {"metric": "calls"},
        {"measure": "total"},
        {"best": 3},
        {"better": "lower"},
        {"first": date(2026, 11, 17)},
        {"last": date(2026, 11, 21)},
        {"sides": contest().sides[::-1]},
        {"sides": (contest().sides[0],)},
        {"sides": (replace(contest().sides[0], name="EAST"), contest().sides[1])},
        {"sides": (replace(contest().sides[0], team=8), contest().sides[1])},
        {"sides": (replace(contest().sides[0], players=(Player(1, 100, 50),)), contest().sides[1])},
        {"sides": (contest().sides[0], replace(contest().sides[1], players=(Player(4, 200, 70),)))},
        {"sides": (contest().sides[0], replace(contest().sides[1], players=(Player(3, 201, 70),)))},
        {"sides": (contest().sides[0], replace(contest().sides[1], players=(Player(3, 200, 71),)))},
        {"sides": (contest().sides[0], replace(contest().sides[1], players=(Player(3, 200, 70, own=False),)))},
    ],
)
def test_whatever_the_verdict_depends_on_changes_the_digest(changes: dict[str, object]) -> None:
    assert digest(contest(**changes)) != digest(contest())


def test_a_hostile_name_has_a_digest_and_a_slogan_changes_none() -> None:
    hostile = replace(contest().sides[0], name="\ud800\n7")
    assert len(digest(contest(sides=(hostile, contest().sides[1])))) == 16
    spoken = replace(contest().sides[0], slogan="We win")
    assert digest(contest(sides=(spoken, contest().sides[1]))) == digest(contest())


def test_what_is_usual_is_counted_per_half_day() -> None:
    """60 visits in 40 half days: 1.5 each, 15,000; 100 in 30: 3.3333, rounded down."""
    assert usual(60, 40) == 15_000
    assert usual(100, 30) == 33_333


def test_there_is_no_baseline_under_ten_workdays_or_without_a_result() -> None:
    """20 half days are ten workdays: they suffice, 19 do not; nor does a month in which nothing was done."""
    assert usual(20, 20) == 10_000
    assert usual(20, 19) is None
    assert usual(0, 40) is None
    assert usual(-5, 40) is None
    assert usual(1, 40) == 250


def test_who_has_no_baseline_counts_as_the_groups_average() -> None:
    """East: 100, 200, none → 150; West: none at all → the average of all, (100 + 200) / 2 = 150."""
    east = Side("East", (Player(1, usual=100), Player(2, usual=200), Player(3)))
    west = Side("West", (Player(4),))
    found = completed((east, west), "improvement")
    assert found is not None
    assert found[0].players == (Player(1, usual=100), Player(2, usual=200), Player(3, usual=150, own=False))
    assert found[1].players == (Player(4, usual=150, own=False),)


def test_a_group_with_baselines_takes_its_own_average_not_everybodys() -> None:
    """East 100 and none → 100, although West has 900: of three known, the average would be 366."""
    east = Side("East", (Player(1, usual=100), Player(2)))
    west = Side("West", (Player(3, usual=900), Player(4, usual=100)))
    found = completed((east, west), "improvement")
    assert found is not None
    assert [p.usual for p in found[0].players] == [100, 100]
    assert [p.usual for p in found[1].players] == [900, 100]


def test_who_has_no_target_counts_with_the_groups_average_target() -> None:
    """300 and 201 and none → 250, rounded down; a target of nothing is none."""
    side = Side("East", (Player(1, 300), Player(2, 201), Player(3), Player(4, 0)))
    found = completed((side,), "attainment")
    assert found is not None
    assert [p.target for p in found[0].players] == [300, 201, 250, 250]
    assert [p.own for p in found[0].players] == [True, True, False, False]


def test_without_any_target_or_baseline_the_measure_cannot_be_used() -> None:
    sides = (Side("East", (Player(1),)), Side("West", (Player(2, target=5),)))
    assert completed(sides, "improvement") is None
    assert completed((sides[0],), "attainment") is None
    assert completed(sides, "attainment") is not None


@pytest.mark.parametrize("measure", ["total", "per_head", "best"])
def test_other_measures_need_neither(measure: str) -> None:
    sides = (Side("East", (Player(1),)), Side("West", (Player(2),)))
    assert completed(sides, measure) == sides  # type: ignore[arg-type]


def test_workdays_include_both_ends_and_no_weekend() -> None:
    """16 to 23 November 2026 is Monday to Monday: six workdays."""
    days = workdays(FIRST, date(2026, 11, 23), is_workday)
    assert days == [date(2026, 11, n) for n in (16, 17, 18, 19, 20, 23)]
    assert workdays(date(2026, 11, 21), date(2026, 11, 22), is_workday) == []


def test_leave_and_the_days_after_leaving_are_not_there() -> None:
    """Five workdays: 1 is on leave on Monday and half of Tuesday (7 halves), 2 has left from Thursday on (6)."""
    away = {(1, FIRST): 2, (1, date(2026, 11, 17)): 1}
    found = presence(
        (1, 2, 3),
        workdays(FIRST, LAST, is_workday),
        lambda member, day: away.get((member, day), 0),
        {2: date(2026, 11, 19)},
    )
    assert found == Days(5, {1: 7, 2: 6, 3: 10})


def test_before_the_first_workday_everybody_counts_as_there() -> None:
    assert presence((1, 2), [], lambda member, day: 2) == Days(1, {1: 2, 2: 2})


@pytest.mark.parametrize(("count", "half"), [(2, None), (3, 1), (4, 1), (5, 2), (6, 2), (21, 10)])
def test_half_time_is_the_workday_at_whose_end_half_are_gone(count: int, half: int | None) -> None:
    """Of five workdays the third (index 2), of four the second, of less than three none."""
    days = workdays(FIRST, date(2026, 12, 31), is_workday)[:count]
    assert half_time(days) == (None if half is None else days[half])
    assert half_time([]) is None


@given(st.lists(st.one_of(st.none(), st.integers(1, 10**9)), min_size=1, max_size=12), st.randoms())
def test_the_order_of_players_changes_no_average(usuals: list[int | None], random: object) -> None:
    players = [Player(n, usual=one) for n, one in enumerate(usuals)]
    plain = completed((Side("East", tuple(players)),), "improvement")
    random.shuffle(players)  # type: ignore[attr-defined]
    mixed = completed((Side("East", tuple(players)),), "improvement")
    if plain is None or mixed is None:
        assert plain is mixed
    else:
        assert set(plain[0].players) == set(mixed[0].players)
