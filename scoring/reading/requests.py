"""Messages that are no report: help, undo, correction, query, leave."""

import re
from collections.abc import Callable
from itertools import pairwise

from language.alternatives import quick
from scoring.reading.clause import Clause
from scoring.reading.corrections import correction_of
from scoring.reading.leave import leave_of
from scoring.reading.message import Message
from scoring.reading.mood import Mood
from scoring.reading.queries import query_of
from scoring.reading.result import Context, Reading
from scoring.reading.token import ACTS
from scoring.reading.vocabulary import requests as phrases

_HELP = quick(phrases.HELP)
_INSTEAD = re.compile(r"\b(?:was|is|were) \W?\d[\d.,]{0,12}[kmw]?,? not \W?\d")
"""scratch that, Lakeside was 12.5k not 15.2k: the right value is told."""
_UNDO = quick(phrases.UNDO)
_JUST = re.compile(r"\bi just\b|\b(?:an? )?(?:minute|min|sec|second|moment)s? ago\b")


def request_of(text: str, folded: str, clauses: list[Clause], moods: list[Mood], context: Context) -> Reading | None:
    """The request that the message is, or None when it is a report or talk."""
    message = Message(text, folded, clauses, moods, context)
    if not message.short:
        return leave_of(message) if len(text) < 200 else None
    readers: tuple[Callable[[Message], Reading | None], ...] = (
        _help,
        _undo,
        correction_of,
        query_of,
        leave_of,
    )
    for reader in readers:
        reading = reader(message)
        if reading is not None and not (reading.intent == "correct" and _tells_of_others(message)):
            return reading
    return None


def _help(message: Message) -> Reading | None:
    counted = any(clause.kinds >= {"metric", "number"} for clause in message.clauses)
    return Reading("help") if not counted and _HELP.search(message.folded) else None


def _undo(message: Message) -> Reading | None:
    """撤掉刚刚那笔, take that back; not when a new value is given for it (that is a correction)."""
    found = _UNDO.search(message.folded)
    if not found or len({t.means["metric"] for c in message.clauses for t in c.tokens if "metric" in t.means}) > 1:
        return None  # 刚那个是跟进不算拜访
    rest = message.folded[found.end() :]
    if _repaired(message, found.start(), rest) or _INSTEAD.search(rest):
        return None
    if re.search(r"改成|改为|应该是|重新[^\d]{0,4}\d|换成|should be|make it|change it", rest):
        return None
    back = [c for c in message.clauses if any(t.means.get("stage") == "refunded" for t in c.tokens)]
    if back and any("number" in clause.kinds for clause in message.clauses):
        return None  # 那个团取消了，预付的5W退回去了
    if _reports(message):
        return None
    own = [
        clause for clause in message.clauses if clause.kinds >= {"metric", "number"} and clause.start >= found.end()
    ]
    return None if own else Reading("undo", undo=_target(message))


def _tells_of_others(message: Message) -> bool:
    """拜访2家，电话11通，那单是浩子签的，不是我: a report in which something was somebody else's."""
    return any(mood.other for mood in message.moods) and _told(message) > 1


def _reports(message: Message) -> bool:
    """接了7组成交2单（…），店长那单6万不算: a report of several things, one of which does not count."""
    theirs = any("theirs" in clause.kinds for clause in message.clauses)  # KA组新增15个不算我的
    return theirs or _told(message) > 2 or _tells_of_others(message)


def _told(message: Message) -> int:
    """How many clauses tell of the sender's numbers."""
    told = [
        clause
        for clause, mood in zip(message.clauses, message.moods, strict=True)
        if mood.live and "number" in clause.kinds and clause.kinds & ACTS
    ]
    return len(told)


def _repaired(message: Message, place: int, rest: str) -> bool:
    """13 calls. scratch that, 15: what was said before the words gets another number behind them."""
    stated = any(c.start < place and c.kinds >= {"metric", "number"} for c in message.clauses)
    return stated and bool(re.search(r"\d", rest))


def _target(message: Message) -> str:
    """What is taken back: a day, a metric or a customer that was named, else the last entry."""
    for clause in message.clauses:
        for token in clause.tokens:
            if token.day is not None and token.day.past is not None and token.day.past != message.context.today:
                return token.day.past.isoformat()
    for clause in message.clauses:
        for before, named in pairwise((None, *clause.tokens)):
            meant = before is not None and (before.text in ("把", "将") or before.text.isascii())
            if named is not None and named.kind == "name" and ("name" in named.means or meant):
                return named.text
    if _JUST.search(message.folded):
        return "last"
    metrics = {key for c in message.clauses for t in c.tokens if (key := t.means.get("metric")) and ":" not in key}
    return metrics.pop() if len(metrics) == 1 else "last"
