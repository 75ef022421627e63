"""What a clause is: done, or planned, hoped, asked, ordered, joked, heard, a running total, somebody else's."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from language.normalise import word_set
from scoring.reading.asking import asks
from scoring.reading.clause import Clause, done_again, outside
from scoring.reading.modality import governed, is_ahead
from scoring.reading.person import credited, doer_of
from scoring.reading.token import Token
from scoring.reading.total import begins_total

_GOVERNING = ("if", "joke", "order", "hear", "sample", "praise")
_MILD_ORDERS = word_set(
    "大家 各位 兄弟们 家人们 同学们 伙伴们 小伙伴 检查 记得 提醒 通知 "
    "奖 奖励 奖金 达标 标准 bonus winner prize challenge gets"
) | {"a day"}
_ACTUAL = word_set("实到 实跑 实际 实际完成 实际上 实际跑 actual actuals")
_WAITING = "⏳⌛🔜🚧"
_FAILED = "❌✖✗✘"
_ASKED = word_set("问 问下 问问 请问 对不对 对吗")
_ALMOST = word_set("差点 差一点 险些 差点就 nearly almost")
_SHOWN = frozenset(("显示", "系统显示", "群里说", "他们说", "大家说"))
_BUT = word_set("but only just 但 但是 不过 可 却 只 才 结果 最后 最终 到头来")
_ACTS_DONE = frozenset(("going", "stage", "actual"))
_TOLD_DONE = frozenset(("actual", "done"))
_AHEAD = frozenset(("plan", "day"))
_TONIGHT = frozenset(("今晚", "tonight"))
_ACTS = frozenset(("stage", "metric", "going"))


class Mood(NamedTuple):
    """`live`: may be recorded. `why` says what forbids it; `open`: not closed; `other`: whose it is."""

    live: bool = True
    why: str = ""
    open: bool = False
    other: str = ""


@dataclass(slots=True)
class _Scope:
    """What governs the sentences: conditions for the whole, plans and totals from where they stand on."""

    whole: dict[int, str] = field(default_factory=dict)
    superseded: set[int] = field(default_factory=set)
    planned: int = -1
    totaled: int = -1
    other: str = ""
    other_sentence: int = -1


def moods_of(clauses: list[Clause]) -> list[Mood]:
    """The mood of every clause. Conditions, orders and hearsay hold for their sentence, plans until a done word."""
    scope = _Scope()
    sentences: dict[int, list[Clause]] = {}
    for clause in clauses:
        sentences.setdefault(clause.sentence, []).append(clause)
    for sentence, members in sentences.items():
        _govern(scope, sentence, members)
    owner = credited(clauses)
    found: list[Mood] = []
    for clause in clauses:
        _advance(scope, clause)
        mine = owner or (scope.other if scope.other_sentence == clause.sentence else "")
        found.append(_mood(clause, scope, mine))
        if clause.ended in (" ", "/") and not any("plan" in t.means or t.day is not None for t in clause.tokens[:2]):
            scope.planned = -1
    return found


def _govern(scope: _Scope, sentence: int, members: list[Clause]) -> None:
    """What holds for a whole sentence, and which of its clauses a later 实际 or did replaces."""
    kinds = members[0].kinds.union(*[clause.kinds for clause in members[1:]])
    for kind in () if kinds.isdisjoint(_GOVERNING) else _GOVERNING:
        if kind in kinds and any(kind in clause.kinds and _holds(clause, kind) for clause in members):
            scope.whole.setdefault(sentence, kind)
    actual = [c for c in members if not _ACTUAL.isdisjoint(c.words) and any(t.text in _ACTUAL for t in c.tokens)]
    if actual:
        before = [c for c in members if c.start < actual[-1].start and c not in actual]
        done = _metrics_of(actual[-1:])
        scope.superseded.update(c.start for c in before if "number" in c.kinds and _replaced(c, done))
    first = next((c for c in members if _goes_first(c)), None) if len(members) > 1 else None
    if first is not None and any(
        t.text in ("再", "然后再") for c in members if c.start > first.start for t in c.tokens[:3]
    ):
        scope.whole.setdefault(sentence, "plan")  # 先去趟税务局，回来再报
    for clause in members:
        if "target" in clause.kinds and "actual" not in clause.kinds:
            if "actual" in kinds or any("going" in t.means and t.text.endswith(("完", "了")) for t in _all(members)):
                scope.superseded.add(clause.start)
            else:
                scope.whole.setdefault(sentence, "target")


def _goes_first(clause: Clause) -> bool:
    """下午先去趟税务局: what is done first, not told as done."""
    if "先" not in clause.words:
        return False
    acts = [t for t in clause.tokens if t.means.keys() & {"going", "stage", "metric"}]
    return bool(acts) and not any(t.text.endswith(("了", "完", "过")) for t in clause.tokens)


def _metrics_of(clauses: list[Clause]) -> set[str]:
    return {key for t in _all(clauses) if (key := t.means.get("metric") or t.means.get("going", ""))}


def _replaced(clause: Clause, done: set[str]) -> bool:
    """Whether 实际 replaces the clause's figure: it was planned, or counts the same."""
    own = _metrics_of([clause])
    planned = bool(clause.kinds & {"plan", "target", "booked", "pending", "hope"})
    return planned or not own or not done or bool(own & {*done, "other:邀约"})


def _all(clauses: list[Clause]) -> list[Token]:
    return [token for clause in clauses for token in clause.tokens]


def _advance(scope: _Scope, clause: Clause) -> None:
    """Move on to the clause: who acts, whether a plan or a total begins or ends."""
    doer = doer_of(clause) or _addressed(clause)
    if doer:
        scope.other, scope.other_sentence = doer, clause.sentence
    elif "me" in clause.kinds and clause.sentence == scope.other_sentence:
        scope.other = ""
    if _past_again(clause):
        scope.planned = -1
    if _planned(clause):
        scope.planned = clause.sentence
    if begins_total(clause):
        scope.totaled = clause.sentence
    elif "day" in clause.all_kinds:
        scope.totaled = -1


def _addressed(clause: Clause) -> str:
    """小王，拜访3家: a member's name alone before the comma."""
    if len(clause.tokens) > 1:
        return ""
    first = clause.tokens[0]
    return first.text if "person" in first.means and clause.ended in (",", "，") else ""


def _mood(clause: Clause, scope: _Scope, other: str) -> Mood:
    is_open = "pending" in clause.kinds or "hope" in clause.kinds
    day = clause.day
    why = ""
    if clause.mode != "done":
        why = clause.mode
    elif marked := _marked(clause):
        why = marked
    elif scope.superseded and clause.start in scope.superseded:
        why = "superseded"
    elif clause.sentence in scope.whole:
        why = scope.whole[clause.sentence]
    elif scope.totaled == clause.sentence:
        why = "total"
    elif under := governed(clause):
        why = under
    elif "if" in clause.kinds and clause.kinds & _ACTS:
        why = "if"
    elif asks(clause):
        why = "ask"
    elif (
        scope.planned == clause.sentence
        or (day is not None and day.past is None and not day.wrong)
        or is_ahead(clause)
    ):
        why = "plan"
    elif "hope" in clause.kinds:
        why = "hope"
    elif other:
        why = "other"
    return Mood(not why, why, is_open, other)


def _marked(clause: Clause) -> str:
    """What a mark in the clause forbids: ❌ failed, ⏳ plan; "" for nothing."""
    if "mark" not in clause.kinds:
        return ""
    marks = {token.text for token in clause.tokens if token.kind == "mark"}
    lost = any(token.means.get("stage") == "lost" for token in clause.tokens)
    if marks & set(_FAILED):
        return "" if lost else "failed"
    return "plan" if marks & set(_WAITING) else ""


def _holds(clause: Clause, kind: str) -> bool:
    """Whether a word of that kind governs its sentence; some do only in a certain place."""
    if kind == "order":
        words = {token.text.lower() for token in clause.tokens if "order" in token.means} - _priced(clause)
        return bool(words) and not (
            words <= _MILD_ORDERS and (clause.kinds & {"me", "price"} or "number" not in clause.kinds)
        )
    if kind == "praise" and any(t.text.lower() in ("自己", "myself", "俺") for t in clause.tokens):
        return False  # 恭喜自己
    if kind == "praise":
        return "me" not in clause.kinds or bool(clause.kinds & {"you", "they"})
    if kind == "hear":
        pairs = pairwise(clause.tokens)
        first = next((t for t in clause.tokens if t.means.keys() & {"hear", "me"}), None)
        told = first is not None and first.text in _SHOWN
        return (
            told or "me" not in clause.kinds or any("me" in one.means and "hear" in two.means for one, two in pairs)
        )
    if kind == "sample":
        return _ASKED.isdisjoint(clause.words)  # 顺便问下格式对不对
    if kind == "if":
        return any("if" in t.means and t.text.lower() not in _ALMOST for t in clause.tokens)
    return True


def _priced(clause: Clause) -> set[str]:
    """$11.5k each: a price of one piece, no order to everybody; nor is Thu & Fri: 3 visits each."""
    if sum(token.day is not None and token.day.past is not None for token in clause.tokens) > 1:
        return {"each"}
    return {two.text.lower() for one, two in pairwise(clause.tokens) if one.figure is not None and one.figure.money}


def _planned(clause: Clause) -> bool:
    """Whether a plan begins: a coming day, a word of planning, 今晚 without 了; what stands in brackets does not."""
    if clause.kinds.isdisjoint(_AHEAD):
        return False
    tokens = outside(clause.tokens)
    days = [token.day for token in tokens if token.day is not None]
    if days and any(day.past is None and not day.wrong for day in days):
        return True
    tonight = not _TONIGHT.isdisjoint(clause.words) and any(token.text.lower() in _TONIGHT for token in tokens)
    if tonight and not any(token.text.endswith(("了", "完", "过")) for token in tokens):
        return True
    if "plan" not in clause.all_kinds:
        return False
    following: list[Token | None] = [*tokens[1:], None][: len(tokens)]
    planned = any(
        "plan" in token.means
        and "going" not in token.means
        and not (_estimate(token, after) or _owed(token, tokens) or _sold(token, tokens))
        for token, after in zip(tokens, following, strict=True)
    )
    return planned and ("target" in clause.kinds or not any(token.text in _ACTUAL for token in tokens))


def _estimate(token: Token, following: Token | None) -> bool:
    """预计20w: an estimate of a sum, no plan."""
    count = following.figure if following is not None else None
    return "pending" in token.means and count is not None and (count.money or count.number.scaled)


def _owed(token: Token, tokens: list[Token]) -> bool:
    """paid $6k of the 15k they owe: the debt that was paid, or a part of it."""
    paid = any(t.means.get("stage") == "paid" and t.end <= token.start for t in tokens)
    return paid and token.text.lower() in ("owe", "owes", "owed")


def _sold(token: Token, tokens: list[Token]) -> bool:
    """signed the 12-month plan: a thing that is sold."""
    told = any("stage" in t.means and t.end <= token.start for t in tokens)
    return told and token.text.lower() in ("plan", "plans")


def _turned_out(clause: Clause) -> bool:
    """结果只跑了1家, only got 12 done: what became of a plan, behind a word of contrast."""
    if clause.kinds.isdisjoint(_ACTS_DONE) or _BUT.isdisjoint(clause.words):
        return False
    heads = [t.text.lower() for t in clause.tokens[:2]]
    if not any(head in _BUT for head in heads) or clause.kinds & {"plan", "hope", "if", "pending", "ask"}:
        return False
    acts = [t for t in clause.tokens if t.means.keys() & {"going", "stage", "actual"}]
    return any(t.text.endswith(("了", "成", "到")) or "actual" in t.means for t in acts)


def _past_again(clause: Clause) -> bool:
    """Whether a plan ends here: a past day, or 完成, did, done at the head."""
    days = [t.day for t in clause.tokens if t.day is not None] if "day" in clause.all_kinds else []
    if days and any(day.past is not None and not day.assumed for day in days):
        return True
    if (clause.day is None or clause.day.past is not None) and done_again(clause):
        return True
    if _turned_out(clause):
        return True
    if clause.kinds.isdisjoint(_TOLD_DONE) or "plan" in clause.kinds:
        return False
    head = next(
        (t for t in clause.tokens if t.means.keys() != {"fill"} and t.text.lower() not in _BUT), clause.tokens[0]
    )
    return bool(head.means.keys() & {"actual", "done"})
