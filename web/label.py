"""How the page writes names and moments."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime

from language.text import Text, text
from web.port import Member

Gettext = Callable[[str], str]

MAX_NAME = 64
FIRST_CJK = "\u2e80"
# Marks that reorder, hide or break what is shown: bidi controls, zero-width signs but the joiner that emoji
# are made with, line and paragraph separators, tag characters, control characters but tab and newline.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
TOO_MANY_MARKS = re.compile(f"([{MARKS}]{{4}})[{MARKS}]+")
WEEKDAYS = (
    text("Monday"),
    text("Tuesday"),
    text("Wednesday"),
    text("Thursday"),
    text("Friday"),
    text("Saturday"),
    text("Sunday"),
)
MONTHS = (
    text("Jan"),
    text("Feb"),
    text("Mar"),
    text("Apr"),
    text("May"),
    text("Jun"),
    text("Jul"),
    text("Aug"),
    text("Sep"),
    text("Oct"),
    text("Nov"),
    text("Dec"),
)
ROLES = {"rep": text("Rep"), "lead": text("Team lead"), "manager": text("Manager"), "admin": text("Admin")}


def shown(words: str) -> str:
    """Somebody's words without the signs that make text look like something else; still to be escaped."""
    return TOO_MANY_MARKS.sub(r"\1", UNSEEN.sub("", words))


def names_of(people: Iterable[Member]) -> dict[str, str]:
    """The visible name of each id: cut to 64, never blank, and with the id where two look the same."""
    names = {person["id"]: shown(person["name"]).strip()[:MAX_NAME] or person["id"] for person in people}
    seen = Counter(names.values())
    return {key: name if seen[name] == 1 else f"{name} ({key})" for key, name in names.items()}


def initials(name: str) -> str:
    """What stands in the round picture of a name: its last Chinese character or its Latin initials."""
    letters = [word[0] for word in name.split() if word[0].isalnum()]
    if not letters:
        return name[:1]
    if letters[-1] >= FIRST_CJK:
        return name.strip()[-1]
    return (letters[0] + letters[-1] if len(letters) > 1 else letters[0]).upper()


def role(name: str, _: Gettext) -> str:
    """A role as people call it; one we have no word for stays as it is."""
    return _(ROLES[name].msgid) if name in ROLES else name


def wording(words: Text, _: Gettext) -> str:
    """One of our wordings in the reader's language."""
    return _(words.msgid).format_map(dict(words.args))


def day(moment: datetime, _: Gettext) -> str:
    """A day without its year: 11月20日 周五, Friday 20 Nov."""
    return _("{weekday} {day} {month}").format(**_parts(moment, _))


def date(moment: datetime, _: Gettext) -> str:
    """A day with its year: 2026年11月20日 周五, Friday 20 Nov 2026."""
    return _("{weekday} {day} {month} {year}").format(**_parts(moment, _))


def _parts(moment: datetime, _: Gettext) -> dict[str, str]:
    return {
        "weekday": _(WEEKDAYS[moment.weekday()].msgid),
        "day": str(moment.day),
        "month": _(MONTHS[moment.month - 1].msgid),
        "year": str(moment.year),
    }
