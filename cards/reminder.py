"""Reminders: that one is kept, the reminder itself, when it may be said instead; and what is still to be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cards.plan import amounts
from chat.reply import Button, Buttons, Line, Reply, says
from language.text import At, Day, Text, text
from scoring.people import Organization

_MOST, _MOST_BUTTONS, _SHORT = 8, 3, 18
EXAMPLE = text("For example: “remind me Thursday to call Acme”.")


@dataclass(frozen=True, slots=True)
class Item:
    """A reminder, or a plan in words (`at` None), as it is listed.

    `off`: the day off that was named. `quiet`: the moment in quiet hours that was named.
    """

    code: str
    what: str
    day: date
    at: At | None = None
    off: date | None = None
    quiet: At | None = None


def line_of(item: Item) -> Text:
    """When it will be said; and why not when it was asked for."""
    if item.at is None:
        return text("📝 Plan for {day}: {what}", day=Day(item.day), what=item.what)
    what, at = item.what, item.at
    if item.off:
        return text("📅 {day} is a day off; I remind you on {at}: {what}", day=Day(item.off), at=at, what=what)
    if item.quiet:
        return text("🌙 {quiet} is in quiet hours; I remind you on {at}: {what}", quiet=item.quiet, at=at, what=what)
    return text("⏰ I remind you on {at}: {what}", at=item.at, what=item.what)


def kept(item: Item) -> Reply:
    """To whoever asked: kept, and how to change it."""
    there = text("On {day} all the same", day=Day(item.off)) if item.off else None
    first = (Button(there, f"remind at {item.code} {item.off}"),) if there else ()
    buttons = Buttons((*first, Button(text("Cancel it"), f"remind drop {item.code}")))
    return Reply((Line(line_of(item), strong=True), buttons))


def due(item: Item) -> Reply:
    """The reminder itself."""
    return says(text("⏰ You wanted to be reminded: {what}", what=item.what), buttons=_buttons(item))


def _buttons(item: Item) -> tuple[Button, ...]:
    return (
        Button(text("Done"), f"remind done {item.code}"),
        Button(text("Another day"), f"remind later {item.code}"),
    )


def later(item: Item, days: Sequence[date]) -> Reply:
    """Which other day: the next workdays as buttons, any other one by words."""
    buttons = tuple(Button(text("{day}", day=Day(day)), f"remind at {item.code} {day}") for day in days)
    how = text("Another one: “remind {code} next Monday”.", code=item.code)
    return says(text("🗓 When shall I remind you: {what}", what=item.what), how, buttons=buttons)


def done(what: str) -> Reply:
    """It is done."""
    return says(
        text("✅ Done: {what}", what=what), text("If it counts, report it as always, for example “visited 1”.")
    )


def dropped(what: str) -> Reply:
    """It is not wanted any more."""
    return says(text("Cancelled: {what}", what=what))


def settled(what: str) -> Reply:
    """A button of something that is over."""
    return says(text("This is done with already: {what}", what=what))


def listing(days: Mapping[date, Mapping[str, int]], items: Sequence[Item], home: Organization) -> Reply:
    """Plans by day and what is open, with a button for the first ones; how to add one where there is none."""
    if not days and not items:
        nothing = text("Nothing is planned. Write “plan for tomorrow: 3 visits”, or let me remind you.")
        return says(nothing, EXAMPLE)
    lines = [text("📝 {day}: {what}", day=Day(day), what=amounts(days[day], home)) for day in sorted(days)]
    lines += [_listed(item) for item in items]
    more = len(lines) - _MOST
    shown = lines[:_MOST] + ([text("… and {n} more", n=more)] if more > 0 else [])
    buttons = tuple(
        Button(text("Done: {what}", what=item.what[:_SHORT]), f"remind done {item.code}")
        for item in items[:_MOST_BUTTONS]
    )
    title = Line(text("Your plans and reminders"), strong=True)
    return Reply((title, *(Line(line) for line in shown), *((Buttons(buttons),) if buttons else ())))


def _listed(item: Item) -> Text:
    if item.at:
        return text("⏰ {at}: {what}", at=item.at, what=item.what)
    return text("▢ {day}: {what}", day=Day(item.day), what=item.what)


def looked_back(line: Text | None, open_items: Sequence[Item], today: Text | None) -> Reply:
    """The next morning, to the one who planned: what came of it, what is still open, what today holds."""
    title = Line(text("🔎 Your plan"), strong=True)
    left = [Line(text("▢ {what}", what=item.what)) for item in open_items[:_MOST_BUTTONS]]
    buttons = tuple(
        Button(text("Done: {what}", what=item.what[:_SHORT]), f"remind done {item.code}")
        for item in open_items[:_MOST_BUTTONS]
    )
    lines = [Line(one) for one in (line, today) if one]
    return Reply((title, *lines[:1], *left, *lines[1:], *((Buttons(buttons),) if buttons else ())))


def refused(why: Text) -> tuple[Text, Text]:
    """What lacks, and one right example."""
    return why, EXAMPLE
