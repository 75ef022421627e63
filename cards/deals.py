"""One's open deals, by stage, for nobody else."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from cards.entry import STAGES
from cards.period import period_name
from cards.receivable import due_line, summed
from chat.reply import Block, Button, Buttons, Line, Reply, Table, says
from language.money import Money
from language.text import Arg, Day, Text, counted, text
from scoring.ageing import overdue_days
from scoring.deal import DealEvent, Stage
from scoring.people import Organization
from scoring.period import IsWorkday, Period
from scoring.pipeline import OPEN, QUIET, Deal

_MOST_ROWS = 15
_MOST_BUTTONS = 4
_MOST_WORDS = 24


def deals_card(
    deals: Sequence[Deal],
    today: date,
    is_workday: IsWorkday,
    code: Callable[[Deal], str],
    name: str,
    steps: Mapping[int, Text],
) -> Reply:
    """A row for each, signed ones with money due first; buttons for those that want something.

    `name`: whose, if not the reader's own; `steps`: what is planned next, by deal.
    """
    if not deals:
        if name:
            return says(text("{name} has no open deals.", name=name))
        return says(text("You have no open deals. A deal begins with a line like: quoted Acme 50,000"))
    ordered = sorted(deals, key=lambda deal: (OPEN.index(deal.stage), _urgency(deal), deal.touched, deal.id))
    n = len(ordered)
    title = (
        counted("{name}: {n} open deal", "{name}: {n} open deals", n, name=name)
        if name
        else counted("You have {n} open deal", "You have {n} open deals", n)
    )
    header = (text("deal"), text("stage"), text("deal amount"), text("last touch"), text("next"))
    several = Counter(deal.customer for deal in ordered)
    rows = tuple(
        _row(deal, today, is_workday, code(deal) if several[deal.customer] > 1 else "", steps.get(deal.id))
        for deal in ordered[:_MOST_ROWS]
    )
    blocks: list[Block] = [Line(title, strong=True), Line(_sums(ordered)), Table(header, rows)]
    if n > _MOST_ROWS:
        blocks.append(Line(counted("… and {n} more", "… and {n} more", n - _MOST_ROWS)))
    wanting = sorted(ordered, key=lambda deal: (not _wants(deal, today, is_workday), _urgency(deal), deal.touched))
    buttons = (Button(text("{name}", name=deal.customer), f"deal show {code(deal)}") for deal in wanting)
    return Reply((*blocks, Buttons(tuple(buttons)[:_MOST_BUTTONS])))


def _urgency(deal: Deal) -> date:
    return deal.next.due or date.max if deal.next else date.max


def _wants(deal: Deal, today: date, is_workday: IsWorkday) -> bool:
    """Whether something should be done now: money overdue, or nothing heard for long."""
    late = deal.next is not None and deal.next.due is not None and overdue_days(deal.next.due, today, is_workday) > 0
    return late or (deal.stage is not Stage.SIGNED and today - deal.touched >= QUIET)


def _row(deal: Deal, today: date, is_workday: IsWorkday, code: str, step: Text | None) -> tuple[Arg, ...]:
    """A deal is named by its customer; by a code as well where the customer has another (`code` "": it has none)."""
    name: Arg = deal.customer or "?"
    if code:
        name = text("{customer} ({code})", customer=name, code=code)
    return name, STAGES[deal.stage], deal.money or "–", _touch(deal, today), step or _next(deal, today, is_workday)


def step(day: date, what: str) -> Text:
    """What its holder wants to be reminded of: Thu 26 Nov call Acme."""
    return text("{day} {what}", day=Day(day), what=what[:_MOST_WORDS])


def _touch(deal: Deal, today: date) -> Arg:
    days = (today - deal.touched).days
    if days <= 0:
        return text("today")
    if deal.stage is not Stage.SIGNED and today - deal.touched >= QUIET:
        return counted("⚠ {n} day ago", "⚠ {n} days ago", days)
    return Day(deal.touched)


def _next(deal: Deal, today: date, is_workday: IsWorkday) -> Arg:
    """Money due, else what a deal of that stage wants next."""
    if deal.next and deal.money:
        return due_line(deal.next, deal.money.currency, today, is_workday)
    return _WANTED.get(deal.stage, "–")


_WANTED: dict[Stage, Text] = {
    Stage.LEAD: text("find out the need"),
    Stage.INTENT: text("quote"),
    Stage.QUOTED: text("follow up the quote"),
}


def _sums(deals: Sequence[Deal]) -> Text:
    """What is due, and what is still open before signing."""
    due = [Money(deal.due, deal.money.currency) for deal in deals if deal.due and deal.money]
    coming = [deal.money for deal in deals if deal.stage is not Stage.SIGNED and deal.money]
    if due and coming:
        return text("Money due {due}; not signed yet {open}", due=summed(due), open=summed(coming))
    if due:
        return text("Money due {due}", due=summed(due))
    return text("Not signed yet {open}", open=summed(coming))


def biggest_card(
    deals: Sequence[Deal], signed: DealEvent | None, home: Organization, code: Callable[[Deal], str]
) -> Reply:
    """The largest open deals with who holds them, a button for the first; and the month's largest signing."""
    if not deals and signed is None:
        return says(text("There is no open deal with an amount."))
    blocks: list[Block] = [Line(text("The largest open deals"), strong=True)] if deals else []
    if deals:
        header = (text("deal"), text("stage"), text("deal amount"), text("holder"))
        rows = tuple(
            (one.customer or "?", STAGES[one.stage], one.money or "–", _holder(home, one.holder)) for one in deals
        )
        blocks.append(Table(header, rows))
    if signed and signed.money:
        largest = text("{customer} {money}", customer=signed.customer, money=signed.money)
        by = _holder(home, signed.member)
        blocks.append(Line(text("Largest signed this month: {deal}, {name}", deal=largest, name=by)))
    if deals:
        blocks.append(Buttons((Button(text("{name}", name=deals[0].customer), f"deal show {code(deals[0])}"),)))
    return Reply(tuple(blocks))


def signed_card(signed: Sequence[DealEvent], period: Period, home: Organization) -> Reply:
    """What was signed in a period, the largest first."""
    when = period_name(period, home)
    if not signed:
        return says(text("{period}: nothing was signed.", period=when))
    title = counted("{period}: {n} deal signed", "{period}: {n} deals signed", len(signed), period=when)
    return Reply((Line(title, strong=True), _ended(signed, home)))


def lost_card(lost: Sequence[DealEvent], period: Period, home: Organization) -> Reply:
    """What was lost in a period, the newest first, with what it would have brought together."""
    when = period_name(period, home)
    if not lost:
        return says(text("{period}: no deal was marked as lost.", period=when))
    together = summed([one.money for one in lost if one.money])
    title = counted(
        "{period}: {n} deal lost, {sum}", "{period}: {n} deals lost, {sum}", len(lost), period=when, sum=together
    )
    blocks: list[Block] = [Line(title, strong=True), _ended(lost[:_MOST_ROWS], home)]
    if len(lost) > _MOST_ROWS:
        blocks.append(Line(counted("… and {n} more", "… and {n} more", len(lost) - _MOST_ROWS)))
    return Reply(tuple(blocks))


def _ended(events: Sequence[DealEvent], home: Organization) -> Table:
    header = (text("deal"), text("deal amount"), text("day"), text("name"))
    rows = tuple((one.customer or "?", one.money or "–", Day(one.day), _holder(home, one.member)) for one in events)
    return Table(header, rows)


def _holder(home: Organization, member: int) -> Arg:
    return home.members[member].name if member in home.members else "–"
