"""Where members and teams stand, read from totals and targets."""

from collections.abc import Callable, Mapping
from datetime import date

from scoring.leave import workdays_with
from scoring.metric import BUILT_IN, Metric
from scoring.pace import Workdays, pace
from scoring.people import Organization
from scoring.period import Period, period_of
from scoring.progress import Progress
from storage import leaves, targets, totals
from storage.people import directory
from storage.targets import COMPANY, Holder
from storage.work import Work

IsWorkday = Callable[[date], bool]


def main_metric(home: Organization) -> Metric:
    """What the organization means by 业绩."""
    return home.metric(home.main_metric) or next(m for m in BUILT_IN if m.key == "bookings")


def of_member(work: Work, member: int, today: date, is_workday: IsWorkday) -> Progress:
    """One member's day and month, pending rows included."""
    home = directory(work).organization
    main = main_metric(home).key
    period = period_of("month", today)
    day = totals.of_member(work, member, period_of("day", today), [metric.key for metric in home.metrics])
    month = totals.of_member(work, member, period, (main,))[main]
    return _progress(work, "member", member, day, month, period, today, is_workday)


def of_team(work: Work, team: int | None, today: date, is_workday: IsWorkday) -> Progress:
    """A team's day and month with the groups in it; the company's for None."""
    home = directory(work).organization
    inside = home.within(team) if team is not None else None
    day = _added(totals.table(work, period_of("day", today), [metric.key for metric in home.metrics], inside))
    period = period_of("month", today)
    month = sum(totals.by_member(work, period, main_metric(home).key, inside).values())
    holder: Holder = "company" if team is None else "team"
    return _progress(work, holder, COMPANY if team is None else team, day, month, period, today, is_workday)


def _added(table: Mapping[tuple[int, str], int]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for (_, metric), amount in table.items():
        sums[metric] = sums.get(metric, 0) + amount
    return sums


def _progress(
    work: Work,
    holder: Holder,
    holder_id: int,
    day: Mapping[str, int],
    month: int,
    period: Period,
    today: date,
    is_workday: IsWorkday,
) -> Progress:
    main = main_metric(directory(work).organization)
    wanted = targets.of(work, holder, holder_id, "month", period.start)
    days = workdays(work, period, today, is_workday, holder_id if holder == "member" else None)
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
