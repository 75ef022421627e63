"""How far a deal is still spoken of: in the next sentence, until another customer is told of."""

from __future__ import annotations

from collections.abc import Sequence

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.frame import Frame, last_name
from scoring.reading.nickname import is_staff
from scoring.reading.still_open import hoped
from scoring.reading.token import THEY, Token

_FIELDS = frozenset(("label", "money", "base", "price", "sum", "stage", "fill"))
"""Kinds of words that name a field of the same deal: 金额, 客户, 合同额."""
_PLAIN = frozenset(("name", "number", "stop", "mark", "day", "open", "close"))
_IN_TURN = word_set("分别 分别是 分别为")


def is_near(last: Frame, clause: Clause, named: Sequence[Clause]) -> bool:
    """Whether a clause may go on with a deal: in the next sentence and line at most, and of nobody else.

    They went another way. Moss Garden upped theirs to 3.4k: another customer with a sum, behind what was lost.
    `named` are the clauses with names so far.
    """
    said = last.clauses[-1] if last.clauses else last.clause
    if said.sentence < clause.sentence - 1 or said.line < clause.line - 1:
        return False
    if said.line < clause.line and _begins_row(clause):
        return False
    if last.stage != "lost" or said.sentence == clause.sentence:
        return True
    if last_name(named, clause.sentence) not in (None, last.customer):
        return False  # Lost Kearns. Macca still has their other branch, 7k
    if not last.inherited:
        return True
    return not clause.kinds >= {"name", "number"} or clause.tokens[0].word in THEY


def _begins_row(clause: Clause) -> bool:
    """本月完成一百零三万, 资源询价：刊例86万 below 丢：万家: a line of another heading, or of a period."""
    if clause.all_kinds & {"period", "total", "target"}:
        return True
    heads = [t for t in clause.tokens[:5] if t.kind != "mark"]
    colon = next((p for p, t in enumerate(heads) if t.text == ":"), 0)
    return bool(colon) and not any(t.means.keys() & _FIELDS or t.kind == "name" for t in heads[:colon])


def in_earnest(tokens: list[Token], stages: list[Token]) -> list[Token]:
    """Venn (wants a quote), Halden (signed $2k): in a row with brackets, what is told as done.

    上周签的华丰今天付了2万: not what only says which deal it is.
    """
    if len({stage.means["stage"] for stage in stages}) > 1:
        stages = [stage for stage in stages if not _says_which(tokens, stage)] or stages
    if len(stages) < 2 or sum(t.kind == "open" for t in tokens) < 2:
        return stages
    return [stage for stage in stages if not hoped(tokens, [stage])] or stages


def _says_which(tokens: list[Token], stage: Token) -> bool:
    """昨天签的华丰, behind a day of before; 签的合同 is what was signed."""
    place = next((p for p, t in enumerate(tokens) if t.start == stage.start), 0)
    before = tokens[place - 1] if place else None
    if before is None or "metric" in stage.means or not (before.day or "period" in before.means):
        return False
    behind = tokens[place + 1 : place + 3]
    return len(behind) == 2 and behind[0].text == "的" and behind[1].kind == "name"


def takes_name(frame: Frame) -> bool:
    """Met Quillan Group. Verbal yes on $210k: whether a customer of the sentence before is meant."""
    return frame.stage not in ("intent", "lead") or frame.word.word.startswith("verbal")


def names_its_row(current: Frame, clause: Clause) -> bool:
    """回款：1.5万，苏荷展览 below 提案：1份（蓝橙教育）: whose it is, behind the sum of a form's row."""
    row = current.clause
    labelled = row.line == clause.line and any(t.text == ":" for t in row.tokens[1:3]) and "name" not in row.kinds
    return current.inherited and labelled and clause.tokens[0].kind == "name" and not is_staff(clause.tokens[0])


def lists_on(current: Frame, clause: Clause) -> bool:
    """签了万科30万。海尔12万: another of a list; not 已签租约3.8万。云顶那组offer了8.8M，业主counter 9.2M."""
    plain = all(t.kind in _PLAIN or t.means.keys() & {"fill", "place"} for t in clause.tokens)
    return current.listed or current.clause.sentence == clause.sentence or plain


def is_nothing(tokens: list[Token], word: Token) -> bool:
    """成交0, 签单：无, 签单：-: whether there was nothing of it."""
    behind = [t for t in tokens if t.start >= word.end]
    if any(t.figure is not None and t.figure.value == 0 for t in tokens) or (behind and "zero" in behind[-1].means):
        return True
    return any(t.text == ":" for t in behind[:1]) and all(t.kind == "stop" for t in behind)


def is_part(clause: Clause) -> bool:
    """回款20万，其中5万是现金: a part of what was told; not 两笔，分别是金桥1.2万和顺达8000."""
    head = clause.tokens[0]
    return "subset" in head.means and head.text not in _IN_TURN
