"""A message read: from its words to what was done, what is asked and what remains unclear."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from language.money import DOLLARS
from language.normalise import fold, tidy
from scoring.deal import Stage
from scoring.reading import instalments
from scoring.reading.activities import activities_of
from scoring.reading.blockers import blockers_of, is_blocker
from scoring.reading.clause import Clause, clauses_of
from scoring.reading.days import dated
from scoring.reading.deals import deals_of
from scoring.reading.doubts import doubt_of, future_dates, is_chain, is_split, others_results
from scoring.reading.handed import without_givers
from scoring.reading.lexer import tokens_of
from scoring.reading.lexicon import lexicon_of
from scoring.reading.mates import mates_known
from scoring.reading.mood import Mood, moods_of
from scoring.reading.plans import plans_of
from scoring.reading.quotation import without_samples
from scoring.reading.requests import request_of
from scoring.reading.result import ActivityDraft, Context, DealDraft, Intent, Option, Question, Reading
from scoring.reading.table import flattened
from scoring.reading.token import Token
from scoring.reading.whom import with_customers

LONGEST = 4096
"""Characters beyond which a message is not read at all, only asked about."""


def read(text: str, context: Context) -> Reading:
    """What a message says, cleaned of the platform's markup; total for any text.

    What is clear is recorded in `activities` and `deals` even when `questions` remain about other clauses.
    Plans stand in `plans` only.
    """
    if len(text) > LONGEST:
        return Reading("ambiguous", questions=(Question("too_long", text[:60]),))
    text, parts = instalments.cut(flattened(without_givers(without_samples(tidy(text).strip()))), context.today)
    clauses = clauses_in(text, context)
    if not clauses:
        return Reading("none")
    moods = moods_of(clauses)
    request = request_of(text, fold(text), clauses, moods, context)
    return request if request is not None else instalments.planned(_records(text, clauses, moods, context), parts)


def clauses_in(text: str, context: Context) -> list[Clause]:
    """The clauses of a tidied text; none when there is no word and no figure in it."""
    if not (text[:1].isalnum() or any(char.isalnum() for char in text)):
        return []
    words = lexicon_of(context.metrics, context.customers, context.members)
    tokens = tokens_of(text, context.today, words, context.month_first)
    tokens = mates_known(tokens, text)
    if context.currency in DOLLARS:
        _at_home(tokens, context.currency)
    if context.speaker:
        tokens = [_own(token, context.speaker) for token in tokens]
    return dated(clauses_of(tokens, text, context.today), context.today)


def _at_home(tokens: list[Token], dollars: str) -> None:
    """$5k, said where dollars are those of the country: without a mark of another."""
    for token in tokens:
        count = token.figure
        if count is not None and count.currency == "USD" and "$" in token.text and "us" not in token.word:
            count.currency = dollars


def _own(token: Token, speaker: frozenset[str]) -> Token:
    """The sender's own name means the sender."""
    mine = "person" in token.means and token.text.strip() in speaker
    return replace(token, kind="word", means={"me": ""}) if mine else token


def _records(text: str, clauses: list[Clause], moods: list[Mood], context: Context) -> Reading:
    if is_chain(text, clauses):
        return Reading("ambiguous", questions=(Question("whose", text[:80]),))
    tally = activities_of(clauses, moods, text, context.today)
    book = deals_of(clauses, moods, text, context.today, context.currency)
    activities = with_customers(_unless_deals(tally.drafts, book.deals), clauses, text)
    shared = book.deals if book.deals and _is_shared(text, clauses, moods) else []
    deals = () if shared else tuple(book.deals)
    blockers = blockers_of(text)
    whys = {mood.why for mood in moods}
    plans = plans_of(clauses, moods, text, context.today) if "plan" in whys else ()
    if blockers:
        activities = tuple(one for one in activities if not is_blocker(one.clause, blockers, text))
        plans = tuple(one for one in plans if not is_blocker(one.text, blockers, text))
    asked = future_dates(text, clauses, moods) if "plan" in whys else []
    asked += others_results(text, clauses, moods, context.members) if "other" in whys else []
    whose = [Question("whose", deal.clause, (Option(deals=(deal,)),)) for deal in shared]
    questions = (*tally.questions, *book.questions, *asked, *whose)
    intent = _intent(activities, deals)
    if intent == "none" and not questions:
        doubt = doubt_of(text, clauses, moods, tally, context)
        questions = (doubt,) if doubt is not None else ()
    if intent == "none":
        intent = "ambiguous" if questions else "plan" if "plan" in whys else "none"
    return Reading(intent, activities, deals, plans, questions, blockers=blockers)


def _is_shared(text: str, clauses: list[Clause], moods: list[Mood]) -> bool:
    """Whether the credit is shared; not next week: Essex (60k, 50/50), which is told of a plan."""
    if not is_split(fold(text)):
        return False
    told = (
        c
        for c, m in zip(clauses, moods, strict=True)
        if m.why not in ("plan", "if", "hope", "total") or c.kinds.isdisjoint(("name", "day", "plan"))
    )
    return is_split(fold("\n".join(text[c.start : c.end] for c in told))) or not any(
        is_split(fold(text[c.start : c.end])) for c in clauses
    )


def _intent(activities: tuple[ActivityDraft, ...], deals: tuple[DealDraft, ...]) -> Intent:
    if activities and deals:
        return "mixed"
    if activities:
        return "checkin"
    return "deal" if deals else "none"


def _each_quoted(drafts: list[ActivityDraft], deals: list[DealDraft]) -> list[ActivityDraft]:
    """报价发出去了：北汽18万，江铃16.8万: as many quotes as customers with sums, where only some were counted."""
    quotes = [d for d in drafts if d.metric == "quotes"]
    named = tuple(deal.customer for deal in deals if deal.stage is Stage.QUOTED and deal.customer)
    if len(quotes) != 1 or not quotes[0].customers or not set(quotes[0].customers) < set(named):
        return drafts
    more = replace(quotes[0], quantity=Decimal(len(named)), customers=named)
    return [more if d is quotes[0] else d for d in drafts]


def _unless_deals(drafts: list[ActivityDraft], deals: list[DealDraft]) -> tuple[ActivityDraft, ...]:
    """The activities without those that were read as deals: 意向客户：老乡鸡 20万, 报名2人 with who paid what."""
    if not deals:
        return tuple(drafts)
    drafts = _each_quoted(drafts, deals)
    known = {deal.customer for deal in deals if deal.stage in (Stage.INTENT, Stage.LEAD)}
    buyers = {deal.customer for deal in deals if deal.customer and deal.stage in (Stage.SIGNED, Stage.PAID)}
    return tuple(
        d
        for d in drafts
        if not (d.metric == "leads" and d.customers and known & set(d.customers))
        and not (d.metric == "other:报名" and d.quantity == len(buyers))
    )
