"""The workdays the sample company lives through: some before its history, the history, some to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.sample.company import AWAY, HISTORY, SLUMP_TEAM, workdays_before, workdays_from
from scoring.people import Member, Organization
from scoring.period import IsWorkday

_BEFORE = 30  # so that the first month is whole
_AHEAD = 50  # so that this month and the next are whole
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Season:
    """Workdays in order; those with index `start` up to, not including, `today` are the history."""

    days: tuple[date, ...]
    start: int
    today: int

    def past(self) -> Iterator[tuple[int, date]]:
        """The history, day by day."""
        return ((index, self.days[index]) for index in range(self.start, self.today))

    def ago(self, workdays: int) -> int:
        """The index of the day so many workdays before today."""
        return self.today - workdays


def season_of(today: date, is_workday: IsWorkday) -> Season:
    """The workdays around a day."""
    before = workdays_before(today, HISTORY + _BEFORE, is_workday)
    return Season((*before, *workdays_from(today, _AHEAD, is_workday)), _BEFORE, _BEFORE + HISTORY)


def is_slump(season: Season, index: int, organization: Organization, member: Member) -> bool:
    """Whether it is one of the two bad weeks of the member's team."""
    team = organization.teams.get(member.team) if member.team is not None else None
    return team is not None and team.key == SLUMP_TEAM and season.ago(45) <= index < season.ago(35)


def is_away(season: Season, index: int, member: Member) -> bool:
    """Whether the member is on leave: three days, two weeks ago."""
    return member.key == AWAY and season.ago(12) <= index < season.ago(9)


def month_end(season: Season, index: int) -> bool:
    """Whether it is among the last four workdays of its month."""
    later = season.days[min(index + 4, len(season.days) - 1)]
    return later.month != season.days[index].month


def is_monday(day: date) -> bool:
    """Whether the week begins: the day of calls."""
    return day.weekday() == 0


def is_week_end(day: date) -> bool:
    """Whether it is a Friday, or a weekend day worked instead of another: few visits."""
    return day.weekday() >= _FRIDAY
