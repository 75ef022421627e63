"""Sums marked by one capital letter, as in Lagos and Johannesburg: N1.2m, R26 500."""

from __future__ import annotations

import re
from decimal import Decimal

from language.money import PREFIXES, currency_before
from language.numbers import Number
from scoring.reading.token import Passage

_NAIRA = re.compile(r"N(?=\d[\d,]*(?:\.\d+)?(?:k|m|,\d{3})\b)")
"""N1.2m, N450,000: naira."""
_RAND = re.compile(
    r"R(?= ?\d{1,3}(?:[ ,]\d{3})+(?![\d,]*\d)| ?\d[\d,]*(?:\.\d+)?(?i:k|m|mil|million|bn)\b|\d{3,7}(?![\w-]|[.,]\d))"
)
"""R26 500, R96k, R4300: rand."""
_FEW = re.compile(r"R\d{3}(?![ ,]?\d)")
_SUMMED = ("for ", "paid ", "ted ", "ned ", "ded ", " at ", " of ", ", ", ": ", "@ ", "(")
"""quoted R320: behind what so small a sum stands."""
_MODEL = re.compile(r"(?:\d|\b(?:an?|the|our|new|x)) $")
_GROUPS = re.compile(r"\d{1,3}(?: \d{3})+(?!\d)")
_MARKS = PREFIXES | {"r", "n"}
"""What a mark begins with, its first two characters or one: elsewhere nothing is tried."""
SPACED = frozenset(("ZAR", "SEK", "NOK", "DKK", "PLN", "CZK"))
"""Where thousands are parted by spaces."""


def mark_at(passage: Passage, at: int) -> tuple[int, str | None] | None:
    """The end and the currency of a mark that a number follows, one capital letter or a mark of every country."""
    pair = passage.folded[at : at + 2]
    if pair not in _MARKS and pair[:1] not in _MARKS:
        return None
    letter = passage.text[at]
    if letter == "R" and _RAND.match(passage.text, at) and not _names_model(passage, at):
        return at + 1 + (passage.folded[at + 1] == " "), "ZAR"
    if letter == "N" and _NAIRA.match(passage.text, at):
        return at + 1, "NGN"
    return currency_before(passage.folded, at)


def _names_model(passage: Passage, at: int) -> bool:
    """3 R1250, Dell R740: a make and no sum."""
    if _FEW.match(passage.text, at) and not passage.folded.endswith(_SUMMED, 0, at):
        return True
    plain = passage.folded[at + 1 : at + 5].isdigit()
    return plain and _MODEL.search(passage.folded, max(0, at - 5), at) is not None


def in_groups(passage: Passage, number: Number) -> Number:
    """R26 500: thousands parted by a space, unless the second number counts something: R500 300 calls."""
    found = _GROUPS.match(passage.folded, number.start)
    if found is None or number.scaled or found.end() <= number.end:
        return number
    behind = passage.words.match(passage.folded, found.end() + 1) if passage.char(found.end()) == " " else None
    if behind is not None and "metric" in behind[1]:
        return number
    return number._replace(end=found.end(), value=Decimal(found[0].replace(" ", "")))
