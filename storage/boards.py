"""Leaderboards, read from totals."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import accumulate

from scoring.board import Board, contestants
from scoring.metric import Metric
from scoring.pace import pace, time_progress, workdays_of
from scoring.period import Period, comparable, period_of
from scoring.rank import rank
from storage import targets, totals
from storage.people import directory
from storage.targets import COMPANY, Holder
from storage.work import Work

SPARK_DAYS = 14


def board(
    work: Work, metric: Metric, period: Period, team: int | None, today: date, is_workday: Callable[[date], bool]
) -> Board:
    """The board of a metric in a period for a team and its groups, or the whole company."""
    home = directory(work).organization
    inside = None if team is None else home.within(team)
    people = [member.id for member in contestants(home, team, today)]
    sums, counts = _amounts(work, metric, period, inside)
    today_sums, today_counts = _amounts(work, metric, period_of("day", today), inside)
    earlier = totals.by_member(work, comparable(period, today), metric.key, inside)
    days = workdays_of(period, today, is_workday)
    holder: Holder = "company" if team is None else "team"
    wanted = targets.board(work, holder, period.kind, period.start).get((team or COMPANY, metric.key))
    own = targets.board(work, "member", period.kind, period.start)
    total = sum(sums.values())
    return Board(
        metric=metric,
        period=period,
        today=today,
        team=team,
        standings=rank(
            {who: sums.get(who, 0) for who in people},
            {who: earlier[who] for who in people if who in earlier},
            metric.better,
        ),
        targets={who: own[who, metric.key].base for who in people if (who, metric.key) in own},
        signed=counts,
        sparks=_sparks(work, people, metric.key, today, inside),
        total=total,
        before=sum(earlier.values()),
        signed_today=sum(today_counts.values()),
        pace=pace(total, sum(today_sums.values()), wanted.base, days) if wanted else None,
        workdays_left=days.left(),
        time=time_progress(days),
    )


def _amounts(
    work: Work, metric: Metric, period: Period, inside: frozenset[int] | None
) -> tuple[dict[int, int], dict[int, int]]:
    """What each member has of the metric in a period, and how many signings."""
    table = totals.table(work, period, {metric.key, "signed"}, inside)
    own = {who: amount for (who, key), amount in table.items() if key == metric.key}
    return own, {who: amount for (who, key), amount in table.items() if key == "signed"}


def _sparks(
    work: Work, people: Iterable[int], metric: str, today: date, inside: frozenset[int] | None
) -> dict[int, tuple[int, ...]]:
    start = today - timedelta(days=SPARK_DAYS - 1)
    by_day = totals.by_day(work, start, today + timedelta(days=1), (metric,), inside)
    amounts: dict[int, list[int]] = defaultdict(lambda: [0] * SPARK_DAYS)
    for (day, member, _), amount in by_day.items():
        amounts[member][(day - start).days] += amount
    return {who: tuple(accumulate(amounts[who])) for who in people}
