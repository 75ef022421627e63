"""Plans: what a clause says will be done; kept, never counted."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from language.normalise import word_set
from scoring.reading.clause import Clause
from scoring.reading.mood import Mood
from scoring.reading.result import PlanDraft
from scoring.reading.token import Token

_TOGETHER = word_set("一起 一块 一块儿 一同 together")
_SEES = word_set("见 跑 see seeing meet")
_TOMORROW = ("明日", "明天")
"""How a heading begins that names the day and the plan in one word: 明日计划."""


def plans_of(clauses: list[Clause], moods: list[Mood], text: str, today: date) -> tuple[PlanDraft, ...]:
    """The sender's plans with their metric, number and customers, one for each clause that names any of them."""
    found: list[PlanDraft] = []
    line, day = -1, None
    for clause, mood in zip(clauses, moods, strict=True):
        if mood.why != "plan" or mood.other or _of_colleague(clause):
            day = None if mood.live else day
            continue
        said = next((token.day.ahead for token in clause.tokens if token.day is not None), None)
        if said is None and any(token.text.startswith(_TOMORROW) for token in clause.tokens):
            said = today + timedelta(days=1)
        if clause.line != line and clause.mode != "plan":
            day = None
        line, day = clause.line, said or day
        several = _several(clause, text, day)
        draft = None if several else _draft(clause, text, day)
        found += [draft] if draft is not None else several
    return tuple(found)


def _of_colleague(clause: Clause) -> bool:
    """小王下周一到周三出差: it is told of a member; 小王的合同明天送 and 小王生日 are the sender's own."""
    if "me" in clause.all_kinds or any(token.word in _TOGETHER for token in clause.tokens):
        return False
    said = [token for token in clause.tokens if token.kind not in ("stop", "mark", "day")][:2]
    told = len(said) == 2 and "person" in said[0].means and not said[0].word.endswith("'s")
    return told and said[1].kind != "name" and said[1].word not in ("的", "and", "和", "跟")


def _draft(clause: Clause, text: str, day: date | None) -> PlanDraft | None:
    metric = next((key for token in clause.tokens if (key := _key(token))), None)
    figure = next(
        (t.figure for t in clause.tokens if t.figure is not None and not (t.figure.money or t.figure.number.percent)),
        None,
    )
    names = tuple(token.text.strip() for token in clause.tokens if token.kind == "name")
    if metric is None and (names or figure is not None) and any(token.word in _SEES for token in clause.tokens):
        metric = "visits"  # 明天要去见3家
    if metric is None and not names:
        return None
    quantity = figure.value if figure is not None and metric is not None and not figure.measure else None
    return PlanDraft(text[clause.start : clause.end], metric, quantity, names, day)


def _several(clause: Clause, text: str, day: date | None) -> list[PlanDraft]:
    """plan for tomorrow: 2 visits and 10 calls: each metric with the number before it; () for one alone."""
    found: list[PlanDraft] = []
    for count, what in pairwise(clause.tokens):
        metric = what.means.get("metric")
        if count.figure is None or metric is None or count.figure.money or count.figure.measure:
            continue
        found.append(PlanDraft(text[count.start : what.end], metric, count.figure.value, (), day))
    return found if len(found) > 1 else []


def _key(token: Token) -> str | None:
    return token.means.get("metric") or token.means.get("going")
