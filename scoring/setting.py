"""Settings of a rules file: what each may be, and what to write instead when it is not."""

import re
import unicodedata
import zoneinfo
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, TypeVar

from language.money import CURRENCIES, CURRENCY_OF
from language.text import Listing, Text, english, text
from scoring.people import Role
from scoring.period import Period, period_of

T = TypeVar("T")
_LONGEST_TEXT = 64
_MOST_PARTS = 20
_MOST = 10**12  # targets beyond a trillion are slips, and integers stay within 64 bits
_KEY = re.compile(r"[\w.-]{1,40}")
_LOCALE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
_COUNTRY = re.compile(r"([A-Z]{2}(-[A-Z0-9]{1,3})?)?")
_CLOCK = re.compile(r"(0\d|1[01]):([0-5]\d)")
_ADDRESS = re.compile(r"[a-z]{2,20}:[^\s:]{1,120}")
_QUIET = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")
_PERIOD = re.compile(r"(20\d\d)(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?")


class Wrong(ValueError):
    """A value that cannot be used: `what` is wrong with it, and what to do `instead` (None: follow the example)."""

    def __init__(self, what: Text, instead: Text | None = None) -> None:
        self.what = what
        self.instead = instead
        super().__init__(english(self.words))

    @property
    def words(self) -> Text:
        """Both in one line."""
        return text("{what}; {remedy}", what=self.what, remedy=self.instead) if self.instead else self.what


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of a section: how its value is read (Wrong when it cannot be), and an example as in the file."""

    read: Callable[[Any], Any]
    example: str
    required: bool = False


def plain(words: str) -> str:
    """Somebody's words on one line, invisible characters made visible, cut where they are long."""
    visible = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in words[:_LONGEST_TEXT])
    return visible[:_LONGEST_TEXT] + "…" * (max(len(words), len(visible)) > _LONGEST_TEXT)


def shown(value: Any) -> str:
    """A value as it stands in the file, on one line, cut where it is long."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{plain(value)}"'
    if isinstance(value, (list, dict)):
        return "[…]" if isinstance(value, list) else "{…}"
    # An integer may have more digits than Python is willing to write.
    return plain(str(value)) if not isinstance(value, int) or abs(value) < _MOST else "…"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant; "" when none is near."""
    return next(iter(get_close_matches(word[:_LONGEST_TEXT], list(known), n=1)), "")


def meant(near: str) -> Text:
    """The question that names what was probably meant."""
    return text("did you mean {near}?", near=near)


def example(written: str) -> Text:
    """One right line to follow."""
    return text("for example: {example}", example=written)


def words(value: Any) -> str:
    """A name or label: 1 to 64 characters on one line."""
    found = _string(value).strip()
    if not found:
        raise Wrong(text("is empty"))
    if len(found) > _LONGEST_TEXT:
        raise Wrong(text("is longer than {n} characters", n=str(_LONGEST_TEXT)), text("shorten it"))
    # Marks that turn the direction of text around could make one name look like another.
    if any(unicodedata.category(c) == "Cc" or "\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in found):
        raise Wrong(text("contains invisible control characters"), text("type it anew"))
    return found


def key(value: Any) -> str:
    """A short word that other parts of the file refer to."""
    found = _string(value)
    if not _KEY.fullmatch(found):
        raise Wrong(text("is not a key: 1 to 40 letters, digits, - _ . without spaces"))
    return found


def optional(read: Callable[[Any], str]) -> Callable[[Any], str]:
    """Such a value, or "" for none."""
    return lambda value: "" if value == "" else read(value)


def metric_key(value: Any) -> str:
    """A metric's key: small Latin letters, digits and _."""
    found = key(value)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", found):
        raise Wrong(text("is not a metric's key: small letters a to z, digits and _"))
    return found


def parts(value: Any) -> list[dict[str, Any]]:
    """Tables within a table; what stands in them has a section of its own."""
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise Wrong(text("is not a list of tables"), text("write each as a section of its own"))
    if not 0 < len(value) <= _MOST_PARTS:
        raise Wrong(text("has no parts, or more than {n}", n=str(_MOST_PARTS)))
    return value


def several(read: Callable[[Any], T]) -> Callable[[Any], tuple[T, ...]]:
    """A list of such values, each once."""

    def items(value: Any) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise Wrong(text("is not a list"))
        found = tuple(map(read, value))
        twice = next((item for item in found if found.count(item) > 1), None)
        if twice is not None:
            raise Wrong(text("names {one} twice", one=shown(twice)), text("leave one out"))
        return found

    return items


def one_of(*choices: str) -> Callable[[Any], str]:
    """One of a few words."""

    def choice(value: Any) -> str:
        found = _string(value)
        if found not in choices:
            near = nearest(found, choices)
            listed = text("write one of {choices}", choices=Listing(tuple(map(shown, choices))))
            raise Wrong(text("cannot be used"), meant(shown(near)) if near else listed)
        return found

    return choice


def role(value: Any) -> Role:
    """What a member may do."""
    return Role(one_of(*Role)(value))


def day(value: Any) -> date:
    """A calendar day, with or without quotes."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Wrong(text("is not a day")) from None


def zone(value: Any) -> str:
    """An IANA time zone."""
    found = _string(value)
    try:
        zoneinfo.ZoneInfo(found)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        near = nearest(found, zoneinfo.available_timezones())
        raise Wrong(text("is not a time zone"), meant(shown(near)) if near else None) from None
    return found


def currency(value: Any) -> str:
    """An ISO 4217 code."""
    found = _string(value)
    if found not in CURRENCIES:
        told = found.upper() if found.upper() in CURRENCIES else CURRENCY_OF.get(found.lower(), "")
        near = told or nearest(found.upper(), CURRENCIES)
        raise Wrong(text("is not an ISO 4217 currency"), meant(shown(near)) if near else None)
    return found


def locale(value: Any) -> str:
    """A language, with its region where that matters."""
    return _matching(_LOCALE, value, text("is not a language code"), text("write it like zh_CN, zh_TW or en"))


def country(value: Any) -> str:
    """An ISO 3166 code whose holidays count, with a subdivision where they differ; "" knows weekends only."""
    return _matching(_COUNTRY, value, text("is not a country code"), text('write it like "CN", "SG" or "DE-BY"'))


def clock(value: Any) -> time:
    """A time of the morning."""
    hours, minutes = _matching(_CLOCK, value, text("is not a time from 00:00 to 11:59")).split(":")
    return time(int(hours), int(minutes))


def quiet(value: Any) -> tuple[time, time]:
    """A stretch of the clock, over midnight if the second time is the earlier one."""
    like = text('write it like "21:00-08:00"')
    found = _matching(_QUIET, value, text("is not a stretch of time"), like)
    begin, end = (time(int(one[:2]), int(one[3:])) for one in found.split("-"))
    if begin == end:
        raise Wrong(text("lasts the whole day or not at all"), like)
    return begin, end


def address(value: Any) -> str:
    """An account, a room or a tenant: the platform, a colon, and its id there."""
    return _matching(_ADDRESS, value, text('is not of the form "platform:id"'))


def period(value: Any) -> Period:
    """A month 2026-11, a quarter 2026-Q4, a year 2026."""
    parts = _PERIOD.fullmatch(_string(value))
    if not parts:
        raise Wrong(text("is not a period"), text('write "2026-11", "2026-Q4" or "2026"'))
    year, quarter, month = int(parts[1]), parts[2], parts[3]
    if quarter:
        return period_of("quarter", date(year, 3 * int(quarter) - 2, 1))
    return period_of("month", date(year, int(month), 1)) if month else period_of("year", date(year, 1, 1))


def switch(value: Any) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise Wrong(text("is neither true nor false"), text("write true or false without quotes"))
    return value


def whole(value: Any) -> int:
    """A whole number above 0."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < _MOST:
        raise Wrong(text("is not a whole number above 0"))
    return value


def up_to(most: int, least: int = 0) -> Callable[[Any], int]:
    """A whole number between two bounds, both included."""

    def number(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise Wrong(text("is not a whole number from {least} to {most}", least=str(least), most=str(most)))
        return value

    return number


def rate(value: Any) -> Decimal:
    """How many whole units of one currency another is worth: above 0, at most nine decimals."""
    number = amount(
        Decimal(value) if isinstance(value, str) and re.fullmatch(r"\d{1,9}(\.\d{1,9})?", value) else value
    )
    exponent = number.as_tuple().exponent
    if not number or not isinstance(exponent, int) or exponent < -9:
        raise Wrong(text("is not a rate above 0 with at most nine decimals"))
    return number


def amount(value: Any) -> Decimal:
    """A number from 0 on, exact."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise Wrong(text("is not a number"), text("write it in digits without quotes, units or commas"))
    number = Decimal(value) if isinstance(value, Decimal) or abs(value) < _MOST else Decimal(_MOST)
    if not number.is_finite() or not 0 <= number < _MOST:
        raise Wrong(text("is not between 0 and a trillion"))
    return number


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise Wrong(text("is not a text in quotes"))
    return unicodedata.normalize("NFC", value)


def _matching(pattern: re.Pattern[str], value: Any, what: Text, instead: Text | None = None) -> str:
    found = _string(value)
    if not pattern.fullmatch(found):
        raise Wrong(what, instead)
    return found
