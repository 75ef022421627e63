"""Gap (还差多少): what somebody's target, pace, forecast and quota come to on a day."""

from dataclasses import dataclass

from scoring.forecast import Forecast
from scoring.metric import Metric
from scoring.pace import Pace, Workdays
from scoring.period import Period
from scoring.quota import Quota
from scoring.target import Holder, Ladder


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a holder stands in a period. `off` are half days of leave still to come; None: there is none of it."""

    metric: Metric
    period: Period
    holder: Holder
    target: Ladder
    pace: Pace
    days: Workdays
    off: int
    forecast: Forecast | None
    quota: Quota | None
