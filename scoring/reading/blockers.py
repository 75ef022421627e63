"""Blockers: what a report says is in the way; kept for the lead, never counted."""

from __future__ import annotations

import re

from language.normalise import fold, word_set

MOST, LONGEST = 3, 120
_ZH = (
    "(?:今日|今天|本周|目前|当前|遇到的?|存在的?|主要)?"
    "(?:问题[与和及]困难|困难[与和及]问题|问题反馈|困难|难点|卡点|堵点|阻碍|瓶颈|问题|需要支持|需求支持|"
    "需协助|需协调|求助)"
)
_EN = (
    "(?:blockers?|blocked(?: on| by)?|stuck(?: on)?|issues?|problems?|challenges?|obstacles?|roadblocks?|help needed)"
)
_BEGIN = r"(?:^|[\n,，。;；!！|]|\. )[ \t]{0,4}(?:[-•*·▪]|\d{1,2}[.、)])?[ \t]{0,4}[🚧⚠️❗]{0,2} ?"
_HEADING = re.compile(rf"{_BEGIN}(?:(?:{_ZH}|{_EN})[ \t]{{0,4}}[:：]|[【\[](?:{_ZH}|{_EN})[】\]][:：]?)")
_SPOKEN = re.compile(r"(?<![a-z])(?:stuck on|blocked (?:on|by)) \w|卡在(?!这|那)")
_NEGATED = re.compile(r"(?:\bnot|n't|no longer|never|got un|没有?|不再|不会)[ \t]{0,4}$")
_STOP = re.compile(r"[\n。;；!！|]|\.(?=\s|$)")
_NEXT = re.compile(r"[【\[]|[^:：\n]{1,24}[:：]")
_BULLET = re.compile(r"[-•*·▪\s]{0,8}(?:\d{1,2}[.、)])?[ \t]{0,4}")
_NONE = word_set("无 暂无 没有 没 无困难 无问题 暂时没有 暂时无 目前无 none no nil nothing n/a na 0 nope")


def blockers_of(text: str) -> tuple[str, ...]:
    """What stands behind a heading like 困难 or blockers, or follows “stuck on”; in order, at most three."""
    folded, behind = fold(text), 0
    found: dict[str, None] = {}
    headed = ":" in folded or "：" in folded or "】" in folded or "]" in folded
    for heading in _HEADING.finditer(folded) if headed else ():
        if heading.end() < behind:
            continue
        said, behind = _behind(text, heading.end())
        found |= dict.fromkeys(said)
    if not found and ("stuck" in folded or "blocked" in folded or "卡在" in folded):
        for spoken in _SPOKEN.finditer(folded):
            if not _NEGATED.search(folded[max(0, spoken.start() - 16) : spoken.start()]):
                clause = re.split("[,，]", _sentence(text, spoken.start())[0], maxsplit=1)[0]
                found |= dict.fromkeys(_words(clause))
    return tuple(found)[:MOST]


def is_blocker(clause: str, blockers: tuple[str, ...], text: str) -> bool:
    """Whether a clause of a text is a part of what is in the way, or begins with its heading."""
    if not blockers or not clause:
        return False
    inside = any(clause in words for words in blockers) and text.count(clause) == 1
    return inside or bool(_HEADING.match(fold(clause)))


def _behind(text: str, start: int) -> tuple[list[str], int]:
    """What a heading is followed by, and where that ends: the rest of its sentence, else the lines below it."""
    sentence, end = _sentence(text, start)
    if sentence.strip():
        return _words(sentence), end
    said: list[str] = []
    for line in text[start : start + 8 * LONGEST].split("\n")[1:]:
        if not line.strip() or _NEXT.match(line.strip()):
            break
        said += _words(line)
    return said, start


def _sentence(text: str, start: int) -> tuple[str, int]:
    stop = _STOP.search(text, start)
    end = stop.start() if stop else len(text)
    return text[start:end], end


def _words(said: str) -> list[str]:
    """The words without their bullet and cut to length; nothing where it says that there is nothing."""
    begun = _BULLET.match(said)
    words = said[begun.end() if begun else 0 :].strip(" \t,，.。")
    plain = fold(words).strip()
    return [] if not any(char.isalnum() for char in plain) or plain in _NONE else [words[:LONGEST]]
