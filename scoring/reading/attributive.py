"""What was done on another day, told only to say with whom: 回访了昨天拜访的3家, 给前天报价的2家打了电话."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.token import COUNTS, Token

_EARLIER = word_set("之前 以前 上次 上回 先前 此前 早前 前面")


def without_earlier(clause: Clause, following: Clause | None, today: date) -> Clause:
    """The clause without what says which customers they were, where something else was done with them.

    昨天拜访的三家 今天都回访了: also where the clause behind tells it of all of them.
    """
    tokens = clause.tokens
    if "的" not in clause.words:
        return clause
    for place, (token, behind) in enumerate(pairwise(tokens)):
        if behind.text != "的" or COUNTS.isdisjoint(token.means):
            continue
        closed = _is_one_that_moved(tokens[place + 2 :])
        if not closed and not _are_customers(tokens[place + 2 : place + 3]):
            continue
        begin = place
        while begin and _is_earlier(tokens[begin - 1], today):
            begin -= 1
        kept = (*tokens[:begin], *tokens[place + 2 :])
        counts = closed or any(not COUNTS.isdisjoint(t.means) for t in kept)
        if begin < place and (counts or _tells_of_all(clause, following)):
            told = next((t.day for t in kept if t.day is not None), None)
            dropped = [t.day for t in tokens[begin:place] if t.day is not None]
            return replace(clause, tokens=kept, day=told if clause.day in dropped else clause.day)
    return clause


def _are_customers(tokens: tuple[Token, ...]) -> bool:
    """3家 or 客户 behind 的; 上周四去的中远海运 names one."""
    return any(t.figure is not None or t.text.startswith("客") for t in tokens)


def _is_one_that_moved(tokens: tuple[Token, ...]) -> bool:
    """昨天报价的华丰签了: whose deal went on."""
    moved = any("stage" in t.means and "metric" not in t.means for t in tokens[1:])
    return moved and tokens[0].kind == "name"


def _tells_of_all(clause: Clause, following: Clause | None) -> bool:
    if following is None or following.sentence != clause.sentence or COUNTS.isdisjoint(following.kinds):
        return False
    return any("都" in t.text for t in following.tokens)


def _is_earlier(token: Token, today: date) -> bool:
    """昨天, 之前: not 今天 in 今天拜访的3家都报了价."""
    if token.day is not None:
        return token.day.past is not None and token.day.past < today
    return token.text in _EARLIER
