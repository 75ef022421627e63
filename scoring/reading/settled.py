"""Payments told in brackets without a sum of their own: 签了万科 20万（已付）, Hale 12k (paid in full)."""

from __future__ import annotations

from language.normalise import word_set
from scoring.reading.frame import Frame
from scoring.reading.token import BRACKETS, Token

_IN_FULL = word_set("已付 已付清 付清 付清了 全款 已付全款 已收 已收款 已到账 款到 款已到 paid settled") | {
    "paid in full",
    "paid up front",
    "paid upfront",
}
_PART = word_set("一半 half 部分 首付 定金 deposit")


def noted(tokens: list[Token], stages: list[Token], current: Frame | None) -> list[Token]:
    """Those of the stages that only say in brackets of a signing whether it was paid."""
    others = [t for t in stages if t.means["stage"] != "paid"]
    listed = current is not None and current.stage == "signed" and (current.listed or _heads(current))
    signing = any(t.means["stage"] == "signed" for t in others) or (listed and not others)
    return [t for t in stages if t not in others and _is_noted(tokens, t)] if signing else []


def _heads(frame: Frame) -> bool:
    """签单：好邻居 8640: what was signed is told behind a colon; not 绿城15.8万(新签) 龙湖8万(回款)."""
    return any(token.text == ":" and token.start > frame.word.start for token in frame.clause.tokens)


def settle(found: list[Frame], notes: list[Token], tokens: list[Token]) -> None:
    """Put the payment of all that was signed before its signing, with which a list goes on; none of a part."""
    full = next((t for t in notes if t.word in _IN_FULL), None)
    signed = found[-1] if full is not None and found else None
    if signed is None or signed.stage != "signed" or signed.amount is None or any(t.word in _PART for t in tokens):
        return
    assert full is not None
    found.insert(len(found) - 1, Frame("paid", full, signed.clause, signed.customer, signed.amount))


def signed_first(found: list[Frame]) -> list[Frame]:
    """The same with each signing before its own payment."""
    ordered: list[Frame] = []
    for frame in found:
        paid = ordered[-1] if ordered else None
        own = paid is not None and frame.stage == "signed" and paid.stage == "paid" and paid.amount is frame.amount
        ordered.insert(len(ordered) - (own and frame.amount is not None), frame)
    return ordered


def _is_noted(tokens: list[Token], word: Token) -> bool:
    """Whether a word stands in brackets that hold no figure, behind a sum."""
    place = next((p for p, t in enumerate(tokens) if t.start == word.start), 0)
    opened = next((p for p in range(place - 1, -1, -1) if tokens[p].kind in BRACKETS), -1)
    closed = next((p for p in range(place + 1, len(tokens)) if tokens[p].kind in BRACKETS), len(tokens))
    if opened < 1 or tokens[opened].kind != "open" or tokens[opened - 1].figure is None:
        return False
    return not any(t.figure is not None and t.figure.value is not None for t in tokens[opened:closed])
