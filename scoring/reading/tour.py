"""The next of those seen on a tour: first stop was Bly. Then Kubota, same story; next Fenn Tile: quick one."""

from __future__ import annotations

from decimal import Decimal

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.company import has_ending
from scoring.reading.errands import is_nobody
from scoring.reading.nickname import is_person
from scoring.reading.tally import Tally
from scoring.reading.token import NOT_DONE, Token

_NEXT = word_set("then next lastly finally afterwards") | {"after that", "and then", "then on to", "followed by"}
_AROUND = ("the", "round", "around", "corner", "down", "across", "road", "street", "next", "door")
"""then round the corner to One Croydon."""
_BETWEEN = frozenset(("and", "over", "to", "on", "onto", "at", "was", "came", "it", "by", "up", *_AROUND))
_LIKEWISE = word_set("too likewise again same") | {"as well"}
"""then Lee Dental for the same."""
_WHO = word_set("who who've who's who're who'd which where whose")
"""then Midwest Bearings who've frozen capex: of whom more is told."""
_BARRED = NOT_DONE | {"stage", "order", "you", "metric", "going"}
_TOURED = frozenset(("visits", "calls", "meetings", "demos"))
_BESIDE = frozenset(("quotes", "proposals", "leads", "followups"))
"""What is done at a customer's besides."""
_JOINERS = frozenset("、和与跟及:")
_FAR = 4
"""Sentences about the customer before, at most: what was seen and said there."""


def next_one(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """Record one more of what was counted by its name before; whether the clause named nothing but the next."""
    if tokens[0].word not in _NEXT or len(tokens) < 2 or not tally.drafts:
        return False
    tokens = tokens[: next((p for p, t in enumerate(tokens) if t.word in _WHO), len(tokens))]
    if any(not t.means.keys().isdisjoint(_BARRED) for t in tokens) or clause.ended in "?？":
        return False
    if any(t.figure is not None and not t.figure.measure and t.word != "one" for t in tokens):
        return False
    last = next((d for d in reversed(tally.drafts) if d.metric not in _BESIDE), tally.drafts[-1])
    if last.metric not in _TOURED or not last.customers or clause.sentence - tally.recorded > _FAR:
        return False
    row = [t for t in tokens[1:] if t.day is None and t.word not in _BETWEEN and "daypart" not in t.means]
    same = "same" in clause.words
    ends = (p for p, t in enumerate(row) if t.text in ":-–—(" or t.word in _LIKEWISE or (same and t.word == "for"))
    colon = next(ends, len(row))
    heads = row[:colon]
    if len(heads) != 1 or heads[0].kind != "name" or is_person(heads[0]):
        return False
    return tally.add(clause, last.metric, Decimal(1), (heads[0].text.strip(),))


def numbered_stop(clause: Clause, tokens: list[Token], tally: Tally) -> bool:
    """第一家 08:50 永兴，第二家明达: a place of the day by its number, when, its name, and nothing else."""
    colon = next((p for p, t in enumerate(tokens[:3]) if t.text == ":" and "fill" in tokens[p - 1].means), -1)
    heads, *row = [t for t in tokens[colon + 1 :] if t.kind != "time" and t.text not in (":", "是")] or tokens
    if "ordinal" not in heads.means or not heads.text.endswith(("家", "站")) or len(row) != 1:
        return False
    if row[0].kind != "name" or row[0].text[0] in "店厂院" or is_person(row[0]) or is_nobody(row[0]):
        return False  # 第二家店开业
    return tally.add(clause, "visits", Decimal(1), (row[0].text.strip(),))


def first_part(clause: Clause, following: Clause | None, tally: Tally) -> bool:
    """上午万科、华润，下午去了永辉: names in a part of the day, of which the verb of the next part tells."""
    heads, *row = clause.tokens
    if "daypart" not in heads.means or following is None or following.sentence != clause.sentence:
        return False
    going = [t.means["going"] for t in following.tokens if "going" in t.means]
    if "daypart" not in following.kinds or going[:1] != ["visits"] or not following.kinds.isdisjoint(NOT_DONE):
        return False
    names = [t for t in row if t.kind == "name"]
    joined = all(t.kind == "name" or t.text in _JOINERS for t in row)
    if not names or not joined or any(is_person(t) or is_nobody(t) for t in names):
        return False
    if len(names) == 1 and "name" not in names[0].means and not has_ending(names[0].text):
        return False  # 上午培训，下午拜访了双星
    return tally.add(clause, "visits", Decimal(len(names)), tuple(t.text.strip() for t in names))
