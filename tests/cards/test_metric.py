"""What readers call a metric, and amounts in whole units."""

import pytest

from cards.metric import label, whole
from language.text import Text
from scoring.label import LABELS
from scoring.metric import BUILT_IN, POINTS, SCORE, Metric

METRICS = {metric.key: metric for metric in BUILT_IN}


@pytest.mark.parametrize("metric", [*BUILT_IN, SCORE, POINTS], ids=lambda metric: metric.key)
def test_a_built_in_metric_has_a_name_that_is_translated(metric: Metric) -> None:
    assert metric.key in LABELS, f"give {metric.key} a label in scoring/label.py"
    assert isinstance(label(metric), Text)


def test_money_is_rounded_up_to_whole_units_and_counts_are_left_alone() -> None:
    assert whole(METRICS["bookings"], 100_01, "CNY") == 101_00
    assert whole(METRICS["bookings"], 100_00, "CNY") == 100_00
    assert whole(METRICS["bookings"], 101, "JPY") == 101
    assert whole(METRICS["visits"], 101, "CNY") == 101
