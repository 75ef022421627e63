"""A target that changes: from when, by how much, with whose yes."""

from datetime import date

import pytest

from scoring.calibration import REASONS, Calibration, calibration
from scoring.period import period_of
from scoring.target import Ladder

NOVEMBER = period_of("month", date(2026, 11, 1))
DECEMBER = period_of("month", date(2026, 12, 1))
TODAY = date(2026, 11, 18)
TOMORROW = date(2026, 11, 19)


def test_there_are_four_reasons() -> None:
    assert REASONS == ("policy", "competitor", "people", "other")


def test_a_first_target_holds_at_once_and_needs_nobody() -> None:
    new = Ladder(500_000)
    assert calibration(None, new, NOVEMBER, TODAY) == Calibration(None, new, None, None, needs_yes=False)


@pytest.mark.parametrize(
    ("new", "change", "needs_yes"),
    [
        (575_000, 1_500, False),
        (575_001, 1_500, True),
        (425_000, -1_500, False),
        (424_999, -1_500, True),
        (500_000, 0, False),
        (500_049, 0, False),
        (1_000_000, 10_000, True),
        (0, -10_000, True),
    ],
)
def test_more_than_fifteen_per_cent_needs_a_managers_yes(new: int, change: int, needs_yes: bool) -> None:
    """15 % of 500,000 is 75,000: 575,000 and 425,000 are the lead's alone, one more is not."""
    old = Ladder(500_000)
    found = calibration(old, Ladder(new), NOVEMBER, TODAY)
    assert found == Calibration(old, Ladder(new), TOMORROW, change, needs_yes)


def test_it_holds_from_tomorrow_at_the_earliest() -> None:
    old, new = Ladder(10), Ladder(11)
    assert calibration(old, new, NOVEMBER, TODAY, date(2026, 11, 1)).since == TOMORROW
    assert calibration(old, new, NOVEMBER, TODAY, date(2026, 11, 25)).since == date(2026, 11, 25)
    assert calibration(old, new, DECEMBER, TODAY).since == DECEMBER.start
    assert calibration(old, new, DECEMBER, TODAY, date(2026, 12, 9)).since == date(2026, 12, 9)


def test_a_target_of_nothing_that_becomes_one_needs_a_yes_and_has_no_change_in_per_cent() -> None:
    found = calibration(Ladder(0), Ladder(5), NOVEMBER, TODAY)
    assert (found.change, found.needs_yes) == (None, True)


@pytest.mark.parametrize("today", [date(2026, 11, 30), date(2026, 12, 1), date(2027, 1, 5)])
def test_on_its_last_day_and_later_a_period_is_not_calibrated(today: date) -> None:
    """What would hold from tomorrow at the earliest would hold in no day of it."""
    with pytest.raises(ValueError, match="over"):
        calibration(Ladder(1), Ladder(2), NOVEMBER, today)
    with pytest.raises(ValueError, match="over"):
        calibration(Ladder(1), Ladder(2), NOVEMBER, TODAY, date(2026, 12, 1))


def test_a_first_target_may_be_set_on_the_last_day_but_not_later() -> None:
    assert calibration(None, Ladder(2), NOVEMBER, date(2026, 11, 30)).since is None
    with pytest.raises(ValueError, match="over"):
        calibration(None, Ladder(2), NOVEMBER, date(2026, 12, 1))
