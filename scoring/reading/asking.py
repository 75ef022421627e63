"""Clauses that ask instead of telling."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.clause import Clause

_POLITE = ("can you", "could you", "please", "帮我", "麻烦")
_TO_SOMEBODY = frozenset(("can you", "could you"))
_DOING = word_set("call visit quote demo email dial text follow-up")
_NOT = frozenset(("没", "没有", "没啊", "没呢", "不"))
_COMPARES = word_set(
    "超过 少于 多于 不到 不足 低于 高于 大于 小于 最少 最多 最高 最低 最大 "
    "over under fewest most least highest lowest"
)
_RANKED = word_set("fewest most least highest lowest")
_WHOM = word_set("人 客户 有哪些 哪些 有谁 谁 同事 销售 单子 people reps")
_LISTED = word_set("列表 名单 名單 清单 清單 明细 明細 有哪些 都有哪些 哪些 是哪些 有谁 都有谁 list")
"""What ends a question for those who are so: 报价的客户有哪些, 拜访过的客户名单."""
_ASKS_AT_HEAD = word_set("? what when how which who whose where 什么 哪 谁 may")


def asks(clause: Clause) -> bool:
    """Whether the clause is a question: by its mark, by its end (客户回了没), by a word of asking."""
    if clause.tokens[0].word in _POLITE and clause.kinds >= {"metric", "number"} and not _asks_to_do(clause):
        return False
    if "unsure" in clause.kinds and _guesses(clause):
        return False
    if clause.ended in ("?", "？") or _whether(clause) or ("不" in clause.words and _either(clause)):
        return True
    if not _COMPARES.isdisjoint(clause.words) and _filters(clause):
        return True
    if not _LISTED.isdisjoint({clause.tokens[-1].text, clause.tokens[-1].word}) and _lists(clause):
        return True
    if "ask" not in clause.all_kinds:
        return False
    for place, token in enumerate(clause.tokens):
        if token.text == "呢" and token is not clause.tokens[-1]:
            continue  # 今天呢就是跑了三家
        if "ask" in token.means and (token.text not in _ASKS_AT_HEAD or place == 0 or token.text in ("谁", "哪")):
            return True
    return False


def _filters(clause: Clause) -> bool:
    """拜访最少的三个人, 签单超过5万的有哪些, visits over 3: whose figures are so, and nothing that was done."""
    *row, last = [t for t in clause.tokens if t.kind not in ("stop", "mark")] or clause.tokens
    if not row or any(t.text.endswith("了") for t in row):
        return False
    if last.text in _WHOM and row[-1].text == "的":
        return True
    compared = next((p for p, t in enumerate(row) if t.word in _COMPARES), 0)
    if last.figure is not None and last.figure.unit.endswith("人"):
        return bool(compared) and row[-1].text == "的"
    if not clause.words.isdisjoint(_RANKED):
        return not clause.words.isdisjoint(_WHOM)
    return len(row) == 2 and row[1].word in ("over", "under") and "metric" in row[0].means and last.figure is not None


def _lists(clause: Clause) -> bool:
    """报价阶段的客户有哪些, 演示过的客户列表: who is asked for by what was done; 发了报价清单 was done."""
    *row, last = clause.tokens
    if last.text.endswith("哪些") or last.text.endswith("谁"):
        return bool(row)
    return len(row) > 1 and row[-1].text in ("客户", "单子", "商机") and row[-2].text.endswith(("的", "过"))


def _guesses(clause: Clause) -> bool:
    """maybe 15-20 calls? lost count: what the sender did, who does not know how many."""
    if not clause.kinds >= {"metric", "number"} or clause.kinds & {"ask", "you", "plan"}:
        return False
    return any(t.figure is not None and t.figure.number.doubt in ("range", "vague") for t in clause.tokens)


def _asks_to_do(clause: Clause) -> bool:
    """can you call 8 of my leads: a colleague is asked to do it; can you log 8 calls is for the bot."""
    if clause.tokens[0].word not in _TO_SOMEBODY or len(clause.tokens) < 2:
        return False
    rest = [t for t in clause.tokens[1:] if t.means.keys() != {"fill"}]
    return bool(rest) and rest[0].word in _DOING


def _either(clause: Clause) -> bool:
    """收不收费, 算不算拜访: a word said twice, the second time denied."""
    row = clause.tokens
    return any(
        no.text == "不" and one.text[-1] == two.text[0] for one, no, two in zip(row, row[1:], row[2:], strict=False)
    )


def _whether(clause: Clause) -> bool:
    """客户回了没, 签单记上没有, 我这周拜访够15家没: the bare negation at the end asks."""
    if clause.words.isdisjoint(_NOT):
        return False
    words = [t for t in clause.tokens if t.kind not in ("stop", "mark")]
    if len(words) > 1 and words[-1].text == "不" and words[0].text in ("算", "能算", "算是", "是", "行", "可以"):
        return True  # 算回款不
    if len(words) < 2 or words[-1].text not in _NOT:
        return False
    if len(words) > 2 and words[-3].text == "够" and words[-2].kind == "number":
        return True
    asked = words[-2].means.keys()
    return words[-2].text.endswith(("了", "过", "上", "到", "好", "完")) or (
        "stage" in asked and "metric" not in asked and words[-2].text.endswith(("账", "帐"))
    )
