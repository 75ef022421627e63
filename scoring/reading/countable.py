"""Whether a number can count anything at all: no money, no measure, no time of day, no rule, no effort."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.neighbours import Spot, words_at
from scoring.reading.token import Count

_RULES = word_set("rule goal target minimum quota challenge policy plan standard requirement expectation")
_THINGS = word_set("台 件 辆 箱 瓶 盒 包 只 头 双 支 片 杯 本 页")


def can_count(figure: Count, spot: Spot) -> bool:
    """Whether the number can be a count at all: no money, percent, measure, time of day, number of an order."""
    number = figure.number
    amount = number.scaled and number.doubt != "vague" and not figure.unit
    before = spot.before
    things = figure.unit in _THINGS and before is not None and "metric" in before.means
    stops = figure.unit == "个点" and before is not None and before.means.get("going") == "visits"
    if figure.money or (figure.measure and not (things or stops)) or number.percent or amount:
        return False
    if _is_difference(spot):
        return False
    if before is None:
        return True
    if _is_attributive(spot):
        return False
    if _is_effort(spot) or (words_at(spot.token) in ("once", "twice", "thrice") and before.kind == "text"):
        return False
    if before.text.lower() in ("at", "@", "between") and figure.value is not None and figure.value <= 12:
        return False
    return not before.means.keys() & {"code", "reference"}


def _is_effort(spot: Spot) -> bool:
    """signed after 5 visits, took 5 visits and 11 months: what a deal needed in all its time."""
    before = words_at(spot.before)
    if before not in ("after", "took"):
        return False
    row = spot.tokens[spot.at + 1 : spot.at + 6]
    return before == "after" or any(
        words_at(t).endswith("to") or (t.figure is not None and t.figure.measure) for t in row
    )


def _is_difference(spot: Spot) -> bool:
    """5 more visits than yesterday."""
    row = [words_at(t) for t in spot.tokens[spot.at + 1 : spot.at + 5]]
    return row[:1] == ["more"] and "than" in row


def _is_attributive(spot: Spot) -> bool:
    """the 50-dials rule: what the number and its metric say about another noun."""
    row = spot.tokens[spot.at + 1 : spot.at + 4]
    joined = len(row) == 3 and row[0].text == "-" and row[0].start == spot.token.end and row[1].start == row[0].end
    return joined and row[2].text.lower() in _RULES
