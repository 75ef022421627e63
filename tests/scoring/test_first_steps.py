"""A new lead's first steps."""

from scoring.first_steps import STEPS, FirstSteps


def test_the_first_step_not_done_comes_next() -> None:
    assert FirstSteps(frozenset()).next == "roster"
    assert FirstSteps(frozenset({"roster", "briefing"})).next == "targets"
    assert FirstSteps(frozenset(STEPS)).next is None


def test_steps_are_kept_as_marks() -> None:
    assert FirstSteps(frozenset({"roster", "pk"})).marks == "1001"
