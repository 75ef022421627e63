"""Plans as values: what a member means to do on a day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Planned:
    """So much of a metric that a member means to do on a day, in the metric's smallest unit."""

    member: int
    day: date
    metric: str
    amount: int
