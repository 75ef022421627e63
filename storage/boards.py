"""Leaderboards, read from totals."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from language.rounding import half_up
from scoring.board import Board, competing, contestants, groups_of
from scoring.metric import POINTS, SCORE, Metric
from scoring.pace import pace, time_progress, workdays_of
from scoring.period import IsWorkday, Period, comparable, period_of
from scoring.rank import rank
from scoring.target import team_or_company
from storage import leaves, measures, scorecards, targets, totals
from storage.people import directory
from storage.work import Work

SPARK_DAYS = 14


def board(
    work: Work,
    metric: Metric,
    period: Period,
    team: int | None,
    today: date,
    is_workday: IsWorkday,
    *,
    groups: bool = False,
) -> Board:
    """The board of a metric, of scores or of points in a period for a team and its groups, or the whole company.

    Who has left is out of the board and in the totals; a member without anything to be said is out of it, too.
    """
    if groups or metric.roll != "sum" or metric in (SCORE, POINTS):
        return _worked_out(work, metric, period, team, today, is_workday, groups=groups)
    return _added_up(work, metric, period, team, today, is_workday)


def _added_up(
    work: Work, metric: Metric, period: Period, team: int | None, today: date, is_workday: IsWorkday
) -> Board:
    """A board of what totals tell: with targets, signings and the last 14 days."""
    home = directory(work).organization
    inside = None if team is None else home.within(team)
    sums, counts = _amounts(work, metric, period, inside)
    today_sums, today_counts = _amounts(work, metric, period_of("day", today), inside)
    earlier = totals.by_member(work, comparable(period, today), metric.key, inside)
    days = workdays_of(period, today, is_workday)
    wanted = targets.of(work, *team_or_company(team), period.kind, period.start).get(metric.key)
    own = targets.board(work, "member", period.kind, period.start)
    aimed = {member for member, key in own if key == metric.key}
    people = competing(contestants(home, team, min(today, period.last)), {who for who in sums if sums[who]} | aimed)
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
        **_marks(work, period, today),
    )


def _marks(work: Work, period: Period, today: date) -> dict[str, Any]:
    """Who stands without a name in public, who is on leave, who is new."""
    home = directory(work).organization
    everybody = home.members.values()
    return {
        "hidden": frozenset(m.id for m in everybody if m.anonymous and home.anonymous),
        "away": leaves.off(work, today) if today in period else frozenset(),
        "fresh": frozenset(m.id for m in everybody if m.joined and m.joined in period),
    }


def _worked_out(
    work: Work,
    metric: Metric,
    period: Period,
    team: int | None,
    today: date,
    is_workday: IsWorkday,
    *,
    groups: bool,
) -> Board:
    """A board of what no single total tells."""
    days, earlier = workdays_of(period, today, is_workday), comparable(period, today)
    now = _holders(work, metric, period, team, today, is_workday, groups=groups)
    then = _holders(work, metric, earlier, team, earlier.last, is_workday, groups=groups)
    return Board(
        metric=metric,
        period=period,
        today=today,
        team=team,
        standings=rank(now, {who: then[who] for who in now if who in then}, metric.better),
        targets={},
        signed=_signings(work, team, period) if groups and metric.money else {},
        sparks={},
        total=_together(work, metric, period, team, now),
        before=_together(work, metric, earlier, team, then),
        signed_today=sum(_signings(work, team, period_of("day", today)).values()) if groups and metric.money else 0,
        pace=None,
        workdays_left=days.left(),
        time=time_progress(days),
        groups=groups,
        **_marks(work, period, today),
    )


def _signings(work: Work, team: int | None, period: Period) -> dict[int, int]:
    """How many deals each group has signed."""
    home = directory(work).organization
    counts = {one: totals.by_member(work, period, "signed", home.within(one)) for one in groups_of(home, team)}
    return {one: sum(own.values()) for one, own in counts.items()}


def _holders(
    work: Work,
    metric: Metric,
    period: Period,
    team: int | None,
    today: date,
    is_workday: IsWorkday,
    *,
    groups: bool,
) -> dict[int, int]:
    """What each member, or each group, has of the metric, of scores (a group's is the mean) or of points."""
    home, day = directory(work).organization, min(today, period.last)
    if groups and metric not in (SCORE, POINTS):
        amounts = {one: measures.whole(work, metric, period, home.within(one)) for one in groups_of(home, team)}
        return {one: amount for one, amount in amounts.items() if amount is not None}
    crew = contestants(home, team, day)
    if metric not in (SCORE, POINTS):
        inside = None if team is None else home.within(team)
        own = measures.by_member(work, metric, period, inside)
        return {member.id: own[member.id] for member in crew if member.id in own}
    found = scorecards.basis(work, period, day, is_workday)
    if metric == SCORE:
        own = scorecards.of_members(found, crew)
    else:
        own = {m.id: scorecards.points_of(found, m)[0] for m in crew if found.book.points_of(m.position)}
    if not groups:
        return own
    members = {
        one: [own[m.id] for m in crew if m.team in home.within(one) and m.id in own] for one in groups_of(home, team)
    }
    if metric == SCORE:
        return {one: half_up(sum(each), len(each)) for one, each in members.items() if each}
    return {one: sum(each) for one, each in members.items() if each}


def _together(work: Work, metric: Metric, period: Period, team: int | None, own: Mapping[int, int]) -> int:
    """What the scope has: of scores the mean of those who stand on the board."""
    if metric == SCORE:
        return half_up(sum(own.values()), len(own)) if own else 0
    if metric == POINTS:
        return sum(own.values())
    inside = None if team is None else directory(work).organization.within(team)
    return measures.whole(work, metric, period, inside) or 0


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
