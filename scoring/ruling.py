"""What a rules file says of metrics, scorecards, points and rates, checked against each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from unicodedata import normalize

from language.money import digits_of, money_of
from language.text import Arg, Text, counted, text
from scoring.metric import BUILT_IN, Metric, Origin, with_own
from scoring.mistake import Mistakes
from scoring.rate import Rate
from scoring.scorecard import CAPS, WHOLE, CardLine, PointRule, Scorecard
from scoring.section import Thing, Values, sound, there_are
from scoring.setting import example, meant, nearest, shown

_FINE = 9
"""Decimals of a metric that could not be read: none of its amounts is called too fine."""
_FIXED = ("kind", "roll", "better", "money", "of", "share", "scale")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on something is asked or pointed out.

    old_days      entries for days further back are asked
    times_usual   amounts of so many times the member's median are asked
    times_raised  a correction to so many times the amount needs a second person
    silent_days   a metric on a scorecard that nobody reported for so long is pointed out
    """

    old_days: int = 14
    times_usual: int = 5
    times_raised: int = 10
    silent_days: int = 30


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What governs scoring from a day on; `version` counts the changes of the organization's rules."""

    version: int = 0
    since: date = date.min
    scorecards: tuple[Scorecard, ...] = ()
    points: Mapping[str, tuple[PointRule, ...]] = field(default_factory=dict)
    rates: tuple[Rate, ...] = ()
    thresholds: Thresholds = Thresholds()

    def card_of(self, position: str) -> Scorecard | None:
        """The scorecard of a position: its own, else the one for all."""
        own = {card.position: card for card in self.scorecards}
        return own.get(position) or own.get("")

    def points_of(self, position: str) -> tuple[PointRule, ...]:
        """The point table of a position: its own, else the one for all."""
        return self.points.get(position) or self.points.get("", ())


def metrics_of(things: Sequence[Thing], mistakes: Mistakes) -> tuple[Metric, ...]:
    """The organization's own metrics; a name that two metrics would share is noted.

    One that is not sound is there all the same, so that whoever names it is right.
    """
    built_in = {metric.key: metric for metric in BUILT_IN}
    seen: dict[str, Arg] = {_typed(name): _built_in(one.key) for one in BUILT_IN for name in one.names}
    own: list[Metric] = []
    for thing in things:
        key, names = thing.values.get("key", ""), thing.values.get("names", ())
        if thing.sound:
            with mistakes:
                _check_fixed(thing, key in built_in)
                _check_names(thing, seen, key)
        known = built_in.get(key) or Metric(key, label=(*names, key)[0], names=(), origin=_origin(thing))
        stated: Values = {"names": ()} | thing.values
        own.append(replace(known, **stated) if thing.sound else replace(known, scale=_FINE, share=False, money=False))
    known_ones = {metric.key: metric for metric in with_own(own)}
    for thing in sound(things):
        with mistakes:
            _check_roll(thing, known_ones)
    return tuple(own)


def _check_fixed(thing: Thing, built_in: bool) -> None:
    key, names = thing.values["key"], thing.values.get("names", ())
    fixed = next((fact for fact in _FIXED if fact in thing.values), None)
    if built_in and fixed:
        raise thing.mistake(fixed, text("cannot be set for the built-in metric {key}; leave it out", key=key))
    if not built_in and not names:
        remedy = example('names = ["试驾"]')
        raise thing.mistake("names", text("is missing, so nobody could report it; {remedy}", remedy=remedy))


def _check_names(thing: Thing, seen: dict[str, Arg], key: str) -> None:
    for name in thing.values.get("names", ()):
        if not any(letter.isalpha() for letter in name):
            raise thing.mistake("names", text("has {name}, which is no word; use letters", name=shown(name)))
        owner = seen.setdefault(_typed(name), thing.label)
        if owner not in (thing.label, _built_in(key)):
            twice = text("has {name}, which {owner} has already; keep it in one place", name=shown(name), owner=owner)
            raise thing.mistake("names", twice)


def _built_in(key: str) -> Text:
    return text("the built-in metric {key}", key=key)


def _origin(thing: Thing) -> Origin:
    return "metrics" if thing.values.get("of") else "report"


def _check_roll(thing: Thing, metrics: Mapping[str, Metric]) -> None:
    """Whether a metric that is worked out from others can be."""
    metric = metrics[thing.values["key"]]
    own = thing.values
    if metric.roll == "ratio" and "key" in own and metric.origin != "rows" and len(metric.of) != 2:
        said = text(
            "is not two metrics, which a ratio needs; name what stands above and below the line: {example}",
            example='of = ["signed", "visits"]',
        )
        raise thing.mistake("of", said)
    if own.get("of") and metric.roll not in ("ratio", "distinct"):
        raise thing.mistake("of", text("is only for a ratio or distinct customers; leave it out, or set roll"))
    if metric.roll == "distinct" and len(metric.of) > 1:
        raise thing.mistake("of", text("names several metrics; name the one whose customers are told apart"))
    for key in own.get("of", ()):
        if key not in metrics:
            raise thing.mistake("of", no_metric(key, metrics))
        if metrics[key].roll not in ("sum", "count"):
            said = text("names {key}, which is not a sum or a count; name one that is", key=shown(key))
            raise thing.mistake("of", said)
    if own.get("share") and metric.roll != "ratio":
        raise thing.mistake("share", text("is only for a ratio; leave it out"))
    if own.get("scale") and (metric.money or metric.share):
        raise thing.mistake("scale", text("is not for money or shares, whose decimals are known; leave it out"))
    if own.get("money") and metric.of and not metrics[metric.of[0]].money:
        raise thing.mistake("money", text("is true, but what stands above the line is no money; leave it out"))


def no_metric(key: str, known: Iterable[str]) -> Text:
    """That a table names something that is not a metric, with what may have been meant."""
    return text("names {key}, which is not a metric; {remedy}", key=shown(key), remedy=_known(key, known))


def _known(key: str, known: Iterable[str]) -> Text:
    near = nearest(key, known)
    return meant(shown(near)) if near else there_are(known)


def _typed(name: str) -> str:
    """A name as the reader compares it."""
    return normalize("NFKC", name).casefold()


def metric_named(thing: Thing, metrics: Mapping[str, Metric]) -> Metric:
    """The metric that a table's `metric` names; refused when there is none of that key."""
    key = thing.values["metric"]
    if key not in metrics:
        raise thing.mistake("metric", text("is not a metric; {remedy}", remedy=_known(key, metrics)))
    return metrics[key]


def smallest(thing: Thing, key: str, metric: Metric, currency: str) -> int:
    """An amount of a table in the metric's smallest unit: money in whole units, a share in per cent."""
    number = Decimal(thing.values[key])
    try:
        if metric.money:
            return money_of(number, currency).minor
    except ValueError:
        decimals = counted(
            "{currency} has {n} decimal", "{currency} has {n} decimals", digits_of(currency), currency=currency
        )
        raise thing.mistake(key, text("is finer than money; {decimals}", decimals=decimals)) from None
    scaled = number * 100 if metric.share else number.scaleb(metric.scale)
    if scaled != int(scaled):
        what = text("has too many decimals") if metric.scale or metric.share else text("is not a whole number")
        raise thing.mistake(key, text("{what}; leave out what stands behind the point", what=what))
    return int(scaled)


def scorecards_of(
    things: Sequence[Thing], metrics: Mapping[str, Metric], currency: str, mistakes: Mistakes
) -> tuple[Scorecard, ...]:
    """The scorecards, one for a position, each with weights that add up to a hundred."""
    seen: set[str] = set()
    cards = []
    for thing in sound(things):
        position = thing.values.get("position", "")
        lines = [Thing("scorecards.lines", n, thing.raw["lines"][n - 1], line) for n, line in _numbered(thing)]
        with mistakes:
            if position in seen:
                raise thing.mistake("position", text("has two scorecards; keep one"))
            seen.add(position)
            _check_lines(thing, lines)
        found = []
        for line in lines:
            with mistakes:
                found.append(_line(line, metrics, currency))
        cards.append(Scorecard(position, tuple(found)))
    return tuple(cards)


def _numbered(thing: Thing) -> Iterable[tuple[int, Values]]:
    return enumerate((part.values for part in thing.values["lines"]), 1)


def _check_lines(thing: Thing, lines: Sequence[Thing]) -> None:
    weights = [line.values["weight"] for line in lines]
    if sum(weights) != 100:
        added = " + ".join(map(str, weights))
        said = text("have weights of {sum}; make them add up to 100", sum=f"{added} = {sum(weights)}")
        raise thing.mistake("lines", said)
    named = [line.values["metric"] for line in lines]
    twice = next((key for key in named if named.count(key) > 1), None)
    if twice:
        raise thing.mistake("lines", text("name {one} twice; keep one", one=shown(twice)))


def _line(thing: Thing, metrics: Mapping[str, Metric], currency: str) -> CardLine:
    metric, own = metric_named(thing, metrics), thing.values
    target = smallest(thing, "target", metric, currency) if "target" in own else None
    if target == 0:
        raise thing.mistake("target", text("is nought, so nobody could be measured by it; leave it out"))
    cap = own["cap"] * WHOLE // 100 if "cap" in own else CAPS[metric.kind]
    return CardLine(metric, own["weight"], cap, own.get("floor", 0) * WHOLE // 100, target)


def points_of(
    things: Sequence[Thing], metrics: Mapping[str, Metric], currency: str, mistakes: Mistakes
) -> Mapping[str, tuple[PointRule, ...]]:
    """The point tables by position."""
    tables: dict[str, dict[str, PointRule]] = {}
    for thing in sound(things):
        with mistakes:
            metric, own = metric_named(thing, metrics), thing.values
            table = tables.setdefault(own.get("position", ""), {})
            if metric.key in table:
                raise thing.mistake("metric", text("gives points twice; keep one of them"))
            if metric.better == "lower":
                said = text("is better when lower, and points grow; put it on a scorecard instead")
                raise thing.mistake("metric", said)
            unit = 10 ** (digits_of(currency) if metric.money else 2 if metric.share else metric.scale)
            table[metric.key] = PointRule(metric, own["points"], own.get("per", 1) * unit, own.get("most"))
    return {position: tuple(table.values()) for position, table in tables.items()}


def rates_of(things: Sequence[Thing], currency: str, mistakes: Mistakes) -> tuple[Rate, ...]:
    """The exchange rates; one for a currency and day, none for the organization's own currency."""
    seen: set[tuple[str, date]] = set()
    rates = []
    for thing in sound(things):
        foreign, since = thing.values["currency"], thing.values["since"]
        if foreign == currency:
            mistakes.add(thing.mistake("currency", text("is the organization's own; leave the rate out")))
        elif (foreign, since) in seen:
            mistakes.add(thing.mistake("since", text("has two rates for {currency}; keep one", currency=foreign)))
        seen.add((foreign, since))
        rates.append(Rate(foreign, since, thing.values["rate"]))
    return tuple(rates)
