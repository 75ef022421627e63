"""Targets: three levels for a metric, a holder and a period; every version stays, the newest that holds counts."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from chat.errors import Refusal
from language.text import text
from scoring.period import Period
from scoring.wanted import COMPANY as COMPANY
from scoring.wanted import Holder as Holder
from scoring.wanted import Made as Made
from scoring.wanted import Target as Target
from scoring.wanted import target_of as target_of
from storage import closings
from storage.people import directory
from storage.tables import TargetRow
from storage.values import dump, load
from storage.work import Work, table_of

TARGETS = table_of(TargetRow)


def add(work: Work, target: Target) -> Target:
    """Set a target; an earlier one for the same stays in the history. Refusal when its period is closed."""
    if target.period.end <= closings.open_from(work):
        raise Refusal(
            text(
                "{period} is closed; its targets stay as they are.",
                period=directory(work).organization.called(target.period),
            )
        )
    number = work.new_id()
    work.insert(
        TargetRow,
        id=number,
        metric=target.metric,
        holder=target.holder,
        holder_id=target.holder_id,
        grain=target.grain,
        start=target.start,
        base=target.base,
        stretch=target.stretch,
        challenge=target.challenge,
        since=target.since,
        reason=target.reason,
        member_id=target.by,
        made=dump(target.made) if target.made else "",
    )
    return replace(target, id=number)


def of(
    work: Work, holder: Holder, holder_id: int, grain: str, start: date, on: date | None = None
) -> dict[str, Target]:
    """The holder's targets of a period as they hold on a day (today): {metric: target}."""
    day = on or closings.today_of(work)
    ours = (row for row in _rows(work, holder, grain, start) if row["holder_id"] == holder_id)
    return {row["metric"]: _target(row) for row in ours if row["since"] is None or row["since"] <= day}


def board(
    work: Work, holder: Holder, grain: str, start: date, on: date | None = None
) -> dict[tuple[int, str], Target]:
    """Everybody's targets of a period as they hold on a day (today): {(holder id, metric): target}."""
    day = on or closings.today_of(work)
    held = (row for row in _rows(work, holder, grain, start) if row["since"] is None or row["since"] <= day)
    return {(row["holder_id"], row["metric"]): _target(row) for row in held}


def board_of(work: Work, period: Period, members: frozenset[int]) -> list[Target]:
    """The newest targets of a period: the company's, the teams', and those of these members."""
    newest: dict[tuple[str, int, str], Target] = {}
    for holder in ("company", "team", "member"):
        for row in _rows(work, holder, period.kind, period.start):
            if holder != "member" or row["holder_id"] in members:
                newest[holder, row["holder_id"], row["metric"]] = _target(row)
    return list(newest.values())


def versions(work: Work, holder: Holder, holder_id: int, metric: str, period: Period) -> tuple[Target, ...]:
    """Every version of one target, the first one first; also those that will hold from a later day."""
    rows = _rows(work, holder, period.kind, period.start)
    return tuple(_target(row) for row in rows if (row["holder_id"], row["metric"]) == (holder_id, metric))


def by_ids(work: Work, numbers: Iterable[int]) -> Mapping[int, Target]:
    """Targets by their ids, as stored."""
    query = select(TARGETS).where(TARGETS.c.org_id == work.org, TARGETS.c.id.in_(tuple(numbers)))
    return {row.id: _target(row._mapping) for row in work.rows(query)}


def _rows(work: Work, holder: Holder, grain: str, start: date) -> list[Any]:
    """Stored ones, read once in a unit of work, then those that wait to be written."""
    place = ("targets", holder, grain, start)
    if place not in work.known:
        query = select(TARGETS).where(TARGETS.c.org_id == work.org, TARGETS.c.holder == holder)
        query = query.where(TARGETS.c.grain == grain, TARGETS.c.start == start).order_by(TARGETS.c.id)
        work.known[place] = [row._mapping for row in work.rows(query)]
    pending = (
        row
        for row in work.pending(TargetRow)
        if (row["holder"], row["grain"], row["start"]) == (holder, grain, start)
    )
    return [*work.known[place], *pending]


def _target(row: Any) -> Target:
    return Target(
        metric=row["metric"],
        holder=row["holder"],
        holder_id=row["holder_id"],
        grain=row["grain"],
        start=row["start"],
        base=row["base"],
        stretch=row["stretch"],
        challenge=row["challenge"],
        since=row["since"],
        reason=row["reason"],
        by=row["member_id"],
        made=load(Made, row["made"]) if row["made"] else None,
        id=row["id"],
    )
