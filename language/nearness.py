"""What somebody may have meant who mistyped a word: by letters, by sound, by look; to be asked, never assumed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Way:
    """One way to write a candidate, folded; the letters it is made of."""

    candidate: str
    words: str
    letters: frozenset[str]


Shelf = Mapping[int, Sequence[Way]]
"""Ways to write candidates, by their length."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that may be meant, made ready to be compared: in letters, in other characters, and these in pinyin."""

    latin: Shelf
    other: Shelf
    pinyin: Shelf


def vocabulary(candidates: Iterable[str]) -> Vocabulary:
    """Made once where many words are looked for among the same candidates."""
    latin: dict[int, list[Way]] = defaultdict(list)
    other: dict[int, list[Way]] = defaultdict(list)
    pinyin: dict[int, list[Way]] = defaultdict(list)
    for candidate in candidates:
        known = fold(candidate).casefold()
        _put(latin if known.isascii() else other, candidate, known)
        for spelled in () if known.isascii() else spellings(known):
            _put(pinyin, candidate, spelled)
    return Vocabulary(latin, other, pinyin)


def _put(shelf: dict[int, list[Way]], candidate: str, words: str) -> None:
    cut = words[:LONGEST]
    shelf[len(cut)].append(Way(candidate, cut, frozenset(cut)))


def nearest(word: str, known: Vocabulary, most: int = 3) -> tuple[str, ...]:
    """The candidates that the word may stand for, the nearest first, at most so many; none when none is near.

    Near is one slip in a word of three letters or two characters, two in one of six letters or four characters;
    letters are also compared with how a Chinese candidate is spelled: xiaowang is 小王.
    """
    typed = fold(word.strip()).casefold()
    if not 2 <= len(typed) <= LONGEST:
        return ()
    found: dict[str, int] = {}
    for way, slips in _worth_measuring(typed, known):
        gap = distance(typed, way.words)
        if gap <= slips:
            found[way.candidate] = min(gap, found.get(way.candidate, gap))
    return tuple(sorted(found, key=lambda one: (found[one], abs(len(one) - len(word)), one))[:most])


def _worth_measuring(typed: str, known: Vocabulary) -> Iterator[tuple[Way, int]]:
    """What is not too far for a reason that is quickly seen, with how many slips are allowed: most are too far."""
    letters = frozenset(typed)
    for shelf in (known.latin, known.pinyin if typed.isascii() else known.other):
        for length in range(len(typed) - _MOST_SLIPS, len(typed) + _MOST_SLIPS + 1):
            slips = _allowed(typed, length, spelled=shelf is known.pinyin)
            for way in shelf.get(length, ()) if abs(length - len(typed)) <= slips else ():
                if len(letters - way.letters) <= slips and _may_be_near(typed, way.words, slips):
                    yield way, slips


def _may_be_near(typed: str, way: str, slips: int) -> bool:
    """Whether it is worth measuring: one slip leaves the first or the last character as it was.

    And every character of the longer that the other has not is a slip.
    """
    if slips == 0 and typed != way:
        return False
    if slips == 1 and len(typed) > 2 and typed[0] != way[0] and typed[-1] != way[-1]:
        return False
    return max(len(typed), len(way)) - sum(min(typed.count(one), way.count(one)) for one in set(way)) <= slips


def _allowed(typed: str, length: int, *, spelled: bool) -> int:
    """How many slips are allowed against a word of that length: fewer in short words, which lie close together.

    Also in pinyin, whose syllables differ by little: xiaowang, xiaozhang.
    """
    if spelled:
        return 1 if len(typed) >= 6 else 0
    shorter, (one, two) = min(len(typed), length), (3, 6) if typed.isascii() else (2, 4)
    return _MOST_SLIPS if shorter >= two else 1 if shorter >= one else 0
