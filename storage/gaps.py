"""Gaps, read from targets, totals and leave: what is missing, where it will end, what it takes."""

from datetime import date, timedelta

from scoring.cascade import added, over_days
from scoring.forecast import HISTORY, Forecast, forecast
from scoring.gap import Gap
from scoring.leave import halves_off
from scoring.metric import Metric
from scoring.pace import Pace, Workdays, pace
from scoring.period import IsWorkday, Period, parts, period_of
from scoring.quota import ACTIONS, CHAIN, DAYS, Quota, quota
from scoring.target import Holder, Ladder
from storage import deals, leaves, progress, targets, totals
from storage.people import directory
from storage.work import Work


def ladder_for(
    work: Work, holder: Holder, metric: Metric, period: Period, today: date, is_workday: IsWorkday
) -> Ladder | None:
    """What is wanted of a holder in a period: as set; else made of its months' days, or of its months."""
    own = targets.of(work, *holder, period.kind, period.start, today).get(metric.key)
    if own:
        return own.ladder(metric)
    if metric.roll not in ("sum", "count") or metric.better != "higher":
        return None
    if period.kind in ("day", "week"):
        months = dict.fromkeys((period_of("month", period.start), period_of("month", period.last)))
        found = [(month, ladder_for(work, holder, metric, month, today, is_workday)) for month in months]
        days = [over_days(ladder, month, is_workday) for month, ladder in found if ladder]
        return added(one for each in days for day, one in each.items() if day in period) if days else None
    if period.kind == "month":
        return None
    pieces = [ladder_for(work, holder, metric, month, today, is_workday) for month in parts(period, "month")]
    return added(piece for piece in pieces if piece) if all(pieces) else None


def gap_of(
    work: Work, holder: Holder, metric: Metric, period: Period, today: date, is_workday: IsWorkday
) -> Gap | None:
    """Where a holder stands in a period against its target; None without one."""
    target = ladder_for(work, holder, metric, period, today, is_workday)
    if target is None or not target.base:
        return None
    member = holder[1] if holder[0] == "member" else None
    days = progress.workdays(work, period, today, is_workday, member)
    actual, done = (_amount(work, holder, metric.key, one) for one in (period, period_of("day", today)))
    now = pace(actual, done if today in period else 0, target.base, days)
    return Gap(
        metric=metric,
        period=period,
        holder=holder,
        target=target,
        pace=now,
        days=days,
        off=_off(work, member, period, today, is_workday) if member else 0,
        forecast=_forecast(work, holder, metric, now, days, today, is_workday),
        quota=_quota(work, holder, metric, now, days, today),
    )


def _amount(work: Work, holder: Holder, metric: str, period: Period) -> int:
    if holder[0] == "member":
        return totals.of_member(work, holder[1], period, (metric,))[metric]
    return sum(totals.by_member(work, period, metric, _teams(work, holder)).values())


def _teams(work: Work, holder: Holder) -> frozenset[int] | None:
    return directory(work).organization.within(holder[1]) if holder[0] == "team" else None


def _off(work: Work, member: int, period: Period, today: date, is_workday: IsWorkday) -> int:
    taken = leaves.absences(work, member, period)
    days = (today + timedelta(days=index) for index in range((period.end - today).days))
    return sum(halves_off(taken, day) for day in days if is_workday(day)) if taken else 0


def _forecast(
    work: Work, holder: Holder, metric: Metric, now: Pace, days: Workdays, today: date, is_workday: IsWorkday
) -> Forecast | None:
    """By the workdays before today; what came on a day off counts with the workday before it."""
    if metric.roll not in ("sum", "count"):
        return None
    first = totals.first_day(work) or today
    if holder[0] == "member":
        first = max(first, directory(work).organization.members[holder[1]].joined or first)
    before = [day for day in _workdays_before(today, is_workday) if day >= first]
    if not before:
        return None
    series = dict.fromkeys(before, 0)
    amounts = totals.by_day(work, before[0], today, (metric.key,), _teams(work, holder))
    latest, place = before[0], {}
    for index in range((today - before[0]).days):
        day = before[0] + timedelta(days=index)
        latest = day if day in series else latest
        place[day] = latest
    for (day, member, _), amount in amounts.items():
        if holder[0] != "member" or member == holder[1]:
            series[place[day]] += amount
    return forecast(now.actual, list(series.values()), days.days_left())


def _workdays_before(today: date, is_workday: IsWorkday) -> list[date]:
    found = (today - timedelta(days=back) for back in range(2 * HISTORY, 0, -1))
    return [day for day in found if is_workday(day)][-HISTORY:]


def _quota(work: Work, holder: Holder, metric: Metric, now: Pace, days: Workdays, today: date) -> Quota | None:
    """Actions for what is missing of the main money metric."""
    home = directory(work).organization
    if metric.key != progress.main_metric(home).key or not now.gap:
        return None
    own = team = counts(work, holder, metric.key, today)
    if holder[0] == "member":
        group = home.members[holder[1]].team
        team = counts(work, ("company", 0) if group is None else ("team", group), metric.key, today)
    return quota(now.gap, days.days_left(), own, team, home.quotas)


def counts(work: Work, holder: Holder, metric: str, today: date) -> dict[str, int]:
    """What the holder did in the last 90 days, by metric; `bookings` is the main metric, whichever it is."""
    last = Period("month", today - timedelta(days=DAYS), today)
    wanted = {*CHAIN, *ACTIONS, metric} - {"intents"}
    found = dict.fromkeys(("bookings", "intents", *wanted), 0)
    inside = _teams(work, holder)
    for (member, key), amount in totals.table(work, last, wanted, inside).items():
        if holder[0] != "member" or member == holder[1]:
            found["bookings" if key == metric else key] += amount
    for (member, team), amount in deals.intents(work, last.start, last.end).items():
        mine = member == holder[1] if holder[0] == "member" else inside is None or team in inside
        found["intents"] += amount if mine else 0
    return found
