"""What metrics and amounts are called."""

from collections.abc import Callable, Mapping

from language.money import Money, digits_of
from language.text import Arg, Short, Text, counted, text
from scoring.label import label as label
from scoring.label import ours
from scoring.label import value as value
from scoring.metric import Metric

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
    if words and ours(metric):
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
