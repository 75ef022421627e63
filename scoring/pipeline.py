"""Deals as they stand: from their events, their holder and their plan; and what may be expected of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from language.money import Money
from scoring.deal import SHARES, DealEvent, Stage
from scoring.instalments import Due, Instalment, dues

OPEN = (Stage.SIGNED, Stage.QUOTED, Stage.INTENT, Stage.LEAD)
"""Stages of open deals, in the order they are shown; signed ones while money is due."""
QUIET = timedelta(days=14)
ENOUGH = 20
"""Decided deals that it takes to say how likely a stage leads to a signing."""
_STEPS = (Stage.LEAD, Stage.INTENT, Stage.QUOTED, Stage.SIGNED)

Turned = Callable[[DealEvent, str], int | None]
"""An event's amount in a currency, by the rate of its day; None without a rate."""


@dataclass(frozen=True, slots=True)
class Deal:
    """One deal as it stands. `stage`: lead, intent, quoted, signed, paid (all of it), lost or cancelled.

    `money` is the last amount said; `signed` and `received` are in its currency's smallest unit. `held`: money that
    came in, in a currency without a rate. `touched`: the last day anything was heard of it.
    """

    id: int
    customer: str
    holder: int
    stage: Stage
    money: Money | None
    signed: int
    received: int
    touched: date
    dues: tuple[Due, ...] = ()
    held: tuple[Money, ...] = ()
    shares: Mapping[int, int] | None = None

    @property
    def open(self) -> bool:
        """Whether something is still to be done for it."""
        return self.stage in OPEN

    @property
    def due(self) -> int:
        """Signed and not yet received."""
        return sum(due.open for due in self.dues)

    @property
    def next(self) -> Due | None:
        """The oldest part that is still open."""
        return next((due for due in self.dues if due.open), None)


@dataclass(frozen=True, slots=True)
class Owed:
    """A part that is still open, of which deal; `code` is what its plan's part is called by, "" without a plan."""

    deal: Deal
    due: Due
    code: str = ""

    @property
    def money(self) -> Money:
        """What is still to come in."""
        return Money(self.due.open, self.deal.money.currency if self.deal.money else "")


def live(events: Iterable[DealEvent]) -> list[DealEvent]:
    """The events that were not taken back, in the order of their days; without credit that moved."""
    every = list(events)
    gone = {event.cancels for event in every if event.cancels}
    found = (e for e in every if not e.cancels and e.id not in gone and e.stage not in SHARES)
    return sorted(found, key=lambda event: (event.adjusts or event.day, event.id))


def named_last(said: Sequence[DealEvent]) -> Money | None:
    """The amount that a deal's currency is known by: the last signing's, before any the last that was named."""
    signings = [event for event in said if event.stage is Stage.SIGNED and event.money]
    return next((event.money for event in reversed(signings or said) if event.money), None)


def deal_of(
    events: Sequence[DealEvent], holder: int, plan: Sequence[Instalment], turned: Turned, touched: date | None = None
) -> Deal | None:
    """The deal behind its events; None when all of them were taken back."""
    said = live(events)
    if not said:
        return None
    named = named_last(said)
    currency = named.currency if named else ""
    amounts = {event.id: turned(event, currency) if event.money else 0 for event in said}
    signed = _sum(said, amounts, Stage.SIGNED) - _sum(said, amounts, Stage.CANCELLED)
    received = _sum(said, amounts, Stage.PAID) - _sum(said, amounts, Stage.REFUNDED)
    held = tuple(e.money for e in said if e.stage is Stage.PAID and e.money and amounts[e.id] is None)
    parts = dues(signed, received, plan)
    days = [event.adjusts or event.day for event in said] + ([touched] if touched else [])
    stage = _stage(said, signed, any(part.open for part in parts))
    money = Money(signed, currency) if named and signed > 0 else named
    return Deal(said[-1].deal, said[-1].customer, holder, stage, money, signed, received, max(days), parts, held)


def _sum(said: Sequence[DealEvent], amounts: Mapping[int, int | None], stage: Stage) -> int:
    return sum(amounts[event.id] or 0 for event in said if event.stage is stage)


def _stage(said: Sequence[DealEvent], signed: int, owed: bool) -> Stage:
    """By money once it is signed; else by what was said last."""
    if signed > 0:
        return Stage.SIGNED if owed else Stage.PAID
    last = said[-1].stage
    if any(event.stage is Stage.CANCELLED for event in said) and last not in _STEPS:
        return Stage.CANCELLED
    return {Stage.REFUNDED: Stage.CANCELLED, Stage.SIGNED: Stage.QUOTED}.get(last, last)


def due_before(deal: Deal, paid: int) -> Due | None:
    """The oldest part that was open before so much of what the deal received came in; None when none was."""
    plan = [due.instalment for due in deal.dues if due.instalment]
    return next((due for due in dues(deal.signed, deal.received - paid, plan) if due.open), None)


def quiet(deals: Iterable[Deal], today: date) -> list[Deal]:
    """Open deals of which nothing was heard for 14 days, the longest silent first; signed ones wait for money."""
    found = (d for d in deals if d.open and d.stage is not Stage.SIGNED and today - d.touched >= QUIET)
    return sorted(found, key=lambda deal: (deal.touched, deal.id))


def chances(firsts: Iterable[Mapping[Stage, object]]) -> dict[Stage, int]:
    """How often a deal that reached a stage was signed, in 1/10,000, of those that were signed or lost.

    Only for stages with 20 decided deals or more.
    """
    won: dict[Stage, int] = {}
    decided: dict[Stage, int] = {}
    for one in firsts:
        if Stage.SIGNED not in one and Stage.LOST not in one:
            continue
        for stage in _STEPS[:-1]:
            if stage in one:
                decided[stage] = decided.get(stage, 0) + 1
                won[stage] = won.get(stage, 0) + (Stage.SIGNED in one)
    return {stage: won[stage] * 10_000 // n for stage, n in decided.items() if n >= ENOUGH}


def likely(
    deals: Iterable[Deal], likelihood: Mapping[Stage, int], worth: Callable[[Money], int | None]
) -> int | None:
    """What open deals before signing are worth by how often their stages led to a signing; None: nothing is known.

    `worth` is an amount in the organization's smallest unit, None without a rate: that deal is left out. Floor for
    each deal.
    """
    found = [(worth(deal.money) or 0, deal.stage) for deal in deals if deal.stage in likelihood and deal.money]
    return sum(minor * likelihood[stage] // 10_000 for minor, stage in found) if likelihood else None
