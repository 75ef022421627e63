"""Averages: by deal, by head."""

from dataclasses import replace

from cards.metric import label, value
from cards.period import period_name
from language.rounding import half_up
from language.text import Text, counted, text
from scoring.metric import Metric
from scoring.people import Organization
from scoring.period import Period


def average_line(name: str, metric: Metric, amount: int | None, period: Period, home: Organization) -> Text:
    """Singapore · November: average deal ¥40,000; a dash where nothing tells it."""
    shown = "–" if amount is None else value(metric, amount, home.currency)
    when = period_name(period, home)
    return text("{name} · {period}: {metric} {amount}", name=name, period=when, metric=label(metric), amount=shown)


def day_line(metric: Metric, total: int, heads: int, days: int, home: Organization) -> Text:
    """On a workday so far: 20 calls per head."""
    finer = replace(metric, scale=metric.scale if metric.money else metric.scale + 1)
    each = half_up(total if metric.money else total * 10, heads * days)
    return text(
        "On each workday so far: {metric} {each}", metric=label(metric), each=value(finer, each, home.currency)
    )


def head_line(name: str, metric: Metric, total: int, heads: int, period: Period, home: Organization) -> Text:
    """Singapore · November: visits per head 4.5 (2 people, 9 in all)."""
    finer = replace(metric, scale=metric.scale if metric.money else metric.scale + 1)
    each = half_up(total if metric.money else total * 10, heads) if heads else 0
    return counted(
        "{name} · {period}: {metric} per head {each} ({n} person, {total} in all)",
        "{name} · {period}: {metric} per head {each} ({n} people, {total} in all)",
        heads,
        name=name,
        period=period_name(period, home),
        metric=label(metric),
        each=value(finer, each, home.currency),
        total=value(metric, total, home.currency),
    )
