"""Who did more than before."""

from scoring.improvement import Improvement, improvements
from scoring.metric import BUILT_IN


def test_who_gained_most_actions_comes_first() -> None:
    before = {(1, "visits"): 100, (2, "visits"): 13, (2, "calls"): 100, (3, "visits"): 10}
    now = {(1, "visits"): 105, (2, "visits"): 14, (2, "calls"): 140, (3, "visits"): 11}
    assert improvements((1, 2, 3), before, now, BUILT_IN) == [Improvement(2, 113, 154), Improvement(3, 10, 11)]


def test_money_is_no_action_and_who_did_nothing_before_is_not_compared() -> None:
    before, now = {(1, "bookings"): 100}, {(1, "bookings"): 900, (2, "visits"): 9}
    assert improvements((1, 2), before, now, BUILT_IN) == []


def test_only_the_crew_is_compared() -> None:
    assert improvements((), {(1, "visits"): 1}, {(1, "visits"): 9}, BUILT_IN) == []
