"""What metrics and amounts are called."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from language.money import Money, digits_of
from language.text import Arg, Share, Short, Text, counted, text
from scoring.metric import BUILT_IN, POINTS, SCORE, Metric

_LABELS: Mapping[str, Text] = {
    "visits": text("visits"),
    "calls": text("calls"),
    "leads": text("leads"),
    "demos": text("demos"),
    "quotes": text("quotes"),
    "followups": text("follow-ups"),
    "proposals": text("proposals"),
    "meetings": text("meetings"),
    "wechat_adds": text("WeChat adds"),
    "bookings": text("bookings"),
    "signed": text("signed deals"),
    "collections": text("collections"),
    "average_deal": text("average deal"),
    "conversion": text("lead conversion"),
    "quote_success": text("quote success"),
    "repeat_rate": text("repeat rate"),
    "timely_followups": text("timely follow-ups"),
    "cycle_days": text("cycle days"),
    "satisfaction": text("satisfaction"),
    "score": text("score"),
    "points": text("points"),
}

_COUNTS: Mapping[str, Callable[[int], Text]] = {
    "visits": lambda n: counted("{n} visit", "{n} visits", n),
    "calls": lambda n: counted("{n} call", "{n} calls", n),
    "leads": lambda n: counted("{n} lead", "{n} leads", n),
    "demos": lambda n: counted("{n} demo", "{n} demos", n),
    "quotes": lambda n: counted("{n} quote", "{n} quotes", n),
    "followups": lambda n: counted("{n} follow-up", "{n} follow-ups", n),
    "proposals": lambda n: counted("{n} proposal", "{n} proposals", n),
    "meetings": lambda n: counted("{n} meeting", "{n} meetings", n),
    "wechat_adds": lambda n: counted("{n} WeChat add", "{n} WeChat adds", n),
    "signed": lambda n: counted("{n} deal", "{n} deals", n),
}

_BUILT_IN_LABELS = {metric.key: metric.label for metric in (*BUILT_IN, SCORE, POINTS)}


def label(metric: Metric) -> Arg:
    """The metric's name: ours in the reader's language, or what the organization calls it."""
    ours = _LABELS.get(metric.key)
    return ours if ours and metric.label == _BUILT_IN_LABELS[metric.key] else metric.label


def value(metric: Metric, amount: int, currency: str) -> Arg:
    """The bare amount: 12, ¥12,000, 88.3 %, 4.5."""
    if metric.money:
        return Money(amount, currency)
    if metric.share:
        return Share(amount)
    return str(Decimal(amount).scaleb(-metric.scale)) if metric.scale else amount


def short(metric: Metric, amount: int, currency: str) -> Arg:
    """The amount as boards and pictures show it: 12, ¥1.2万, 88.3 %."""
    return Short(Money(amount, currency)) if metric.money else value(metric, amount, currency)


def gap(metric: Metric, amount: int, currency: str) -> Arg:
    """What is missing: the bare amount where it says what it is by itself, else with the metric's name."""
    plain = metric.money or metric.share or metric.scale
    return value(metric, amount, currency) if plain else said(metric, amount, currency)


def said(metric: Metric, amount: int, currency: str) -> Arg:
    """The amount with what it is: 3 visits, bookings ¥50,000."""
    words = _COUNTS.get(metric.key)
    if words and metric.label == _BUILT_IN_LABELS[metric.key]:
        return words(amount)
    if metric.money or not metric.unit:
        return text("{metric} {amount}", metric=label(metric), amount=value(metric, amount, currency))
    return text(
        "{metric} {amount} {unit}", metric=label(metric), amount=value(metric, amount, currency), unit=metric.unit
    )


def plainly(metric: Metric, amount: int, currency: str) -> Arg:
    """The bare amount, money in `whole` units."""
    return value(metric, whole(metric, amount, currency), currency)


def whole(metric: Metric, amount: int, currency: str) -> int:
    """The amount with money rounded up to whole units: nobody plans in cents, or counts those that turn a PK."""
    unit = 10 ** digits_of(currency) if metric.money else 1
    return -(-amount // unit) * unit
