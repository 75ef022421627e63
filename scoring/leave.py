"""Leave: days and half days off, and what they take out of a member's workdays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from scoring.pace import Workdays, workdays_of
from scoring.period import IsWorkday, Period

Portion = Literal["full", "am", "pm", "half"]
HALVES = 2
"""Leave is counted in half days: so many make a day."""


@dataclass(frozen=True, slots=True)
class Absence:
    """A member's leave from `start` to `end`, both included; a `portion` other than full holds for each day."""

    member: int
    start: date
    end: date
    portion: Portion = "full"

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"leave ends on its first day or later, not {self.start} to {self.end}")

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def halves_off(absences: Iterable[Absence], day: date) -> int:
    """How many half days of the day are off: 0, 1 or 2. The same half said twice counts once.

    Example: the morning in one message and the afternoon in another are 2; half a day twice is 1.
    """
    portions = {absence.portion for absence in absences if day in absence}
    if "full" in portions or portions >= {"am", "pm"}:
        return HALVES
    return 1 if portions else 0


def workdays_with(period: Period, today: date, is_workday: IsWorkday, absences: Iterable[Absence]) -> Workdays:
    """The period's workdays without the leave, in half days where there is any; else in whole days.

    Example: November 2026 has 21 weekdays. Seen on Wednesday the 18th with Thursday and Friday morning off, 12
    days lie before and 18, 20 (afternoon), 23 to 27 and 30 are left: 24 of 39 half days before, today 2, and
    15 left with today's.
    """
    taken = tuple(one for one in absences if one.start < period.end and one.end >= period.start)
    if not taken:
        return workdays_of(period, today, is_workday)
    total = before = now = 0
    for index in range((period.end - period.start).days):
        day = period.start + timedelta(days=index)
        worked = HALVES - halves_off(taken, day) if is_workday(day) else 0
        total += worked
        before += worked if day < today else 0
        now += worked if day == today else 0
    return Workdays(total, before, now, HALVES)


def workdays_off(absence: Absence, is_workday: IsWorkday) -> int:
    """How many half days of work the leave takes.

    Example: Friday to Monday, in whole days, takes 4 half days.
    """
    days = range((absence.end - absence.start).days + 1)
    each = HALVES if absence.portion == "full" else 1
    return sum(each for index in days if is_workday(absence.start + timedelta(days=index)))
