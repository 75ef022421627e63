"""Words that set a condition: 如果, unless; and those that only look so: 电话的话打了6个, phones until lunch."""

from __future__ import annotations

from scoring.reading.clause import Clause
from scoring.reading.token import ACTS, Token

_HOURS = frozenset(("lunch", "lunchtime", "close", "half", "late", "about", "around", "the"))


def conditional(clause: Clause) -> bool:
    """Whether the clause sets a condition: 如果, unless; 电话的话打了6个 is as for the calls."""
    return bool(conditions_of(clause))


def conditions_of(clause: Clause) -> list[Token]:
    """The words of a clause that set a condition."""
    before = (clause.tokens[0], *clause.tokens)
    pairs = zip(before, clause.tokens, strict=False)
    found = [two for one, two in pairs if "if" in two.means and not (two.text == "的话" and _is_topic(one))]
    if found and found[0].text == "的话" and _names_topic(clause, found[0]):
        found = found[1:]  # 那个江油的话呢去了四家
    return [token for token in found if not (_is_hour(clause, token) or _counts_as(clause, token))]


def _is_hour(clause: Clause, until: Token) -> bool:
    """phones until lunch, dialing until 4: how long, no condition."""
    if until.word != "until":
        return False
    behind = next((t for t in clause.tokens if t.start >= until.end), None)
    if behind is None:
        return False
    return behind.kind in ("time", "number") or "daypart" in behind.means or behind.word in _HOURS


def _counts_as(clause: Clause, said: Token) -> bool:
    """有2家没人，就算10家吧: so many are counted; 就算10家都去了 is supposed."""
    row = [t for t in clause.tokens if t.start >= said.end and t.kind != "stop"]
    return said.text == "就算" and bool(row) and row[0].figure is not None and len(row) <= 2


def _names_topic(clause: Clause, said: Token) -> bool:
    """Whether the words before 的话 only name what is spoken of, and what was done stands behind."""
    heads = [t for t in clause.tokens if t.end <= said.start]
    told = any(t.text.endswith(("了", "过", "完", "咗")) and t.means.keys() & ACTS for t in clause.tokens)
    named = bool(heads) and (heads[-1].kind == "name" or "place" in heads[-1].means) and len(heads) <= 3
    return told and named and not any(t.kind == "number" or t.means.keys() & ACTS for t in heads)


def _is_topic(token: Token) -> bool:
    return token.day is not None or (bool(token.means.keys() & {"metric", "daypart"}) and "stage" not in token.means)
