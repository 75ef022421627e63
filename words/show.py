"""Wordings, numbers, money and days as strings for one reader."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from chat.message import Person, Reader
from language.money import Money
from language.text import Arg, At, Day, Listing, Share, Short, Text
from words.catalogue import nearest, translations
from words.style import STYLES, Style, percent, short, whole_money
from words.visible import visible

Escape = Callable[[str], str]
"""Makes somebody's words inert for one platform's markup."""

MAX_NAME = 64
_PLACE = re.compile(r"\{([a-z_][a-z0-9_]*)\}")


def plain(words: str) -> str:
    """The escape of a place without markup: nothing to escape."""
    return words


def show(arg: Arg, reader: Reader, escape: Escape = plain) -> str:
    """The argument as the reader's language writes it, clock times in the reader's zone.

    Only somebody's words (`str`) are cleaned (see `visible`) and escaped. Never raises: a missing translation
    shows the English, a place without argument "…", a kind of an older version its plain string.
    """
    style = STYLES[nearest(reader.locale)]
    match arg:
        case str():
            return escape(visible(arg))
        case int():
            return f"{arg:,}"
        case Text():
            return _worded(arg, reader, escape)
        case Money():
            return whole_money(arg, style)
        case Short(value=value):
            return short(value, style)
        case Share(per_10000=share):
            return percent(share)
        case Day(day=day):
            return _day(day, style)
        case At():
            return _moment(arg, reader, style)
        case Listing(items=items):
            return style.comma.join(show(item, reader, escape) for item in items)
    return escape(visible(str(arg)))


def name_of(person: Person) -> str:
    """The person's name as it may be shown, at most 64 code points, still to be escaped; the id when it is blank."""
    return visible(person.name, MAX_NAME).strip() or visible(person.id, MAX_NAME)


def _worded(words: Text, reader: Reader, escape: Escape) -> str:
    """The translation with its places filled in one pass, so that nothing inside an argument is a place."""
    args = dict(words.args)
    shown = {name: show(arg, reader, escape) for name, arg in args.items()}
    return _PLACE.sub(lambda place: shown.get(place[1], "…"), _translated(words, args.get("n"), reader))


def _translated(words: Text, n: Arg | None, reader: Reader) -> str:
    if not words.msgid:
        return ""  # gettext keeps the catalogue's header under the empty msgid
    catalogue = translations(reader.locale)
    if not words.plural:
        return catalogue.gettext(words.msgid)
    return catalogue.ngettext(words.msgid, words.plural, n if isinstance(n, int) else 2)


def _day(day: date, style: Style) -> str:
    return style.day.format(weekday=style.weekdays[day.weekday()], month=style.months[day.month - 1], day=day.day)


def _moment(at: At, reader: Reader, style: Style) -> str:
    """Clock time in the reader's zone; an instant without a zone is taken as UTC."""
    instant = at.instant if at.instant.tzinfo else at.instant.replace(tzinfo=UTC)
    with suppress(OverflowError):  # the calendar's first and last day cannot be moved
        instant = instant.astimezone(_zone(reader.zone))
    clock = f"{instant:%H:%M}"
    return clock if at.time_only else f"{_day(instant, style)} {clock}"


@lru_cache(maxsize=256)
def _zone(name: str) -> tzinfo:
    """The IANA zone; UTC for a name the tz database does not have."""
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return UTC
