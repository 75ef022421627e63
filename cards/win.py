"""喜报: a signed deal, told to the team."""

from collections.abc import Sequence

from cards.metric import value
from cards.progress import month_line
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
    lines += [month_line(team, home), _left(signed, team, home)]
    return Reply((Line(title, strong=True), *(Line(line) for line in lines if line)))


def _left(signed: Sequence[DealEvent], team: Progress, home: Organization) -> Text | None:
    """What the team still has before it; that the target is reached, by the win that reached it and no later one."""
    pace = team.pace
    if pace is None or pace.attainment is None:
        return None
    if pace.gap:
        return text("{gap} to go", gap=value(team.main, pace.gap, home.currency))
    brought = sum(event.org_minor or 0 for event in signed)
    reached_before = team.month - brought >= pace.target
    return None if reached_before else text("🏁 The month's target is reached!")


def _deal(event: DealEvent) -> Arg:
    assert event.money
    if not event.customer:
        return event.money
    return text("{customer} {money}", customer=event.customer, money=event.money)
