"""Somebody's words made inert in every dialect WeCom shows: no mention, link, picture, table, font or placeholder."""

import re
import unicodedata

from words.visible import visible

# Backslash escapes are documented in no dialect; the full-width twins look alike and mean nothing.
_TWINS = str.maketrans(
    {
        "<": "＜",
        ">": "＞",
        "@": "＠",
        "|": "｜",
        "`": "ˋ",
        "[": "［",
        "]": "］",
        "*": "＊",
        "_": "＿",
        "#": "＃",
        "$": "＄",
        "!": "！",
        "&": "＆",
        "~": "～",
        "\\": "＼",
    }
)
_SCHEME = re.compile(r"(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{0,19}:(?=//)")
_SLASHES = re.compile(r"//+")
_HOST = re.compile(r"(?<=[^\W_])\.(?=[^\W\d_]{2})|(?<=www)\.", re.IGNORECASE)
_LIST = re.compile(r"(?<=\d)\.(?=\s|$)")
_FIRST = {"-": "－", "+": "＋", "=": "＝"}
_SAFE = re.compile(r"[0-9A-Za-z\u4e00-\u9fff，。！？：；、（）“”·～￥¥ ]*")


def escaped(words: str) -> str:
    """One line that shows the words and does nothing; a scheme is left out, a host's dot becomes a wide one.

    NFC; control, bidi and zero-width characters go (U+200D stays within emoji). Linear; never raises.
    """
    if _SAFE.fullmatch(words):
        return words
    words = visible(words)
    if not words.isascii():
        words = unicodedata.normalize("NFC", words)  # `visible` has cut piles of marks, on which NFC would be slow
    words = _SLASHES.sub("/", _SCHEME.sub("", words))
    words = _LIST.sub("．", _HOST.sub("．", words)).translate(_TWINS)
    start = len(words) - len(words.lstrip())
    return words[:start] + _FIRST.get(words[start : start + 1], words[start : start + 1]) + words[start + 1 :]


def cut(words: str, limit: int) -> str:
    """At most `limit` bytes of UTF-8, cut between characters that are seen as one; "…" stands for the rest."""
    if len(words.encode("utf-8", "replace")) <= limit:
        return words
    room = limit - len("…".encode())
    kept = words.encode("utf-8", "replace")[: max(room, 0)].decode("utf-8", "ignore")
    return _whole(kept, words[len(kept) : len(kept) + 1]) + "…" if room >= 0 else ""


def short(words: str, limit: int) -> str:
    """At most `limit` characters, cut between characters that are seen as one."""
    if len(words) <= limit:
        return words
    return _whole(words[: limit - 1], words[limit - 1]) + "…"


def _whole(kept: str, following: str) -> str:
    """Without the beginning of a sign that the cut went through: joiners, marks, skin tones, half a flag."""
    while kept and (_clings(following) or kept[-1] == "\u200d"):
        kept, following = kept[:-1], kept[-1]
    return kept


def _clings(character: str) -> bool:
    return (
        character in ("\u200d", "\ufe0f")
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or unicodedata.category(character or " ") in ("Mn", "Me", "Mc")
    )
