"""Reports for others: whose name stands in front of a report, and the report without it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from language.normalise import fold, tidy

LONGEST = 600
"""Characters beyond which a message is not taken for a report in somebody's name."""
_HAN_NAME = r"[\u3400-\u9fff·]{2,6}?"
_LATIN_NAME = r"[a-z][a-z.-]{1,20}"
_REPORTING = r"(?:代报|替报|报数|报一下|报个?|记录|记一下|记|录入|录|登记)?"
_DAY = r"(?:on )?(?:today|yesterday|(?:last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_FORMS = (
    rf"^(?:代|替|帮|给)\s?(?P<name>NAME)\s?{_REPORTING}[\s:：,，]*(?P<rest>.+)$",
    rf"^(?:please )?(?:log|record|report|add|enter) (?P<rest>.+?) for @?(?P<name>NAME)(?: (?P<day>{_DAY}))?[.!]?$",
    r"^for @?(?P<name>NAME)[\s:,]+(?P<rest>.+)$",
    r"^(?:please )?(?:put|mark|set|note) @?(?P<name>NAME) (?:down )?(?:as )?(?P<rest>(?:on leave|off|out|sick)\b.*)$",
    r"^(?P<name>NAME)\s?(?:今天|今日)?(?:[没不]来|来不了|有事|不舒服|生?病)了?[,，。 ]*[帮给替][她他](?P<rest>请.+)$",
    r"^@?(?P<name>NAME)(?:'s)?[\s:：,，]+(?P<rest>.+)$",
)
_IS = re.compile(r"^is (?=(?:off|out|away|sick|on (?:leave|pto|holiday|vacation))\b)", re.IGNORECASE)
_WILL_BE = re.compile(r"^will be (?=(?:off|out|away|on (?:leave|pto|holiday|vacation))\b)", re.IGNORECASE)
"""Siti is off until Monday: as she would write it herself."""
_JOINED = r"^@?(?P<name>NAME)(?P<rest>[\u3400-\u9fff].+)$"


@dataclass(frozen=True, slots=True)
class Behalf:
    """A report in somebody's name: the name as it was written and the report as its owner would write it.

    `known`: it is a name of the organization. `joined`: nothing stands between the two (小王拜访3家).
    """

    name: str
    rest: str
    known: bool
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Forms:
    """How a report in a name begins, for the names of one organization: with something between, and joined to it."""

    apart: tuple[re.Pattern[str], ...]
    joined: re.Pattern[str] | None


def forms_of(names: Iterable[str]) -> Forms:
    """The forms with these names; built once and used for many messages."""
    known = "|".join(re.escape(fold(name)) for name in sorted(names, key=len, reverse=True) if len(name) > 1)
    return Forms(_with(known), re.compile(_JOINED.replace("NAME", known), re.DOTALL)) if known else Forms((), None)


def _with(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form.replace("NAME", name), re.DOTALL) for form in _FORMS)


_OTHERS = _with(f"{_HAN_NAME}|{_LATIN_NAME}")
"""The forms with anything that looks like a name."""


def behalf_of(text: str, forms: Forms) -> Behalf | None:
    """Whose report it is; None when no name stands where one would. Names of the organization go before others."""
    if len(text) > LONGEST:
        return None
    said = tidy(text).strip()
    folded = fold(said)
    found = _first(forms.apart, folded)
    if found:
        return _cut(said, found, known=True)
    joined = forms.joined.match(folded) if forms.joined else None
    if joined:
        return _cut(said, joined, known=True, joined=True)
    other = _first(_OTHERS, folded)
    return _cut(said, other, known=False) if other else None


def _first(patterns: Iterable[re.Pattern[str]], folded: str) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := pattern.match(folded))), None)


def _cut(said: str, found: re.Match[str], *, known: bool, joined: bool = False) -> Behalf:
    """The parts in the words as they were sent: folding keeps every place."""
    name, rest = said[slice(*found.span("name"))], said[slice(*found.span("rest"))]
    day = found.groupdict().get("day")
    rest = _IS.sub("I'm ", _WILL_BE.sub("I'll be ", rest.strip()))
    return Behalf(name.strip(), f"{rest} {day or ''}".strip(), known, joined)
