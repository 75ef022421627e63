"""Which visit a place stands behind: the nearest in time within half an hour, whichever came first."""

from datetime import datetime, timedelta

import pytest

from scoring.evidence import is_visit, visit_behind
from scoring.metric import BUILT_IN, Metric
from tests.company import NOW


def after(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("reported", "behind"),
    [
        ([], None),
        ([(1, after(5))], 1),
        ([(1, after(-30)), (2, after(31))], 1),
        ([(1, after(-30.1)), (2, after(30.1))], None),
        ([(1, after(-20)), (2, after(10)), (3, after(15))], 2),
        ([(2, after(10)), (1, after(-10))], 1),
    ],
)
def test_the_nearest_visit_within_half_an_hour_has_it(
    reported: list[tuple[int, datetime]], behind: int | None
) -> None:
    assert visit_behind(NOW, reported) == behind


def test_visits_are_told_by_key_or_name() -> None:
    assert [metric.key for metric in BUILT_IN if is_visit(metric)] == ["visits"]
    assert is_visit(Metric("store", "store visits", ("巡店", "拜访")))
