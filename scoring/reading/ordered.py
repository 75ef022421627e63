"""What somebody wants done, promises for so many, or lays down as a rule: 主管让我们每天打80个电话, 5万以下自动走."""

from __future__ import annotations

from itertools import pairwise

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.modality import is_complete
from scoring.reading.token import ACTS

_MAKES = word_set(
    "让 叫 使 令 要 要求 逼 逼着 吩咐 命令 催 催着 规定 asked asks ask told tells tell wants wanted need"
) | (word_set("needs expects expected reminded pushed pushing begged ordered forcing forces"))
_MADE_TO = frozenset(("me", "team", "order"))
_BOSSES = frozenset(("老板", "领导"))
_PRIZES = frozenset(("奖", "奖励", "奖金", "返现", "加分", "罚", "罚款", "红包", "发红包"))
_OF_PRIZES = _PRIZES | {"以上"}
_BOUNDS = word_set("以上 以下 以内 之内 起步")
_BEYOND = word_set("超过 超出 满 达到 不到 低于")
_THEN_DUE = word_set("要 需 需要 得 必须 才能 才可 才可以 应 应该 一律 统一")
_COLLEAGUES = tuple(word_set("同事 同学 兄弟 伙伴 小伙伴 家人们 姐妹 战友"))
_ORDERING = _MAKES | _BOSSES | _OF_PRIZES | _BOUNDS | _BEYOND
_AHEAD_OF = frozenset(("before", "b4"))
_CALLS_ON = word_set(
    "call ring phone text ping msg message email dm ask tell see speak talk check let give shout run"
) | {
    *("speak to", "talk to", "check with", "let me", "call me"),
}
_SAID = word_set("said says wants wanted asked expects demands 说 讲 要求 喊 让")


def is_ordered(clause: Clause) -> bool:
    """主管让我们每天打80个电话, told us to make 40 calls: what somebody wants done; 客户让我跑了3趟 is done."""
    if "的" in clause.words and "metric" in clause.kinds and _addresses(clause):
        return True
    if not clause.words.isdisjoint(_AHEAD_OF) and _asks_first(clause):
        return True
    if "boss" not in clause.kinds and clause.words.isdisjoint(_ORDERING):
        return False
    if _demanded(clause) or _is_scheme(clause) or _is_rule(clause):
        return True
    if _MAKES.isdisjoint(clause.words) or not (clause.kinds & _MADE_TO and clause.kinds & ACTS):
        return False
    tokens = [t for t in clause.tokens if t.word not in ("to", "给", "都")]
    for place, token in enumerate(tokens[:-1]):
        if token.word in _MAKES and tokens[place + 1].means.keys() & _MADE_TO:
            acts = [t for t in tokens[place + 2 :] if t.means.keys() & ACTS]
            return bool(acts) and not any(is_complete(tokens, t) for t in acts)
    return False


def _asks_first(clause: Clause) -> bool:
    """call me b4 you quote Denholm, check with me before quoting: what somebody is to do first."""
    row = [t.word for t in clause.tokens[:7]]
    place = next((p for p, word in enumerate(row) if word in _AHEAD_OF), 0)
    heads = [word for word in row[:place] if word not in ("please", "pls", "guys", "team", "hey", "folks")]
    return 1 < len(heads) < 6 and heads[0] in _CALLS_ON and "me" in heads[1:]


def _is_scheme(clause: Clause) -> bool:
    """拜访满30家奖500, 每签1单奖励200: what is promised for so many."""
    if "number" not in clause.kinds or clause.words.isdisjoint(_OF_PRIZES):
        return False
    for one, two in pairwise(clause.tokens):
        if one.text in _PRIZES and two.kind == "number":
            return True
        if one.text == "以上" and two.text == "的":
            return True  # 签单30万以上的有奖
    return False


def _addresses(clause: Clause) -> bool:
    """上门的同事开车慢点, 去外访的同学拍照: who is spoken to or of, by what they do."""
    triples = zip(clause.tokens, clause.tokens[1:], clause.tokens[2:], strict=False)
    return any(
        "metric" in act.means and of.text == "的" and who.text.startswith(_COLLEAGUES) for act, of, who in triples
    )


def _is_rule(clause: Clause) -> bool:
    """5万以下自动走, 超过30万要副总签: what happens from some sum on; 收了恒大5万以上 is told as done."""
    if any(t.kind == "name" or ("了" in t.text and t.means.keys() & ACTS) for t in clause.tokens[:2]):
        return False
    for one, two, three in zip(clause.tokens, clause.tokens[1:], clause.tokens[2:], strict=False):
        if one.figure is not None and two.text in _BOUNDS and not one.figure.unit and three.text not in ("的", "了"):
            return three.kind not in ("stop", "close")
        beyond = one.text in _BEYOND and two.figure is not None and not two.figure.unit
        if beyond and not _THEN_DUE.isdisjoint(t.text for t in clause.tokens if t.start >= two.end):
            return True
    return False


def _demanded(clause: Clause) -> bool:
    """boss said 60 dials or bust: a number that the boss spoke of, and nothing that was done."""
    if "number" not in clause.kinds or "me" in clause.kinds:
        return False
    if "boss" not in clause.kinds and _BOSSES.isdisjoint(clause.words):
        return False
    words = [t.word for t in clause.tokens if t.kind not in ("stop", "mark")]
    if "boss" not in clause.kinds and words[0] not in _BOSSES:
        return False
    return any(word in _SAID for word in words[1:4]) and not any(t.text.endswith("了") for t in clause.tokens)
