"""A score or points explained line by line: actual, target, attainment, weight, what it adds."""

from collections.abc import Mapping, Sequence

from cards.metric import label, value
from chat.reply import Line, Reply
from language.text import Arg, Day, Share, Text, text
from scoring.metric import SCORE
from scoring.people import Organization
from scoring.ruling import Rulebook
from scoring.scorecard import LineScore, PointLine, Remark, Score

_REMARKS: Mapping[Remark, Text] = {
    "capped": text("as far as it counts"),
    "below the floor": text("below the floor, so it counts nothing"),
    "no target": text("no target, left out"),
    "no data": text("no data, left out"),
}


def score_card(name: str, period: Arg, score: Score, book: Rulebook, home: Organization) -> Reply:
    """Somebody's score with every line that leads there, and the rules it follows."""
    if score.value is None:
        head = text("{name} has no score for {period}: no line can be measured.", name=name, period=period)
    else:
        amount = value(SCORE, score.value, home.currency)
        head = text("{name}, {period}: score {score}", name=name, period=period, score=amount)
    return Reply((Line(head, strong=True), *(Line(_line(one, home)) for one in score.lines), _rules(book)))


def points_card(
    name: str, period: Arg, total: int, lines: Sequence[PointLine], book: Rulebook, home: Organization
) -> Reply:
    """Somebody's points with every line that leads there."""
    head = text("{name}, {period}: {n} points", name=name, period=period, n=total)
    return Reply((Line(head, strong=True), *(Line(_points(one, home)) for one in lines), _rules(book)))


def no_card() -> Text:
    """There is nothing to be scored by."""
    return text("There is no scorecard and no point table for this position; docs/rules.md shows how to write one.")


def _line(one: LineScore, home: Organization) -> Text:
    actual = "–" if one.actual is None else value(one.metric, one.actual, home.currency)
    if one.attainment is None:
        return text(
            "{metric}: {actual} ({remark})", metric=label(one.metric), actual=actual, remark=_REMARKS[one.remark]
        )
    words = text(
        "{metric}: {actual} of {target} = {attainment} × {weight} = {adds}",
        metric=label(one.metric),
        actual=actual,
        target="–" if one.target is None else value(one.metric, one.target, home.currency),
        attainment=Share(one.attainment),
        weight=Share(one.weight),
        adds=value(SCORE, one.contribution, home.currency),
    )
    return text("{line} ({remark})", line=words, remark=_REMARKS[one.remark]) if one.remark else words


def _points(one: PointLine, home: Organization) -> Text:
    name, actual = label(one.metric), value(one.metric, one.actual, home.currency)
    words = text(
        "{metric}: {actual} × {points} = {earned}", metric=name, actual=actual, points=one.points, earned=one.earned
    )
    if one.per > 1:
        words = text(
            "{metric}: {actual} ÷ {per} × {points} = {earned}",
            metric=name,
            actual=actual,
            per=value(one.metric, one.per, home.currency),
            points=one.points,
            earned=one.earned,
        )
    return text("{line} ({remark})", line=words, remark=_REMARKS["capped"]) if one.capped else words


def _rules(book: Rulebook) -> Line:
    return Line(text("Rules: version {n}, from {day}", n=book.version, day=Day(book.since)))
