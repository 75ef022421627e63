"""What members and teams have of any metric in a period, however it rolls up."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from scoring import cohort
from scoring.cohort import Parts, Step, Touch
from scoring.customer import customer_key
from scoring.deal import Stage
from scoring.measure import Tally, joined, ratio, rolled
from scoring.metric import REPORTED, Metric
from scoring.period import Period
from storage import totals
from storage.ids import first_id
from storage.people import directory
from storage.tables import ActivityRow, DealEventRow, SeenRow
from storage.values import names_of
from storage.work import Work, table_of

ACTIVITIES, EVENTS, SEEN = table_of(ActivityRow), table_of(DealEventRow), table_of(SeenRow)
_MET_BY = tuple(metric.key for metric in REPORTED if metric.key != "leads")
"""What is done with a customer, by which a lead is met."""
_MOVED = (Stage.INTENT, Stage.QUOTED, Stage.SIGNED)
_YEAR = timedelta(days=366)

Amounts = dict[int, int]
"""{member: amount}; who has nothing that could be said is not in it."""


def by_member(work: Work, metric: Metric, period: Period, teams: Iterable[int] | None = None) -> Amounts:
    """What each member has of the metric, for their time in the teams (None: all); of what is stored and pending."""
    inside = None if teams is None else frozenset(teams)
    if metric.roll == "ratio":
        parts = _parts(work, metric, period, inside)
        return _said({member: ratio(metric, above, below) for member, (above, below) in parts.items()})
    tallies = _tallies(work, metric, period, inside)
    return _said({member: rolled(metric, tally) for member, tally in tallies.items()})


def whole(work: Work, metric: Metric, period: Period, teams: Iterable[int] | None = None) -> int | None:
    """What the teams together have (None: the company): with everybody who was in them, also who has left since.

    A ratio is that of the sums, a mean that of all entries, and a customer of two members is one.
    """
    inside = None if teams is None else frozenset(teams)
    if metric.roll == "ratio":
        parts = _parts(work, metric, period, inside).values()
        return ratio(metric, sum(above for above, _ in parts), sum(below for _, below in parts))
    tallies = _tallies(work, metric, period, inside).values()
    seen = _customers(work, metric, period, inside, None) if metric.roll == "distinct" else {}
    return rolled(metric, joined(tallies, seen.get(None, 0)))


def met(work: Work, member: int, metric: Metric, period: Period) -> list[str]:
    """The customers with whom a member did so in a period, as they were called first; of what is stored."""
    columns = (ACTIVITIES.c.customers, ACTIVITIES.c.cancels)
    query = select(*columns).where(
        ACTIVITIES.c.org_id == work.org,
        ACTIVITIES.c.member_id == member,
        ACTIVITIES.c.id >= first_id(_instant(work, period.start)),
        ACTIVITIES.c.metric == metric.key,
        ACTIVITIES.c.day >= period.start,
        ACTIVITIES.c.day < period.end,
    )
    called: dict[str, str] = {}
    often: Counter[str] = Counter()
    for row in work.rows(query.order_by(ACTIVITIES.c.id)):
        for name in names_of(row.customers):
            often[customer_key(name)] += -1 if row.cancels else 1
            called.setdefault(customer_key(name), name)
    return [name for key, name in called.items() if often[key] > 0]


def _said(amounts: Mapping[int, int | None]) -> Amounts:
    return {member: amount for member, amount in amounts.items() if amount is not None}


def _parts(work: Work, metric: Metric, period: Period, teams: frozenset[int] | None) -> Parts:
    """What stands above and below the line of a ratio."""
    if metric.origin == "rows":
        return _ROWS[metric.key](work, period, teams)
    home = directory(work).organization
    above, below = (home.metric(key) for key in metric.of)
    if above is None or below is None:
        return {}
    over, under = (by_member(work, one, period, teams) for one in (above, below))
    return {member: (over.get(member, 0), under.get(member, 0)) for member in over.keys() | under.keys()}


def _tallies(work: Work, metric: Metric, period: Period, teams: frozenset[int] | None) -> dict[int, Tally]:
    if metric.roll == "last":
        return {member: Tally(last=amount) for member, amount in _lasts(work, metric, period, teams).items()}
    if metric.roll == "distinct":
        seen = _customers(work, metric, period, teams, SEEN.c.member_id)
        return {member: Tally(seen=n) for member, n in seen.items() if member is not None}
    found = totals.sums_and_counts(work, period, metric.key, teams)
    return {member: Tally(sum=amount, n=n) for member, (amount, n) in found.items()}


def _lasts(work: Work, metric: Metric, period: Period, teams: frozenset[int] | None) -> dict[int, int]:
    """The newest amount of each member that still counts; found by the index over metric and day."""
    query = select(ACTIVITIES).where(
        ACTIVITIES.c.org_id == work.org,
        ACTIVITIES.c.metric == metric.key,
        ACTIVITIES.c.day >= period.start,
        ACTIVITIES.c.day < period.end,
    )
    rows = [row._mapping for row in work.rows(query)]
    pending = (row for row in work.pending(ActivityRow) if row["metric"] == metric.key and row["day"] in period)
    known: list[Mapping[str, Any]] = [*rows, *pending]
    gone = {row["cancels"] for row in known if row["cancels"]}
    newest: dict[int, Mapping[str, Any]] = {}
    for row in known:
        if row["cancels"] or row["id"] in gone or (teams is not None and row["team_id"] not in teams):
            continue
        so_far = newest.get(row["member_id"])
        if so_far is None or (row["day"], row["id"]) > (so_far["day"], so_far["id"]):
            newest[row["member_id"]] = row
    return {member: row["amount"] for member, row in newest.items()}


def _customers(
    work: Work, metric: Metric, period: Period, teams: frozenset[int] | None, group: Any
) -> dict[int | None, int]:
    """How many different customers were met: by member, or by all together where `group` is None; what is stored."""
    source = metric.of[0] if metric.of else metric.key
    grain, starts = _starts(period)
    columns = () if group is None else (group,)
    query = select(*columns, func.count(SEEN.c.customer.distinct())).where(
        SEEN.c.org_id == work.org,
        SEEN.c.metric == source,
        SEEN.c.grain == grain,
        SEEN.c.start.in_(starts),
        SEEN.c.n > 0,
    )
    if teams is not None:
        query = query.where(SEEN.c.team_id.in_(teams))
    rows = work.rows(query.group_by(*columns) if columns else query)
    return {(row[0] if columns else None): int(row[-1]) for row in rows}


def _starts(period: Period) -> tuple[str, list[date]]:
    """The rows that make up a period: its months where it consists of whole ones, else its days."""
    if period.start.day == period.end.day == 1:
        months, day = [], period.start
        while day < period.end:
            months.append(day)
            day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        return "month", months
    return "day", [period.start + timedelta(days=index) for index in range((period.end - period.start).days)]


def _steps(work: Work, start: date, teams: frozenset[int] | None) -> list[Step]:
    """The deal events that count, from a day on, of deals of these teams."""
    query = select(
        EVENTS.c.id,
        EVENTS.c.cancels,
        EVENTS.c.deal_id,
        EVENTS.c.member_id,
        EVENTS.c.team_id,
        EVENTS.c.customer_key,
        EVENTS.c.stage,
        EVENTS.c.day,
    ).where(EVENTS.c.org_id == work.org, EVENTS.c.id >= first_id(_instant(work, start)))
    rows = work.rows(query.order_by(EVENTS.c.id))
    gone = {row.cancels for row in rows if row.cancels}
    return [
        Step(row.deal_id, row.member_id, row.customer_key, Stage(row.stage), row.day)
        for row in rows
        if not row.cancels and row.id not in gone and (teams is None or row.team_id in teams)
    ]


def _instant(work: Work, day: date) -> Any:
    """An instant before anything of that day was written: ids are in the order of writing."""
    return work.now - timedelta(days=(work.now.date() - day).days + 1)


def _quotes_won(work: Work, period: Period, teams: frozenset[int] | None) -> Parts:
    return cohort.quotes_won(_steps(work, period.start - _YEAR, teams), period)


def _customers_back(work: Work, period: Period, teams: frozenset[int] | None) -> Parts:
    return cohort.customers_back(_steps(work, period.end - _YEAR, teams), period.end)


def _days_to_sign(work: Work, period: Period, teams: frozenset[int] | None) -> Parts:
    return cohort.days_to_sign(_steps(work, period.start - _YEAR, teams), period)


def _leads_met(work: Work, period: Period, teams: frozenset[int] | None) -> Parts:
    """Leads that were reported with names, and deals that began; met by whatever was done or moved afterwards."""
    leads = _touches(work, period, ("leads",), teams) + _deal_touches(work, period, (Stage.LEAD,), teams)
    after = Period(period.kind, period.start, period.end + timedelta(days=2))
    met = _touches(work, after, _MET_BY, None) + _deal_touches(work, after, _MOVED, None)
    return cohort.leads_met(leads, met, work.now)


def _deal_touches(work: Work, period: Period, stages: tuple[Stage, ...], teams: frozenset[int] | None) -> list[Touch]:
    """The customer of each deal event of these stages that still counts."""
    columns = ("id", "cancels", "member_id", "team_id", "customer_key", "at")
    query = select(*(EVENTS.c[name] for name in columns)).where(
        EVENTS.c.org_id == work.org,
        EVENTS.c.id >= first_id(_instant(work, period.start)),
        EVENTS.c.stage.in_([stage.value for stage in stages]),
        EVENTS.c.day >= period.start,
        EVENTS.c.day < period.end,
    )
    rows = work.rows(query)
    gone = {row.cancels for row in rows if row.cancels}
    return [
        Touch(row.member_id, row.customer_key, row.at)
        for row in rows
        if not row.cancels and row.id not in gone and row.customer_key and (teams is None or row.team_id in teams)
    ]


def _touches(work: Work, period: Period, metrics: tuple[str, ...], teams: frozenset[int] | None) -> list[Touch]:
    """Each named customer of the rows of these metrics that still count."""
    query = select(
        ACTIVITIES.c.id,
        ACTIVITIES.c.cancels,
        ACTIVITIES.c.member_id,
        ACTIVITIES.c.team_id,
        ACTIVITIES.c.customers,
        ACTIVITIES.c.at,
    ).where(
        ACTIVITIES.c.org_id == work.org,
        ACTIVITIES.c.metric.in_(metrics),
        ACTIVITIES.c.day >= period.start,
        ACTIVITIES.c.day < period.end,
        ACTIVITIES.c.customers != "[]",
    )
    rows = work.rows(query)
    gone = {row.cancels for row in rows if row.cancels}
    return [
        Touch(row.member_id, customer_key(name), row.at)
        for row in rows
        if not row.cancels and row.id not in gone and (teams is None or row.team_id in teams)
        for name in names_of(row.customers)
    ]


_ROWS = {
    "quote_success": _quotes_won,
    "repeat_rate": _customers_back,
    "cycle_days": _days_to_sign,
    "timely_followups": _leads_met,
}
