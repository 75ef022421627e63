"""Pace: how far a target is reached beside the time gone, and what each workday left still has to bring."""

from dataclasses import dataclass
from datetime import date, timedelta

from scoring.period import IsWorkday, Period

WHOLE = 10_000  # shares are integers in 1/10,000


@dataclass(frozen=True, slots=True)
class Workdays:
    """A period's workdays: all of them, those before today, and how much of one today is.

    They are counted in parts of a day: whole days, or half days where `unit` is 2 because of leave.
    """

    total: int
    before: int
    today: int
    unit: int = 1

    def gone(self, *, over: bool = False) -> int:
        """Workdays gone, in parts. Today counts only when it is `over`."""
        return self.before + (self.today if over else 0)

    def left(self, *, over: bool = False) -> int:
        """Workdays left, in parts, with today until it is `over`."""
        return self.total - self.gone(over=over)

    def days_left(self) -> int:
        """Workdays left with today, a half one counted as one."""
        return -(-self.left() // self.unit)


@dataclass(frozen=True, slots=True)
class Pace:
    """Where an amount stands against its target. Shares in 1/10,000, amounts in the metric's smallest unit.

    attainment   actual ÷ target, rounded down; None without a target
    time         share of the period's workdays gone
    lead         attainment - time: 700 is seven percentage points ahead, -700 behind; None without a target
    gap          what is missing to the end of the period; 0 once reached
    today        what today still needs; 0 once done, and on a day off
    per_workday  gap ÷ workdays left, rounded up; None when something is missing and no workday is left; with
                 less than a day left, the gap itself
    """

    actual: int
    target: int
    attainment: int | None
    time: int
    lead: int | None
    gap: int
    today: int
    per_workday: int | None


def workdays_of(period: Period, today: date, is_workday: IsWorkday) -> Workdays:
    """The workdays of the period as seen today; a member's leave days are left out by their `is_workday`.

    Example: November 2026 has 21 weekdays; on Wednesday the 18th 12 of them lie before today.
    """
    days = [period.start + timedelta(days=index) for index in range((period.end - period.start).days)]
    worked = [day for day in days if is_workday(day)]
    return Workdays(len(worked), sum(day < today for day in worked), today in worked)


def time_progress(days: Workdays, *, over: bool = False) -> int:
    """The share of the period's workdays gone, in 1/10,000, rounded down.

    Today does not count until it is `over`: at nine in the morning nobody is behind by a day not yet worked.
    The evening's digest, written when the day is done, says `over`. A period without workdays has no time
    left: 10,000.

    Example: 12 of 21 workdays before today are 5,714; in the evening 13 of 21 are 6,190.
    """
    return days.gone(over=over) * WHOLE // days.total if days.total else WHOLE


def attainment(actual: int, target: int) -> int | None:
    """actual ÷ target in 1/10,000, rounded down, so that 100 % is shown only when it is reached.

    None for a target of nothing. Example: 300,000 of 500,000 is 6,000; 999,999 of 1,000,000 is 9,999.
    """
    return actual * WHOLE // target if target > 0 else None


def points(difference: int) -> int:
    """A difference of two shares as whole percentage points, to the nearest, halves away from zero.

    Example: -660 is seven points behind, 649 six points ahead.
    """
    whole = (abs(difference) + 50) // 100
    return whole if difference >= 0 else -whole


def pace(actual: int, done_today: int, target: int, days: Workdays, *, over: bool = False) -> Pace:
    """Where `actual`, of which `done_today` came today, stands against the base target on a day of the
    period.

    Today's quota is fixed in the morning: what was missing then ÷ the workdays left with today, rounded up;
    what today still needs is the quota less what was done today. More than the quota makes the coming days
    lighter, and never today's gap negative.

    Example: a quarter's target of 500,000 with 300,000 done and 25 of 65 workdays left: attainment 6,000,
    time 6,153, so 153 behind (two points); the gap of 200,000 asks for 8,000 on each of the 25 workdays.
    """
    reached = attainment(actual, target)
    gone = time_progress(days, over=over)
    gap = max(0, target - actual)
    left = days.left(over=over)
    per_workday = 0 if not gap else min(gap, _shared(gap * days.unit, left)) if left else None
    quota = _shared(max(0, target - (actual - done_today)) * days.today, days.left()) if days.today else 0
    return Pace(
        actual=actual,
        target=target,
        attainment=reached,
        time=gone,
        lead=None if reached is None else reached - gone,
        gap=gap,
        today=max(0, quota - done_today),
        per_workday=per_workday,
    )


def _shared(amount: int, days: int) -> int:
    """The amount per day, rounded up, so that the days together bring at least the amount."""
    return -(-amount // days)
