"""Payment plans: an amount in parts by days, which of them are paid, and when their owner is reminded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from scoring.period import IsWorkday
from scoring.target import split

FIRST_AFTER = timedelta(days=7)
"""When money on signing is due where no day is said."""
BEFORE = timedelta(days=3)
AGAIN = timedelta(days=7)
"""An owner is reminded that long before, and so often once it is overdue."""

When = Literal["day", "signing", "months", "condition"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an amount as it was agreed: `minor`, or `weight` of what the others leave (0: all of the rest).

    `when`: on `day`, on signing, `months` after signing, or on a `condition` in somebody's words.
    """

    minor: int | None = None
    weight: int = 0
    when: When = "condition"
    day: date | None = None
    months: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Instalment:
    """So much in the smallest unit that is to come in by a day; None: on a condition that has no day yet."""

    minor: int
    due: date | None = None
    words: str = ""
    id: int = 0
    place: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """An instalment with what of it was received; `instalment` None: signed, and in no plan."""

    instalment: Instalment | None
    minor: int
    paid: int = 0

    @property
    def open(self) -> int:
        """What is still to come in."""
        return self.minor - self.paid

    @property
    def due(self) -> date | None:
        """By when; None when no day is known."""
        return self.instalment.due if self.instalment else None


def agreed(total: int, parts: Sequence[Part], signed: date) -> tuple[Instalment, ...]:
    """The amount in parts as agreed; together exactly the amount. () when stated amounts do not add up to it.

    Parts with an amount take it; the rest is split by the weights of the others, to the smallest unit.
    """
    stated = sum(part.minor for part in parts if part.minor is not None)
    weights = [max(part.weight, 1) for part in parts if part.minor is None]
    rest = total - stated
    if not parts or (rest != 0 and not weights) or (weights and rest <= 0):
        return ()
    shares = iter(split(rest, weights)) if weights else iter(())
    amounts = [part.minor if part.minor is not None else next(shares) for part in parts]
    if min(amounts) <= 0:
        return ()
    return tuple(
        Instalment(amount, _due(part, signed), part.words, place=place)
        for place, (part, amount) in enumerate(zip(parts, amounts, strict=True), 1)
    )


def _due(part: Part, signed: date) -> date | None:
    if part.when == "day":
        return part.day
    if part.when == "signing":
        return signed + FIRST_AFTER
    return months_after(signed, part.months) if part.when == "months" else None


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month: 31 January and one is 28 February."""
    first, following = (_first(day, months + ahead) for ahead in (0, 1))
    return first.replace(day=min(day.day, (following - first).days))


def _first(day: date, months: int) -> date:
    index = day.month - 1 + months
    return date(day.year + index // 12, index % 12 + 1, 1)


def dues(signed: int, received: int, plan: Sequence[Instalment]) -> tuple[Due, ...]:
    """What was signed, part by part, the oldest due first, with what was received of each.

    Money pays the oldest part first. A plan of more than was signed (a correction made it smaller) loses at its end;
    of less, the rest stands without a day. Open parts add up to what was signed and not received, and never below 0.
    """
    left, money = max(0, signed), max(0, received)
    found: list[Due] = []
    for one in sorted(plan, key=lambda one: (one.due or date.max, one.place)):
        minor = min(one.minor, left)
        paid = min(minor, money)
        left, money = left - minor, money - paid
        if minor:
            found.append(Due(one, minor, paid))
    return (*found, Due(None, left, min(left, money))) if left else tuple(found)


def falls_on(due: date, is_workday: IsWorkday) -> date:
    """The day itself, or the next workday: banks do not move money on days off. Looks a month ahead at most."""
    days = (due + timedelta(days=n) for n in range(31))
    return next((day for day in days if is_workday(day)), due)


def reminders(due: date, is_workday: IsWorkday) -> tuple[date, date]:
    """When the owner hears of it: three days before (on a day off the workday before), and on the day itself."""
    before = due - BEFORE
    while not is_workday(before) and due - before < timedelta(days=30):
        before -= timedelta(days=1)
    return before, falls_on(due, is_workday)


def again(day: date, is_workday: IsWorkday) -> date:
    """When the owner of something overdue hears of it next: a week later, on a workday."""
    return falls_on(day + AGAIN, is_workday)
