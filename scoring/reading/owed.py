"""Money that is only named, and said to come later: 合同款12万，财务说下周付; Outstanding: Fox £1,150."""

from __future__ import annotations

from scoring.reading.clause import Clause
from scoring.reading.token import Token

_NAMED = ("款", "金")
_COMES = frozenset("收到付打回转交汇结补已全")
_TOLD = ("了", "已", "到", "过", "清", "收")
_PAYING = ("付", "打", "转", "结", "到", "给", "汇", "付款", "打款", "到账", "结清", "转账", "付清")


_OWED = frozenset(
    (
        "due",
        "due next",
        "outstanding",
        "overdue",
        "unpaid",
        "owing",
        "owed",
        "still",
        "chasing",
        "awaiting",
        "pending",
    )
) | {"to come", "still to", "expected", "waiting on", "waiting for", "not yet", "not in", "still owed", "still open"}
_LEADS = frozenset((":", "-", "–", "—"))
_NAMING = frozenset(("name", "number"))


def heads_owed(clause: Clause) -> bool:
    """Due next wk: Anchor £780, Outstanding - Fox £1,150: the head of what has not come yet."""
    if clause.tokens[0].word not in _OWED or clause.words.isdisjoint(_LEADS):
        return False
    place = next((p for p, t in enumerate(clause.tokens[:6]) if t.text in _LEADS), 0)
    head, behind = clause.tokens[:place], clause.tokens[place + 1 : place + 2]
    return bool(behind) and behind[0].kind in _NAMING and all(t.kind not in _NAMING for t in head)


def is_only_named(paid: Token, clause: Clause) -> bool:
    """合同款12万, 尾款5万: a payment by its name alone, without a word that it came."""
    named = paid.text.endswith(_NAMED) and paid.text[0] not in _COMES
    return named and not any(token.text.endswith(_TOLD) for token in clause.tokens)


def pays_later(clause: Clause, paid: Token) -> bool:
    """财务说下周付, 月底才打: when it is said to come; not what else is owed."""
    later = "plan" in clause.kinds or any(t.day is not None and t.day.past is None for t in clause.tokens)
    other = any("stage" in t.means and t.text.endswith(_NAMED) and t.text != paid.text for t in clause.tokens)
    return later and not other and any(t.text.endswith(_PAYING) for t in clause.tokens)
