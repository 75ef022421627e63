"""Organization, teams, members and their roles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from language.text import Text
from scoring.closing import CLOSES_AFTER
from scoring.metric import Metric
from scoring.period import Period, PeriodKind, Turns, label
from scoring.quota import Plan

QUIET = time(21), time(8, 30)
"""In these hours nobody is written to unasked, where the rules do not say otherwise."""


class Role(StrEnum):
    """What a member may do; each role may do what the one before it may."""

    REP = "rep"
    LEAD = "lead"
    MANAGER = "manager"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Team:
    """A team, or a group within one (`parent`); `key` is its name in the rules file.

    `wins` is what its room hears of a signed deal: all of it, no amount ("name"), no customer ("amount").
    `weekend` and `short_week` are its own shifts; "": the company's. `former`: names it had, still understood.
    """

    id: int
    key: str
    name: str
    parent: int | None = None
    territory: str = ""
    wins: str = "full"
    weekend: str = ""
    short_week: date | None = None
    former: tuple[str, ...] = ()

    @property
    def called(self) -> tuple[str, ...]:
        """Every way to name it: its name, its key in the rules file, and names it had before."""
        return (self.name, self.key, *self.former)


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the organization; `names` are other ways people write them.

    `muted`: wants no reminder of a missing report, and no own day in the morning. `speaks`: has chosen the language.
    """

    id: int
    key: str
    name: str
    role: Role
    team: int | None
    locale: str
    zone: str
    position: str = ""
    names: tuple[str, ...] = ()
    joined: date | None = None
    left: date | None = None
    mentor: int | None = None
    anonymous: bool = False
    muted: bool = False
    speaks: bool = False

    def active(self, day: date) -> bool:
        """Whether the member belongs to the organization on that day."""
        return (self.joined is None or self.joined <= day) and (self.left is None or day < self.left)


@dataclass(frozen=True, slots=True)
class Organization:
    """One company with its people. A day lasts until `day_end` of the next morning.

    Amounts above `confirm_above` whole units are asked before they count.

    `turns` say when weeks and years begin; `weekend`, `short_week` and `days` (True: worked) which days are worked;
    in `quiet` hours nobody is written to unasked. `anonymous`: people may stand as 匿名 on public boards; `winners`
    places are honoured. `signed_is_collected`: a signed amount counts as collected.

    `main_metric` is what the company means by 业绩: bookings or collections. A month closes `closes_after`
    workdays after its end.
    """

    id: int
    name: str
    zone: str
    currency: str
    locale: str
    country: str
    day_end: time
    main_metric: str
    confirm_above: int | None
    metrics: tuple[Metric, ...]
    teams: Mapping[int, Team]
    members: Mapping[int, Member]
    closes_after: int = CLOSES_AFTER
    quotas: Plan = field(default_factory=Plan)
    turns: Turns = field(default_factory=Turns)
    quiet: tuple[time, time] | None = None
    signed_is_collected: bool = False
    anonymous: bool = True
    winners: int = 3
    weekend: str = "two days"
    short_week: date | None = None
    days: Mapping[date, bool] = field(default_factory=dict)

    @property
    def quiet_hours(self) -> tuple[time, time]:
        """Between which hours nobody is written to unasked."""
        return self.quiet or QUIET

    def period(self, kind: PeriodKind, day: date) -> Period:
        """The company's day, week, month, quarter or year that holds the day."""
        return self.turns.period(kind, day)

    def called(self, period: Period) -> Text:
        """What the company calls a period; quarters and years are those of its fiscal year."""
        return label(period, first_month=self.turns.first_month)

    def metric(self, key: str) -> Metric | None:
        """The metric with that key."""
        for metric in self.metrics:
            if metric.key == key:
                return metric
        return None

    @property
    def only_team(self) -> int | None:
        """The company's team where it has one alone; None for another number."""
        return next(iter(self.teams)) if len(self.teams) == 1 else None

    def team_name(self, team: int | None) -> str:
        """A team's name; the company's for None."""
        return self.teams[team].name if team is not None and team in self.teams else self.name

    def wins_shown(self, team: int | None) -> str:
        """What the team's room hears of a signed deal: "full", "amount" (no customer) or "name" (neither)."""
        return self.teams[team].wins if team is not None and team in self.teams else "full"

    def crew(self, team: int | None, day: date) -> tuple[Member, ...]:
        """The members of a team and of the groups in it on that day; of the whole company for None."""
        inside = self.within(team)
        return tuple(
            member
            for member in self.members.values()
            if member.active(day) and (team is None or member.team in inside)
        )

    def within(self, team: int | None) -> frozenset[int]:
        """The team and all groups below it; every team for None."""
        if team is None:
            return frozenset(self.teams)
        found = {team}
        while more := {t.id for t in self.teams.values() if t.parent in found} - found:
            found |= more
        return frozenset(found)

    def leads_of(self, team: int | None) -> tuple[Member, ...]:
        """Who leads the team: its own leads, else the managers."""
        own = tuple(m for m in self.members.values() if m.team == team and m.role is Role.LEAD)
        return own or tuple(m for m in self.members.values() if m.role in (Role.MANAGER, Role.ADMIN))
