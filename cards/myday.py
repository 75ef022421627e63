"""One's own day in the morning: three numbers and what the day needs."""

from datetime import date

from cards.metric import said
from cards.progress import gap_line, month_line
from chat.reply import Line, Reply
from language.text import Arg, Day, Listing, Text, text
from scoring.people import Organization
from scoring.progress import Progress

_MOST_QUOTAS = 4


def myday_card(
    progress: Progress, home: Organization, today: date, came: Text | None = None, own: Listing | None = None
) -> Reply:
    """What came of the plan before (`came`), month, gap, the day's share of each target, what is planned (`own`)."""
    day = _needs(progress, home)
    if own:
        day = text("{goal} · planned: {what}", goal=day, what=own) if day else text("Planned: {what}", what=own)
    lines: list[Text | None] = [came, month_line(progress, home), gap_line(progress, home), day]
    title = Line(text("☀️ Your day, {day}", day=Day(today)), strong=True)
    return Reply((title, *(Line(line) for line in lines if line)))


def _needs(progress: Progress, home: Organization) -> Text | None:
    """What a workday's share of the month's targets is, actions only."""
    wanted: list[Arg] = [
        said(metric, progress.quotas[metric.key], home.currency)
        for metric in home.metrics
        if metric.kind == "process" and progress.quotas.get(metric.key)
    ]
    return text("Today's goal: {what}", what=Listing(tuple(wanted[:_MOST_QUOTAS]))) if wanted else None
