"""Where members and teams stand, read from totals and targets."""

from collections.abc import Mapping
from datetime import date

from scoring.leave import workdays_with
from scoring.metric import BUILT_IN, Metric
from scoring.pace import Workdays, pace
from scoring.people import Organization
from scoring.period import IsWorkday, Period, period_of
from scoring.progress import Progress
from scoring.target import Holder, team_or_company
from storage import leaves, targets, totals
from storage.people import directory
from storage.work import Work


def main_metric(home: Organization) -> Metric:
    """What the organization means by 业绩."""
    return home.metric(home.main_metric) or next(m for m in BUILT_IN if m.key == "bookings")


def of_member(work: Work, member: int, today: date, is_workday: IsWorkday) -> Progress:
    """One member's day and month, pending rows included."""
    home = directory(work).organization
    main = main_metric(home).key
    day = totals.of_member(work, member, period_of("day", today), [metric.key for metric in home.metrics])
    month = totals.of_member(work, member, period_of("month", today), (main,))[main]
    return _progress(work, ("member", member), day, month, today, is_workday)


def of_team(work: Work, team: int | None, today: date, is_workday: IsWorkday) -> Progress:
    """A team's day and month with the groups in it; the company's for None."""
    home = directory(work).organization
    inside = home.within(team) if team is not None else None
    day = totals.by_metric(
        totals.table(work, period_of("day", today), [metric.key for metric in home.metrics], inside)
    )
    month = sum(totals.by_member(work, period_of("month", today), main_metric(home).key, inside).values())
    return _progress(work, team_or_company(team), day, month, today, is_workday)


def _progress(
    work: Work,
    holder: Holder,
    day: Mapping[str, int],
    month: int,
    today: date,
    is_workday: IsWorkday,
) -> Progress:
    period, main = period_of("month", today), main_metric(directory(work).organization)
    wanted = targets.of(work, *holder, "month", period.start)
    days = workdays(work, period, today, is_workday, holder[1] if holder[0] == "member" else None)
    quotas = {metric: -(-t.base * days.unit // days.total) for metric, t in wanted.items() if days.total}
    target = wanted.get(main.key)
    return Progress(
        today=day,
        quotas=quotas,
        main=main,
        month=month,
        pace=pace(month, day.get(main.key, 0), target.base, days) if target else None,
    )


def workdays(work: Work, period: Period, today: date, is_workday: IsWorkday, member: int | None = None) -> Workdays:
    """The workdays of a period, without a member's leave; counted once for all who ask in one unit of work."""
    absences = leaves.absences(work, member, period) if member is not None else ()
    place = ("workdays", period, today, is_workday, absences)
    found: Workdays | None = work.known.get(place)
    if found is None:
        found = work.known[place] = workdays_with(period, today, is_workday, absences)
    return found
