"""What metrics and the levels of a target are called, and bare amounts."""

from collections.abc import Mapping
from decimal import Decimal

from language.money import Money
from language.text import Arg, Share, Text, text
from scoring.metric import BUILT_IN, POINTS, SCORE, Metric
from scoring.target import Level

LABELS: Mapping[str, Text] = {
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
"""What readers call the built-in metrics, by key."""

LEVELS: Mapping[Level, Text] = {"base": text("base"), "stretch": text("stretch"), "challenge": text("challenge")}
"""What the three levels of a target are called."""
_BUILT_IN_LABELS = {metric.key: metric.label for metric in (*BUILT_IN, SCORE, POINTS)}


def ours(metric: Metric) -> bool:
    """Whether it is a built-in one that the organization calls as we do."""
    return metric.label == _BUILT_IN_LABELS.get(metric.key)


def label(metric: Metric) -> Arg:
    """The metric's name: ours in the reader's language, or what the organization calls it."""
    return LABELS[metric.key] if ours(metric) else metric.label


def value(metric: Metric, amount: int, currency: str) -> Arg:
    """The bare amount: 12, ¥12,000, 88.3 %, 4.5."""
    if metric.money:
        return Money(amount, currency)
    if metric.share:
        return Share(amount)
    return str(Decimal(amount).scaleb(-metric.scale)) if metric.scale else amount
