"""A target goes down over people: company, teams, groups, members, room for adjustment, joiners and leavers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.allotment import Given, Seller, among, carrying, tenure
from scoring.cascade import Cascade, added
from scoring.period import period_of
from scoring.target import COMPANY, Ladder

NOVEMBER = period_of("month", date(2026, 11, 1))
EAST, SOUTH, NEW = 1, 2, 3
TEAMS: dict[int, int | None] = {EAST: None, SOUTH: None}
CREW = (Seller(11, EAST), Seller(12, EAST), Seller(21, SOUTH))
ALIKE = {11: 1, 12: 1, 21: 1}


def weekday(day: date) -> bool:
    return day.weekday() < 5


def given_to(found: Given, *names: tuple[str, int]) -> list[int]:
    return [found.ladders[name].base for name in names]  # type: ignore[index]


def test_the_company_goes_to_teams_by_their_members_and_teams_to_members() -> None:
    """900 for three alike, two in the east: 600 and 300; the east's 600 are 300 each."""
    found = among(Ladder(900), COMPANY, TEAMS, CREW, ALIKE, Cascade())
    assert given_to(found, COMPANY, ("team", EAST), ("team", SOUTH)) == [900, 600, 300]
    assert given_to(found, ("member", 11), ("member", 12), ("member", 21)) == [300, 300, 300]
    assert found.reserve is None
    assert len(found.ladders) == 6


def test_a_reserve_is_held_at_the_top_once() -> None:
    """1,000,000 with 10 %: 100,000 stay at the top, 900,000 go to the teams, and the same 900,000 to the members."""
    found = among(Ladder(1_000_000), COMPANY, TEAMS, CREW, ALIKE, Cascade(buffer=1_000))
    assert found.reserve == Ladder(100_000)
    assert found.ladders[COMPANY] == Ladder(1_000_000)
    assert given_to(found, ("team", EAST), ("team", SOUTH)) == [600_000, 300_000]
    assert given_to(found, ("member", 11), ("member", 12), ("member", 21)) == [300_000] * 3


def test_a_team_set_for_itself_has_no_reserve_taken_again() -> None:
    found = among(Ladder(600), ("team", EAST), TEAMS, CREW, ALIKE, Cascade(buffer=1_000))
    assert found.reserve is None
    assert given_to(found, ("team", EAST), ("member", 11), ("member", 12)) == [600, 300, 300]
    assert len(found.ladders) == 3


def test_over_assignment_is_put_on_what_members_get_once() -> None:
    """Teams sum to 1,000,000; the east's 666,667 become 733,333 (+ 66,666, rounded down) for its two members."""
    found = among(Ladder(1_000_000), COMPANY, TEAMS, CREW, ALIKE, Cascade(buffer=1_000, room="over-assign"))
    assert found.reserve is None
    assert given_to(found, ("team", EAST), ("team", SOUTH)) == [666_667, 333_333]
    assert given_to(found, ("member", 11), ("member", 12), ("member", 21)) == [366_667, 366_666, 366_666]


def test_a_hundred_and_twenty_per_cent_of_a_team_is_what_its_members_are_asked_for() -> None:
    """The golden case of the trade: ¥500,000 for a team, its four members together 120 %: 600,000, 150,000 each."""
    crew = tuple(Seller(number, EAST) for number in range(4))
    weights = dict.fromkeys(range(4), 7)
    cascade = Cascade(buffer=2_000, room="over-assign")
    found = among(Ladder(500_000), ("team", EAST), {EAST: None}, crew, weights, cascade)
    assert [found.ladders["member", number].base for number in range(4)] == [150_000] * 4


def test_groups_within_a_team_and_members_beside_them_add_up() -> None:
    """The east has a group of one and two members of its own: 900 are 300 for the group, 300 for each."""
    crew = (*CREW[:2], Seller(31, NEW))
    found = among(Ladder(900), COMPANY, {EAST: None, NEW: EAST}, crew, {11: 1, 12: 1, 31: 1}, Cascade())
    assert given_to(found, ("team", EAST), ("team", NEW)) == [900, 300]
    assert given_to(found, ("member", 11), ("member", 12), ("member", 31)) == [300, 300, 300]


def test_shares_of_teams_by_hand_hold_where_every_sister_has_one() -> None:
    both = among(Ladder(900), COMPANY, TEAMS, CREW, ALIKE, Cascade(), {EAST: 1, SOUTH: 2})
    assert given_to(both, ("team", EAST), ("team", SOUTH)) == [300, 600]
    one = among(Ladder(900), COMPANY, TEAMS, CREW, ALIKE, Cascade(), {EAST: 1})
    assert given_to(one, ("team", EAST), ("team", SOUTH)) == [600, 300]
    beside = (*CREW, Seller(41, None))
    none = among(Ladder(800), COMPANY, TEAMS, beside, ALIKE | {41: 1}, Cascade(), {EAST: 1, SOUTH: 2})
    assert given_to(none, ("team", EAST), ("team", SOUTH), ("member", 41)) == [400, 200, 200]


def test_who_carries_nothing_has_no_target() -> None:
    found = among(Ladder(900), COMPANY, TEAMS, CREW, {11: 1, 12: 0}, Cascade())
    assert set(found.ladders) == {COMPANY, ("team", EAST), ("member", 11)}
    assert among(Ladder(900), COMPANY, TEAMS, (), {}, Cascade()).ladders == {COMPANY: Ladder(900)}


@pytest.mark.parametrize(("month", "per_cent"), [(8, 25), (9, 25), (10, 50), (11, 75), (12, 100)])
def test_a_newcomer_carries_more_each_month(month: int, per_cent: int) -> None:
    """Joined on 10 September with the ramp 25, 50, 75: the whole from December on."""
    period = period_of("month", date(2026, month, 1))
    assert tenure(date(2026, 9, 10), period, (25, 50, 75)) == per_cent
    assert tenure(date(2025, 9, 10), period, (25, 50, 75)) == 100
    assert tenure(None, period, (25, 50, 75)) == 100
    assert tenure(date(2025, 12, 30), period_of("month", date(2026, 1, 1)), (25, 50, 75)) == 50
    assert tenure(date(2026, month, 1), period, ()) == 100


@pytest.mark.parametrize(
    ("rule", "weights"),
    [
        ("equal", {1: 2100, 2: 2100, 3: 1000}),
        ("tenure", {1: 2100, 2: 1050, 3: 250}),
        ("history", {1: 12600, 2: 8400, 3: 1250}),
        ("hand", {1: 63, 2: 0, 3: 10}),
    ],
)
def test_what_each_carries_is_the_rules_weight_by_days_of_belonging(rule: str, weights: dict[int, int]) -> None:
    """November 2026 has 21 weekdays. No. 2 joined on 15 October (second month: 50 %); no. 3 on Tuesday 17 November,
    10 weekdays (first month: 25 %), without history: the average of 6 and 4 is 5, × 25 % × 10 days = 1,250."""
    sellers = (
        Seller(1, EAST, history=6, share=3),
        Seller(2, EAST, joined=date(2026, 10, 15), history=4),
        Seller(3, EAST, joined=date(2026, 11, 17), share=1),
    )
    assert carrying(sellers, NOVEMBER, Cascade(among=rule), weekday) == weights  # type: ignore[arg-type]


def test_who_leaves_carries_until_the_day_before() -> None:
    """Left on Monday 9 November: 5 of the 21 weekdays. Who is gone before carries nothing."""
    sellers = (Seller(1, EAST), Seller(2, EAST, left=date(2026, 11, 9)), Seller(3, EAST, left=date(2026, 11, 1)))
    assert carrying(sellers, NOVEMBER, Cascade(), weekday) == {1: 2100, 2: 500, 3: 0}


def test_where_nobody_has_a_history_all_are_alike_but_newcomers() -> None:
    sellers = (Seller(1, EAST, history=-5), Seller(2, EAST), Seller(3, EAST, joined=date(2026, 11, 1)))
    assert carrying(sellers, NOVEMBER, Cascade(among="history"), weekday) == {1: 2100, 2: 2100, 3: 525}


def test_in_a_month_without_workdays_the_last_day_decides() -> None:
    sellers = (Seller(1, EAST), Seller(2, EAST, left=date(2026, 11, 30)))
    assert carrying(sellers, NOVEMBER, Cascade(), lambda _: False) == {1: 100, 2: 0}


crews = st.lists(
    st.tuples(st.sampled_from((None, EAST, SOUTH, NEW)), st.integers(0, 10**6)), min_size=1, max_size=12
).filter(lambda people: any(weight for _, weight in people))
TREE: dict[int, int | None] = {EAST: None, SOUTH: None, NEW: EAST}


@given(st.lists(st.integers(0, 10**10), min_size=3, max_size=3).map(sorted), crews, st.integers(0, 3_000))
def test_everybody_together_has_what_was_given(
    three: list[int], people: list[tuple[int | None, int]], b: int
) -> None:
    ladder = Ladder(*three)
    sellers = [Seller(number, team) for number, (team, _) in enumerate(people)]
    weights = {number: weight for number, (_, weight) in enumerate(people)}
    found = among(ladder, COMPANY, TREE, sellers, weights, Cascade(buffer=b))
    held = [found.reserve] if found.reserve else []
    members = [part for (kind, _), part in found.ladders.items() if kind == "member"]
    assert added([*members, *held]) == ladder


@given(crews, st.randoms(use_true_random=False))
def test_the_order_in_which_people_are_listed_changes_no_team(
    people: list[tuple[int | None, int]], chance: object
) -> None:
    sellers = [Seller(number, team) for number, (team, _) in enumerate(people)]
    weights = {number: weight for number, (_, weight) in enumerate(people)}
    mixed = sellers[:]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = (among(Ladder(10**6), COMPANY, TREE, crew, weights, Cascade()) for crew in (sellers, mixed))
    teams = {holder for holder in one.ladders if holder[0] == "team"}
    assert {holder: one.ladders[holder] for holder in teams} == {holder: other.ladders[holder] for holder in teams}


@given(crews)
def test_merging_two_people_of_a_team_gives_the_one_what_the_two_had(people: list[tuple[int | None, int]]) -> None:
    """Within a unit: rounding may put the last one elsewhere."""
    crew = [Seller(number, EAST) for number in range(len(people))]
    weights = {number: weight for number, (_, weight) in enumerate(people)}
    if len(people) < 3 or not (weights[0] and weights[1]):
        return
    apart = among(Ladder(10**6), COMPANY, TREE, crew, weights, Cascade())
    merged = among(Ladder(10**6), COMPANY, TREE, crew[1:], weights | {0: 0, 1: weights[0] + weights[1]}, Cascade())
    before = apart.ladders["member", 0].base + apart.ladders["member", 1].base
    assert abs(merged.ladders["member", 1].base - before) <= 2
