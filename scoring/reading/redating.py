"""Corrections of the day: 改到昨天, 日期是周三, that was yesterday, not today."""

import re
from datetime import date

from language.dates import DayFound
from scoring.reading.message import Message
from scoring.reading.result import Correct, Reading
from scoring.reading.token import Token
from scoring.reading.vocabulary import requests as phrases

_DATED = re.compile(phrases.DATED, re.ASCII)
_MOVED = re.compile(phrases.MOVED, re.ASCII)
_WAS = re.compile(phrases.WAS_ON, re.ASCII)
_DENIED = re.compile(
    r"(?:不是|而不是|并非|而非|写成|记成|报成|填成|\bnot|wasn't|isn't|instead of|rather than)(?: on| from)? ?$"
)


def redated(message: Message) -> Reading | None:
    """The day that the last record is really of; None when the message moves no record to another day.

    A day to come is returned as well where the words leave no doubt: it is for the caller to refuse it.
    """
    if any("number" in clause.all_kinds for clause in message.clauses):
        return None
    if not any("day" in clause.kinds for clause in message.clauses) or message.clauses[-1].ended in ("?", "？"):
        return None
    folded = message.folded
    tokens = [token for clause in message.clauses for token in clause.tokens]
    if any(clause.kinds & {"ask", "if", "hear"} for clause in message.clauses):
        return None
    days = [token for token in tokens if token.day is not None and not token.day.wrong]
    denied = [token for token in days if _DENIED.search(folded[: token.start])]
    right = [token for token in days if token not in denied]
    if not right:
        return None
    certain = bool(_DATED.search(folded))
    to = _day(right[-1], certain=certain)
    before = folded[: right[-1].start]
    metric = next((t.means["metric"] for t in tokens if "metric" in t.means), None)
    moved = _MOVED.search(before) and (right[-1].day is None or not _either(right[-1].day) or message.context.direct)
    said = certain or (moved and not metric) or _WAS.search(before)
    if to is None or not (said or denied) or (not denied and not certain and _tells(message)):
        return None
    name = next((t.text for t in tokens if t.kind == "name" and "contact" not in t.means), None)
    return Reading("correct", correct=Correct("date", to, "last", metric, name, None, _wrong(denied)))


def _day(token: Token, *, certain: bool) -> date | None:
    """The day meant: the past one; one to come only where the date itself is spoken of (改到明天 moves a meeting)."""
    found = token.day
    if found is None:
        return None
    if found.past is not None and (certain or found.ahead is None or found.past == found.ahead or not _plans(token)):
        return found.past
    return found.ahead if certain else None


def _either(day: DayFound) -> bool:
    """Whether the day may as well be one to come: a meeting 改到周三 is talk, in a direct chat it is a correction."""
    return day.past is not None and day.ahead is not None and day.past != day.ahead


def _plans(token: Token) -> bool:
    """Whether the day rather means one to come: 改到18号, move it to the 18th."""
    return token.day is not None and token.day.ahead is not None and any(char.isdigit() for char in token.text)


def _wrong(denied: list[Token]) -> date | None:
    return denied[0].day.past if denied and denied[0].day is not None else None


def _tells(message: Message) -> bool:
    """Whether something is told rather than corrected: that was Acme yesterday, 昨天是去拜访."""
    return any(clause.kinds & {"stage", "going", "name"} for clause in message.clauses)
