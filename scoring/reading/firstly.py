"""Two things in their order, the first not told as done: 今天先写方案，下午再跑2家."""

from __future__ import annotations

from scoring.reading.clause import Clause

_THEN = frozenset(("再", "然后再"))


def first_and_then(members: list[Clause]) -> bool:
    """今天先写方案，下午再跑2家: two things in their order, the first not told as done."""
    if all(_THEN.isdisjoint(clause.words) for clause in members):
        return False
    if any(_tells_both(clause) for clause in members):
        return True
    later = next((p for p, c in enumerate(members[1:], 1) if any(t.text in _THEN for t in c.tokens[:3])), 0)
    return bool(later) and any(_goes_first(clause) for clause in members[:later])


def _tells_both(clause: Clause) -> bool:
    """先到美的再到格力: both in one clause, and none told as done."""
    heads = [t.text for t in clause.tokens]
    then = next((p for p, text in enumerate(heads) if text in _THEN), 0)
    first = any(text[0] == "先" for text in heads[:then])
    return first and "number" not in clause.kinds and not any(text.endswith(("了", "完", "过")) for text in heads)


def _goes_first(clause: Clause) -> bool:
    """下午先去趟税务局, 今天先写方案: what is done first, not told as done."""
    if "先" not in clause.words and not any(t.text[0] == "先" and not t.means for t in clause.tokens[:4]):
        return False
    acts = [t for t in clause.tokens if t.means.keys() & {"going", "stage", "metric"}]
    return bool(acts) and not any(t.text.endswith(("了", "完", "过")) for t in clause.tokens)
