"""A leaderboard with what stands beside each place: names, targets, the last 14 days."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from scoring.metric import SCORE, Metric
from scoring.pace import Pace
from scoring.people import Member, Organization
from scoring.period import Period
from scoring.rank import Standing


@dataclass(frozen=True, slots=True)
class Board:
    """All standings of one metric, period and scope (`team` None: the whole company).

    `targets`, `signed` are {member: amount}; `sparks` are running sums of the last 14 days; `pace` and the other
    figures are the scope's own. `before` is the scope's amount in the comparable stretch of the last period.

    `groups`: the holders are teams, not members. Of the members, the `hidden` stand as 匿名 in public, the `away` are
    on leave today, the `fresh` have joined within the period.
    """

    metric: Metric
    period: Period
    today: date
    team: int | None
    standings: tuple[Standing, ...]
    targets: Mapping[int, int]
    signed: Mapping[int, int]
    sparks: Mapping[int, tuple[int, ...]]
    total: int
    before: int
    signed_today: int
    pace: Pace | None
    workdays_left: int
    time: int
    groups: bool = False
    hidden: frozenset[int] = frozenset()
    away: frozenset[int] = frozenset()
    fresh: frozenset[int] = frozenset()

    @property
    def best(self) -> int:
        """The highest score; what bars are measured against together with the highest target."""
        return max((s.score for s in self.standings), default=0)

    @property
    def idle(self) -> frozenset[int]:
        """The members who have nothing of what adds up; a rate or a score of 0 is something."""
        if self.groups or self.metric.roll != "sum" or self.metric == SCORE:
            return frozenset()
        return frozenset(s.holder for s in self.standings if not s.score)

    def of(self, member: int) -> Standing | None:
        """A member's own line."""
        return next((s for s in self.standings if s.holder == member), None)


def groups_of(home: Organization, team: int | None) -> tuple[int, ...]:
    """The teams that compete in a scope: those right below it."""
    return tuple(one.id for one in home.teams.values() if one.parent == team)


def contestants(home: Organization, team: int | None, today: date) -> tuple[Member, ...]:
    """Who stands on a board: the active reps and leads of the scope."""
    return tuple(m for m in home.crew(team, today) if m.role in ("rep", "lead"))


def competing(crew: Iterable[Member], sellers: Container[int]) -> list[int]:
    """Whose line a board shows: every rep's, and of the leads theirs who sell: who have some, or a target for it."""
    return [one.id for one in crew if one.role == "rep" or one.id in sellers]


def arena(home: Organization, team: int | None, today: date) -> int | None:
    """Whose board a team looks at: that of the team above it, or of the company, where its sister groups compete."""
    own = home.teams.get(team) if team is not None else None
    if own is None or len(contestants(home, own.parent, today)) < 2:
        return team
    return own.parent
