"""What is different in scorecards, points, rates and thresholds, in words: the old beside the new."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date

from language.money import Money
from language.text import Arg, Day, Listing, Share, Text, text
from scoring.label import label, value
from scoring.metric import Metric
from scoring.quota import Plan
from scoring.rate import Rate
from scoring.ruling import Rulebook
from scoring.scorecard import CAPS, CardLine, PointRule, Scorecard


def changed_book(old: Rulebook, new: Rulebook, currency: str) -> Iterator[Text]:
    """Every change from one book to another."""
    before, after = ({card.position: card for card in book.scorecards} for book in (old, new))
    for position in before | after:
        if before.get(position) != after.get(position):
            lines = _card(before.get(position), after.get(position), currency)
            yield text("scorecard of {position}: {lines}", position=position or text("everybody"), lines=lines)
    for position in {**old.points, **new.points}:
        if old.points.get(position) != new.points.get(position):
            table = _table(old.points.get(position), new.points.get(position), currency)
            yield text("points of {position}: {points}", position=position or text("everybody"), points=table)
    yield from _rates(old.rates, new.rates, currency)
    for threshold in fields(old.thresholds):
        was, becomes = (getattr(book.thresholds, threshold.name) for book in (old, new))
        if was != becomes:
            yield text("threshold {setting}: {old} → {new}", setting=threshold.name, old=was, new=becomes)


def _card(old: Scorecard | None, new: Scorecard | None, currency: str) -> Arg:
    if new is None:
        return text("removed")
    was, becomes = (
        {line.metric.key: _line(line, currency) for line in (card.lines if card else ())} for card in (old, new)
    )
    return _moved(was, becomes)


def _table(old: tuple[PointRule, ...] | None, new: tuple[PointRule, ...] | None, currency: str) -> Arg:
    if new is None:
        return text("removed")
    was, becomes = ({rule.metric.key: _point(rule, currency) for rule in rules or ()} for rules in (old, new))
    return _moved(was, becomes)


def _moved(was: Mapping[str, Text], becomes: Mapping[str, Text]) -> Listing:
    """All of what is new; of what stood before only what is different: old → new, added, dropped."""
    if not was:
        return Listing(tuple(becomes.values()))
    found = []
    for key in {**was, **becomes}:
        if key not in becomes:
            found.append(text("{line} dropped", line=was[key]))
        elif key not in was:
            found.append(text("{line} added", line=becomes[key]))
        elif was[key] != becomes[key]:
            found.append(text("{old} → {new}", old=was[key], new=becomes[key]))
    return Listing(tuple(found))


def _line(line: CardLine, currency: str) -> Text:
    """The metric and its weight, with what else is stated of it."""
    more = [text("target {amount}", amount=value(line.metric, line.target, currency))] if line.target else []
    if line.cap != CAPS[line.metric.kind]:
        more.append(text("cap {share}", share=Share(line.cap)))
    if line.floor:
        more.append(text("floor {share}", share=Share(line.floor)))
    what = label(line.metric)
    if not more:
        return text("{metric} {weight}%", metric=what, weight=line.weight)
    return text("{metric} {weight}% ({more})", metric=what, weight=line.weight, more=Listing(tuple(more)))


def _point(rule: PointRule, currency: str) -> Text:
    """What so many of the metric give, and how much at most."""
    per, what = value(rule.metric, rule.per, currency), label(rule.metric)
    one = rule.per == 1 and not rule.metric.money
    plain = (
        text("{metric} {points}", metric=what, points=rule.points)
        if one
        else text("{metric} {points} for {per}", metric=what, points=rule.points, per=per)
    )
    return text("{line}, at most {most}", line=plain, most=rule.most) if rule.most is not None else plain


def changed_quotas(old: Plan, new: Plan, metrics: Mapping[str, Metric], currency: str) -> Iterator[Text]:
    """The average deal, the steps, the plain quotas: the old beside the new."""
    was, becomes = (_quotas(plan, metrics, currency) for plan in (old, new))
    if was != becomes:
        yield text("quotas: {lines}", lines=_moved(was, becomes))


def _quotas(plan: Plan, metrics: Mapping[str, Metric], currency: str) -> dict[str, Text]:
    found: dict[str, Text] = {}
    if plan.average is not None:
        found["average"] = text("average deal {amount}", amount=Money(plan.average, currency))
    for key, (made, got) in plan.rates:
        found[key] = text("{got} for every {made} {metric}", metric=_called(key, metrics), made=made, got=got)
    for key, week in plan.weekly:
        found[f"weekly {key}"] = text("{metric} {n} a week", metric=_called(key, metrics), n=week)
    return found


def _called(key: str, metrics: Mapping[str, Metric]) -> Arg:
    return label(metrics[key]) if key in metrics else text("intents")  # the step that is no metric


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
