"""Workdays of a country: holidays, make-up days, weekend rules and the organization's own days."""

from calendar import isleap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal, cast

import holidays

from language.text import text
from scoring.people import Organization
from scoring.period import IsWorkday
from scoring.setting import Wrong, example

Weekend = Literal["two days", "one day", "alternate"]  # 双休, 单休, 大小周

_DAY = timedelta(days=1)
_FRIDAY, _SATURDAY = 4, 5
# Where each year's make-up days are decreed the autumn before, and no year goes without.
_DECREED = frozenset({"CN"})


@dataclass(frozen=True, slots=True)
class _Year:
    """One year of a country: the days worked in offices, the named days off, the weekend days worked
    instead."""

    worked: frozenset[date]
    named: frozenset[date]
    made_up: frozenset[date]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked.

    `country` is an ISO 3166 code, with a subdivision where holidays differ ("DE-BY"); "" knows weekends only.
    `overrides` are the organization's own days and win over everything: True is a workday. `weekend` "two
    days" is the country's; "one day" works every Saturday, "alternate" every other one: the Saturday of the
    week that `short_week` (any day of it, Monday to Sunday) lies in, and of every second week from there.
    ValueError for an unknown country or an alternate calendar without a short week.

    Example: in China Sunday 2026-10-04 is off for the national holiday, Saturday 2026-10-10 is worked for it
    (调休).
    """

    country: str
    overrides: Mapping[date, bool] = field(default_factory=dict, hash=False)
    weekend: Weekend = "two days"
    short_week: date | None = None

    def __post_init__(self) -> None:
        _library(self.country)
        if self.weekend == "alternate" and self.short_week is None:
            raise ValueError("an alternate weekend needs a day of a week whose Saturday is worked")

    def is_workday(self, day: date) -> bool:
        """Whether the day is worked.

        A Saturday that would be worked is off when it is a named holiday or belongs to a break, next to a
        Friday or a Monday that is one: 2026-02-21 in the Spring Festival, 2026-01-03 after the New Year.
        """
        override = self.overrides.get(day)
        if override is not None:
            return override
        year = _year(self.country, day.year)
        if day in year.worked:
            return True
        return day.weekday() == _SATURDAY and self._saturday_worked(day) and day not in year.named

    def _saturday_worked(self, saturday: date) -> bool:
        if self.weekend == "two days":
            return False
        friday, monday = saturday - _DAY, saturday + 2 * _DAY
        if any(day in _year(self.country, day.year).named for day in (friday, monday)):
            return False
        if self.weekend == "one day":
            return True
        assert self.short_week is not None
        return (_monday(saturday) - _monday(self.short_week)).days % 14 == 0

    def next_workday(self, day: date) -> date:
        """The first workday after the day.

        Example: in China after Wednesday 2026-09-30 comes Thursday 2026-10-08.
        """
        following = day + _DAY
        while not self.is_workday(following):
            following += _DAY
        return following

    def workdays(self, start: date, end: date) -> int:
        """How many workdays lie from `start` up to, not including, `end`.

        Example: in China October 2026 has 18: 8 to 31 October without four Sundays and Saturdays, with the
        10th.
        """
        return sum(self.is_workday(start + _DAY * index) for index in range((end - start).days))

    def nth_workday(self, year: int, month: int, nth: int) -> date | None:
        """The nth workday of the month, counted from 1, or from -1 backwards; None when it has not so many.

        Example: in China the first workday of October 2026 is the 8th, the last the 30th.
        """
        first = date(year, month, 1)
        days = [first + _DAY * index for index in range(31)]
        worked = [day for day in days if day.month == month and self.is_workday(day)]
        if not 1 <= abs(nth) <= len(worked):
            return None
        return worked[nth - 1 if nth > 0 else nth]

    def last_workday(self, year: int, month: int) -> date | None:
        """The month's last workday; None when nobody works in it."""
        return self.nth_workday(year, month, -1)

    def covered(self, year: int) -> bool:
        """Whether the year's make-up days are known: published in the installed data or entered as overrides.

        The library is silent about an unpublished year and then knows its statutory days only. Where make-up
        days are decreed each year (China), a year without any is not covered; elsewhere a year within the
        data is.

        Example: with the data of November 2026, China's 2026 is covered and 2027 is not.
        """
        book = _library(self.country)
        if book is None:
            return True
        if not book.start_year <= year <= book.end_year:
            return False
        if self.country[:2] not in _DECREED or _year(self.country, year).made_up:
            return True
        return any(worked and day.year == year and day.weekday() > _FRIDAY for day, worked in self.overrides.items())


def calendar_of(home: Organization) -> Calendar:
    """The calendar of an organization: its country, its weekends and its own days."""
    weekend: Weekend = cast(Weekend, home.weekend)
    return Calendar(home.country, home.days, weekend, home.short_week)


def workdays_of(home: Organization, team: int | None, is_workday: IsWorkday) -> IsWorkday:
    """Which days a team works: by its own weekends, or those of the team it is in; else as the company does.

    The company's own days win over both.
    """
    found = home.teams.get(team) if team is not None else None
    while found and not found.weekend:
        found = home.teams.get(found.parent) if found.parent is not None else None
    if found is None:
        return is_workday
    weekend = cast(Weekend, found.weekend)
    return Calendar(home.country, home.days, weekend, found.short_week or home.short_week).is_workday


def shifts(home: Organization, is_workday: IsWorkday) -> Callable[[int | None], IsWorkday]:
    """Which days each team works, asked for by its id; None: the company's. Each team's is worked out once."""
    return cache(lambda team: workdays_of(home, team, is_workday))


def _monday(day: date) -> date:
    return day - _DAY * day.weekday()


def _library(country: str, year: int | None = None) -> holidays.HolidayBase | None:
    """The library's days of the year; None without a country; ValueError for one it does not know."""
    if not country:
        return None
    code, _, part = country.partition("-")
    try:
        return holidays.country_holidays(code, subdiv=part or None, years=year, expand=False)
    except NotImplementedError as unknown:
        said = text("no holidays are known for {country}", country=country[:12])
        raise Wrong(said, example("CN, US, DE-BY")) from unknown


@lru_cache(maxsize=256)
def _year(country: str, year: int) -> _Year:
    """A year worked out once. The library's own object grows while it is read, so threads do not share it."""
    first = date(year, 1, 1)
    days = [first + _DAY * index for index in range(366 if isleap(year) else 365)]
    book = _library(country, year)
    if book is None:
        return _Year(frozenset(day for day in days if day.weekday() <= _FRIDAY), frozenset(), frozenset())
    return _Year(
        worked=frozenset(day for day in days if book.is_working_day(day)),
        named=frozenset(day for day in days if day in book),
        made_up=frozenset(day for day in days if day in book.weekend_workdays),
    )
