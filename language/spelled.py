"""Numbers spelled in English: one … ninety-nine, a dozen, a couple, twice; a few and the like are vague."""

from __future__ import annotations

import re
from decimal import Decimal

from language.normalise import words
from language.number import Number

_ONES = {
    word: value
    for value, word in enumerate(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
_DECADES = {
    word: 10 * value for value, word in enumerate(words("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
_WHOLE = {"once": 1, "twice": 2, "thrice": 3, "hundred": 100, "a hundred": 100, "one hundred": 100} | {
    "dozen": 12, "a dozen": 12, "half a dozen": 6, "a couple": 2, "a couple of": 2, "couple of": 2
}  # fmt: skip
_SCALES = {"hundred": 100, "dozen": 12, "thousand": 1000, "grand": 1000, "million": 10**6}
_ANY_ONE = "|".join(sorted(_ONES, key=len, reverse=True))

_WORDS = re.compile(
    rf"(?:({'|'.join(sorted(_WHOLE, key=len, reverse=True))})|"
    rf"({'|'.join(_DECADES)})(?:[- ]({_ANY_ONE}))?|({_ANY_ONE}))(?![a-z])"
)
_REST = re.compile(rf" (?:and )?(?:({'|'.join(_DECADES)})(?:[- ]({_ANY_ONE}))?|({_ANY_ONE}))(?![a-z])")
_SCALE = re.compile(rf" ({'|'.join(_SCALES)})(?![a-z])")
_UP_TO = re.compile(rf" (?:to|or) ({_ANY_ONE})(?![a-z])")
_BETWEEN = re.compile(rf"(?:between|btwn|btw|betw) (\d{{1,6}}|{_ANY_ONE}) and (\d{{1,6}}|{_ANY_ONE})(?![a-z0-9])")
_VAGUE = re.compile(
    r"(?:(?:quite )?(?:a few|few|several|some|many|(?:a )?couple(?: of)?) (?:dozen|hundred|thousand)s?(?: of)?|"
    r"quite a few|a few|few|several|a bunch of|bunch of|a bunch|a handful of|a handful|handful of|"
    r"tons of|loads of|lots of|"
    r"a lot of|plenty of|dozens of|dozens|hundreds of|a ton of|a number of|countless|"
    r"(?:a )?dozen or (?:two|three|more)|umpteen|some|"
    r"a (?:pile|stack|heap|wad|fistful|slew|raft|load|boatload|truckload|mess|string|stream) of|"
    r"(?:pile|stack|heap|wad|fistful|slew|load|boatload|truckload|string)s of"
    r")(?![a-z])"
)


_BEGINS = frozenset(word[:3] for word in (*_ONES, *_WHOLE, *_DECADES)) | frozenset(
    words("bet btw qui few sev som man cou bun ton loa lot ple doz hun pil sta hea ump han")
)
"""What a number in words begins with: elsewhere the patterns are not tried."""


def spelled_at(text: str, at: int) -> Number | None:
    """The number spelled at `at` of a folded text; None when there is none."""
    if at and ("a" <= text[at - 1] <= "z" or text[at - 1] in "'-"):
        return None
    if text[at : at + 3] not in _BEGINS and not text.startswith("a ", at):
        return None
    between = _BETWEEN.match(text, at)
    if between:
        ends = tuple(Decimal(_ONES.get(word, word)) for word in between.groups())
        return Number(at, between.end(), None, "range", ends, word=True)
    vague = _VAGUE.match(text, at)
    if vague:
        return Number(at, vague.end(), None, "vague", word=True)
    found = _WORDS.match(text, at)
    return _valued(text, at, found) if found else None


def _valued(text: str, at: int, found: re.Match[str]) -> Number:
    whole, decade, one, alone = found.groups()
    if whole and whole.endswith("hundred"):
        return _hundreds(text, at, found.end(), 100)
    if whole:
        value = _WHOLE[whole]
    elif decade:
        value = _DECADES[decade] + _ONES.get(one or "", 0)
    else:
        value = _ONES[alone]
    end = found.end()
    scale = _SCALE.match(text, end)
    if scale and scale.group(1) == "hundred":
        return _hundreds(text, at, scale.end(), 100 * value)
    if scale:
        scaled = Decimal(value * _SCALES[scale.group(1)])
        return Number(at, scale.end(), scaled, scaled=scale.group(1) != "dozen", word=True)
    top = _UP_TO.match(text, end)
    if top and _ONES[top.group(1)] > value:
        return Number(at, top.end(), None, "range", (Decimal(value), Decimal(_ONES[top.group(1)])), word=True)
    return Number(at, end, Decimal(value), word=True)


def _hundreds(text: str, at: int, end: int, value: int) -> Number:
    """one hundred and four, two hundred twelve: with what is told behind the hundreds."""
    rest = _REST.match(text, end)
    if rest is None:
        scale = _SCALE.match(text, end)
        if scale and scale.group(1) != "dozen":
            return Number(at, scale.end(), Decimal(value * _SCALES[scale.group(1)]), scaled=True, word=True)
        return Number(at, end, Decimal(value), word=True)
    decade, one, alone = rest.groups()
    tail = _DECADES[decade] + _ONES.get(one or "", 0) if decade else _ONES[alone]
    return Number(at, rest.end(), Decimal(value + tail), word=True)
