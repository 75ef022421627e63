"""The picture of a target: how the amount has grown day by day, and where its levels lie."""

from datetime import timedelta
from itertools import accumulate

from cards.gap_chart import gap_chart
from chat.chart import Progress
from handlers.command import Request
from handlers.holder import name_of
from language.text import At
from scoring.gap import Gap
from scoring.metric import Metric
from scoring.period import Period
from scoring.target import Holder
from storage import totals


def picture_of(request: Request, gap: Gap | None) -> Progress | None:
    """The gap as a picture; None without a target, and for a single day, which is one number."""
    if gap is None or gap.period.kind == "day":
        return None
    name, now = name_of(request, gap.holder), At(request.work.now)
    climbed = climb_of(request, gap.holder, gap.metric, gap.period)
    return gap_chart(gap, name, climbed, request.organization, request.today, now)


def climb_of(request: Request, holder: Holder, metric: Metric, period: Period) -> tuple[int, ...]:
    """What a holder had reached at the end of each day of the period up to today; () for what does not add up."""
    if metric.roll not in ("sum", "count"):
        return ()
    inside = request.organization.within(holder[1]) if holder[0] == "team" else None
    end = min(period.end, request.today + timedelta(days=1))
    each = dict.fromkeys((period.start + timedelta(days=n) for n in range((end - period.start).days)), 0)
    for (day, member, _), amount in totals.by_day(request.work, period.start, end, (metric.key,), inside).items():
        if holder[0] != "member" or member == holder[1]:
            each[day] += amount
    return tuple(accumulate(each.values()))
