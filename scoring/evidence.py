"""Evidence: which visit a place stands behind."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from scoring.metric import Metric

WITHIN = timedelta(minutes=30)
"""A visit reported longer before or after has nothing to do with the place."""
_VISIT = frozenset({"visits", "visit", "拜访", "拜訪"})


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a member was at a moment, in hundredths of a degree (about 1 km)."""

    id: int
    at: datetime
    north: int
    east: int


def is_visit(metric: Metric) -> bool:
    """Whether a metric counts visits: by its key or one of its names."""
    return bool(_VISIT & {metric.key, *(name.casefold() for name in metric.names)})


def visit_behind(at: datetime, reported: Iterable[tuple[int, datetime]]) -> int | None:
    """The entry, of (entry, when it was reported), that a place of that moment stands behind; None: none.

    It is the nearest in time within half an hour before or after, the earlier of two that are equally near.
    """
    near = [(abs(when - at), when, entry) for entry, when in reported if abs(when - at) <= WITHIN]
    return min(near)[2] if near else None
