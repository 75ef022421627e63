"""Running totals: figures that add up a week or a month, and are nobody's day."""

from __future__ import annotations

import re

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.token import ACTS, Token

_TOTALS = frozenset(("total", "period"))
_SO_FAR = ("this ", "last ", "so far this ", "all week", "all month", "for the ")
_STANDING = frozenset(("i'm at", "im at", "i am at", "we're at", "sitting at", "now at", "puts me at"))
_FOR_PERIOD = frozenset(
    (
        "for the month",
        "for the week",
        "for the quarter",
        "for the year",
        "this month",
        "this week",
        "this quarter",
        "this year",
        "month",
        "week",
        "quarter",
        "year",
        "mtd",
        "qtd",
        "ytd",
    )
)
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|q[1-4]|h[12]|\d{1,2}月份?)(?:'s)?"
)
_LEAST = 500
"""Of a currency, that a year of a contract is worth at least."""
_REACHED = frozenset(("actual", "done", "target", "total"))
_UNTIL = word_set("截至 截止 截止到 截至目前 through") | {"up to", "as of"}
_TO_DATE = word_set("mtd ytd wtd qtd") | {"to date", "month to date", "year to date", "since monday"}


def begins_total(clause: Clause) -> bool:
    """Whether a running total begins that the rest of the sentence goes on with: MTD: …, 本周共拜访14家, …"""
    if ("told" in clause.all_kinds and _told_before(clause)) or (":" in clause.words and _heads_month(clause)):
        return True
    if clause.kinds.isdisjoint(_TOTALS):
        return False
    if [t.word for t in clause.tokens[:2]] == ["week", "of"] and any(t.day is not None for t in clause.tokens[2:3]):
        return True  # Week of 11/16: 30 calls
    if ("total" in clause.kinds and clause.ended == " ") or _is_attained(clause):
        return True
    if (
        "ordinal" in clause.kinds
        or "number" not in clause.kinds
        or (any(t.day is not None for t in clause.tokens) and not _until(clause))
    ):
        return False
    heads = [t for p, t in enumerate(clause.tokens[:3]) if not _attributive(clause.tokens, p)]
    if not clause.words.isdisjoint(_STANDING) and clause.tokens[-1].word in _FOR_PERIOD:
        return True  # Bramble signed, I'm at 200k for the month
    figure = next(t.start for t in clause.tokens if t.kind == "number")
    following: list[Token | None] = [*clause.tokens[1:], None][: len(clause.tokens)]
    for token, after in zip(clause.tokens, following, strict=True):
        if token.text == "总额" and clause.kinds.isdisjoint(("metric", "going", "stage", "period")):
            continue  # 单价6.8，总额13.6万
        if "total" in token.means and token.start < figure and not _annual(token, after, clause):
            return True
    if clause.kinds & {"metric", "going"} and any("period" in t.means for t in heads):
        return "plan" not in clause.kinds or not clause.kinds.isdisjoint(_REACHED)  # 这周打算发三家报价
    period = next((t for t in heads if "period" in t.means), None)
    last = clause.outer[-1]
    wished = clause.kinds & {"hope", "plan", "pending", "ask", "if"}
    closing = last.word
    if not wished and "metric" in clause.kinds and (closing.startswith(_SO_FAR) or closing in _TO_DATE):
        return True  # 40 visits this month, 120 calls so far this week
    return period is not None and (
        "sum" in clause.kinds or any(t.text == ":" and t.start > period.start for t in clause.tokens)
    )


def _heads_month(clause: Clause) -> bool:
    """October: 45 visits, Q3 recap: 130 visits, 10月：拜访45: a month or a quarter in the words before a colon."""
    head: list[Token] = []
    if "day" in clause.all_kinds:
        return False  # Dec promo: 3 demos today
    for token in clause.tokens[:6]:
        if token.text == ":":
            return any(_MONTH.fullmatch(t.word) for t in head)
        if token.means.keys() & ACTS:
            return False
        head.append(token)
    return False


def _is_attained(clause: Clause) -> bool:
    """We hit 112% last month: a share of a target, of all that was done in so long."""
    shares = any(t.figure is not None and t.figure.number.percent for t in clause.tokens)
    return shares and "period" in clause.kinds and clause.kinds.isdisjoint(("name", "stage", "metric"))


def _told_before(clause: Clause) -> bool:
    """96 calls (already logged daily): what stands in the record; already logged 12 calls is done."""
    said = next(t for t in clause.tokens if "told" in t.means)
    return not any(t.kind == "number" and t.start > said.end for t in clause.tokens)


def closes_total(clause: Clause) -> bool:
    """20 calls, 5 visits this week: a total at the end of a row is that of all of it."""
    if "told" in clause.all_kinds and _told_before(clause):
        return True
    last = clause.outer[-1] if clause.outer else clause.tokens[-1]
    closing = last.word
    ends = not last.means.keys().isdisjoint(_TOTALS) and (closing.startswith(_SO_FAR) or closing in _TO_DATE)
    return ends and clause.kinds >= {"metric", "number"}


def _attributive(tokens: tuple[Token, ...], place: int) -> bool:
    """回访了上个月签的6个客户: a period that only says which are meant."""
    return "period" in tokens[place].means and any(t.text == "的" for t in tokens[place + 1 : place + 3])


def _annual(token: Token, following: Token | None, clause: Clause) -> bool:
    """电梯广告，全年36万; 拿下双星全年订单15万: what a contract is worth in a year."""
    count = following.figure if following is not None else None
    told = any("stage" in t.means and t.end <= token.start for t in clause.tokens)
    if told and "name" in clause.kinds and token.text in ("全年", "年度"):
        return True
    if token.text not in ("全年", "年度"):
        return False
    if count is None and clause.kinds.isdisjoint(ACTS):  # 那单成了！全年保洁58万
        count = clause.tokens[-1].figure
    alone = count is not None and (count.value or 0) >= _LEAST and len(clause.tokens) == 2  # 签了，全年2400
    return count is not None and (count.money or count.number.scaled or (alone and not count.unit))


def _until(clause: Clause) -> bool:
    """截至今天, up to yesterday: the day is where a total ends."""
    return any(t.text in _UNTIL for t in clause.tokens)
