"""Rows of parts behind a metric and a colon: 跟进：A类3个、B类5个; 跑店：城东菜场6个档口，永辉后仓1个."""

from __future__ import annotations

import re
from decimal import Decimal

from scoring.reading.clause import Clause, outside
from scoring.reading.neighbours import TO_PEOPLE, UNITS_OF
from scoring.reading.tally import Tally
from scoring.reading.token import ACTS, Token

_OLD = ("老", "旧", "existing", "old", "repeat")
_NOT_APART = frozenset(("有", "其中", "含", "包括", "共", "合计", "都", "各"))
_NO_MORE = frozenset(
    ("no", "fail", "plan", "sum", "subset", "total", "target", "actual", "pending", "order", "inner", "unsure")
)
_GRADE = re.compile("[A-Ea-e][类级档]")
_LONGEST = 6
"""Tokens of one part, at most: 城东 菜场 6个 档口."""


def adds_up(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """A row of parts with a number each counts their sum; behind a comma the row goes on."""
    if "number" not in clause.kinds or not clause.kinds.isdisjoint(_NO_MORE):
        return False
    if _goes_on(clause, tokens, tally):
        return True
    colon = next((p for p, t in enumerate(tokens[:4]) if t.text == ":"), 0)
    metric = tokens[colon - 1].means.get("metric", "") if colon else ""
    row = _parts(outside(tuple(tokens[colon + 1 :])))
    graded = bool(row) and all(map(_is_graded, row))
    if metric not in TO_PEOPLE and not (metric == "leads" and graded):
        return False
    counts = [_count_of(part, metric) for part in row]
    tally.row = clause.sentence if row and counts[0][1] else tally.row
    units = {unit for _, unit in counts if unit or graded}
    if not row or len(units) != 1 or not (counts[0][1] or graded) or any(value is None for value, _ in counts):
        return False
    if len(row) < 2 and not graded:
        return False
    total = sum((value for value, _ in counts if value is not None), Decimal(0))
    tally.add(clause, metric, total)
    tally.goes_on(metric, units.pop(), clause.sentence)
    return True


def _goes_on(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """永辉后仓1个 behind 跑店：城东菜场6个档口: one more part, behind the comma."""
    last = tally.drafts[-1] if tally.drafts and tally.recorded == clause.sentence else None
    if last is None or tally.row != clause.sentence or last.metric != tally.metric:
        return False
    label = last.clause.replace("：", ":").rpartition(":")[2].strip()
    if not label or label[0].isdigit() or ("metric" in clause.kinds and not label.startswith(_OLD)):
        return False
    value, unit = _count_of(outside(tuple(tokens)), last.metric)
    return value is not None and unit == tally.unit != "" and tally.add(clause, last.metric, value)


def _parts(tokens: list[Token]) -> list[list[Token]]:
    """What stands between the stops of a row, and what begins with a grade: A类2 B类5."""
    found: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in ("、", "+", "；", ";"):
            found.append([])
            continue
        if _GRADE.fullmatch(token.text):
            found.append([])
        found[-1].append(token)
    return [part for part in found if part]


def _is_graded(part: list[Token]) -> bool:
    """A类2, B类5个: a sort of customers by its letter, and their number."""
    return len(part) == 2 and _GRADE.fullmatch(part[0].text) is not None


def _count_of(part: list[Token], metric: str) -> tuple[Decimal | None, str]:
    """A part's number and unit: of 新客户2家 2; of a name alone 1, where places are counted; None for no part."""
    figures = [t for t in part if t.figure is not None]
    if not figures:
        named = metric == "visits" and len(part) == 1 and part[0].kind == "name"
        return (Decimal(1) if named else None), ""
    head, figure = part[0], figures[0].figure
    assert figure is not None
    labelled = head.figure is None and head.day is None and head.text not in _NOT_APART
    told = any(t.means.keys() & ACTS and not _is_new(t) for t in part)
    plain = not (figure.money or figure.measure or figure.number.doubt or figure.number.scaled or figure.near)
    if not labelled or told or not plain or len(figures) > 1 or len(part) > _LONGEST:
        return None, ""
    units = UNITS_OF.get(metric, frozenset()) | {"个", "" if _is_graded(part) else "个"}
    behind = part[part.index(figures[0]) + 1 :]
    ends = len(behind) <= 1 and all(t.kind in ("name", "text") for t in behind)
    return (figure.value, figure.unit) if ends and figure.unit in units else (None, "")


def _is_new(token: Token) -> bool:
    """新客户 beside 老客户, 意向客户: a sort of customers."""
    return token.means.get("metric") == "leads" and (token.text.startswith("新") or token.text.endswith("客户"))
