"""Chinese company names by their shape: what they end in shows that a word of ours at their head is none."""

from __future__ import annotations

import re
from collections.abc import Set

from language.normalise import simplified
from scoring.reading.token import Passage, is_han
from scoring.reading.vocabulary.names import PLACE_ENDINGS, STRONG_ENDINGS, WEAK_ENDINGS

_NO_STEM = frozenset("了个完过的新老大小好这那各几多两一二三四五六七八九十半每本该某有没不是在和与跟")
"""Characters that stand before a common noun (新软件, 个医院), and are no name of one character."""

_AFFAIRS = frozenset(("metric", "stage", "going", "no", "pending", "fill", "name", "person", "team", "label"))
"""Words of two and more characters of these kinds stand before a name, they do not begin it: 拜访|科技公司."""

_GOES_ON = frozenset("园街路城区局厂楼店大长类部界版展")
_STRONG = re.compile(f"(?:{STRONG_ENDINGS.replace(',', '|')})")
_ANY = re.compile(f"(?:{STRONG_ENDINGS.replace(',', '|')}|{WEAK_ENDINGS.replace(',', '|')})")
_ANY_LAST = re.compile(f"{_ANY.pattern}$")
_OF_PLACE = re.compile(f"(?:{PLACE_ENDINGS.replace(',', '|')})")
_FEE = ("费", "款", "金", "价")
ENDINGS = frozenset(word[0] for word in f"{STRONG_ENDINGS},{WEAK_ENDINGS},{PLACE_ENDINGS}".split(","))
"""What an ending begins with: elsewhere no name is looked for."""
_FULL = re.compile("(?:股份|集团|控股)?(?:有限|责任)*(?:公司)?")


def company_end(passage: Passage, at: int, word_end: int, kinds: Set[str]) -> int | None:
    """The end of the name that begins with our word [at, word_end); None when none does.

    签宝软件 and 报春园艺: one character between our word and the ending. 明天科技: none, behind a longer word.
    """
    folded = passage.folded
    begins = word_end + (word_end == at + 1)
    if passage.char(begins) not in ENDINGS or not is_han(folded[at]):
        return None
    if word_end > at + 1:
        if kinds & _AFFAIRS:
            return None
        of_place = _OF_PLACE.match(folded, word_end) if kinds == {"place"} else None
        return _closed(passage, of_place or _STRONG.match(folded, word_end))
    stem = passage.char(word_end)
    if not stem or not is_han(stem) or stem in _NO_STEM:
        return None
    return _closed(passage, _ANY.match(folded, word_end + 1))


def before_fee(words: str) -> int:
    """How much of an unknown run is the company's name: 6 of 汀洲建材坑位费; all of it without a fee behind."""
    if not words.endswith(_FEE) or words.endswith("保费") or words == "费":
        return len(words)
    endings = [found.end() for found in _ANY.finditer(simplified(words), 2)]
    return endings[-1] if endings else len(words)


def has_ending(name: str) -> bool:
    """Whether a name ends as those of companies do."""
    return bool(_ANY_LAST.search(simplified(name)))


def _closed(passage: Passage, ending: re.Match[str] | None) -> int | None:
    """Where the name ends, with 有限公司 and the like; None when another word goes on: 明天科技园."""
    if ending is None:
        return None
    full = _FULL.match(passage.folded, ending.end())
    end = full.end() if full else ending.end()
    return None if passage.char(end) in _GOES_ON and passage.char(end) else end
