"""Targets beside what was done: 已完成73万，本月目标120万; 拜访14家，下周目标15家."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.token import ACTS, Token

_CAME = word_set("did made managed hit") | {
    *("ended on", "ended at", "ended up with", "ended up on", "finished on", "finished at", "finished with"),
    *("got to", "got through", "made it to", "wound up with"),
}
_BEFORE_DOING = word_set("i we only just but actually still myself")
_BEHIND_IT = word_set("and so lol though but all in before by") | {"in the end"}
_PERIODS = ("月", "季", "年", "全年", "周", "当月", "业绩")


def so_far(clause: Clause, behind: list[Clause]) -> list[int]:
    """本月目标120万，已完成73万，今天签了华为12万: what of a period's target is reached, up to what has a day."""
    heads = [t.text for t in clause.tokens if "target" in t.means]
    of_period = bool(clause.kinds & {"period", "total"}) or any(head.startswith(_PERIODS) for head in heads)
    if not of_period or "day" in clause.all_kinds or not clause.kinds.isdisjoint(ACTS):
        return []
    found: list[int] = []
    for later in behind:
        if "target" in later.kinds or "day" in later.all_kinds or not later.kinds.isdisjoint(ACTS):
            break
        if "number" in later.kinds:
            found.append(later.start)
    return found


def is_coming(clause: Clause) -> bool:
    """拜访14家，下周目标15家: a target of days to come says nothing of those before."""
    return "plan" in clause.kinds or any(t.day is not None and t.day.past is None for t in clause.tokens)


def of_period(clause: Clause, first: Clause) -> bool:
    """今天来店11组，成交1台，本月目标8台目前5台: a period's target with its number behind a day's report."""
    heads = [t for t in clause.tokens[:3] if "target" in t.means or "period" in t.means]
    period = any("period" in t.means or t.text.startswith(_PERIODS) for t in heads)
    told = first.day is not None and first.day.past is not None and "number" in first.kinds
    return period and told and {"target", "number"} <= clause.kinds and "period" not in first.kinds


def stands_behind(clause: Clause, first: Clause) -> bool:
    """今天的电话：50个，目标60个; Calls 31 | Qtr target 120k: a target that only stands beside what was told."""
    told = "number" in first.kinds and bool(first.kinds & {"metric", "going"})
    head = next((t for t in clause.tokens if "period" not in t.means), clause.tokens[0])
    return "target" in head.means and told and "order" not in first.kinds


def came_instead(tokens: tuple[Token, ...]) -> bool:
    """Would've hit 50 calls. Ended on 37; boss wants 50. I did 38: how many it were, and nothing else counted."""
    heads = [t for t in tokens if t.word not in _BEFORE_DOING][:3]
    if len(heads) < 2 or heads[0].word not in _CAME or heads[1].figure is None:
        return False
    return len(heads) == 2 or heads[2].word in _BEHIND_IT or heads[2].day is not None or heads[2].kind == "stop"
