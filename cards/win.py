"""喜报: a signed deal, told to the team."""

from collections.abc import Sequence

from cards.progress import month_line, to_go_line
from chat.reply import Line, Reply
from language.text import Arg, Listing, Text, text
from scoring.deal import DealEvent
from scoring.people import Organization
from scoring.progress import Progress


def win_card(name: str, signed: Sequence[DealEvent], team: Progress, home: Organization, *, first: bool) -> Reply:
    """Who signed whom for how much, and what it does to the team's month."""
    what = Listing(tuple(_deal(event) for event in signed))
    title = text("🎉 {name} signed {what}!", name=name, what=what)
    lines: list[Text | None] = [text("The first deal! Welcome to the board.") if first else None]
    lines += [month_line(team, home), to_go_line(team, home)]
    return Reply((Line(title, strong=True), *(Line(line) for line in lines if line)))


def _deal(event: DealEvent) -> Arg:
    assert event.money
    if not event.customer:
        return event.money
    return text("{customer} {money}", customer=event.customer, money=event.money)
