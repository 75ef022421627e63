"""One's own month as a calendar: am I steady? For nobody else."""

from collections.abc import Mapping
from datetime import date, timedelta

from cards.metric import label, said
from cards.period import MONTHS
from chat.chart import HeatDay, Month, Tile
from chat.reply import Line, Picture, Reply
from language.text import Arg, At, text
from scoring.metric import Metric
from scoring.people import Organization
from scoring.period import IsWorkday, Period

WEEKDAYS = (text("Mon"), text("Tue"), text("Wed"), text("Thu"), text("Fri"), text("Sat"), text("Sun"))
_WEEKEND = 5
_STEPS = 4


def month_card(
    amounts: Mapping[date, int],
    metric: Metric,
    name: str,
    month: Period,
    today: date,
    is_workday: IsWorkday,
    home: Organization,
    now: At,
) -> Reply:
    """How many days, how much in all; then each day in its place, stronger where more was done."""
    days = [month.start + timedelta(days=index) for index in range((month.end - month.start).days)]
    past = [day for day in days if day <= today]
    active = sum(amounts.get(day, 0) > 0 for day in past)
    worked = sum(is_workday(day) for day in past)
    total = said(metric, sum(amounts.values()), home.currency)
    line = text(
        "{month}: {total} on {active} days; {worked} workdays so far",
        month=MONTHS[month.start.month - 1],
        total=total,
        active=active,
        worked=worked,
    )
    best = max(amounts.values(), default=0)
    chart = Month(
        title=text("{team}, {month}", team=name, month=MONTHS[month.start.month - 1]),
        scope=text("{metric} of each day", metric=label(metric)),
        aside=(),
        tiles=(Tile(text("this month"), total), Tile(text("active days"), f"{active} / {worked}")),
        weekdays=WEEKDAYS,
        first=month.start.weekday(),
        days=tuple(_day(day, amounts.get(day, 0), best, today, off=not is_workday(day)) for day in days),
        legend=(text("few"), text("many")),
        footer=text("As of {at} · say “my month” for the latest", at=now),
    )
    return Reply((Line(line, strong=True), Picture(chart, ())))


def _day(day: date, amount: int, best: int, today: date, *, off: bool) -> HeatDay:
    """Its level is its share of the best day, in four steps."""
    level = None if day > today else 0 if amount <= 0 else max(1, -(-amount * _STEPS // best))
    return HeatDay(day.day, level, amount if amount > 0 else "", _mark(day, off=off), off)


def _mark(day: date, *, off: bool) -> Arg:
    """休 on a weekday that is off, 班 on a weekend day that is worked."""
    weekend = day.weekday() >= _WEEKEND
    if off and not weekend:
        return text("rest")
    return text("work") if weekend and not off else ""
