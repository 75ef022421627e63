"""Where somebody stands: the day, the month, and the main result against its target."""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.metric import Metric
from scoring.pace import Pace


@dataclass(frozen=True, slots=True)
class Progress:
    """A member's or team's day and month.

    `today` and `quotas` are {metric: amount}: what was done, and what a workday's share of the month's target is.
    `main` is the organization's main result, `month` its amount so far; `pace` is None without a target.
    """

    today: Mapping[str, int]
    quotas: Mapping[str, int]
    main: Metric
    month: int
    pace: Pace | None
