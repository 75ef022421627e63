"""Targets: three levels for a metric, a holder and a period; the newest row counts."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select

from storage.tables import TargetRow
from storage.work import Work, table_of

TARGETS = table_of(TargetRow)
Holder = Literal["company", "team", "member"]
COMPANY = 0


@dataclass(frozen=True, slots=True)
class Target:
    """What is wanted; attainment counts on `base`."""

    metric: str
    holder: Holder
    holder_id: int
    grain: str
    start: date
    base: int
    stretch: int
    challenge: int


def add(work: Work, target: Target) -> None:
    """Set a target; an earlier one for the same stays in the history."""
    work.insert(
        TargetRow,
        id=work.new_id(),
        metric=target.metric,
        holder=target.holder,
        holder_id=target.holder_id,
        grain=target.grain,
        start=target.start,
        base=target.base,
        stretch=target.stretch,
        challenge=target.challenge,
    )


def of(work: Work, holder: Holder, holder_id: int, grain: str, start: date) -> dict[str, Target]:
    """The holder's targets of a period: {metric: target}."""
    return {metric: t for (who, metric), t in board(work, holder, grain, start).items() if who == holder_id}


def board(work: Work, holder: Holder, grain: str, start: date) -> dict[tuple[int, str], Target]:
    """Everybody's targets of a period: {(holder id, metric): target}; read once in a unit of work."""
    place = ("targets", holder, grain, start)
    if place not in work.known:
        query = select(TARGETS).where(TARGETS.c.org_id == work.org, TARGETS.c.holder == holder)
        rows = work.rows(query.where(TARGETS.c.grain == grain, TARGETS.c.start == start).order_by(TARGETS.c.id))
        work.known[place] = {
            (r.holder_id, r.metric): Target(
                r.metric, r.holder, r.holder_id, r.grain, r.start, r.base, r.stretch, r.challenge
            )
            for r in rows
        }
    found: dict[tuple[int, str], Target] = work.known[place]
    return found
