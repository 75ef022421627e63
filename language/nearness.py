"""What somebody may have meant who mistyped a word: by letters, by sound, by look; to be asked, never assumed."""

from __future__ import annotations

from collections.abc import Iterable

from language.normalise import fold
from language.pinyin import sound_alike, spellings

LONGEST = 24
"""Characters beyond which a word is not compared: what is longer is no name and no command."""
_ALIKE = (
    "己已巳",
    "未末",
    "士土",
    "晴睛清情",
    "辩辨",
    "侯候",
    "晓哓",
    "杨扬",
    "陈阵",
    "刘浏",
    "何河",
    "张弓",
    "徐除",
)
"""Characters that look alike and are mistaken for one another."""
FAR = 2
"""What a plain substitution of a Chinese character costs: one such character makes another name."""
_MOST_SLIPS = 2
"""Slips beyond which no word is near, however long."""
_LONGEST_SOUND = 6
"""Letters of the longest sound of a character: zhuang."""


def distance(one: str, other: str) -> int:
    """How far two folded words are apart: letters left out, added, exchanged or swapped with their neighbour.

    A Chinese character exchanged for one that sounds or looks alike costs 1, for any other `FAR`. Optimal string
    alignment; words beyond `LONGEST` are cut, so that its time is bounded.
    """
    one, other = one[:LONGEST], other[:LONGEST]
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, mine in enumerate(one, 1):
        row = [i]
        for j, theirs in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + _exchange(mine, theirs))
            if i > 1 and j > 1 and mine == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def _exchange(mine: str, theirs: str) -> int:
    if mine == theirs:
        return 0
    if mine.isascii() or theirs.isascii():
        return 1 if mine.isascii() and theirs.isascii() else FAR
    look = any(mine in group and theirs in group for group in _ALIKE)
    return 1 if look or sound_alike(mine, theirs) else FAR


def nearest(word: str, candidates: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The candidates that the word may stand for, the nearest first, at most so many; none when none is near.

    Near is one slip in a word of three letters or two characters, two in one of six letters or four characters;
    letters are also compared with how a Chinese candidate is spelled: xiaowang is 小王.
    """
    typed = fold(word.strip()).casefold()
    if not 2 <= len(typed) <= LONGEST:
        return ()
    found: dict[str, int] = {}
    for candidate in candidates:
        if _far(len(typed), candidate, spelled=_spelled(typed, candidate)):
            continue  # most are, and looking closer costs ten times as much
        known = fold(candidate).casefold()
        most_gap = _allowed(typed, known)
        ways = (way for way in _ways(typed, known) if _may_be_near(typed, way[:LONGEST], most_gap))
        gap = min((distance(typed, way) for way in ways), default=LONGEST)
        if gap <= most_gap:
            found[candidate] = min(gap, found.get(candidate, gap))
    return tuple(sorted(found, key=lambda one: (found[one], abs(len(one) - len(word)), one))[:most])


def _far(length: int, candidate: str, *, spelled: bool) -> bool:
    """Whether a word of that length is too long or too short for the candidate, in characters or in pinyin."""
    if spelled:
        return not len(candidate) - _MOST_SLIPS <= length <= _LONGEST_SOUND * len(candidate) + _MOST_SLIPS
    return abs(min(len(candidate), LONGEST) - length) > _MOST_SLIPS


def _may_be_near(typed: str, way: str, most_gap: int) -> bool:
    """Whether it is worth measuring: one slip leaves the first or the last character as it was.

    And every character of the longer that the other has not is a slip.
    """
    if abs(len(typed) - len(way)) > most_gap or (most_gap == 0 and typed != way):
        return False
    if most_gap == 1 and len(typed) > 2 and typed[0] != way[0] and typed[-1] != way[-1]:
        return False
    return max(len(typed), len(way)) - sum(min(typed.count(one), way.count(one)) for one in set(way)) <= most_gap


def _ways(typed: str, known: str) -> tuple[str, ...]:
    """How the candidate may have been written: as it is, or in pinyin by whoever types letters."""
    return spellings(known) if _spelled(typed, known) else (known,)


def _spelled(typed: str, known: str) -> bool:
    return typed.isascii() and not known.isascii()


def _allowed(typed: str, known: str) -> int:
    """How many slips are allowed: fewer in short words, which lie close together anyway."""
    if typed.isascii():
        if not known.isascii():
            return 1 if len(typed) >= 6 else 0  # syllables differ by little: xiaowang, xiaozhang
        shorter = min(len(typed), len(known))
        return _MOST_SLIPS if shorter >= 6 else 1 if shorter >= 3 else 0
    shorter = min(len(typed), len(known))
    return _MOST_SLIPS if shorter >= 4 else 1 if shorter >= 2 else 0
