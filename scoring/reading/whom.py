"""Who was counted, told behind the count: 拜访3家：华丰、明德、安吉; visited 2 (Acme, Northwind)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scoring.reading.clause import Clause
from scoring.reading.customers import names_of
from scoring.reading.goods import is_sort
from scoring.reading.result import ActivityDraft
from scoring.reading.token import BRACKETS, Token, is_han

_BY_CUSTOMER = frozenset(("visits", "calls", "demos", "quotes", "followups", "proposals", "meetings", "leads"))
_MOST = 30
_ROW = frozenset(("name", "stop", "mark", *BRACKETS))
"""What a row of names is made of."""
_NOBODYS = frozenset(("person", "place"))


def with_customers(
    drafts: tuple[ActivityDraft, ...], clauses: Sequence[Clause], text: str
) -> tuple[ActivityDraft, ...]:
    """The drafts, those without customers with the names that stand behind their number, when they are as many."""
    if not any("name" in clause.all_kinds for clause in clauses):
        return drafts
    told = [draft.clause for draft in drafts]
    taken = {name for draft in drafts for name in draft.customers}
    found: list[ActivityDraft] = []
    for draft in drafts:
        wanted = int(draft.quantity) if not draft.customers and draft.metric in _BY_CUSTOMER else 0
        if 0 < wanted <= _MOST and told.count(draft.clause) == 1:
            names = _behind(draft.clause, clauses, text, wanted)
            draft = replace(draft, customers=names) if taken.isdisjoint(names) else draft
        found.append(draft)
    return tuple(found)


def _behind(words: str, clauses: Sequence[Clause], text: str, wanted: int) -> tuple[str, ...]:
    """So many different names, in the clause behind its number or in the rows of names below it; else none."""
    place = next((p for p, c in enumerate(clauses) if text[c.start : c.end] == words), len(clauses))
    if place == len(clauses):
        return ()
    tokens = list(clauses[place].tokens)
    at = _counted_at(tokens, wanted)
    behind = [t for t in tokens if t.start >= at]
    if at < 0 or any(map(_counts, behind)) or _is_kind(at, behind):
        return ()
    names = _customers(behind)
    for clause in clauses[place + 1 :]:
        if len(names) >= wanted or not _is_row(clause):
            break
        names += _customers(list(clause.tokens))
    return tuple(names) if len(set(names)) == len(names) == wanted else ()


def _counted_at(tokens: list[Token], wanted: int) -> int:
    """Where the number ends that counted them, or the word for the one that was done; -1: nowhere."""
    figures = [t for t in tokens if t.figure is not None]
    if not figures and wanted == 1:
        return next((t.end for t in tokens if "metric" in t.means), -1)
    return next((t.end for t in figures if t.figure is not None and t.figure.value == wanted), -1)


def _is_kind(at: int, behind: list[Token]) -> bool:
    """跑了三家医院: what they are, at once behind the number, is nobody's name."""
    return bool(behind) and behind[0].kind == "name" and behind[0].start == at and is_han(behind[0].text[0])


def _is_row(clause: Clause) -> bool:
    """Nothing but names and what stands between them, behind the point of a list."""
    first, *rest = clause.tokens
    point = first.figure is not None and not first.figure.unit and not _sums(first)
    tokens = rest if point else list(clause.tokens)
    return bool(_customers(tokens)) and all(t.kind in _ROW or "and" in t.means for t in tokens)


def _customers(tokens: list[Token]) -> list[str]:
    names = (t.text.strip() for t in names_of(tokens) if t.means.keys().isdisjoint(_NOBODYS))
    return [name for name in names if not is_sort(name)]


def _counts(token: Token) -> bool:
    """A number of something else: 考勤一场、薪酬一场; not what was offered to each."""
    return token.figure is not None and not _sums(token)


def _sums(token: Token) -> bool:
    return token.figure is not None and (token.figure.money or token.figure.number.scaled)
