"""A month's books: still open, closed, or not over yet."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cards.metric import said
from chat.reply import Button, Reply, says
from language.text import Arg, Day, Listing, Text, text
from scoring.metric import Metric
from scoring.people import Organization
from scoring.period import Period, local_day

Sums = Sequence[tuple[Metric, int]]


def not_over(month: Period, on: date, home: Organization) -> Reply:
    """A month that still runs, or is to come: when it is closed."""
    return says(
        text("📖 {month} is not over yet. It is closed by itself on {day}.", month=home.called(month), day=Day(on)),
        text("Until then whatever is reported late still counts in it."),
    )


def still_open(month: Period, sums: Sums, on: date, home: Organization, *, may_close: bool) -> Reply:
    """A month that is over and not closed: what stands in it, and, for whoever may, a button."""
    lines = [
        text("📖 {month} is still open: {sums}", month=home.called(month), sums=_sums(sums, home)),
        text("It is closed by itself on {day}; until then whatever is reported late counts in it.", day=Day(on)),
    ]
    if not may_close:
        return says(*lines)
    lines.append(text("Close it now? A closed month is not opened again."))
    key = f"{month.start:%Y-%m}"
    return says(*lines, buttons=(Button(text("Close {month}", month=home.called(month)), f"close now {key}"),))


def closed_now(month: Period, sums: Sums, home: Organization, *, last: bool) -> Reply:
    """It was closed by this very word; `last`: it is the month before this one, whose records can be taken away."""
    export = (Button(text("Export it"), "export records last month"),) if last else ()
    return says(
        text("📕 {month} is closed: {sums}", month=home.called(month), sums=_sums(sums, home)),
        _later(),
        buttons=export,
    )


def closed_before(month: Period, at: datetime | None, by: str, home: Organization) -> Reply:
    """It was closed before; nothing is closed twice. `by` "": by itself; `at` None: before the first entry."""
    return says(_since(month, at, by, home), _later())


def _since(month: Period, at: datetime | None, by: str, home: Organization) -> Text:
    name = home.called(month)
    if at is None:
        return text("📕 {month} is closed already; nothing was changed.", month=name)
    day = Day(local_day(at, ZoneInfo(home.zone), home.day_end))
    if by:
        return text("📕 {month} was closed on {day} by {name}; nothing was changed.", month=name, day=day, name=by)
    return text("📕 {month} was closed by itself on {day}; nothing was changed.", month=name, day=day)


def _later() -> Text:
    return text("What is reported, corrected or taken back later counts as an adjustment on its own day.")


def _sums(sums: Sums, home: Organization) -> Arg:
    found = tuple(said(metric, amount, home.currency) for metric, amount in sums if amount)
    return Listing(found) if found else text("nothing recorded")
