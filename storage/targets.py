"""Targets: three levels for a metric, a holder and a period; every version stays, the newest that holds counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select

from chat.errors import Refusal
from language.text import text
from scoring.period import Period
from scoring.target import HolderKind
from scoring.wanted import Made as Made
from scoring.wanted import Target as Target
from scoring.wanted import target_of as target_of
from storage import closings
from storage.people import directory
from storage.tables import TargetRow
from storage.values import dump, load
from storage.work import Work, table_of

TARGETS = table_of(TargetRow)
_OF_PERIOD = (
    select(TARGETS)
    .where(TARGETS.c.org_id == bindparam("org"), TARGETS.c.holder == bindparam("holder"))
    .where(TARGETS.c.grain == bindparam("grain"), TARGETS.c.start == bindparam("start"))
    .order_by(TARGETS.c.id)
)


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
    work: Work, holder: HolderKind, holder_id: int, grain: str, start: date, on: date | None = None
) -> dict[str, Target]:
    """The holder's targets of a period as they hold on a day (today): {metric: target}."""
    day = on or closings.today_of(work)
    ours = _versions(work, holder, grain, start).get(holder_id, ())
    return {target.metric: target for target in ours if target.since is None or target.since <= day}


def board(
    work: Work, holder: HolderKind, grain: str, start: date, on: date | None = None
) -> dict[tuple[int, str], Target]:
    """Everybody's targets of a period as they hold on a day (today): {(holder id, metric): target}."""
    day = on or closings.today_of(work)
    every = (target for own in _versions(work, holder, grain, start).values() for target in own)
    return {(one.holder_id, one.metric): one for one in every if one.since is None or one.since <= day}


def board_of(work: Work, period: Period, members: frozenset[int]) -> list[Target]:
    """The newest targets of a period: the company's, the teams', and those of these members."""
    newest: dict[tuple[str, int, str], Target] = {}
    for holder in ("company", "team", "member"):
        for number, own in _versions(work, holder, period.kind, period.start).items():
            if holder != "member" or number in members:
                newest |= {(holder, number, target.metric): target for target in own}
    return list(newest.values())


def versions(work: Work, holder: HolderKind, holder_id: int, metric: str, period: Period) -> tuple[Target, ...]:
    """Every version of one target, the first one first; also those that will hold from a later day."""
    own = _versions(work, holder, period.kind, period.start).get(holder_id, ())
    return tuple(target for target in own if target.metric == metric)


def by_ids(work: Work, numbers: Iterable[int]) -> Mapping[int, Target]:
    """Targets by their ids, as stored."""
    query = select(TARGETS).where(TARGETS.c.org_id == work.org, TARGETS.c.id.in_(tuple(numbers)))
    return {row.id: _target(row._mapping) for row in work.rows(query)}


def _versions(work: Work, holder: HolderKind, grain: str, start: date) -> Mapping[int, Sequence[Target]]:
    """Every version by its holder, the first one first: stored ones, read once, then pending ones."""
    place = ("targets", holder, grain, start)
    if place not in work.known:
        stored: dict[int, list[Target]] = {}
        for row in work.rows(_OF_PERIOD, org=work.org, holder=holder, grain=grain, start=start):
            stored.setdefault(row.holder_id, []).append(_target(row._mapping))
        work.known[place] = stored
    found: dict[int, list[Target]] = work.known[place]
    pending = [
        row for row in work.pending_with(TargetRow, "holder", holder) if (row["grain"], row["start"]) == place[2:]
    ]
    for number in {row["holder_id"] for row in pending}:
        own = [_target(row) for row in pending if row["holder_id"] == number]
        found = {**found, number: [*found.get(number, ()), *own]}
    return found


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
