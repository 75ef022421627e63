"""Deals of a time that is over: 上个月签了海天58万, 12月签了华为30万."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from language.normalise import word_set
from scoring.reading.event import is_payment
from scoring.reading.frame import Frame
from scoring.reading.token import Token

_OF_MONTH = ("账", "对账", "的", "货款", "房租", "租", "服务费", "月费", "工资", "尾款", "款", "费")
_MONTH = re.compile(r"\d{1,2}月份?")
OVER = word_set("去年 前年 上周 上个月 上月 上季度") | {
    "last year",
    *("last yr", "lst yr", "last qtr"),
    "last month",
    "last week",
    "last quarter",
    "from last week",
    "from last month",
    "from last quarter",
}


def long_ago(frame: Frame) -> bool:
    """上个月签了海天58万: in a period that is over, on no day that was said."""
    tokens = frame.clause.tokens
    if OVER.isdisjoint(frame.clause.words):
        return False
    over = any(
        t.word in OVER and not (_is_owed(after) or _names_debt(tokens, after))
        for place, (t, after) in enumerate(zip(tokens, [*tokens[1:], None], strict=False))
        if (t.start < frame.word.start or t.text.isascii()) and not _is_compared(tokens[:place])
    )
    return over and not any(t.day is not None for clause in (frame.clause, *frame.clauses) for t in clause.tokens)


def _is_owed(after: Token | None) -> bool:
    """去年拖的3万5要回来了, 上个月的货款: a time that says which money it is, not when it came."""
    return after is not None and after.text.startswith(("的", "拖", "欠", "压", "该"))


def _names_debt(tokens: tuple[Token, ...], noun: Token | None) -> bool:
    """去年尾款4万3结了: whether what was due then was paid by another word behind."""
    if noun is None or not is_payment(noun):
        return False
    return any(t.means.get("stage") == "paid" and t.start > noun.start and t.text.endswith("了") for t in tokens)


def other_month(frame: Frame, day: date) -> bool:
    """12月签了华为30万, said in November: in another month, on no day that was said."""
    pairs = pairwise(frame.clause.tokens)
    months = [t.text for t, after in pairs if _MONTH.fullmatch(t.text) and _tells_when(frame, t, after)]
    if not months or any(t.day is not None for t in frame.clause.tokens):
        return False
    return int(months[-1].split("月")[0]) != day.month


def _tells_when(frame: Frame, month: Token, after: Token) -> bool:
    """Whether a month before the word for what happened says when: 10月账单付了 says which bill."""
    return month.start < frame.word.start and not after.text.startswith(_OF_MONTH)


def _is_compared(before: tuple[Token, ...]) -> bool:
    """Verizon renewed 120k (was 110k last yr): of when another sum was."""
    return len(before) > 1 and before[-2].word == "was" and before[-1].figure is not None
