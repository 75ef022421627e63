"""Totals by day, week, month, quarter and year: kept with the ledger, rebuilt from it to prove them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, func, select

from scoring.deal import counts_of
from scoring.period import Period, period_of
from storage.activities import activity_of
from storage.deals import event_of
from storage.people import directory
from storage.tables import ActivityRow, DealEventRow, TotalRow
from storage.work import GRAINS, Delta, Work, table_of

TOTALS = table_of(TotalRow)
NO_TEAM = 0


def by_member(work: Work, period: Period, metric: str, teams: Iterable[int] | None = None) -> dict[int, int]:
    """What each member has of a metric in a period: {member: amount}, for teams or all, pending rows included."""
    return {member: amount for (member, _), amount in table(work, period, (metric,), teams).items()}


def table(
    work: Work, period: Period, metrics: Iterable[str], teams: Iterable[int] | None = None
) -> dict[tuple[int, str], int]:
    """Several metrics at once: {(member, metric): amount}. Any range of days; whole periods are one row each."""
    wanted = tuple(metrics)
    inside = None if teams is None else frozenset(teams)
    grain, within = _rows_of(period)
    query = (
        select(TOTALS.c.member_id, TOTALS.c.metric, func.sum(TOTALS.c.sum))
        .where(TOTALS.c.org_id == work.org, TOTALS.c.grain == grain, *within, TOTALS.c.metric.in_(wanted))
        .group_by(TOTALS.c.member_id, TOTALS.c.metric)
    )
    if inside is not None:
        query = query.where(TOTALS.c.team_id.in_(inside))
    found: dict[tuple[int, str], int] = defaultdict(int)
    for member, metric, amount in work.rows(query):
        found[member, metric] += int(amount)
    for delta in work.deltas:
        if delta.metric in wanted and delta.day in period and (inside is None or delta.team in inside):
            found[delta.member, delta.metric] += delta.amount
    return dict(found)


def of_member(work: Work, member: int, period: Period, metrics: Iterable[str]) -> dict[str, int]:
    """What one member has: {metric: amount}, nought where there is nothing; pending rows included."""
    stored = _stored_of(work, member, period)
    found = {metric: stored.get(metric, 0) for metric in metrics}
    for delta in work.deltas:
        if delta.member == member and delta.metric in found and delta.day in period:
            found[delta.metric] += delta.amount
    return found


def _stored_of(work: Work, member: int, period: Period) -> dict[str, int]:
    known: dict[int, dict[str, int]] = work.known.setdefault(("totals", period), {})
    if member not in known:
        group = work.together | {member}
        grain, within = _rows_of(period)
        query = select(TOTALS.c.member_id, TOTALS.c.metric, func.sum(TOTALS.c.sum)).where(
            TOTALS.c.org_id == work.org,
            TOTALS.c.grain == grain,
            *within,
            TOTALS.c.team_id.in_(_teams(work)),
            TOTALS.c.member_id.in_(group),
        )
        known |= {who: {} for who in group}
        for who, metric, amount in work.rows(query.group_by(TOTALS.c.member_id, TOTALS.c.metric)):
            known[who][metric] = int(amount)
    return known[member]


def by_day(
    work: Work, start: date, end: date, metrics: Iterable[str], teams: Iterable[int] | None = None
) -> dict[tuple[date, int, str], int]:
    """Day by day: {(day, member, metric): amount} for start <= day < end, for teams or all; what is stored."""
    query = select(TOTALS.c.start, TOTALS.c.member_id, TOTALS.c.metric, func.sum(TOTALS.c.sum)).where(
        TOTALS.c.org_id == work.org,
        TOTALS.c.grain == "day",
        TOTALS.c.start.in_(_days(start, end)),
        TOTALS.c.metric.in_(tuple(metrics)),
    )
    if teams is not None:
        query = query.where(TOTALS.c.team_id.in_(frozenset(teams)))
    grouped = query.group_by(TOTALS.c.start, TOTALS.c.member_id, TOTALS.c.metric)
    return {(day, member, metric): int(amount) for day, member, metric, amount in work.rows(grouped)}


def first_day(work: Work) -> date | None:
    """The first day that anything was counted on; None when nothing was."""
    if "first day" not in work.known:
        query = select(func.min(TOTALS.c.start)).where(TOTALS.c.org_id == work.org, TOTALS.c.grain == "day")
        work.known["first day"] = work.connection.execute(query).scalar()
    found: date | None = work.known["first day"]
    return found


def count(work: Work, day: date, team: int | None, member: int, metric: str, amount: int, n: int) -> None:
    """Add to every total that the day belongs to."""
    work.count(Delta(period_of("day", day).start, team or NO_TEAM, member, metric, amount, n))


def rebuild(work: Work) -> bool:
    """Make the totals anew from the ledger; whether they were equal to what stood there."""
    stood = _standing(work)
    work.connection.execute(delete(TOTALS).where(TOTALS.c.org_id == work.org))
    activities, events = table_of(ActivityRow), table_of(DealEventRow)
    for row in work.rows(select(activities).where(activities.c.org_id == work.org)):
        activity = activity_of(row._mapping)
        n = -1 if activity.cancels else 1
        count(work, activity.day, activity.team, activity.member, activity.metric, activity.amount, n)
    for row in work.rows(select(events).where(events.c.org_id == work.org)):
        event = event_of(row._mapping)
        for metric, amount in counts_of(event):
            count(work, event.day, event.team, event.member, metric, amount, -1 if event.cancels else 1)
    work.flush()
    return stood == _standing(work)


def _standing(work: Work) -> dict[tuple[Any, ...], tuple[int, int]]:
    rows = work.rows(select(TOTALS).where(TOTALS.c.org_id == work.org))
    return {
        (r.grain, r.start, r.team_id, r.member_id, r.metric): (int(r.sum), int(r.n)) for r in rows if r.sum or r.n
    }


def _rows_of(period: Period) -> tuple[str, tuple[Any, ...]]:
    """Which rows make up the period: its own if it is a whole one of the calendar, else its days."""
    whole = period.kind in GRAINS and period_of(period.kind, period.start) == period
    if whole:
        return period.kind, (TOTALS.c.start == period.start,)
    return "day", (TOTALS.c.start.in_(_days(period.start, period.end)),)


def _days(start: date, end: date) -> list[date]:
    # Each by name: after a range in the key, neither the teams nor the members could be sought within the days.
    return [start + timedelta(days=number) for number in range((end - start).days)]


def _teams(work: Work) -> tuple[int, ...]:
    # The key leads with the team; naming them all turns one member's totals into a few index look-ups.
    return (*directory(work).organization.teams, NO_TEAM)
