"""Reports for others: whose name stands in front of a report, and the report without it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from language.normalise import fold, tidy

LONGEST = 600
"""Characters beyond which a message is not taken for a report in somebody's name."""
_HAN_NAME = r"[\u3400-\u9fff·]{2,6}?"
_LATIN_NAME = r"[a-z][a-z.-]{1,20}"
_REPORTING = r"(?:代报|替报|报数|报一下|报个?|记录|记一下|记|录入|录|登记)?"
_FORMS = (
    rf"^(?:代|替|帮|给)\s?(?P<name>NAME)\s?{_REPORTING}[\s:：,，]*(?P<rest>.+)$",
    r"^(?:please )?(?:log|record|report|add|enter) (?P<rest>.+) for @?(?P<name>NAME)[.!]?$",
    r"^for @?(?P<name>NAME)[\s:,]+(?P<rest>.+)$",
    r"^@?(?P<name>NAME)(?:'s)?[\s:：,，]+(?P<rest>.+)$",
)
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


def behalf_of(text: str, names: Iterable[str]) -> Behalf | None:
    """Whose report it is; None when no name stands where one would. Names of the organization go before others."""
    if len(text) > LONGEST:
        return None
    said = tidy(text).strip()
    folded = fold(said)
    for pattern, is_known in ((_any_of(tuple(names)), True), (f"{_HAN_NAME}|{_LATIN_NAME}", False)):
        if not pattern:
            continue
        for form in _FORMS:
            found = re.match(form.replace("NAME", pattern), folded, re.DOTALL)
            if found:
                return _cut(said, found, known=is_known)
        joined = re.match(_JOINED.replace("NAME", pattern), folded, re.DOTALL)
        if joined and is_known:
            return _cut(said, joined, known=True, joined=True)
    return None


@lru_cache(maxsize=8)
def _any_of(names: tuple[str, ...]) -> str:
    """A pattern for any of the names, the longest first: worked out once, as many reports are looked through."""
    return "|".join(re.escape(fold(name)) for name in sorted(names, key=len, reverse=True) if len(name) > 1)


def _cut(said: str, found: re.Match[str], *, known: bool, joined: bool = False) -> Behalf:
    """The parts in the words as they were sent: folding keeps every place."""
    name, rest = said[slice(*found.span("name"))], said[slice(*found.span("rest"))]
    return Behalf(name.strip(), rest.strip(), known, joined)
