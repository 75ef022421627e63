"""What somebody means to do: kept for its day, to be compared with what was done; never counted."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from handlers.command import Request
from scoring.planned import Planned
from scoring.reading.result import PlanDraft, Reading
from storage import plans

AFTERNOON = time(14)
"""A plan without a day is of today before, of the next workday after."""
FARTHEST = timedelta(days=62)


def planned(request: Request, reading: Reading | None) -> tuple[Planned, ...]:
    """Keep the plans in a message that name a metric and a number; they, by metric and day."""
    if reading is None or request.member is None:
        return ()
    found: dict[tuple[date, str], Planned] = {}
    for draft in reading.plans:
        metric = request.organization.metric(draft.metric) if draft.metric else None
        day = draft.day or _usual_day(request)
        if metric is None or metric.money or draft.quantity is None or not _near(request, day, draft):
            continue
        amount = int(draft.quantity.scaleb(metric.scale))
        before = found.get((day, metric.key))
        found[day, metric.key] = Planned(
            request.member.id, day, metric.key, amount + (before.amount if before else 0)
        )
    plans.keep(request.work, found.values())
    return tuple(found.values())


def _near(request: Request, day: date, draft: PlanDraft) -> bool:
    """Whether it is a number somebody may mean, on a day not far off."""
    quantity = draft.quantity or 0
    return request.today <= day <= request.today + FARTHEST and 0 < quantity < 10_000


def _usual_day(request: Request) -> date:
    clock = request.now.astimezone(ZoneInfo(request.asker.zone)).time()
    day = request.today
    if clock < AFTERNOON and request.own_days(day):
        return day
    for _ in range(31):
        day += timedelta(days=1)
        if request.own_days(day):
            break
    return day
