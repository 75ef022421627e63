"""A message read: from its words to what was done, what is asked and what remains unclear."""

from __future__ import annotations

from itertools import pairwise

from language.normalise import fold, tidy
from scoring.deal import Stage
from scoring.reading import requests
from scoring.reading.activities import activities_of
from scoring.reading.clause import Clause, clauses_of
from scoring.reading.deals import deals_of
from scoring.reading.lexer import tokens_of
from scoring.reading.lexicon import lexicon_of
from scoring.reading.mood import Mood, moods_of
from scoring.reading.result import ActivityDraft, Context, DealDraft, Intent, Option, Question, Reading
from scoring.reading.table import flattened

LONGEST = 4096
"""Characters beyond which a message is not read at all, only asked about."""


def read(text: str, context: Context) -> Reading:
    """What a message says, cleaned of the platform's markup; total for any text.

    What is clear is recorded in `activities` and `deals` even when `questions` remain about other clauses.
    """
    if len(text) > LONGEST:
        return Reading("ambiguous", questions=(Question("too_long", text[:60]),))
    text = flattened(tidy(text).strip())
    folded = fold(text)
    if not any(char.isalnum() for char in folded):
        return Reading("none")
    words = lexicon_of(context.metrics, context.customers, context.members)
    tokens = tokens_of(text, context.today, words, context.month_first)
    clauses = clauses_of(tokens, text, context.today)
    if not clauses:
        return Reading("none")
    moods = moods_of(clauses)
    request = requests.request_of(text, folded, clauses, moods, context)
    if request is not None:
        return request
    return _records(text, clauses, moods, context)


def _bare(clauses: list[Clause], moods: list[Mood], context: Context) -> bool:
    """Whether the message is nothing but a count: 5, 3家, 上午两家医院下午三家药店."""
    tokens = [token for clause in clauses for token in clause.tokens]
    counts = [token.figure for token in tokens if token.figure is not None]
    if not counts or not all(mood.live for mood in moods):
        return False
    if not context.direct and not all(count.unit in ("家", "户", "组", "通", "单") for count in counts):
        return False
    plain = all(
        token.figure is not None
        or token.kind in ("day", "time", "stop", "mark")
        or token.means.keys() & {"fill", "daypart", "emptyword", "more"}
        or token.text[-2:] in ("医院", "药店", "门店", "客户", "公司", "工厂", "学校", "酒店")
        for token in tokens
    )
    return plain and not any(count.measure or count.money for count in counts)


def _whose(text: str, clauses: list[Clause], moods: list[Mood], context: Context) -> Question | None:
    """A question whose the figures are, when somebody else's are announced, listed or put to the bot; talk is left alone."""
    foreign = [
        c
        for c, m in zip(clauses, moods, strict=True)
        if m.other and m.why in ("other", "praise", "hope") and c.mode == "done"
    ]
    figures = [c for c in foreign if "number" in c.kinds or "stage" in c.kinds]
    if not figures:
        return None
    kinds = frozenset(kind for clause in clauses for kind in clause.kinds)
    named = any(m.other == "proxy" for m in moods) or len({m.other for m in moods if m.other}) > 1
    labelled = any(t.kind == "name" and following.text == ":" for c in figures for t, following in pairwise(c.tokens))
    if context.direct or named or labelled or kinds & {"announce", "credit"} or "接龙" in text:
        return Question("whose", text[figures[0].start : figures[0].end])
    return None


def _unless_deals(drafts: list[ActivityDraft], deals: list[DealDraft]) -> tuple[ActivityDraft, ...]:
    """The activities without leads that were read as deals: 意向客户：老乡鸡 20万 is one opportunity, not two records."""
    known = {deal.customer for deal in deals if deal.stage in (Stage.INTENT, Stage.LEAD)}
    return tuple(d for d in drafts if not (d.metric == "leads" and d.customers and known & set(d.customers)))


def _records(text: str, clauses: list[Clause], moods: list[Mood], context: Context) -> Reading:
    tally = activities_of(clauses, moods, text, context.today)
    book = deals_of(clauses, moods, text, context.today, context.currency)
    questions = tuple(tally.questions + book.questions)
    activities = _unless_deals(tally.drafts, book.deals)
    deals = tuple(book.deals)
    intent: Intent
    if activities and deals:
        intent = "mixed"
    elif activities or deals:
        intent = "checkin" if activities else "deal"
    elif questions:
        intent = "ambiguous"
    elif tally.totals or any(
        m.why == "total" and c.kinds >= {"number"} and c.kinds & {"metric", "stage"}
        for c, m in zip(clauses, moods, strict=True)
    ):
        intent, questions = (
            "ambiguous",
            (Question("total", text[:80], tuple(Option(activities=(d,)) for d in tally.totals[:4])),),
        )
    elif any("award" in clause.kinds for clause in clauses):
        intent, questions = "ambiguous", (Question("stage", text[:80]),)
    elif _bare(clauses, moods, context):
        intent, questions = "ambiguous", (Question("metric", text[:80]),)
    elif (whose := _whose(text, clauses, moods, context)) is not None:
        intent, questions = "ambiguous", (whose,)
    else:
        intent = "plan" if any(mood.why == "plan" for mood in moods) else "none"
    return Reading(intent, activities, deals, questions=questions)
