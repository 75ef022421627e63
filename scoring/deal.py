"""Deals: stages, events (append-only), and what each event adds to which metric."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from language.money import Money


class Stage(StrEnum):
    """Where a deal stands, or what happened to it. `paid` is money received: part-collected or collected.

    `shared` and `shared_paid` are credit that goes from one member to another, of what was signed and of what was
    collected: a row with the amount for each of them, one below nought, together nothing.
    """

    LEAD = "lead"
    INTENT = "intent"
    QUOTED = "quoted"
    SIGNED = "signed"
    PAID = "paid"
    LOST = "lost"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"
    SHARED = "shared"
    SHARED_PAID = "shared_paid"


SOLD = (Stage.SIGNED, Stage.PAID)
"""What happens to a deal with an amount that counts."""
SHARES = (Stage.SHARED, Stage.SHARED_PAID)
"""Credit that moves; nothing that happens to the deal."""


@dataclass(frozen=True, slots=True)
class DealEvent:
    """One thing that happened to a deal. `money` as said; `org_minor` in the organization's currency.

    A cancelling row repeats the event with `cancels` set and counts the other way round. An amount without a rate has
    `org_minor` None: kept, counted nowhere until a rate is known; `rate` is the one it was turned by. `adjusts` is
    the day it is really of, where that day's month was closed: then it counts on `day`, in an open month.
    `by` is who reported it, when that was the member's lead.
    """

    id: int
    entry: int
    code: str
    deal: int
    member: int
    team: int | None
    customer: str
    stage: Stage
    money: Money | None
    org_minor: int | None
    day: date
    at: datetime
    clause: str = ""
    message: str = ""
    source: str = "message"
    cancels: int | None = None
    adjusts: date | None = None
    rate: Decimal | None = None
    by: int | None = None


def counts_of(event: DealEvent) -> tuple[tuple[str, int], ...]:
    """What the event adds to which metric: ((metric, amount), …), with the sign of a cancelling row.

    A signing adds its amount to bookings and one to signed; money received adds to collections; a refund
    takes from collections, a cancellation after signing from bookings and signed. Credit that moves is bookings or
    collections, and no deal.
    """
    amount = event.org_minor or 0
    plain = {
        Stage.SIGNED: (("bookings", amount), ("signed", 1)),
        Stage.CANCELLED: (("bookings", -amount), ("signed", -1)),
        Stage.PAID: (("collections", amount),),
        Stage.REFUNDED: (("collections", -amount),),
        Stage.SHARED: (("bookings", amount),),
        Stage.SHARED_PAID: (("collections", amount),),
    }.get(event.stage, ())
    sign = -1 if event.cancels else 1
    return tuple((metric, sign * count) for metric, count in plain if count)
