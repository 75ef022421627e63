"""Which name of a clause is the customer: behind a label, in quotes, in brackets, by its place at the verb."""

from __future__ import annotations

import re

from scoring.reading.person import is_person
from scoring.reading.token import Token

_DOING = frozenset(("going", "metric"))
_FEE = re.compile(r"[\u4e00-\u9fff](?:费|款|金额|率|租金|价|单|(?<!保)险)$")


def names_of(tokens: list[Token]) -> list[Token]:
    """Names that can be the customer's: no competitors (输给阿里云), no fees (服务费)."""
    lost = next((t for t in tokens if t.means.get("stage") == "lost"), None)
    found: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind != "name" or "person" in token.means or ("name" not in token.means and _FEE.search(token.text)):
            continue
        before = tokens[place - 1] if place else None
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if _introduces(following) or (_inside(before) and following is not None and following.means.keys() & _DOING):
            continue
        behind = lost is not None and (token.start > lost.start or not token.text.isascii())
        if not (behind and before is not None and "rival" in before.means):
            found.append(token)
    return found


def _introduces(following: Token | None) -> bool:
    """小王介绍的客户, 老李推荐的: who made the acquaintance is not who signed."""
    return following is not None and following.text.startswith(("介绍", "推荐", "引荐", "牵线"))


def _inside(before: Token | None) -> bool:
    """在山东跑了2个经销商: where it was."""
    return before is not None and before.text in ("在", "于")


def customer_of(tokens: list[Token], word: Token, names: list[Token], text: str) -> str | None:
    """The customer of a stage word: what follows 签了, 拿下, closed; else the name before it."""
    label = _labelled(tokens, text)
    if label:
        return label
    names = _nearer(tokens, word, names)
    if not names:
        return None
    chosen = next((t for t in names if "quoted" in t.means), None) or _bracketed(tokens, names)
    if chosen is None:
        names = [token for token in names if "contact" not in token.means] or names
        before = [token for token in names if token.end <= word.start]
        after = [token for token in names if token.start >= word.end]
        if after and (not before or is_person(before[-1])):
            chosen = after[0]
        elif before:
            chosen = before[-1] if after else before[0]
        else:
            chosen = names[0]
    return chosen.text.strip()


def _nearer(tokens: list[Token], word: Token, names: list[Token]) -> list[Token]:
    """Only the names behind a heading's colon and behind 1单 or 第一单, when there are any."""
    borders = [t.end for t in tokens if t.text == ":" and t.start < word.start]
    borders += [
        t.end
        for t in tokens
        if t.start < word.end and ("ordinal" in t.means or (t.figure is not None and t.figure.unit in ("单", "笔")))
    ]
    for border in sorted(borders, reverse=True):
        behind = [token for token in names if token.start >= border]
        if behind:
            return behind
    return names


def _bracketed(tokens: list[Token], names: list[Token]) -> Token | None:
    """The customer in brackets right behind the sum: 到账20000（元气森林）."""
    for place, token in enumerate(tokens[:-2]):
        inside = tokens[place + 2]
        if (
            token.figure is not None
            and tokens[place + 1].kind == "open"
            and inside in names
            and not is_person(inside)
        ):
            return inside
    return None


def _labelled(tokens: list[Token], text: str) -> str | None:
    """客户:XX 金额1万, 客户陈先生: the words behind the label."""
    for place, token in enumerate(tokens[:-1]):
        following = tokens[place + 1]
        if token.text == "客户" and following.kind == "name":
            return following.text.strip()
        if "label" not in token.means or following.text != ":":
            continue
        words: list[Token] = []
        for part in tokens[place + 2 :]:
            if (
                part.means.keys() & {"money", "label", "stage"}
                or part.kind == "number"
                or (words and part.kind == "name" and part.start > words[-1].end)
            ):
                break
            words.append(part)
        if words:
            return text[words[0].start : words[-1].end].strip()
    return None
