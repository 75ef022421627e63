"""Entries of a diary: a name and what was done there, without a number: 华为上门拜访, 欧普特——发了报价单."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.token import Token

DONE_WORDS = word_set(
    "了 过 完 发了 给了 出了 做了 已发 发过去了 发出去了 发出 发出了 寄了 提交了 "
    "交了 完成 done ✅ ✔ 过了 做了 做完 做完了 结束 结束了 讲完了 开完了 搞完"
)
"""What may stand behind a metric that ends the clause: 碧桂园报价发了."""
_BY_ANY_WORD = frozenset(("visits", "followups", "demos"))
_SHORTEST_ENTRY = 3
"""Characters: 电话沟通 and 方案演示 tell what was done, 电话 may be a number."""
_BORDERS = frozenset(":-")
_LABELS = tuple("由式型的容作源因点称项法者人名果况")
"""What ends a word that is no customer: 事由：拜访, 方式：上门."""
_BETWEEN_LABEL = frozenset(("fill", "daypart"))


def labels_verb(clause: Clause) -> bool:
    """Foxglove Pharmacy: visited, Oak Dental - demoed: a name, a colon or a dash, and the verb alone."""
    tokens = clause.tokens
    return len(tokens) == 3 and tokens[1].text in ":-" and tokens[2].word.partition(" ")[0].endswith("ed")


def is_entry(clause: Clause, head: Token, metric: str) -> bool:
    """华为上门拜访，腾讯电话沟通: an entry of a diary, nothing but the customer and what was done; not 王总电话."""
    *before, last = clause.tokens
    if last is head and is_labelled(clause, head):
        return True  # 恒丰五金：拜访
    plain = metric in _BY_ANY_WORD or len(head.text) >= _SHORTEST_ENTRY
    if last is not head or head.text.isascii() or not plain or metric == "quotes":
        return False
    return all(t.kind in ("name", "day") or t.text in "、和" or t.means.keys() == {"daypart"} for t in before)


def is_labelled(clause: Clause, head: Token) -> bool:
    """欧普特——发了报价单: a customer's name, a colon or a dash, and what was done at once behind it."""
    tokens = clause.tokens
    if tokens[0].kind != "name" or len(tokens) < 3 or tokens[1].text not in _BORDERS:
        return False
    if tokens[0].text.endswith(_LABELS) and not tokens[0].means:
        return False  # 事由：拜访
    between = [t for t in tokens[1:] if t.end <= head.start]
    return all(_leads_on(t) for t in between)


def _leads_on(token: Token) -> bool:
    """What may stand between a label and its metric: 欧普特：下午发了方案."""
    done = token.text.endswith("了") and "going" in token.means
    return (
        done
        or token.day is not None
        or token.text in _BORDERS
        or (bool(token.means) and token.means.keys() <= _BETWEEN_LABEL)
    )
