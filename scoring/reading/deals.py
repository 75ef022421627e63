"""Deals of a message: who, what happened, for how much; put together over clauses, and asked about when unclear."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from language.money import Money, money_of
from scoring.deal import Stage
from scoring.reading.amounts import sums_of
from scoring.reading.clause import Clause
from scoring.reading.customers import names_of
from scoring.reading.each import each_of_them
from scoring.reading.frame import Frame
from scoring.reading.frames import Frames
from scoring.reading.long_ago import OVER, long_ago, other_month
from scoring.reading.mood import Mood
from scoring.reading.nickname import is_person, may_be_person
from scoring.reading.product import product_of
from scoring.reading.respective import in_their_order
from scoring.reading.result import DealDraft, Doubt, Option, Question
from scoring.reading.settled import signed_first
from scoring.reading.soft import soften
from scoring.reading.sole import share_the_customer
from scoring.reading.stages import OPENERS, WEAK
from scoring.reading.token import Count
from scoring.reading.ways import in_several_ways

_ROLES = ("老板", "经理", "主任", "院长", "采购", "负责人", "业主", "老师", "领导", "总", "工", "姐", "哥")
_SELLERS = ("供应商", "供货商", "竞品", "厂家")
"""已有3家供应商在谈，报价都在20万: who asks a price of the customer as we do."""
_LEAST_OFFER = 50
"""Of a currency: what is less is no offer for all of it."""
_WILL_PAY = frozenset("付打转汇结")


@dataclass(slots=True)
class Book:
    """The deals and the questions of a message."""

    deals: list[DealDraft] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def deals_of(clauses: list[Clause], moods: list[Mood], text: str, today: date, currency: str) -> Book:
    """All deals of the live clauses."""
    if not any(_may_tell(clause) for clause in clauses):
        return Book()
    frames = Frames(text)
    for clause, mood in zip(clauses, moods, strict=True):
        estimated = mood.why in ("", "plan") and frames.waits(clause) and _is_estimate(clause)
        if not estimated and (not mood.live or (mood.open and "stage" not in clause.kinds)):
            frames.reopen(clause)
            _name_behind(frames, clause)
            if mood.live or mood.why == "superseded" or (mood.why == "plan" and _pays(clause)):
                frames.note(clause)
        else:
            frames.read(clause)
    if len(frames.found) > 1:
        frames.found = _without_sums(frames.found)
    frames.found = _of_their_sentences(frames.found, clauses, moods)
    if len(frames.found) == 1:
        frames.found[0].amount = in_several_ways(frames.found[0], clauses, moods) or frames.found[0].amount
    if len(frames.found) > 1:
        share_the_customer(frames.found)
        frames.found = signed_first(frames.found)
    soften(frames.found, clauses)
    book = Book()
    said = _currencies(clauses) if frames.found else {}
    praised = any("praise" in clause.kinds for clause in clauses)
    for frame in frames.found:
        _close(book, frame, _draft(frame, text, today), _currency(frame, said, currency), praised=praised)
    return book


def _without_sums(frames: list[Frame]) -> list[Frame]:
    """Without what the deals told beside it come to: 回款12万，海尔5万，恒大7万; 成交：韩雪 3680。当日业绩 4960."""
    parts: dict[str, list[Decimal]] = {}
    for frame in frames:
        if frame.amount is not None and frame.customer and not frame.inherited:
            parts.setdefault(frame.stage, []).append(_value(frame))
    sums = {stage: sum(values) for stage, values in parts.items() if len(values) > 1}
    of_all = sum(value for values in parts.values() for value in values) if len(parts) > 1 else None
    found = []
    for place, frame in enumerate(frames):
        own = "name" in frame.clause.kinds or frame.listed or (frame.customer and not frame.inherited)
        repeats = place and frame.word.text == "业绩" and frame.stage in parts
        adds_up = _value(frame) in (sums.get(frame.stage), of_all)
        if own or not (repeats or adds_up):
            found.append(frame)
    return found


def _of_their_sentences(frames: list[Frame], clauses: list[Clause], moods: list[Mood]) -> list[Frame]:
    """The frames with what the whole sentence says: one for each customer, pieces times the price of one."""
    told: dict[int, list[Clause]] = {}
    for clause, mood in zip(clauses, moods, strict=True):
        if mood.live:
            told.setdefault(clause.sentence, []).append(clause)
    own: dict[int, list[Frame]] = {}
    for frame in frames:
        own.setdefault(frame.clause.sentence, []).append(frame)
    for sentence, members in told.items():
        mine = own.get(sentence, [])
        mine = each_of_them(mine[0], members) if len(mine) == 1 else mine
        own[sentence] = in_their_order(mine, members)
        if len(own[sentence]) == 1:
            _multiply(own[sentence][0], members)
    return [frame for sentence in sorted(own) for frame in own[sentence]]


def _value(frame: Frame) -> Decimal:
    count = frame.amount.figure if frame.amount is not None else None
    return count.value if count is not None and count.value is not None else Decimal(0)


def _name_behind(frames: Frames, clause: Clause) -> None:
    """定金1万到了，明天签合同（宜家乐）: the customer of a deal without one, in brackets that end its sentence."""
    last = frames.found[-1] if frames.found else None
    if last is None or last.customer or last.clause.sentence != clause.sentence or clause.tokens[-1].kind != "close":
        return
    names = names_of(list(clause.tokens))
    if len(names) == 1 and names[0] is clause.tokens[-2]:
        last.customer = names[0].text.strip()


def _is_estimate(clause: Clause) -> bool:
    """预计金额40万 behind an opportunity: its worth and no day."""
    return clause.day is None and clause.kinds.isdisjoint(("metric", "going", "stage"))


def _pays(clause: Clause) -> bool:
    """康师傅那边说先付一半: who is going to pay, before what has come."""
    return any(token.means.get("stage") == "paid" or token.text in _WILL_PAY for token in clause.tokens)


def _may_tell(clause: Clause) -> bool:
    """Whether a deal may be told of: by what happened, by a common word, by 两单."""
    if "stage" in clause.all_kinds or not OPENERS.isdisjoint(clause.words):
        return True
    if "number" not in clause.all_kinds:
        return "ordinal" in clause.kinds
    if "ordinal" in clause.kinds or (":" in clause.words and "in" in clause.words):  # Two in today: Acre £3.2k
        return True
    return any(t.figure is not None and t.figure.unit == "单" for t in clause.tokens)


def _multiply(frame: Frame, told: list[Clause]) -> None:
    """A deal without a sum is worth the pieces times the price of one, where its sentence says both."""
    if frame.amount is None and frame.stage in ("signed", "quoted"):
        frame.amount = product_of(token for clause in told for token in clause.tokens)


def _draft(frame: Frame, text: str, today: date) -> DealDraft:
    found = frame.clause.day
    day = found.past if found is not None and found.past is not None else today
    last = frame.clauses[-1] if frame.clauses else frame.clause
    words = text[min(frame.clause.start, last.start) : max(frame.clause.end, last.end)]
    return DealDraft(frame.customer, Stage(frame.stage), None, day, words)


def _currencies(clauses: list[Clause]) -> dict[int, set[str]]:
    """The currencies said in each sentence."""
    said: dict[int, set[str]] = {}
    for clause in clauses:
        figures = [token.figure for token in clause.tokens if token.figure is not None]
        if not figures or not any(figure.currency for figure in figures):
            continue
        for token in sums_of(list(clause.tokens)):
            if token.figure is not None and token.figure.currency:
                said.setdefault(clause.sentence, set()).add(token.figure.currency)
    return said


def _currency(frame: Frame, said: dict[int, set[str]], default: str) -> str:
    """The sum's own currency; else that of another sum of its sentence (HK$28万，刷了一半14万); else the default."""
    own = frame.amount.figure.currency if frame.amount is not None and frame.amount.figure is not None else None
    if own:
        return own
    named = "name" in frame.clause.all_kinds
    within = {t.figure.currency for t in sums_of(list(frame.clause.tokens)) if t.figure and t.figure.currency}
    others = within if named and not frame.listed else said.get(frame.clause.sentence, set())
    return next(iter(others)) if len(others) == 1 else default


def _close(book: Book, frame: Frame, draft: DealDraft, currency: str, *, praised: bool) -> None:
    """A frame becomes a deal when it is clear, a question when it is not."""
    count = frame.amount.figure if frame.amount is not None else None
    sells = draft.customer is not None and draft.customer.endswith(_SELLERS)
    if draft.stage is Stage.QUOTED and count is not None and (count.value or _LEAST_OFFER) < _LEAST_OFFER:
        return  # 报价6.8元/公斤: the price of one
    if draft.stage is Stage.QUOTED and (draft.customer is None or sells or not OVER.isdisjoint(frame.clause.words)):
        return
    if frame.clause.day is not None and frame.clause.day.wrong:
        _ask(book, draft, "date")
    elif count is None:
        _without_amount(book, frame, draft)
    elif (long_ago(frame) or other_month(frame, draft.day)) and count.value is not None:
        _ask(book, draft, "date", ((count.value, currency),))
    elif frame.several and draft.stage is not Stage.QUOTED:
        _ask(book, draft, "amount")
    elif count.clash:
        _ask(book, draft, "currency", () if count.value is None else ((count.value, "CNY"), (count.value, "USD")))
    elif doubt := _doubt(count, draft.stage):
        if draft.stage is Stage.LOST:
            book.deals.append(draft)
        else:
            _ask(book, draft, doubt, tuple((choice, currency) for choice in count.number.choices))
    elif count.value is not None:
        _with_amount(book, frame, draft, count.value, currency, praised=praised)


def _with_amount(book: Book, frame: Frame, draft: DealDraft, value: Decimal, currency: str, *, praised: bool) -> None:
    """A sum that is clear: a deal, unless it is zero, too fine, a running total or perhaps a colleague's."""
    money = _money(value, currency)
    if value == 0:
        if draft.customer:
            _ask(book, draft, "zero_amount")
    elif money is None:
        _ask(book, draft, "amount")
    elif frame.totals and draft.customer is None:
        _ask(book, draft, "total", ((value, currency),))
    elif draft.stage is Stage.SIGNED and frame.alone and may_be_person(draft.customer or ""):
        if not praised:
            _ask(book, draft, "whose", ((value, currency),))
    else:
        book.deals.append(replace(draft, money=money))


def _ask(book: Book, draft: DealDraft, doubt: Doubt, likely: tuple[tuple[Decimal, str], ...] = ()) -> None:
    """Ask about a deal, with what it would be for each likely sum."""
    monies = (_money(value, currency) for value, currency in likely)
    options = tuple(Option(deals=(replace(draft, money=money),)) for money in monies if money is not None)
    book.questions.append(Question(doubt, draft.clause, options, None if options else Option(deals=(draft,))))


def _doubt(count: Count, stage: Stage) -> Doubt | None:
    if count.negative and stage is not Stage.LOST:  # went elsewhere, -$14k
        return "negative"
    if count.number.doubt == "invalid":
        return "amount"
    return "vague_number" if count.number.doubt or count.near or count.value is None else None


def _without_amount(book: Book, frame: Frame, draft: DealDraft) -> None:
    """A lost deal needs no amount; a signing or a payment without one is asked for; a mere mention is nothing."""
    if draft.stage is Stage.LOST:
        if draft.customer:
            book.deals.append(draft)
        return
    if draft.stage is Stage.INTENT and draft.customer and _said_outright(frame):
        book.deals.append(draft)
        return
    counted = any(t.figure is not None and t.figure.unit in ("单", "个单", "个单子") for t in frame.clause.tokens)
    weak = frame.word.word in WEAK or (
        not counted and not draft.customer and frame.word.text in ("搞定", "成了", "拿下")
    )
    if draft.stage in (Stage.QUOTED, Stage.LEAD, Stage.INTENT) or frame.zero or weak:
        return
    book.questions.append(Question("amount_missing", draft.clause, (Option(deals=(draft,)),)))


def _said_outright(frame: Frame) -> bool:
    """星河有意向: the customer's name right before the word."""
    if frame.word.text not in ("有意向", "高意向", "签意向协议", "签了意向协议", "签意向书", "签了意向书"):
        return False
    if any(t.end == frame.word.start and t.text.endswith(_ROLES) for t in frame.clause.tokens):
        return False  # 刚从鸿星尔克出来，老板有意向
    return frame.word.text.startswith("签") or any(
        t.kind == "name" and t.end == frame.word.start and "contact" not in t.means and not is_person(t)
        for t in frame.clause.tokens
    )


def _money(value: Decimal, currency: str) -> Money | None:
    try:
        return money_of(value, currency)
    except (ValueError, ArithmeticError):
        return None
