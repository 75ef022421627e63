"""Money that came in several ways: 收款：微信4180，现金3260; 现金1200+刷卡3400."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from language.normalise import word_set
from scoring.reading.amounts import sums_of
from scoring.reading.clause import Clause
from scoring.reading.frame import Frame
from scoring.reading.mood import Mood
from scoring.reading.token import Token

_WAYS = word_set("微信 现金 支付宝 刷卡 转账 对公 扫码 银行卡 pos")


def in_several_ways(frame: Frame, clauses: list[Clause], moods: list[Mood]) -> Token | None:
    """What a payment without a customer comes to, where each sum of its sentence has its way; None otherwise."""
    live = [c for c, m in zip(clauses, moods, strict=True) if m.live and c.sentence == frame.clause.sentence]
    if frame.stage != "paid" or frame.customer or all(c.words.isdisjoint(_WAYS) for c in live):
        return None
    rows = [list(c.tokens) for c in live if "sum" not in c.kinds]
    came = [t for row in rows for t in row if t.figure is not None and _way_before(row, t) in _WAYS]
    others = [t for row in rows for t in sums_of(row) if t not in came]
    values = [t.figure.value for t in came if t.figure is not None and t.figure.value is not None]
    if len(came) < 2 or others or len(values) < len(came):
        return None
    last = came[-1]
    assert last.figure is not None
    number = last.figure.number._replace(value=sum(values, Decimal(0)), scaled=True)
    return replace(last, figure=replace(last.figure, number=number))


def _way_before(row: list[Token], token: Token) -> str:
    """微信4180, 微信收了4180: the last word before the sum that is no more than a verb of receiving."""
    before = [t for t in row if t.end <= token.start and t.text not in (":", "收", "收了", "+", "付")]
    return before[-1].word if before else ""
