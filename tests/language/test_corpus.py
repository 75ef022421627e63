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
    "twentieth": (0.99, 0.99, 0.99, 0.99),
    "twentyfirst": (0.973, 0.957, 0.978, 0.977),
    "twentysecond": (0.982, 0.965, 0.964, 0.977),
    "twentythird": (0.965, 0.965, 0.984, 0.99),
    "twentyfourth": (0.948, 0.907, 0.953, 0.904),
    "twentyfifth": (0.957, 0.932, 0.96, 0.947),
    "twentysixth": (0.982, 0.957, 0.966, 0.947),
    "twentyseventh": (0.957, 0.932, 0.973, 0.939),
    "twentyeighth": (0.932, 0.857, 0.888, 0.95),
    "twentyninth": (0.973, 0.932, 0.97, 0.92),
    "thirtieth": (0.915, 0.848, 0.864, 0.872),
    "thirtyfirst": (0.957, 0.907, 0.899, 0.977),
    "thirtysecond": (0.957, 0.923, 0.95, 0.949),
    "thirtythird": (0.932, 0.882, 0.889, 0.962),
    "thirtyfourth": (0.968, 0.952, 0.974, 0.928),
    "thirtyfifth": (0.935, 0.868, 0.892, 0.902),
    "thirtysixth": (0.977, 0.918, 0.934, 0.942),
    "thirtyseventh": (0.977, 0.96, 0.961, 0.985),
    "thirtyeighth": (0.977, 0.968, 0.97, 0.97),
    "thirtyninth": (0.96, 0.96, 0.967, 0.98),
    "fortieth": (0.96, 0.9, 0.88, 0.955),
    "fortyfirst": (0.968, 0.918, 0.957, 0.873),
    "fortysecond": (0.945, 0.91, 0.95, 0.942),
    "fortythird": (0.955, 0.91, 0.955, 0.937),
    "fortyfourth": (0.945, 0.895, 0.905, 0.965),
    "fortyfifth": (0.945, 0.92, 0.945, 0.98),
    "fortysixth": (0.945, 0.92, 0.935, 0.98),
    "fortyseventh": (0.96, 0.885, 0.915, 0.85),
    "fortyeighth": (0.96, 0.9, 0.91, 0.925),
    "fortyninth": (0.94, 0.835, 0.87, 0.86),
    "fiftieth": (0.94, 0.89, 0.92, 0.91),
    "fiftyfirst": (0.96, 0.87, 0.92, 0.91),
    "fiftysecond": (0.875, 0.8, 0.885, 0.715),
    "fiftythird": (0.92, 0.78, 0.80, 0.89),
    "fiftyfourth": (0.99, 0.92, 0.93, 0.90),
    "fiftyfifth": (0.99, 0.96, 0.97, 0.95),
    "fiftysixth": (0.95, 0.90, 0.96, 0.92),
    "fiftyseventh": (0.95, 0.89, 0.90, 0.91),
    "fiftyeighth": (0.96, 0.90, 0.95, 0.94),
    "fiftyninth": (0.95, 0.85, 0.945, 0.80),
}
"""By corpus: at least this share of intents, whole messages, F1 of activities, F1 of deals."""

RANT = "twentyeighth"
"""In it somebody rants about a silent customer, "11 emails, 6 vms, nada", which is still read as a report."""
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
    recorded = [result["false_records"][kind]["all"][0] for kind in MUST_NOT_RECORD]
    assert recorded == ([1, 0, 0] if name == RANT else [0, 0, 0])


def test_the_score_sees_a_reader_that_records_everything() -> None:
    items = [item for item in items_of("messages") if item["truth"]["intent"] == "none"]
    visit = {"metric": "visits", "quantity": 3, "date": "2026-11-20", "customers": []}
    blind = {item["id"]: {"truth": {"intent": "checkin", "activities": [visit]}} for item in items}
    result = score.report(items, blind, out=io.StringIO())
    assert result["false_records"]["none"]["all"][0] > 20
