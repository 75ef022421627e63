"""Somebody's words made fit to show: without the characters that hide, reorder or pile up."""

import re
import unicodedata
from functools import lru_cache

MAX = 4096
"""Code points shown at most: as many as a message may have."""
MAX_MARKS = 4
"""Combining marks on one base; living scripts need up to three."""

# What nearly every name and message is made of, and needs no second look: ASCII, Latin letters,
# kana, Chinese characters, Chinese punctuation.
_USUAL = re.compile(
    r"[ -~\xa1-\xac\xae-\u02ff\u2013-\u201f\u2026\u3001-\u3029\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\uff01-\uff5e]*"
)
_BREAKS = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
# Blank although their category is a letter, mark or symbol: fillers, the combining joiner, Braille blank.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2065\u2800\u3164\uffa0")
_JOINER, _PICTURE = "\u200d", "\ufe0f"  # emoji are joined by the one, and asked for by the other (UTS 51)
_EMOJI = (
    "\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_STRAY_PICTURE = re.compile(f"(?<![{_EMOJI}0-9#*]){_PICTURE}")
_STRAY_JOINER = re.compile(f"(?<![{_EMOJI}{_PICTURE}]){_JOINER}|{_JOINER}(?![{_EMOJI}])")


def visible(words: str, limit: int = MAX) -> str:
    """The words as they may stand in a line: at most `limit` code points, still to be escaped.

    Bidi controls, zero-width, tag and control characters are dropped (the joiner and the picture sign stay
    within emoji), line breaks become a space, lone surrogates U+FFFD; marks beyond four on a base are cut.
    Cut first, linear, idempotent; never raises. Nothing is normalised, so what was typed stays as typed.
    """
    words = words[: 4 * limit]
    if not _USUAL.fullmatch(words):
        words = "".join(map(_shown, _BREAKS.sub(" ", words)))
        words = _STRAY_JOINER.sub("", _STRAY_PICTURE.sub("", words))
        words = _few_marks(words)
    return words[:limit].rstrip(_JOINER)


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    """The character, its replacement, or nothing."""
    match unicodedata.category(character):
        case "Cs":
            return "\ufffd"
        case "Cc":
            return ""
        case "Cf":
            return character if character == _JOINER else ""
    selector = "\ufe00" <= character <= "\ufe0e" or "\U000e0000" <= character <= "\U000e0fff"
    return "" if selector or character in _BLANK else character


def _few_marks(words: str) -> str:
    kept = []
    marks = 0
    for character in words:
        marks = marks + 1 if character != _PICTURE and unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)
