"""What is asked about a message without a record: totals, tenders won, bare numbers, other people's figures."""

from __future__ import annotations

import re
from itertools import pairwise

from language.normalise import simplified, word_set
from scoring.reading.clause import Clause
from scoring.reading.mood import Mood
from scoring.reading.result import Context, Option, Question
from scoring.reading.tally import Tally
from scoring.reading.token import Token

_SHOWN = 80
"""Characters of the message that a question repeats."""

_COUNTED = ("家", "户", "组", "通", "单", "个客户", "家客户", "位客户")
_PLACES = ("医院", "药店", "门店", "客户", "公司", "工厂", "学校", "酒店")
_SPLIT = re.compile(
    r"一人(?:算|记|分)?一半|各(?:算|记|分)?一半|对半|平分|五五"
    r"|split(?:ting)? (?:it|this|that|the|50|credit)|50[/-]50(?! (?:chance|shot|odds|call|on|if|whether|toss))"
    r"|half each|[2-8]0[/-][2-8]0 (?:with|split)"
    r"|(?:提成|业绩|分成|佣金|功劳|credit) ?要?(?:怎么|如何|咋) ?(?:分|拆|split)"
    r"|分成(?:比例)?(?:待|没|还没|未)定|我?和[^，。,\n]{1,6}合签"
    r"|(?:和我|我[和跟][^，。,\n]{1,6})各(?:签|成交|出|开)[^。\n]{0,8}(?:一共|总共|合计)",
    re.ASCII,
)
_CHAIN_LINE = re.compile(r"(?m)^[ \t]{0,4}\d{1,3}[.、) ][^\n\d]{1,30}[^\n]{0,20}\d")
_INITIALS = re.compile(
    r"(?:[A-Za-z]{1,10}: )?(?:[A-Za-z]{1,2} ?[:=-]? ?\d{1,3}[ ,|/;\n]*){3,12}"
    r"|(?:\d{1,3} ?[A-Za-z]{1,4}(?: ?[/|,] ?|$)){3,12}",
    re.ASCII,
)
"""V4 C22 D1: what each letter counts is not known."""
_PAST = word_set("signed closed won paid received visited called met lost wired inked landed")


def doubt_of(text: str, clauses: list[Clause], moods: list[Mood], tally: Tally, context: Context) -> Question | None:
    """The question a message without a record leaves open; None when it is mere talk."""
    totals = [c for c, m in zip(clauses, moods, strict=True) if m.why == "total" and "number" in c.kinds]
    if tally.totals or any(c.kinds & {"metric", "stage"} for c in totals):
        return Question("total", text[:_SHOWN], tuple(Option(activities=(draft,)) for draft in tally.totals[:4]))
    if is_split(text.lower()) and any(clause.kinds & {"me", "name"} for clause in clauses) and _has_sum(clauses):
        return Question("whose", text[:_SHOWN])
    if any("award" in c.kinds and m.why != "if" for c, m in zip(clauses, moods, strict=True)):
        return Question("stage", text[:_SHOWN])
    if _is_bare(clauses, moods, direct=context.direct) or _INITIALS.fullmatch(text.strip()):
        return Question("metric", text[:_SHOWN])
    return _whose(text, clauses, moods, direct=context.direct)


def future_dates(text: str, clauses: list[Clause], moods: list[Mood]) -> list[Question]:
    """Clauses that tell of something done on a day to come: 12月25日签了华为20万."""
    return [
        Question("future_date", text[clause.start : clause.end])
        for clause, mood in zip(clauses, moods, strict=True)
        if mood.why == "plan" and clause.mode == "done" and _tells_of_the_future(clause.outer)
    ]


def _tells_of_the_future(tokens: list[Token]) -> bool:
    kinds = {kind for token in tokens for kind in token.means} | {token.kind for token in tokens}
    coming = any(token.day is not None and token.day.past is None and not token.day.wrong for token in tokens)
    past = any(
        (token.text.endswith("了") or token.word in _PAST) and token.means.keys() & {"stage", "going"}
        for token in tokens
    )
    dated = any(token.day is not None and any(char.isdigit() for char in token.text) for token in tokens)
    past = past or (dated and "stage" in kinds and "name" in kinds)
    return coming and past and "number" in kinds and not kinds & {"plan", "hope", "pending", "if", "ask"}


def _has_sum(clauses: list[Clause]) -> bool:
    figures = [token.figure for clause in clauses for token in clause.tokens if token.figure is not None]
    return any(figure.money or figure.number.scaled for figure in figures)


def _is_bare(clauses: list[Clause], moods: list[Mood], *, direct: bool) -> bool:
    """Whether the message is nothing but a count: 5, 3家, 上午两家医院下午三家药店."""
    tokens = [token for clause in clauses for token in clause.tokens]
    figures = [token.figure for token in tokens if token.figure is not None]
    if not figures or not all(mood.live for mood in moods) or any(f.measure or f.money for f in figures):
        return False
    return (direct or all(f.unit in _COUNTED for f in figures)) and all(_is_filling(token) for token in tokens)


def _is_filling(token: Token) -> bool:
    if token.figure is not None or token.kind in ("day", "time", "stop", "mark"):
        return True
    return bool(token.means.keys() & {"fill", "daypart", "emptyword", "more"}) or simplified(token.text).endswith(
        _PLACES
    )


def is_chain(text: str, clauses: list[Clause]) -> bool:
    """#接龙: several lines, each with a name and a figure, are several people's."""
    if "接" not in text or "接龙" not in simplified(text):
        return False
    counted = any(clause.kinds & {"metric", "stage", "going"} for clause in clauses) and not any(
        "price" in clause.kinds for clause in clauses
    )
    return counted and len(_CHAIN_LINE.findall(text)) > 1


def is_split(folded: str) -> bool:
    """Whether the credit is shared: 我和周婷一人一半, split it 50/50."""
    return bool(_SPLIT.search(folded))


def others_results(text: str, clauses: list[Clause], moods: list[Mood], members: frozenset[str]) -> list[Question]:
    """A question for the first clause that tells of a known member's result: never the sender's."""
    for clause, mood in zip(clauses, moods, strict=True):
        told = mood.why == "other" and clause.mode == "done" and clause.kinds & {"number", "stage"}
        if told and mood.other in members:
            return [Question("whose", text[clause.start : clause.end])]
    return []


def _is_rivals(clause: Clause, doer: str) -> bool:
    """竞品昨天又签了3家: a competitor's doing, which nobody here is asked about."""
    return any("rival" in t.means and t.text == doer for t in clause.tokens)


def _whose(text: str, clauses: list[Clause], moods: list[Mood], *, direct: bool) -> Question | None:
    """A question whose the figures are, when others' are announced, listed or put to the bot; talk is left alone."""
    foreign = [
        clause
        for clause, mood in zip(clauses, moods, strict=True)
        if mood.other and mood.why in ("other", "praise", "hope") and clause.mode == "done"
    ]
    figures = [clause for clause in foreign if clause.kinds & {"number", "stage"}]
    if not figures:
        return None
    kinds = frozenset(kind for clause in clauses for kind in clause.kinds)
    doers = {m.other for c, m in zip(clauses, moods, strict=True) if m.other and not _is_rivals(c, m.other)}
    labelled = any(
        token.kind == "name" and following.text == ":"
        for clause in figures
        for token, following in pairwise(clause.tokens)
    )
    announced = kinds & {"announce", "credit"} or "接龙" in simplified(text)
    if direct or announced or labelled or "proxy" in doers or len(doers) > 1:
        return Question("whose", text[figures[0].start : figures[0].end])
    return None
