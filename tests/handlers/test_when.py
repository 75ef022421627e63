"""Periods by what people call them, one table for every command."""

from datetime import date

import pytest

from handlers.arguments import arguments, period_for
from handlers.contest import wish
from handlers.when import period_in
from language.normalise import fold
from scoring.period import Period, PeriodKind
from tests.handlers.test_enquiry import HOME

TODAY = date(2026, 11, 20)
"""A Friday."""


def period(kind: PeriodKind, first: date) -> Period:
    return HOME.period(kind, first)


@pytest.mark.parametrize(
    ("said", "kind", "first"),
    [
        ("last week", "week", date(2026, 11, 9)),
        ("上个礼拜", "week", date(2026, 11, 9)),
        ("上週", "week", date(2026, 11, 9)),
        ("這個月", "month", date(2026, 11, 1)),
        ("last quarter", "quarter", date(2026, 7, 1)),
        ("昨天", "day", date(2026, 11, 19)),
        ("this year", "year", date(2026, 1, 1)),
        ("去年", "year", date(2025, 1, 1)),
    ],
)
def test_every_command_knows_a_period_by_the_same_words(said: str, kind: PeriodKind, first: date) -> None:
    meant = period(kind, first)
    asked = arguments(said, HOME).period
    assert asked is not None
    assert period_for(asked, TODAY, HOME) == meant
    assert period_in(fold(said), HOME, TODAY)[0] == meant
    assert wish(said, HOME, TODAY).period == meant


def test_a_weekday_of_last_week_is_no_week() -> None:
    assert period_in("上周五", HOME, TODAY) == (None, "上周五")


def test_of_several_periods_the_first_is_meant() -> None:
    assert period_in("last week vs this month", HOME, TODAY)[0] == period("week", date(2026, 11, 9))
