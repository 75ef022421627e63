"""Totals by day, week, month, quarter and year: kept with the ledger, rebuilt from it to prove them."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, select

from scoring.activity import Activity
from scoring.customer import customer_key
from scoring.deal import SHARES, DealEvent, counts_of
from scoring.metric import told_apart
from scoring.period import Period
from storage.activities import activity_of
from storage.deals import event_of
from storage.people import directory
from storage.tables import ActivityRow, DealEventRow, SeenRow, TotalRow
from storage.work import GRAINS, Delta, Meeting, Work, table_of

TOTALS, SEEN = table_of(TotalRow), table_of(SeenRow)
NO_TEAM = 0
_OF_MEMBERS = (
    select(TOTALS.c.member_id, TOTALS.c.metric, func.sum(TOTALS.c.sum))
    .where(
        TOTALS.c.org_id == bindparam("org"),
        TOTALS.c.grain == bindparam("grain"),
        TOTALS.c.start.in_(bindparam("starts", expanding=True)),
        TOTALS.c.team_id.in_(bindparam("teams", expanding=True)),
        TOTALS.c.member_id.in_(bindparam("members", expanding=True)),
    )
    .group_by(TOTALS.c.member_id, TOTALS.c.metric)
)


def by_member(work: Work, period: Period, metric: str, teams: Iterable[int] | None = None) -> dict[int, int]:
    """What each member has of a metric in a period: {member: amount}, for teams or all, pending rows included."""
    return {member: amount for (member, _), amount in table(work, period, (metric,), teams).items()}


def table(
    work: Work, period: Period, metrics: Iterable[str], teams: Iterable[int] | None = None
) -> dict[tuple[int, str], int]:
    """Several metrics at once: {(member, metric): amount}. Any range of days; whole periods are one row each."""
    wanted = tuple(metrics)
    inside = None if teams is None else frozenset(teams)
    grain, starts = _rows_of(work, period)
    query = _of_metrics(whole=len(starts) == 1, some=inside is not None)
    found: dict[tuple[int, str], int] = {}
    rows = work.rows(query, org=work.org, grain=grain, starts=starts, metrics=wanted, teams=tuple(inside or ()))
    for member, metric, amount in rows:
        place = member, metric
        found[place] = found.get(place, 0) + int(amount)
    for delta in work.deltas:
        if delta.metric in wanted and delta.day in period and (inside is None or delta.team in inside):
            place = delta.member, delta.metric
            found[place] = found.get(place, 0) + delta.amount
    return found


@cache
def _of_metrics(*, whole: bool, some: bool) -> Select[Any]:
    """What `table` asks for, of a whole period or of several, of some teams or of all."""
    amount = TOTALS.c.sum if whole else func.sum(TOTALS.c.sum)
    query = select(TOTALS.c.member_id, TOTALS.c.metric, amount).where(
        TOTALS.c.org_id == bindparam("org"),
        TOTALS.c.grain == bindparam("grain"),
        TOTALS.c.start.in_(bindparam("starts", expanding=True)),
        TOTALS.c.metric.in_(bindparam("metrics", expanding=True)),
    )
    if some:
        query = query.where(TOTALS.c.team_id.in_(bindparam("teams", expanding=True)))
    # One row for each member, metric and team of a whole period: a sorter would cost more than adding teams.
    return query if whole else query.group_by(TOTALS.c.member_id, TOTALS.c.metric)


def by_metric(table: Mapping[tuple[int, str], int]) -> dict[str, int]:
    """What all members of a `table` have together: {metric: amount}."""
    sums: dict[str, int] = {}
    for (_, metric), amount in table.items():
        sums[metric] = sums.get(metric, 0) + amount
    return sums


def sums_and_counts(
    work: Work, period: Period, metric: str, teams: frozenset[int] | None = None
) -> dict[int, tuple[int, int]]:
    """What each member has of a metric and in how many entries: {member: (amount, n)}, pending rows included."""
    grain, starts = _rows_of(work, period)
    query = (
        select(TOTALS.c.member_id, func.sum(TOTALS.c.sum), func.sum(TOTALS.c.n))
        .where(
            TOTALS.c.org_id == work.org,
            TOTALS.c.grain == grain,
            TOTALS.c.start.in_(starts),
            TOTALS.c.metric == metric,
        )
        .group_by(TOTALS.c.member_id)
    )
    if teams is not None:
        query = query.where(TOTALS.c.team_id.in_(teams))
    found = {member: (int(amount), int(n)) for member, amount, n in work.rows(query)}
    for delta in work.deltas:
        if delta.metric == metric and delta.day in period and (teams is None or delta.team in teams):
            amount, n = found.get(delta.member, (0, 0))
            found[delta.member] = amount + delta.amount, n + delta.n
    return found


def of_member(work: Work, member: int, period: Period, metrics: Iterable[str]) -> dict[str, int]:
    """What one member has: {metric: amount}, nought where there is nothing; pending rows included."""
    stored = _stored_of(work, member, period)
    found = {metric: stored.get(metric, 0) for metric in metrics}
    for delta in work.deltas_of(member):
        if delta.metric in found and delta.day in period:
            found[delta.metric] += delta.amount
    return found


def _stored_of(work: Work, member: int, period: Period) -> dict[str, int]:
    known: dict[int, dict[str, int]] = work.known.setdefault(("totals", period), {})
    if member not in known:
        group = work.together | {member}
        grain, starts = _rows_of(work, period)
        place = {"grain": grain, "starts": starts, "teams": _teams(work), "members": group}
        known |= {who: {} for who in group}
        for who, metric, amount in work.rows(_OF_MEMBERS, org=work.org, **place):
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


def add(work: Work, row: Activity | DealEvent) -> None:
    """Count a row of the ledger in every total, and its customers where some metric tells them apart."""
    n = -1 if row.cancels else 1
    if isinstance(row, DealEvent) and row.stage in SHARES:  # credit is no deal, and meets nobody
        for metric, amount in counts_of(row):
            count(work, row.day, row.team, row.member, metric, amount, 0)
    elif isinstance(row, Activity):
        count(work, row.day, row.team, row.member, row.metric, row.amount, n)
        _meet(work, row, row.metric, row.customers, n)
    else:
        for metric, amount in counts_of(row):
            count(work, row.day, row.team, row.member, metric, amount, n)
            _meet(work, row, metric, (row.customer,), 1 if amount > 0 else -1)


def _meet(work: Work, row: Activity | DealEvent, metric: str, customers: Iterable[str], n: int) -> None:
    if metric not in _told_apart(work):
        return
    for customer in {customer_key(name) for name in customers} - {""}:
        work.meet(Meeting(row.day, row.team or NO_TEAM, row.member, metric, customer, n))


def _told_apart(work: Work) -> frozenset[str]:
    """The metrics whose customers are counted by another, or by themselves."""
    if "told apart" not in work.known:
        work.known["told apart"] = told_apart(directory(work).organization.metrics)
    found: frozenset[str] = work.known["told apart"]
    return found


def count(work: Work, day: date, team: int | None, member: int, metric: str, amount: int, n: int) -> None:
    """Add to every total that the day belongs to."""
    directory(work)  # so that the work knows when weeks and years begin
    work.count(Delta(day, team or NO_TEAM, member, metric, amount, n))


def rebuild(work: Work) -> bool:
    """Make the totals and the customers met anew from the ledger; whether they were equal to what stood there."""
    stood = _standing(work)
    for table in (TOTALS, SEEN):
        work.connection.execute(delete(table).where(table.c.org_id == work.org))
    activities, events = table_of(ActivityRow), table_of(DealEventRow)
    for row in work.rows(select(activities).where(activities.c.org_id == work.org)):
        add(work, activity_of(row._mapping))
    for row in work.rows(select(events).where(events.c.org_id == work.org)):
        add(work, event_of(row._mapping))
    work.flush()
    return stood == _standing(work)


def _standing(work: Work) -> tuple[dict[tuple[Any, ...], Any], ...]:
    rows = work.rows(select(TOTALS).where(TOTALS.c.org_id == work.org))
    met = work.rows(select(SEEN).where(SEEN.c.org_id == work.org, SEEN.c.n != 0))
    return (
        {(r.grain, r.start, r.team_id, r.member_id, r.metric): (int(r.sum), int(r.n)) for r in rows if r.sum or r.n},
        {(r.metric, r.grain, r.start, r.team_id, r.member_id, r.customer): int(r.n) for r in met},
    )


def _rows_of(work: Work, period: Period) -> tuple[str, list[date]]:
    """Which rows make up the period, by grain and start: its own if the calendar has it whole, else its days."""
    directory(work)
    if period.kind in GRAINS and work.turns.period(period.kind, period.start) == period:
        return period.kind, [period.start]
    return "day", _days(period.start, period.end)


def _days(start: date, end: date) -> list[date]:
    # Each by name: after a range in the key, neither the teams nor the members could be sought within the days.
    return [start + timedelta(days=number) for number in range((end - start).days)]


def _teams(work: Work) -> tuple[int, ...]:
    # The key leads with the team; naming them all turns one member's totals into a few index look-ups.
    return (*directory(work).organization.teams, NO_TEAM)
