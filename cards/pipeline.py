"""A team's pipeline, for its lead: by stage, what is expected this month, what has gone quiet."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cards.entry import STAGES
from cards.receivable import summed
from chat.reply import Block, Button, Buttons, Line, Reply, Table, says
from language.money import Money, digits_of
from language.text import Arg, Day, Listing, Text, counted, text
from scoring.deal import Stage
from scoring.people import Organization
from scoring.period import Period
from scoring.pipeline import ENOUGH, OPEN, Deal

_MOST_QUIET = 5


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is known besides the deals: signed this month so far, and what open ones are worth by experience."""

    scope: str
    month: Period
    booked: int
    likely: int | None
    quiet: tuple[Deal, ...]


def pipeline_card(deals: Sequence[Deal], outlook: Outlook, home: Organization, code: Callable[[Deal], str]) -> Reply:
    """A row for each stage; then money, signings and silence."""
    if not deals:
        return says(text("{scope}: no open deals.", scope=outlook.scope))
    title = counted("{scope}: {n} open deal", "{scope}: {n} open deals", len(deals), scope=outlook.scope)
    header = (text("stage"), text("deals"), text("deal amount"))
    table = Table(header, tuple(_row(deals, stage) for stage in OPEN if any(d.stage is stage for d in deals)))
    blocks: list[Block] = [Line(title, strong=True), table, *map(Line, _expected(deals, outlook, home))]
    if outlook.quiet:
        twins = Counter(deal.customer for deal in outlook.quiet)
        shown = [_named(deal, code(deal) if twins[deal.customer] > 1 else "") for deal in outlook.quiet[:_MOST_QUIET]]
        names = (_silent(deal, name, home) for deal, name in zip(outlook.quiet, shown, strict=False))
        line = counted(
            "⚠ {n} deal without a touch for 14 days: {deals}",
            "⚠ {n} deals without a touch for 14 days: {deals}",
            len(outlook.quiet),
            deals=Listing(tuple(names)),
        )
        buttons = (
            Button(text("{name}", name=name), f"deal show {code(deal)}")
            for deal, name in zip(outlook.quiet[:3], shown, strict=False)
        )
        blocks += [Line(line), Buttons(tuple(buttons))]
    return Reply(tuple(blocks))


def _row(deals: Sequence[Deal], stage: Stage) -> tuple[Arg, ...]:
    own = [deal for deal in deals if deal.stage is stage]
    if stage is Stage.SIGNED:
        due = [Money(deal.due, deal.money.currency) for deal in own if deal.money]
        return text("signed, money due"), len(own), summed(due)
    return STAGES[stage], len(own), summed([deal.money for deal in own if deal.money])


def _expected(deals: Sequence[Deal], outlook: Outlook, home: Organization) -> list[Text]:
    """Money due up to the month's end, signings so far, and what open deals are worth by experience."""
    last = outlook.month.last
    coming = [
        Money(due.open, deal.money.currency)
        for deal in deals
        for due in deal.dues
        if due.open and due.due and due.due <= last and deal.money
    ]
    lines = []
    if coming:
        lines.append(text("Money due up to {day}: {sum}", day=Day(last), sum=summed(coming)))
    booked = Money(outlook.booked, home.currency)
    if outlook.likely is None:
        lines.append(
            text(
                "Signed this month: {booked}. Too few decided deals ({n} a stage) to weigh the open ones.",
                booked=booked,
                n=ENOUGH,
            )
        )
    else:
        unit = 10 ** digits_of(home.currency)
        likely = Money(outlook.likely // unit * unit, home.currency)
        lines.append(
            text(
                "Signed this month: {booked}; the open deals are worth {likely} by experience.",
                booked=booked,
                likely=likely,
            )
        )
    return lines


def _named(deal: Deal, code: str) -> Arg:
    """By the customer; by a code as well where the same is said of two."""
    name: Arg = deal.customer or "?"
    return text("{customer} ({code})", customer=name, code=code) if code else name


def _silent(deal: Deal, name: Arg, home: Organization) -> Text:
    holder = home.members.get(deal.holder)
    return text("{customer} ({name})", customer=name, name=holder.name if holder else "?")
