"""Ratios worked out row by row: when a case counts, and for whom."""

from datetime import UTC, date, datetime, timedelta

import pytest

from scoring.cohort import Step, Touch, customers_back, days_to_sign, leads_met, quotes_won
from scoring.deal import Stage
from scoring.period import Period, period_of

OCTOBER, NOVEMBER = (period_of("month", date(2026, month, 1)) for month in (10, 11))
ANN, BOB = 1, 2


def step(deal: int, stage: Stage, day: date, member: int = ANN, customer: str = "acme") -> Step:
    return Step(deal, member, customer, stage, day)


QUOTED = step(1, Stage.QUOTED, date(2026, 9, 1))


@pytest.mark.parametrize(
    ("signed", "won"), [(date(2026, 9, 1), 1), (date(2026, 10, 30), 1), (date(2026, 10, 31), 0), (None, 0)]
)
def test_a_quote_is_won_when_signed_within_sixty_days(signed: date | None, won: int) -> None:
    """Quoted on 1 September, the sixtieth day is 30 October: it is counted in October."""
    steps = [QUOTED, *([step(1, Stage.SIGNED, signed)] if signed else [])]
    assert quotes_won(steps, OCTOBER) == {ANN: (won, 1)}
    assert quotes_won(steps, NOVEMBER) == {}


def test_a_quote_repeated_counts_from_the_first() -> None:
    again = step(1, Stage.QUOTED, date(2026, 10, 20))
    assert quotes_won([again, QUOTED, step(1, Stage.SIGNED, date(2026, 11, 5))], OCTOBER) == {ANN: (0, 1)}
    assert quotes_won([QUOTED, step(2, Stage.QUOTED, date(2026, 9, 2), BOB)], OCTOBER) == {ANN: (0, 1), BOB: (0, 1)}


def test_a_signing_that_was_cancelled_wins_nothing() -> None:
    steps = [QUOTED, step(1, Stage.SIGNED, date(2026, 9, 9)), step(1, Stage.CANCELLED, date(2026, 12, 1))]
    assert quotes_won(steps, OCTOBER) == {ANN: (0, 1)}


def test_the_sixtieth_day_decides_the_period() -> None:
    """60 days from 2 September end with 31 October, from 3 September with 1 November."""
    steps = [step(1, Stage.QUOTED, date(2026, 9, 2)), step(2, Stage.QUOTED, date(2026, 9, 3))]
    assert quotes_won(steps, OCTOBER) == {ANN: (0, 1)}
    assert quotes_won(steps, NOVEMBER) == {ANN: (0, 1)}


def test_a_customer_comes_back_with_a_second_deal() -> None:
    """Acme in March and July, Globex in May: 1 of 2. Two signings of one deal are one."""
    steps = [
        step(1, Stage.SIGNED, date(2026, 3, 5)),
        step(2, Stage.SIGNED, date(2026, 7, 5)),
        step(3, Stage.SIGNED, date(2026, 5, 5), customer="globex"),
        step(3, Stage.SIGNED, date(2026, 6, 5), customer="globex"),
        step(4, Stage.SIGNED, date(2026, 6, 5), customer=""),
        step(5, Stage.SIGNED, date(2026, 6, 5), BOB, "globex"),
    ]
    assert customers_back(steps, date(2026, 12, 1)) == {ANN: (1, 2), BOB: (0, 1)}


def test_a_year_back_counts_and_the_end_does_not() -> None:
    steps = [step(1, Stage.SIGNED, date(2025, 12, 1)), step(2, Stage.SIGNED, date(2026, 11, 30))]
    assert customers_back(steps, date(2026, 12, 1)) == {ANN: (1, 1)}
    assert customers_back(steps, date(2026, 12, 2)) == {ANN: (0, 1)}
    assert customers_back(steps, date(2026, 11, 30)) == {ANN: (0, 1)}
    leap = [step(1, Stage.SIGNED, date(2027, 2, 28)), step(2, Stage.SIGNED, date(2027, 2, 27), customer="b")]
    assert customers_back(leap, date(2028, 2, 29)) == {ANN: (0, 1)}


def test_days_run_from_the_first_step_to_the_signing() -> None:
    """A lead on 1 October, signed on 1 November: 31 days; another of 11 days: 42 in two deals."""
    steps = [
        step(1, Stage.SIGNED, date(2026, 11, 1)),
        step(1, Stage.INTENT, date(2026, 10, 9)),
        step(1, Stage.LEAD, date(2026, 10, 1)),
        step(2, Stage.QUOTED, date(2026, 11, 1)),
        step(2, Stage.SIGNED, date(2026, 11, 12)),
        step(3, Stage.SIGNED, date(2026, 11, 12)),  # begun by its signing: no length
        step(4, Stage.LEAD, date(2026, 11, 2)),
    ]
    assert days_to_sign(steps, NOVEMBER) == {ANN: (42, 2)}
    assert days_to_sign(steps, OCTOBER) == {}


HEARD = datetime(2026, 11, 2, 10, tzinfo=UTC)
LATER = HEARD + timedelta(days=3)


@pytest.mark.parametrize(
    ("hours", "minutes", "expected"),
    [(0, 0, (1, 1)), (23, 59, (1, 1)), (24, 0, (1, 1)), (24, 1, (0, 1)), (-1, 0, (0, 1))],
)
def test_a_lead_is_met_within_a_day(hours: int, minutes: int, expected: tuple[int, int]) -> None:
    touched = Touch(ANN, "acme", HEARD + timedelta(hours=hours, minutes=minutes))
    assert leads_met([Touch(ANN, "acme", HEARD)], [touched], LATER) == {ANN: expected}


def test_somebody_elses_call_and_another_customers_do_not_count() -> None:
    lead, others = Touch(ANN, "acme", HEARD), [Touch(BOB, "acme", HEARD), Touch(ANN, "globex", HEARD)]
    assert leads_met([lead], others, LATER) == {ANN: (0, 1)}


def test_a_young_lead_is_not_due() -> None:
    lead = Touch(ANN, "acme", HEARD)
    assert leads_met([lead], [], HEARD + timedelta(hours=24)) == {}
    assert leads_met([lead], [], HEARD + timedelta(hours=24, seconds=1)) == {ANN: (0, 1)}
    assert leads_met([lead], [lead], HEARD) == {ANN: (1, 1)}


def test_a_period_is_any_stretch_of_days() -> None:
    assert quotes_won([QUOTED], Period("day", date(2026, 10, 30), date(2026, 10, 31))) == {ANN: (0, 1)}
