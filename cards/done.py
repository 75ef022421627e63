"""What was done of the metric that was asked for, in one line, and on the days that compare with them."""

from collections.abc import Sequence
from datetime import date

from cards.metric import said
from cards.period import named, period_name, span
from chat.reply import Line, Reply
from language.text import Arg, Listing, text
from scoring.metric import Metric
from scoring.people import Organization
from scoring.period import Period


def done_card(
    who: str, rows: Sequence[tuple[Metric, int, int]], periods: tuple[Period, Period], home: Organization, today: date
) -> Reply:
    """`rows`: each metric, how much of it in the first of the two `periods`, and how much in the one before."""

    def listed(amounts: Sequence[tuple[Metric, int]]) -> Arg:
        return Listing(tuple(said(metric, amount, home.currency) for metric, amount in amounts))

    period, before = periods
    now = listed([(metric, amount) for metric, amount, _ in rows])
    then = listed([(metric, amount) for metric, _, amount in rows])
    first = text("{who} · {period}: {done}", who=who, period=_when(period, home, today), done=now)
    second = text("Before, {period}: {done}", period=span(before.start, before.last), done=then)
    return Reply((Line(first, strong=True), Line(second)))


def _when(period: Period, home: Organization, today: date) -> Arg:
    running = period == home.period(period.kind, today)
    return named(period, home, today) if running else period_name(period, home)
