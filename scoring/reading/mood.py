"""What a clause is: done, or planned, hoped, asked, ordered, joked, heard, a running total, somebody else's."""

from __future__ import annotations

from typing import NamedTuple

from language.normalise import word_set
from scoring.reading.again import REACHED
from scoring.reading.asking import asks
from scoring.reading.callers import rings_me
from scoring.reading.clause import Clause, done_again, goes_and_counts
from scoring.reading.conditions import conditional
from scoring.reading.credit import credited
from scoring.reading.errands import is_kin, is_mine
from scoring.reading.governing import ACTUAL, Scope, govern
from scoring.reading.modality import ends_plan, has_blank, is_ahead, is_over
from scoring.reading.ordered import is_ordered
from scoring.reading.person import doer_of
from scoring.reading.planned import begins_plan
from scoring.reading.sequel import got_so_many
from scoring.reading.token import ACTS
from scoring.reading.total import begins_total, closes_total

_WAITING, _FAILED = "⏳⌛🔜🚧☐□⬜", "❌✖✗✘"
_ALWAYS = ("每天", "天天", "每周", "每日", "平时", "一般")
_BUT = word_set("but only just 但 但是 不过 可 却 只 才 结果 最后 最终 到头来")
_ONLY = word_set("只 才 只有 仅 只打 就打")
_ACTS_DONE = frozenset(("going", "stage", "actual"))
_TOLD_DONE = frozenset(("actual", "done"))
_CAME_OFF = frozenset(("happened", "took place", "went ahead", "held", "done", "completed"))
_REACHED = REACHED | _CAME_OFF
_BEFORE_DONE = _BUT | {"i", "we", "and", "actually", "have"}
_CUSTOMERS = frozenset(("他", "她", "他们", "她们", "对方", "人家", "they"))
"""演示给顺丰，他们挺满意，报价28万: behind what was done for them, what they thought of it changes nothing."""
_ELSE = frozenset(("otherwise", "other than that", "apart from that", "besides that"))


class Mood(NamedTuple):
    """`live`: may be recorded. `why` says what forbids it; `open`: not closed; `other`: whose it is."""

    live: bool = True
    why: str = ""
    open: bool = False
    other: str = ""


_LIVE = Mood()


def moods_of(clauses: list[Clause]) -> list[Mood]:
    """The mood of every clause. Conditions, orders and hearsay hold for their sentence, plans until a done word."""
    scope = Scope()
    sentences: dict[int, list[Clause]] = {}
    for clause in clauses:
        sentences.setdefault(clause.sentence, []).append(clause)
    for sentence, members in sentences.items():
        govern(scope, sentence, members)
    owner = credited(clauses)
    found: list[Mood] = []
    for clause in clauses:
        _advance(scope, clause)
        other = owner or (scope.other if scope.other_sentence == clause.sentence else "")
        found.append(_mood(clause, scope, other))
        if found[-1].why == "total" and closes_total(clause):
            _back_to_the_row(clauses, found)
        parted = scope.planned >= 0 and clause.ended in (" ", "/")
        if parted and not any("plan" in t.means or t.day is not None for t in clause.tokens[:2]):
            scope.planned = -1
    return found


def _back_to_the_row(clauses: list[Clause], found: list[Mood]) -> None:
    """20 calls, 5 visits this week: what stands before in the same row is of the week too."""
    sentence = clauses[len(found) - 1].sentence
    for place in range(len(found) - 2, -1, -1):
        clause = clauses[place]
        counts = clause.kinds >= {"metric", "number"} and "day" not in clause.all_kinds
        if clause.sentence != sentence or not counts or not found[place].live:
            return
        found[place] = found[place]._replace(live=False, why="total")


def _advance(scope: Scope, clause: Clause) -> None:
    """Move on to the clause: who acts, whether a plan or a total begins or ends."""
    doer = doer_of(clause) or _addressed(clause)
    if scope.passing:
        scope.other, scope.passing = "", False
    if doer:
        bystander = doer.lower() in _CUSTOMERS and scope.acted == clause.sentence
        scope.passing = bystander and clause.kinds.isdisjoint(ACTS)
        scope.other, scope.other_sentence = doer, clause.sentence
    elif not clause.kinds.isdisjoint(ACTS):
        scope.acted = clause.sentence
    if not doer and "me" in clause.kinds and clause.sentence == scope.other_sentence:
        scope.other = ""
    if scope.planned >= 0 and (clause.tokens[0].word in _ELSE or _past_again(clause)):
        scope.planned = -1
    if begins_plan(clause):
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


def _mood(clause: Clause, scope: Scope, other: str) -> Mood:
    is_open = "pending" in clause.kinds or "hope" in clause.kinds
    day = clause.day
    why = ""
    if clause.mode != "done" and not ends_plan(clause):
        why = clause.mode
    elif "mark" in clause.kinds and (marked := _marked(clause)):
        why = marked
    elif scope.superseded and clause.start in scope.superseded:
        why = "superseded"
    elif governed := _governed(clause, scope):
        why = governed
    elif scope.totaled == clause.sentence:
        why = "total"
    elif under := _under(clause):
        why = under
    elif "if" in clause.kinds and conditional(clause) and clause.kinds & ACTS:
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
    return Mood(not why, why, is_open, other) if why or is_open or other else _LIVE


def _governed(clause: Clause, scope: Scope) -> str:
    """What holds for its whole sentence, or from somewhere before the clause on; "" for nothing."""
    if clause.sentence in scope.whole and clause.start < scope.own.get(clause.sentence, clause.end):
        return scope.whole[clause.sentence]
    start, why = scope.onward.get(clause.sentence, (clause.end, ""))
    return why if clause.start >= start else ""


def _under(clause: Clause) -> str:
    """What the verb stands under: a day off, a habit or a time long ago, somebody's order."""
    if "away" in clause.kinds or "theirs" in clause.kinds:
        return "away"  # 下午请假去医院
    if ("name" in clause.kinds and _is_private(clause)) or is_mine(clause) or rings_me(clause):
        return "away"
    if _is_habit(clause) or is_over(clause):
        return "habit"
    return "order" if is_ordered(clause) else "sample" if has_blank(clause) else ""


def _is_private(clause: Clause) -> bool:
    """妈妈打了3个电话, 孩子学费交了: one's own people did it."""
    head = next((t for t in clause.tokens if t.day is None), clause.tokens[0])
    return is_kin(head, calls="电话" in clause.words) and not clause.kinds.isdisjoint(ACTS)


def _marked(clause: Clause) -> str:
    """What a mark in the clause forbids: ❌ failed, ⏳ plan; "" for nothing."""
    marks = {token.text for token in clause.tokens if token.kind == "mark"}
    lost = any(t.means.get("stage") == "lost" and "cancel" not in t.means for t in clause.tokens)
    lost = lost or ("cancel" in clause.kinds and "metric" not in clause.kinds)
    if marks & set(_FAILED):
        return "" if lost else "failed"
    return "plan" if marks & set(_WAITING) else ""


def _is_habit(clause: Clause) -> bool:
    """每天10个电话雷打不动: what is always done is no record; 这三天每天跑了3家 is."""
    heads = clause.tokens[:2]
    if not (heads[0].text.startswith(_ALWAYS) or heads[-1].text.startswith(_ALWAYS)):
        return False
    told = any(t.day is not None or t.text.endswith(("了", "完", "过")) for t in clause.tokens)
    return not told and "total" not in clause.kinds


def _turned_out(clause: Clause) -> bool:
    """结果只跑了1家, only got 12 done: what became of a plan, behind a word of contrast."""
    contrast = not clause.kinds.isdisjoint(_ACTS_DONE) and any(t.word in _BUT for t in clause.tokens[:2])
    if not contrast or clause.kinds & {"plan", "hope", "if", "pending", "ask"}:
        return False
    acts = [t for t in clause.tokens if t.means.keys() & {"going", "stage", "actual"}]
    only = not _ONLY.isdisjoint(clause.words) and "number" in clause.kinds
    return only or any(t.text.endswith(("了", "成", "到")) or "actual" in t.means for t in acts)


def _reached(clause: Clause) -> bool:
    """planned 10 visits, got to 7: how many of them, a number at once behind the verb."""
    if "got" in clause.words and got_so_many(clause.tokens):
        return True
    if clause.words.isdisjoint(_REACHED) or "plan" in clause.kinds:
        return False
    heads = [t for t in clause.tokens if t.word not in _BEFORE_DONE][:2]
    if len(heads) < 2:
        return False
    verb, number = (heads[1], heads[0]) if heads[0].figure is not None else heads
    return number.figure is not None and verb.word in (_CAME_OFF if number is heads[0] else REACHED)


def _past_again(clause: Clause) -> bool:
    """Whether a plan ends here: a past day, or 完成, did, done at the head."""
    days = [t.day for t in clause.tokens if t.day is not None] if "day" in clause.all_kinds else ()
    if days and any(day.past is not None and not day.assumed for day in days):
        return True
    if (clause.day is None or clause.day.past is not None) and done_again(clause):
        return True
    if goes_and_counts(clause) or (clause.tokens[0].text in ACTUAL and "number" in clause.kinds):
        return True
    if _turned_out(clause) or _reached(clause):
        return True
    if clause.kinds.isdisjoint(_TOLD_DONE) or "plan" in clause.kinds:
        return False
    head = next((t for t in clause.tokens if t.means.keys() != {"fill"} and t.word not in _BUT), clause.tokens[0])
    return bool(head.means.keys() & {"actual", "done"})
