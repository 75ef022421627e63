"""The warning that next year's make-up days are not known: once a week, from November on, to those who can act."""

from datetime import datetime

from scheduler.coverage import warn
from tests.dialogues.stage import ZONE, Stage
from tests.running import unsent


def told(stage: Stage, now: datetime) -> int:
    """How many are told at a moment; the sample of calendar data ends with 2026."""
    with stage.store.look(now) as look:
        before = unsent(look)
    warn(stage.store, now)
    with stage.store.look(now) as look:
        return unsent(look) - before


def test_it_is_told_once_a_week_from_november_on(stage: Stage) -> None:
    assert told(stage, datetime(2030, 10, 31, 11, tzinfo=ZONE)) == 0
    first = told(stage, datetime(2030, 11, 1, 11, tzinfo=ZONE))
    assert first >= 1
    assert told(stage, datetime(2030, 11, 1, 12, tzinfo=ZONE)) == 0
    assert told(stage, datetime(2030, 11, 4, 9, tzinfo=ZONE)) == 0, "before ten nobody is told"
    assert told(stage, datetime(2030, 11, 4, 11, tzinfo=ZONE)) == first
    assert told(stage, datetime(2030, 11, 9, 11, tzinfo=ZONE)) == 0, "nor on a day off"


def test_a_year_that_is_known_is_not_warned_of(stage: Stage) -> None:
    assert told(stage, datetime(2024, 11, 4, 11, tzinfo=ZONE)) == 0
