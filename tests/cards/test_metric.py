"""What readers call a metric, and amounts in whole units."""

import pytest

from cards.metric import label, said, whole
from language.text import Text, english
from scoring.label import LABELS
from scoring.metric import BUILT_IN, POINTS, REPORTED, SCORE, Metric

METRICS = {metric.key: metric for metric in BUILT_IN}


@pytest.mark.parametrize("metric", [*BUILT_IN, SCORE, POINTS], ids=lambda metric: metric.key)
def test_a_built_in_metric_has_a_name_that_is_translated(metric: Metric) -> None:
    assert metric.key in LABELS, f"give {metric.key} a label in scoring/label.py"
    assert isinstance(label(metric), Text)


@pytest.mark.parametrize("metric", REPORTED, ids=lambda metric: metric.key)
def test_what_is_reported_is_counted_as_each_language_counts(metric: Metric) -> None:
    one, many = (english(said(metric, n, "CNY")) for n in (1, 2))
    assert (one.split()[0], many.split()[0]) == ("1", "2"), f"give {metric.key} its line in cards/metric.py"
    assert one.split()[1:] != many.split()[1:]


def test_money_is_rounded_up_to_whole_units_and_counts_are_left_alone() -> None:
    assert whole(METRICS["bookings"], 100_01, "CNY") == 101_00
    assert whole(METRICS["bookings"], 100_00, "CNY") == 100_00
    assert whole(METRICS["bookings"], 101, "JPY") == 101
    assert whole(METRICS["visits"], 101, "CNY") == 101
