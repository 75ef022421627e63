"""What was done of the metric that was asked for, in one line, and on the days that compare with them."""

from collections.abc import Sequence
from datetime import date

from cards.metric import said
from cards.period import named, period_name, span
from chat.reply import Line, Reply
from language.text import Arg, Listing, counted, text
from scoring.metric import Metric
from scoring.people import Organization
from scoring.period import Period

_MOST_NAMED = 20


def done_card(
    who: str,
    rows: Sequence[tuple[Metric, int, int]],
    periods: tuple[Period, Period],
    home: Organization,
    today: date,
    customers: Sequence[str] = (),
) -> Reply:
    """`rows`: each metric, how much of it in the first of the two `periods`, and how much in the one before.

    `customers`: with whom it was done in the first of them.
    """

    def listed(amounts: Sequence[tuple[Metric, int]]) -> Arg:
        return Listing(tuple(said(metric, amount, home.currency) for metric, amount in amounts))

    period, before = periods
    now = listed([(metric, amount) for metric, amount, _ in rows])
    then = listed([(metric, amount) for metric, _, amount in rows])
    first = text("{who} · {period}: {done}", who=who, period=_when(period, home, today), done=now)
    second = text("Before, {period}: {done}", period=span(before.start, before.last), done=then)
    return Reply((Line(first, strong=True), *_named(customers), Line(second)))


def _named(customers: Sequence[str]) -> tuple[Line, ...]:
    if not customers:
        return ()
    rest = len(customers) - _MOST_NAMED
    more: tuple[Arg, ...] = (counted("… and {n} more", "… and {n} more", rest),) if rest > 0 else ()
    return (Line(text("Customers: {names}", names=Listing((*customers[:_MOST_NAMED], *more)))),)


def _when(period: Period, home: Organization, today: date) -> Arg:
    running = period == home.period(period.kind, today)
    return named(period, home, today) if running else period_name(period, home)
