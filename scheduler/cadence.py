"""Cadences: when a post is due, as values and as words; a slot is a local date and time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal
from unicodedata import normalize

from language.text import Text, text
from scoring.period import IsWorkday
from scoring.setting import Wrong, shown
from scoring.setting import example as right

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_LONGEST = 80  # characters of a cadence in words


@dataclass(frozen=True, slots=True)
class Weekly:
    """On these weekdays (0 is Monday, ascending) at a whole minute, workday or not."""

    days: tuple[int, ...]
    at: time
    kind: Literal["weekly"] = "weekly"

    def __post_init__(self) -> None:
        if not self.days or list(self.days) != sorted({day for day in self.days if 0 <= day <= 6}):
            raise ValueError(f"weekdays are numbers from 0 to 6, each once and in order, not {self.days[:7]}")
        _check_minute(self.at)


@dataclass(frozen=True, slots=True)
class Workdays:
    """On every workday at a whole minute."""

    at: time
    kind: Literal["workdays"] = "workdays"

    def __post_init__(self) -> None:
        _check_minute(self.at)


@dataclass(frozen=True, slots=True)
class LastWorkday:
    """On the last workday of each month at a whole minute; a month without workdays has none."""

    at: time
    kind: Literal["last_workday"] = "last_workday"

    def __post_init__(self) -> None:
        _check_minute(self.at)


@dataclass(frozen=True, slots=True)
class FirstWorkday:
    """On the first workday of each month at a whole minute; a month without workdays has none."""

    at: time
    kind: Literal["first_workday"] = "first_workday"

    def __post_init__(self) -> None:
        _check_minute(self.at)


@dataclass(frozen=True, slots=True)
class Every:
    """Every so many minutes from `start`, up to and including `end`, each day or on workdays only.

    Example: every 30 minutes from 10:00 to 11:00 is 10:00, 10:30, 11:00.
    """

    minutes: int
    start: time
    end: time
    workdays: bool = False
    kind: Literal["every"] = "every"

    def __post_init__(self) -> None:
        _check_minute(self.start)
        _check_minute(self.end)
        if not 1 <= self.minutes <= 24 * 60:
            raise _unread(str(self.minutes), _NO_MINUTES, _EVERY)
        if self.end <= self.start:
            raise _unread(_span(self), text("is not a span that ends after it starts"), _EVERY)


Cadence = Weekly | Workdays | FirstWorkday | LastWorkday | Every

_NO_CADENCE, _NO_MINUTES = text("is no cadence"), text("is not a number of minutes")
_WORKDAYS = "workdays 09:00"
_WEEKLY = "mon,wed,fri 18:30"
_MONTHLY = "last workday of month 17:00"
_EVERY = "every 30 minutes 10:00-18:00 on workdays"


def cadence(words: str) -> Cadence:
    """The cadence people write; what cannot be read raises Wrong with the part and one right example.

    Read are "workdays 09:00", "daily 09:00", "mon,wed,fri 18:30", "mon-fri 18:30", "first workday of month
    09:30", "last workday of month 17:00", "every 30 minutes 10:00-18:00", and the latter with "on workdays";
    in any case, also with full-width signs.

    Example: "workdays 9:00" is Workdays(time(9)).
    """
    if len(words) > _LONGEST:
        raise _unread(words, text("is too long"), _WORKDAYS)
    said = ",".join(part.strip() for part in normalize("NFKC", words).casefold().split(","))
    match said.split():
        case ["workdays", at]:
            return Workdays(_time(at, _WORKDAYS))
        case ["daily", at]:
            return Weekly(tuple(range(7)), _time(at, "daily 09:00"))
        case ["first", "workday", "of", "month", at]:
            return FirstWorkday(_time(at, _MONTHLY))
        case ["last", "workday", "of", "month", at]:
            return LastWorkday(_time(at, _MONTHLY))
        case ["every", minutes, "minutes", span]:
            return _every(minutes, span, workdays=False)
        case ["every", minutes, "minutes", span, "on", "workdays"]:
            return _every(minutes, span, workdays=True)
        case ["every" | "first" | "last" as first, *_]:
            raise _unread(said, _NO_CADENCE, _EVERY if first == "every" else _MONTHLY)
        case [days, at]:
            return Weekly(_weekdays(days), _time(at, _WEEKLY))
        case _:
            raise _unread(said, _NO_CADENCE, _WORKDAYS)


def slots(value: Cadence, start: datetime, end: datetime, is_workday: IsWorkday) -> Iterator[datetime]:
    """The cadence's slots from `start` up to, not including, `end`, ascending; all are naive local times.

    A slot is what the calendar and the clock on the wall say, so it exists once, also on a day with 23 or 25
    hours.

    Example: "last workday of month 17:00" has in the fourth quarter of 2026, with weekends off, the slots
    2026-10-30 17:00, 2026-11-30 17:00 and 2026-12-31 17:00.
    """
    for index in range((end.date() - start.date()).days + 1):
        day = start.date() + _DAY * index
        if not _falls_on(value, day, is_workday):
            continue
        for at in _times(value):
            slot = datetime.combine(day, at)
            if start <= slot < end:
                yield slot


def instant_of(slot: datetime, zone: tzinfo) -> datetime:
    """The instant, in UTC, at which a slot comes in the zone.

    A time the clock shows twice comes at its first showing. A time the clock leaps over comes at the leap,
    the first valid instant after it: Berlin 2026-03-29 02:30 comes at 01:00 UTC, when the clock goes from
    02:00 to 03:00.
    """
    instant = slot.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == slot:
        return instant
    # Read by the offset after the leap, the time lies before it. The leap is a whole second in between.
    earlier = slot.replace(tzinfo=zone, fold=1).astimezone(UTC)
    offset = instant.astimezone(zone).utcoffset()
    while instant - earlier > _SECOND:
        middle = earlier + (instant - earlier) // _SECOND // 2 * _SECOND
        if middle.astimezone(zone).utcoffset() == offset:
            instant = middle
        else:
            earlier = middle
    return instant


def _falls_on(value: Cadence, day: date, is_workday: IsWorkday) -> bool:
    match value:
        case Weekly(days):
            return day.weekday() in days
        case Workdays():
            return is_workday(day)
        case FirstWorkday():
            return is_workday(day) and not any(map(is_workday, _month_before(day)))
        case LastWorkday():
            return is_workday(day) and not any(map(is_workday, _rest_of_month(day)))
        case Every(workdays=workdays):
            return not workdays or is_workday(day)


def _times(value: Cadence) -> Iterator[time]:
    if not isinstance(value, Every):
        yield value.at
        return
    for minute in range(_minute(value.start), _minute(value.end) + 1, value.minutes):
        yield time(minute // 60, minute % 60)


def _rest_of_month(day: date) -> Iterator[date]:
    following = day + _DAY
    while following.month == day.month:
        yield following
        following += _DAY


def _month_before(day: date) -> Iterator[date]:
    return (day.replace(day=number) for number in range(1, day.day))


def _weekdays(words: str) -> tuple[int, ...]:
    days: set[int] = set()
    for part in words.split(","):
        first, _, last = part.partition("-")
        if first not in _DAYS or (last or first) not in _DAYS or part.endswith("-"):
            raise _unread(part, text("is no weekday"), _WEEKLY)
        begin, end = _DAYS.index(first), _DAYS.index(last or first)
        days.update(day % 7 for day in range(begin, end + 1 if end >= begin else end + 8))
    return tuple(sorted(days))


def _every(minutes: str, span: str, *, workdays: bool) -> Every:
    if not re.fullmatch("[0-9]{1,4}", minutes):
        raise _unread(minutes, _NO_MINUTES, _EVERY)
    start, _, end = span.partition("-")
    return Every(int(minutes), _time(start, _EVERY), _time(end, _EVERY), workdays)


def _time(words: str, example: str) -> time:
    if re.fullmatch("[0-9]{1,2}:[0-9]{2}", words):
        hour, minute = map(int, words.split(":"))
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise _unread(words, text("is no time of day"), example)


def _unread(part: str, what: Text, example: str) -> Wrong:
    return Wrong(text("{part} {wrong}", part=shown(part), wrong=what), right(example))


def _check_minute(at: time) -> None:
    if at.second or at.microsecond or at.tzinfo:
        raise ValueError(f"a cadence keeps whole local minutes, not {at}")


def _minute(at: time) -> int:
    return 60 * at.hour + at.minute


def _span(value: Every) -> str:
    return f"{value.start:%H:%M}-{value.end:%H:%M}"
