"""The level that the reader has reached on labelled messages is held."""

import io

import pytest

from tests.language.corpus import score
from tests.language.corpus.readings import items_of, readings_of

LEVELS = {
    "messages": (0.99, 0.99, 0.98, 0.98),
    "own": (0.99, 0.955, 0.97, 0.975),
    "second": (0.98, 0.96, 0.97, 0.98),
    "third": (0.97, 0.945, 0.94, 0.96),
    "fourth": (0.99, 0.98, 0.985, 0.99),
    "fifth": (0.985, 0.97, 0.98, 0.99),
    "sixth": (0.98, 0.98, 0.985, 0.98),
    "seventh": (0.97, 0.965, 0.97, 0.98),
    "eighth": (0.98, 0.96, 0.96, 0.97),
    "ninth": (0.98, 0.96, 0.945, 0.97),
    "tenth": (0.92, 0.88, 0.9, 0.97),
    "eleventh": (0.99, 0.98, 0.985, 0.99),
    "twelfth": (0.98, 0.965, 0.98, 0.95),
    "thirteenth": (0.98, 0.96, 0.955, 0.975),
    "fourteenth": (0.96, 0.95, 0.935, 0.975),
    "fifteenth": (0.95, 0.935, 0.955, 0.975),
    "sixteenth": (0.97, 0.96, 0.98, 0.975),
    "seventeenth": (0.99, 0.95, 0.96, 0.99),
    "eighteenth": (0.97, 0.95, 0.97, 0.95),
    "nineteenth": (0.95, 0.895, 0.92, 0.97),
}
"""By corpus: at least this share of intents, whole messages, F1 of activities, F1 of deals."""

MUST_NOT_RECORD = ("none", "ambiguous", "query/undo/correct/leave/help")


@pytest.mark.parametrize("name", sorted(LEVELS))
def test_the_reached_level_is_held(name: str) -> None:
    items = items_of(name)
    result = score.report(items, readings_of(items), out=io.StringIO())
    whole = result["all"]
    reached = (whole["intent"], whole["exact"], whole["activities"][2], whole["deals"][2])
    assert all(got >= least for got, least in zip(reached, LEVELS[name], strict=True)), reached


@pytest.mark.parametrize("name", sorted(LEVELS))
def test_nothing_is_recorded_that_must_not_be(name: str) -> None:
    items = items_of(name)
    result = score.report(items, readings_of(items), out=io.StringIO())
    assert [result["false_records"][kind]["all"][0] for kind in MUST_NOT_RECORD] == [0, 0, 0]


def test_the_score_sees_a_reader_that_records_everything() -> None:
    items = [item for item in items_of("messages") if item["truth"]["intent"] == "none"]
    visit = {"metric": "visits", "quantity": 3, "date": "2026-11-20", "customers": []}
    blind = {item["id"]: {"truth": {"intent": "checkin", "activities": [visit]}} for item in items}
    result = score.report(items, blind, out=io.StringIO())
    assert result["false_records"]["none"]["all"][0] > 20
