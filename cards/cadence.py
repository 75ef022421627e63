"""When something is posted, in words: workdays 09:00, the first workday of the month 09:40."""

import re
from collections.abc import Mapping

from language.text import Arg, Listing, Text, text

_DAYS: Mapping[str, Text] = {
    "mon": text("Monday"),
    "tue": text("Tuesday"),
    "wed": text("Wednesday"),
    "thu": text("Thursday"),
    "fri": text("Friday"),
    "sat": text("Saturday"),
    "sun": text("Sunday"),
}
_DAILY = re.compile(r"(workdays|daily|first workday of month|last workday of month) (\d\d:\d\d)")
_WEEKLY = re.compile(rf"((?:{'|'.join(_DAYS)})(?:,(?:{'|'.join(_DAYS)}))*) (\d\d:\d\d)")
_EVERY = re.compile(r"every (\d{1,4}) minutes (\d\d:\d\d)-(\d\d:\d\d) on workdays")


def when(cadence: str) -> Arg:
    """The words of a rules file's cadence for a reader; a form without words of its own stays as it is written."""
    if found := _DAILY.fullmatch(cadence):
        return _daily(found[1], found[2])
    if found := _WEEKLY.fullmatch(cadence):
        return text("{days} {time}", days=Listing(tuple(_DAYS[day] for day in found[1].split(","))), time=found[2])
    if found := _EVERY.fullmatch(cadence):
        return text(
            "workdays {begin} to {end}, every {minutes} minutes", minutes=found[1], begin=found[2], end=found[3]
        )
    return cadence


def _daily(days: str, time: str) -> Text:
    if days == "workdays":
        return text("workdays {time}", time=time)
    if days == "daily":
        return text("every day {time}", time=time)
    if days == "first workday of month":
        return text("first workday of the month {time}", time=time)
    return text("last workday of the month {time}", time=time)
