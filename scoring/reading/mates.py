"""Colleagues whom the sender names beside himself: 我和小雨分头跑的, me: above Rico:; what they did is theirs."""

from __future__ import annotations

import re
from dataclasses import replace

from language.normalise import word_set
from scoring.reading.nickname import is_person
from scoring.reading.token import Token

_JOINERS = word_set("和 跟 与 同 同埋")
_ME = word_set("我 咱 俺 我们")
_APART = word_set("分头 分头跑 分头跑的 分开跑 分开跑的 分头行动 兵分两路 各跑各的")
_MARKS = ("我和", "我跟", "我与", "和我", "跟我", "与我", "我同")
_OWN_ROW = re.compile(
    r"^\W{0,3}(?:me|mine|myself|for me|my side|my numbers)(?: today)? ?[:\-–—]", re.IGNORECASE | re.MULTILINE
)
"""The row of the sender's own among those of others."""
_BEFORE_ROW = frozenset(("\n", "-", "from"))
_BORDERS = frozenset((":", "-", "–", "—"))


def mates_known(tokens: list[Token], folded: str) -> list[Token]:
    """The tokens, with every name of a companion known as a person's: 我和小雨分头跑, 小雨4家."""
    if "\n" in folded and ("e:" in folded or "e -" in folded or "e –" in folded) and _OWN_ROW.search(folded):
        return _rows_known(tokens)
    if "我" not in folded or not any(mark in folded for mark in _MARKS):
        return tokens
    mates = {name.text for name in map(_mate, tokens, tokens[1:], tokens[2:]) if name is not None}
    apart = any(token.text in _APART for token in tokens)
    if not mates or (not apart and sum(token.text in mates for token in tokens) < 2):
        return tokens
    return [replace(t, means={"person": t.text}) if t.kind == "name" and t.text in mates else t for t in tokens]


def _rows_known(tokens: list[Token]) -> list[Token]:
    """me: 40 calls, and in other lines Rico: 52 calls: single names at the head of such rows are colleagues'."""
    found = list(tokens)
    for place, token in enumerate(tokens[:-2]):
        if token.kind != "name" or " " in token.text.strip() or (place and tokens[place - 1].word not in _BEFORE_ROW):
            continue
        if tokens[place + 1].text in _BORDERS and tokens[place + 2].kind == "number" and "name" not in token.means:
            found[place] = replace(token, means={"person": token.text})
    return found


def _mate(one: Token, two: Token, three: Token) -> Token | None:
    """Who stands beside me, with a word of joining between: a nickname, no customer's people."""
    if two.text not in _JOINERS or not (one.text in _ME or three.text in _ME):
        return None
    name = three if one.text in _ME else one
    known = name.kind == "name" and "contact" not in name.means
    return name if known and is_person(name, strict=True) else None
