"""What is different in scorecards, points, rates and thresholds, in words."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from language.text import Arg, Day, Listing, Text, text
from scoring.rate import Rate
from scoring.ruling import Rulebook
from scoring.scorecard import PointRule, Scorecard


def changed_book(old: Rulebook, new: Rulebook, currency: str) -> Iterator[Text]:
    """Every change from one book to another."""
    before, after = ({card.position: card for card in book.scorecards} for book in (old, new))
    for position in before | after:
        if before.get(position) != after.get(position):
            lines = _lines(after[position]) if position in after else text("removed")
            yield text("scorecard of {position}: {lines}", position=position or text("everybody"), lines=lines)
    for position in {**old.points, **new.points}:
        if old.points.get(position) != new.points.get(position):
            table = _points(new.points[position]) if position in new.points else text("removed")
            yield text("points of {position}: {points}", position=position or text("everybody"), points=table)
    yield from _rates(old.rates, new.rates, currency)
    for threshold in fields(old.thresholds):
        was, becomes = (getattr(book.thresholds, threshold.name) for book in (old, new))
        if was != becomes:
            yield text("threshold {setting}: {old} → {new}", setting=threshold.name, old=was, new=becomes)


def _lines(card: Scorecard) -> Arg:
    return Listing(tuple(f"{line.metric.key} {line.weight}%" for line in card.lines))


def _points(rules: tuple[PointRule, ...]) -> Arg:
    return Listing(tuple(f"{rule.metric.key} {rule.points}" for rule in rules))


def _rates(old: tuple[Rate, ...], new: tuple[Rate, ...], currency: str) -> Iterator[Text]:
    before, after = _by_day(old), _by_day(new)
    for foreign, since in before | after:
        was, becomes = before.get((foreign, since)), after.get((foreign, since))
        if was != becomes:
            yield text(
                "rate of {currency} from {day}: {old} → {new} {home}",
                currency=foreign,
                day=Day(since),
                old=str(was.value) if was else "–",
                new=str(becomes.value) if becomes else "–",
                home=currency,
            )


def _by_day(rates: tuple[Rate, ...]) -> dict[tuple[str, date], Rate]:
    return {(rate.currency, rate.since): rate for rate in rates}
