"""Whether a deal is still open: only hoped for, waited for, not agreed yet, to be signed next week."""

from __future__ import annotations

from scoring.reading.amounts import sums_of
from scoring.reading.clause import Clause, outside
from scoring.reading.frame import Frame
from scoring.reading.outcome import ORDERS
from scoring.reading.owed import is_only_named, pays_later
from scoring.reading.stages import BESIDE_SIGNING
from scoring.reading.token import Token

HOPES = frozenset(("pending", "hope", "unsure"))
"""Kinds of words that tell of what is hoped for."""
_AGAIN = ("再", "继续", "接着")
_REQUESTS = frozenset(("asked for", "requested", "wanted"))
_GIVEN = frozenset(("quoted", "re-quoted", "requoted", "sent a quote", "sent pricing"))


def told_apart(tokens: list[Token]) -> list[Token]:
    """lost Corvus on price (they wanted 18k): without what brackets tell of the other side's wishes."""
    said = outside(tuple(tokens))
    lost = any(t.means.get("stage") == "lost" for t in said)
    hoped = any(t.means.keys() & HOPES for t in tokens) and not any(t.means.keys() & HOPES for t in said)
    return said if lost and hoped else tokens


def hoped(tokens: list[Token], stages: list[Token]) -> bool:
    """Whether it was only hoped for; not Colby asked for a number so I quoted them 22k."""
    given = stages[-1].start if stages and stages[-1].word in _GIVEN else -1
    beside = _beside_stage(tokens, stages)
    return any(t.means.keys() & HOPES and not (t.start < given and t.word in _REQUESTS) for t in beside)


def waits_behind(tokens: list[Token], stage: Token) -> bool:
    """给迈瑞报了23.5万还在等: a quotation with its sum, of which it is only told behind that they wait."""
    waits = next((t for t in tokens if t.means.keys() & HOPES), None)
    sums = [t for t in sums_of(tokens) if t.start >= stage.end]
    return stage.means["stage"] == "quoted" and bool(sums) and waits is not None and waits.start >= sums[0].end


def _beside_stage(tokens: list[Token], stages: list[Token]) -> list[Token]:
    """Venn (wants a quote), Halden (signed $2k): what stands in the same brackets; all of it outside of brackets."""
    at = next((p for p, t in enumerate(tokens) if stages and t.start == stages[0].start), 0)
    opened = next((p for p in range(at, -1, -1) if tokens[p].kind in ("open", "close")), -1)
    if opened < 0 or tokens[opened].kind == "close" or sum(t.kind == "open" for t in tokens) < 2:
        return tokens
    return tokens[opened : next((p for p, t in enumerate(tokens) if p > at and t.kind == "close"), len(tokens))]


def talks_on(last: Frame, clause: Clause) -> bool:
    """没谈拢，我再磨磨: whether a deal on which they did not agree goes on being talked about."""
    if last.stage != "lost" or not last.word.text.startswith("没谈") or last.clause.sentence != clause.sentence:
        return False
    return any(t.text.startswith(_AGAIN) for t in clause.tokens)


def opens_again(last: Frame, clause: Clause) -> bool:
    """合同流程中, 预计下周签: whether a deal of the same sentence is still open; what stands beside it may wait."""
    if last.clause.sentence != clause.sentence or clause.kinds & {"name", "number"}:
        return False
    if last.stage == "paid" and is_only_named(last.word, last.clause) and pays_later(clause, last.word):
        return True  # 合同款12万，财务说下周付
    if last.stage == "paid" and "rest" in clause.kinds and clause.tokens[0].text.isascii():
        return False  # $5k deposit hit today, rest at closing
    words = [token.word for token in clause.tokens]
    told = {t.means.get("stage") for t in clause.tokens}
    if last.stage == "paid" and "signed" in told and "paid" not in told:
        return False  # 转了8800定金，明天来签合同
    if last.stage == "paid" and "they" in clause.kinds and "考虑" in clause.words:
        return False  # 收回货款3200，推了个新品，人家说考虑考虑
    paying = "paid" in told or any(part in word for word in words for part in ("付", "款", "钱", "pay"))
    ordering = last.stage == "signed" and any(word in ORDERS for word in words)
    beside = paying or ordering or any(word.startswith(BESIDE_SIGNING) for word in words)
    return last.stage in ("signed", "paid") and not beside and bool(clause.kinds & {"pending", "stage"})


def not_come(last: Frame, clause: Clause, tokens: list[Token]) -> bool:
    """加起来大概14万，还没到账: whether what the sentence counted as paid is not."""
    if last.stage != "paid" or last.clause.sentence != clause.sentence or clause.kinds & {"name", "number"}:
        return False
    return bool(clause.kinds & {"no", "pending"}) and any(t.means.get("stage") == "paid" for t in tokens)
