"""A contest as it is told: its rules, how it stands, how long it lasts, and the team's prize behind it."""

from dataclasses import dataclass

from scoring.contest import Contest
from scoring.metric import Metric
from scoring.pace import WHOLE, attainment
from scoring.pk import Result


@dataclass(frozen=True, slots=True)
class Pot:
    """团队总奖: unlocked for all once the team has reached the quarter's base target. `target` 0: none is set."""

    words: str
    team: str
    metric: Metric
    actual: int
    target: int

    @property
    def share(self) -> int | None:
        """What is reached, in 1/10,000; None without a target."""
        return attainment(self.actual, self.target)

    @property
    def unlocked(self) -> bool:
        """Whether everybody gets it. Example: 999,999 of 1,000,000 does not unlock it."""
        return (self.share or 0) >= WHOLE


@dataclass(frozen=True, slots=True)
class Bout:
    """A contest in words and numbers. `days_left` are workdays with today; `digest` "": not frozen yet."""

    code: str
    contest: Contest
    metric: Metric
    results: tuple[Result, ...]
    days_left: int
    stake: str = ""
    pot: Pot | None = None
    digest: str = ""

    def name(self, side: int) -> str:
        """What a side is called."""
        return self.contest.sides[side].name
