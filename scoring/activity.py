"""Activities: rows of the ledger, append-only."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Evidence = Literal["said", "photo", "place", "lead", "customer", "money"]


@dataclass(frozen=True, slots=True)
class Activity:
    """Who did how much of which metric on which local day, in which words. Undo is a row with `cancels`.

    `entry` groups the rows of one message; `code` is what people type for it (K7Q). `amount` is an
    integer in the metric's smallest unit and negative on a cancelling row. `adjusts` is the day it is really of,
    where that day's month was closed: then it counts on `day`, in an open month. `by` is who reported it,
    when that was the member's lead.
    """

    id: int
    entry: int
    code: str
    member: int
    team: int | None
    metric: str
    amount: int
    day: date
    at: datetime
    customers: tuple[str, ...] = ()
    clause: str = ""
    message: str = ""
    source: str = "message"
    evidence: Evidence = "said"
    cancels: int | None = None
    adjusts: date | None = None
    by: int | None = None
