"""Latin words of a message: ours, days, numbers, codes like HT2026-118, and unknown ones."""

from __future__ import annotations

import re

from language.numbers import number_at
from scoring.reading.counts import counted, money_at
from scoring.reading.lettered import mark_at
from scoring.reading.lexicon import Means
from scoring.reading.token import Passage, Token, is_han

_CODE = re.compile(r"[a-z]{1,6}+-?\d[a-z0-9]*(?:-[a-z0-9]+|\.\d[a-z0-9]*)*(?![a-z0-9])")
_DASHED = re.compile(r"-?\d{1,3}(?!\d)")
"""Calls-18, TEL22: a metric and its count."""
_NUMBERED = re.compile(r"\d $")
_LONG = re.compile(r"\d{5}")
"""So many digits count nothing: XS20261120-07."""
_DOMAIN = re.compile(r"[a-z][a-z-]{1,30}\.(?:com|io|ai|cn|net|app|dev|org)")
_ONE = re.compile(
    r"one(?=[.,;!?\n)]|$| (?:and|or|but|is|was|in|at|on|near|by|we|i|they|to|from|for|with|who|that|last|this)\b)",
    re.ASCII,
)
_THE = re.compile(r"\b(?:the|that|this|my) (?:(?!and )[a-z]{3,12} ){0,2}$", re.ASCII)
"""Behind these one stands for a thing spoken of."""
_SAT = re.compile(r"sat(?=[,.;\n]|$)|sat (?:in|down|through|for|there|next|across|beside|around)\b", re.ASCII)
"""The verb, in small letters, not the day."""
_SUN = re.compile(r"Sun [A-Z][a-z]+")
"""Sun Valley Citrus, Sun Life: a name, unless a metric follows."""
_WORD = re.compile(r"[a-z][a-z'.&-]*[a-z]|[a-z]|&")


def latin_at(passage: Passage, at: int) -> Token | None:
    """The Latin word that starts at a place; None inside of one."""
    folded = passage.folded
    before = folded[at - 1] if at else " "
    if before.isalpha() and ("a" <= before <= "z" or not (before.isascii() or is_han(before))):
        return None
    if folded[at] == "x" and passage.char(at + 1).isdigit():
        return Token("mark", at, at + 1, "×")
    hit = passage.words.match(folded, at)
    if hit and ("name" in hit[1] or "person" in hit[1]):
        return passage.token("name", at, hit[0], hit[1])
    mark = mark_at(passage, at)
    code = None if mark else _CODE.match(folded, at)
    if code and _is_code(passage, code, hit):
        return _coded(passage, code)
    day = passage.day_at(at)
    if day and _is_no_day(passage, at, day.end):
        day = None
    if day and _SUN.match(passage.text, at) and not _tells(passage, at + 4):
        day = None
    if day and folded.startswith(".", day.end) and (site := _DOMAIN.match(folded, at)):
        return passage.token("name", at, site.end())  # Monday.com
    if day and not (hit and hit[0] > day.end):
        return Token("day", at, day.end, passage.text[at : day.end], day=day)
    if mark:
        return money_at(passage, at, mark)
    if folded.startswith("one", at) and _ONE.match(folded, at) and _THE.search(folded, max(0, at - 24), at):
        return passage.token("text", at, at + 3)  # the dental one and the vet
    number = number_at(folded, at)
    if number and not (hit and hit[0] > number.end):
        return counted(passage, at, number)
    return passage.token("word", at, hit[0], hit[1]) if hit else _unknown(passage, at)


def _sits(passage: Passage, at: int) -> bool:
    """sat in, 1 no show, 1 sat: the verb; not called on sat, 3 visits."""
    said = _SAT.match(passage.text, at)
    return said is not None and (said.end() > at + 3 or bool(_NUMBERED.search(passage.folded, max(0, at - 2), at)))


def _is_no_day(passage: Passage, at: int, end: int) -> bool:
    """another rep sat in; met Dr. Lee at the 4th; for the 4th time: what only looks like a day."""
    numbered = passage.folded.startswith("the ", at)
    placed = passage.folded.endswith("at ", 0, at) or passage.folded.startswith(" time", end)
    return _sits(passage, at) or (numbered and placed)


def _tells(passage: Passage, at: int) -> bool:
    """Whether a word of the vocabulary stands at a place: Sun Visits: 3."""
    hit = passage.words.match(passage.folded, at)
    return hit is not None and "name" not in hit[1]


def _is_code(passage: Passage, found: re.Match[str], hit: tuple[int, Means] | None) -> bool:
    """HT2026-118, A1B2, Q4; TEL22 is a metric and its count."""
    counted_so = not _LONG.search(found.group())
    counts = hit is not None and "metric" in hit[1] and _DASHED.match(passage.folded, hit[0])
    whole = hit is not None and "metric" in hit[1] and hit[0] >= found.end()  # F2F: 8
    return not (whole or (counts and counted_so))


def _coded(passage: Passage, found: re.Match[str]) -> Token:
    """A code in capitals is a name, any other mere text."""
    at = found.start()
    named = passage.text[at].isupper() and found.end() - at > 3
    mentioned = at > 0 and passage.folded[at - 1] == "@"
    return passage.token("name" if named else "text", at, found.end(), {"mention": ""} if mentioned else {"code": ""})


def _unknown(passage: Passage, at: int) -> Token:
    """A word that is none of ours; couldn't denies, Tuesday's is Tuesday."""
    found = _WORD.match(passage.folded, at)
    end = found.end() if found else at + 1
    word = passage.folded[at:end]
    if _DOMAIN.fullmatch(word) or (len(word) > 3 and passage.text[at + 1].isupper() and passage.text[at].islower()):
        return passage.token("name", at, end)
    if word.endswith("n't"):
        return passage.token("word", at, end, {"no": "n't"})
    stem = passage.words.match(word[:-2], 0) if word.endswith("'s") else None
    if stem and stem[0] == len(word) - 2:
        return passage.token("word", at, end, stem[1])
    return passage.token("text", at, end)
