"""Whose board a team looks at, and who stands on it."""

from datetime import date, time

from scoring.board import arena, competing, contestants, groups_of
from scoring.people import Member, Organization, Role, Team

TODAY = date(2026, 11, 20)
EAST, FIRST, SECOND, ALONE, ONE = 1, 2, 3, 4, 5
TEAMS = (
    Team(EAST, "east", "East"),
    Team(FIRST, "first", "First", EAST),
    Team(SECOND, "second", "Second", EAST),
    Team(ALONE, "alone", "Alone"),
    Team(ONE, "one", "One", ALONE),
)
PEOPLE = (
    Member(1, "ann", "Ann", Role.LEAD, FIRST, "en", "UTC"),
    Member(2, "li", "Li", Role.REP, SECOND, "en", "UTC"),
    Member(3, "gone", "Gone", Role.REP, SECOND, "en", "UTC", left=TODAY),
    Member(4, "boss", "Boss", Role.MANAGER, EAST, "en", "UTC"),
    Member(5, "solo", "Solo", Role.REP, ONE, "en", "UTC"),
)
HOME = Organization(
    1, "Acme", "UTC", "USD", "en", "US", time(0), "bookings", None, (),
    {team.id: team for team in TEAMS}, {member.id: member for member in PEOPLE},
)  # fmt: skip


def test_on_a_board_stand_the_reps_and_leads_who_are_there() -> None:
    assert [member.name for member in contestants(HOME, EAST, TODAY)] == ["Ann", "Li"]
    assert [member.name for member in contestants(HOME, SECOND, date(2026, 11, 19))] == ["Li", "Gone"]


def test_a_group_looks_at_the_board_on_which_it_competes_with_its_sisters() -> None:
    assert arena(HOME, FIRST, TODAY) == EAST
    assert arena(HOME, EAST, TODAY) is None, "the company's"


def test_who_has_nobody_to_compete_with_there_looks_at_the_own_board() -> None:
    assert arena(HOME, ONE, TODAY) == ONE
    assert arena(HOME, None, TODAY) is None


def test_the_groups_of_a_scope_are_those_right_below_it() -> None:
    assert groups_of(HOME, EAST) == (FIRST, SECOND)
    assert groups_of(HOME, None) == (EAST, ALONE)
    assert groups_of(HOME, FIRST) == ()


def test_a_lead_stands_on_a_board_with_something_to_show_and_a_rep_always() -> None:
    crew = contestants(HOME, EAST, TODAY)
    reps = [member.id for member in crew if member.role is Role.REP]
    assert competing(crew, ()) == reps
    assert competing(crew, {member.id for member in crew}) == [member.id for member in crew]
