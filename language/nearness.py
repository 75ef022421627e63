"""What somebody may have meant who mistyped a word: by letters, by sound, by look; to be asked, never assumed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

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
    typed = fold(word.strip()[:LONGEST]).casefold()[:LONGEST]
    if len(typed) < 2:
        return ()
    found: dict[str, int] = {}
    for candidate in candidates:
        known = _folded(candidate)
        most_gap = _allowed(typed, known)
        ways = (way for way in _ways(typed, known) if _may_be(typed, way, most_gap))
        gap = min((distance(typed, way) for way in ways), default=LONGEST)
        if gap <= most_gap:
            found[candidate] = min(gap, found.get(candidate, gap))
    return tuple(sorted(found, key=lambda one: (found[one], abs(len(one) - len(word)), one))[:most])


@lru_cache(maxsize=4096)
def _folded(candidate: str) -> str:
    """The candidate for comparing: the words of the commands are compared with whatever is said."""
    return fold(candidate).casefold()


def _may_be(typed: str, way: str, most: int) -> bool:
    """Whether so few slips may lie between: by lengths, and by characters that the other has not, one slip each."""
    if abs(len(typed) - min(len(way), LONGEST)) > most:
        return False
    return sum(char not in way for char in typed) <= most


def _ways(typed: str, known: str) -> tuple[str, ...]:
    """How the candidate may have been written: as it is, or in pinyin by whoever types letters."""
    if typed.isascii() and not known.isascii():
        return spellings(known)
    return (known,)


def _allowed(typed: str, known: str) -> int:
    """How many slips are allowed: fewer in short words, which lie close together anyway."""
    if typed.isascii():
        if not known.isascii():
            return 1 if len(typed) >= 6 else 0  # syllables differ by little: xiaowang, xiaozhang
        shorter = min(len(typed), len(known))
        return 2 if shorter >= 6 else 1 if shorter >= 3 else 0
    shorter = min(len(typed), len(known))
    return 2 if shorter >= 4 else 1 if shorter >= 2 else 0
