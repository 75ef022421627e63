"""The words after “target”: periods as the company names them."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.goal import goal_of
from scoring.period import Turns
from tests.contracts.test_examples import HOME

APRIL = replace(HOME, turns=Turns(0, 4))
FEBRUARY = date(2027, 2, 10)
"""In the last quarter of the fiscal year that began in April 2026."""


@pytest.mark.parametrize(
    ("said", "first", "end"),
    [
        ("2026-Q4", date(2027, 1, 1), date(2027, 4, 1)),
        ("2026年第一季度", date(2026, 4, 1), date(2026, 7, 1)),
        ("Q4", date(2027, 1, 1), date(2027, 4, 1)),
        ("第四季度", date(2027, 1, 1), date(2027, 4, 1)),
        ("Q1", date(2027, 4, 1), date(2027, 7, 1)),
        ("2026", date(2026, 4, 1), date(2027, 4, 1)),
        ("this quarter", date(2027, 1, 1), date(2027, 4, 1)),
        ("今年", date(2026, 4, 1), date(2027, 4, 1)),
        ("明年", date(2027, 4, 1), date(2028, 4, 1)),
        ("2027-02", date(2027, 2, 1), date(2027, 3, 1)),
        ("1月", date(2028, 1, 1), date(2028, 2, 1)),
        ("2月", date(2027, 2, 1), date(2027, 3, 1)),
        ("2024-Q1", date(2024, 4, 1), date(2024, 7, 1)),
    ],
)
def test_quarters_and_years_are_those_of_the_fiscal_year(said: str, first: date, end: date) -> None:
    """Years from April: 2026/27 runs to March 2027, and its fourth quarter is the one after New Year."""
    period = goal_of(f"东区 {said} 30万", APRIL, FEBRUARY).period
    assert period
    assert (period.start, period.end) == (first, end)


@pytest.mark.parametrize(
    ("said", "first"),
    [("Q4", date(2027, 10, 1)), ("Q1", date(2027, 1, 1)), ("一月", date(2028, 1, 1)), ("2026", date(2026, 1, 1))],
)
def test_without_a_fiscal_year_they_are_the_calendars(said: str, first: date) -> None:
    found = goal_of(f"{said} 30万" if said != "一月" else "1月 30万", HOME, FEBRUARY).period
    assert found
    assert found.start == first
