"""Who holds a deal, and how the credit for it is parted: by notes, of which the last word counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from scoring.credit import Shares

What = Literal["assigned", "left", "split", "moved", "cancelled"]
GIVEN = ("assigned", "left")
"""Notes that give a deal to somebody: by hand, or because its holder left."""


@dataclass(frozen=True, slots=True)
class Note:
    """The nth thing that happened to a deal: `member` holds it since then, or is whom it is about; `by` did it."""

    deal: int
    n: int
    what: What
    member: int | None
    by: int
    at: datetime
    shares: Mapping[int, int] = field(default_factory=dict)
    words: str = ""


def holder_of(notes: Iterable[Note], first: int) -> int:
    """Who holds a deal: to whom it was given last, else who began it."""
    return next((one.member for one in reversed(list(notes)) if one.what in GIVEN and one.member), first)


def shares_of(notes: Iterable[Note]) -> Shares:
    """How the credit for a deal is parted by the last word on it; {} when it is not."""
    return next((one.shares for one in reversed(list(notes)) if one.what == "split"), {})
