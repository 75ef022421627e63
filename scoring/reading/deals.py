"""Deals in clauses: what happened, with whom, for how much; partial sums, price gaps and totals are told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from language.money import Money, money_of
from scoring.deal import Stage
from scoring.reading.clause import Clause
from scoring.reading.lexer import Token
from scoring.reading.mood import Mood, is_person
from scoring.reading.result import DealDraft, Doubt, Option, Question

_FEE = re.compile(r"[\u4e00-\u9fff](?:费|款|金额|率|租金|价)$")
_STRONG = frozenset(("signed", "paid", "lost", "refunded", "intent", "lead", "quoted"))


@dataclass(slots=True)
class Frame:
    """A deal being read: its slots are filled as clauses go by."""

    stage: str
    word: Token
    clause: Clause
    customer: str | None = None
    amount: Token | None = None
    value: Decimal | None = None
    inherited: bool = False
    counted: bool = False
    listed: bool = False
    clauses: list[Clause] = field(default_factory=list)
    zero: bool = False


@dataclass(slots=True)
class Book:
    """The deals and the questions of a message."""

    deals: list[DealDraft] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def deals_of(clauses: list[Clause], moods: list[Mood], text: str, today: date, currency: str) -> Book:
    """All deals of the live clauses."""
    frames: list[Frame] = []
    last_names: list[tuple[int, str]] = []
    held: tuple[int, str | None, Token | None] | None = None
    for clause, mood in zip(clauses, moods, strict=True):
        if not mood.live or (mood.open and "stage" not in clause.kinds):
            _reopen(clause, frames)
            continue
        parts = _parts(clause)
        for names, amounts, stages, tokens in parts:
            if any("pending" in token.means or "hope" in token.means for token in tokens):
                stages = [token for token in stages if token.means["stage"] in ("intent", "lead")]
                if not stages:
                    continue
            held = _fold(clause, tokens, names, amounts, stages, frames, last_names, held)
        last_names.extend((clause.sentence, token.text) for token in clause.tokens if token.kind == "name")
    return _book(frames, text, today, currency)


def _reopen(clause: Clause, frames: list[Frame]) -> None:
    """合同流程中, 预计下周签 behind a deal of the same sentence: it is not closed yet."""
    if not frames or frames[-1].clause.sentence != clause.sentence or clause.kinds & {"name", "number"}:
        return
    paying = any(
        t.means.get("stage") == "paid" or "付" in t.text or "款" in t.text or "pay" in t.text.lower()
        for t in clause.tokens
    )
    if (
        frames[-1].stage in ("signed", "paid")
        and not paying
        and ("pending" in clause.kinds or "stage" in clause.kinds)
    ):
        frames.pop()


Part = tuple[list[Token], list[Token], list[Token], list[Token]]


def _parts(clause: Clause) -> list[Part]:
    """The clause cut where a new deal begins: 五粮液120万签约 郎酒80万签约; each with its names, amounts and stages."""
    return [
        (_named(tokens), _amounts(tokens), _stages(tokens), tokens) for tokens in _cut(list(clause.tokens))
    ]


def _cut(tokens: list[Token]) -> list[list[Token]]:
    """Tokens split behind a mark or 'and' once name, amount and stage (or name and amount) are complete."""
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        piece = pieces[-1]
        if (
            token.kind == "name"
            and _amounts(piece)
            and any(t.kind == "name" for t in piece)
            and (not _open(piece) or _inside(piece))
        ):
            pieces.append([])
        elif token.kind == "mark" and _stages(piece) and token.text in "✅✔☑✓":
            pieces.append([])
            continue
        pieces[-1].append(token)
    return [piece for piece in pieces if piece]


def _inside(tokens: list[Token]) -> bool:
    """Whether name and amount both stand inside the open bracket: 签单2笔（韩束 6万，珀莱雅 4万）."""
    last = max(place for place, token in enumerate(tokens) if token.kind == "open")
    inside = tokens[last:]
    return bool(_amounts(inside)) and any(t.kind == "name" for t in inside)


def _open(tokens: list[Token]) -> bool:
    depth = 0
    for token in tokens:
        depth += (token.kind == "open") - (token.kind == "close")
    return depth > 0


def _stages(tokens: list[Token]) -> list[Token]:
    """The words that say what happened, without negated ones (没签下来, 无签单, 签单0, not signed)."""
    found: list[Token] = []
    denied = False
    for place, token in enumerate(tokens):
        if token.means.keys() & {"no", "fail", "zero"} and "stage" not in token.means:
            denied = True
            continue
        if (
            "stage" in token.means
            and not ("metric" in token.means and not _money_in(tokens))
            and not _noun_only(token, tokens, place)
        ):
            if denied and token.means["stage"] != "lost":
                denied = False
                continue
            found.append(token)
    return found


def _noun_only(token: Token, tokens: list[Token], place: int) -> bool:
    """quote, opp and the like as things counted, not as what happened."""
    return (
        "metric" in token.means
        and place > 0
        and tokens[place - 1].kind == "number"
        and tokens[place - 1].count is not None
        and not tokens[place - 1].count.money
    )  # type: ignore[union-attr]


def _money_in(tokens: list[Token]) -> bool:
    return bool(_amounts(tokens))


def _amounts(tokens: list[Token]) -> list[Token]:
    """Sums that can be the event's: no percents, no gaps (还差4万, 低了2万), no bases (合同32万 beside a payment), no totals."""
    found: list[Token] = []
    paid = any(t.means.get("stage") in ("paid", "refunded") for t in tokens)
    for place, token in enumerate(tokens):
        count = token.count
        if count is None or count.number.percent or count.measure:
            continue
        if not (
            count.money
            or count.number.scaled
            or _large(count.value, count.unit)
            or _after_money(tokens, place)
        ):
            continue
        if count.unit and not count.number.scaled and not count.money:
            continue
        if _dead(tokens, place, paid):
            continue
        found.append(token)
    outside = [token for token in found if not _in_brackets(token, tokens)]
    return outside or found


def _in_brackets(token: Token, tokens: list[Token]) -> bool:
    return _open(tokens[: tokens.index(token)])


def _large(value: Decimal | None, unit: str) -> bool:
    return value is not None and value >= 500 and not unit


def _after_money(tokens: list[Token], place: int) -> bool:
    return any("money" in t.means for t in tokens[max(0, place - 2) : place]) and not tokens[place].count.unit  # type: ignore[union-attr]


def _dead(tokens: list[Token], place: int, paid: bool) -> bool:
    """Whether the sum is not the deal's own, by the words next to it."""
    before = [t for t in tokens[max(0, place - 3) : place] if t.kind not in ("mark",)]
    after = tokens[place + 1 : place + 3]
    for token in reversed(before):
        if token.kind in ("number", "name") or token.text in ("，", "。"):
            break
        if token.means.keys() & {"rest", "price", "target"} and (paid or "more" not in token.means):
            return True
        if (
            token.means.keys() & {"total", "sum"}
            and "stage" not in token.means
            and any(t.kind == "number" for t in tokens[:place])
        ):
            return True
        if "total" in token.means and "stage" not in token.means:
            return True
        if "base" in token.means and (
            paid
            or token.text
            in (
                "预算",
                "budget",
                "单价",
                "营收",
                "去年",
                "原价",
                "原报价",
                "list price",
                "originally",
                "down from",
                "was",
            )
        ):
            return token.text not in ("of", "was", "from") or paid or token.text in ("was", "down from")
    if after and after[0].text in ("/", "each", "apiece", "per") and not _per_period(tokens, place):
        return True
    return any(
        t.means.keys() & {"price", "rest"} and "stage" not in t.means and t.text.lower() not in ("for",)
        for t in after[:1]
        if t.kind == "word" and "more" not in t.means
    )


def _per_period(tokens: list[Token], place: int) -> bool:
    """48,000/yr and 15k a month are amounts as stated; $50/seat is a price."""
    following = tokens[place + 2].text.lower() if place + 2 < len(tokens) else ""
    return following.startswith(("yr", "year", "mo", "month", "annum", "年", "月", "qtr", "quarter", "a"))


def _named(tokens: list[Token]) -> list[Token]:
    """Names that can be the customer, without competitors (输给阿里云) and people."""
    found: list[Token] = []
    rival = False
    for place, token in enumerate(tokens):
        if token.kind == "name":
            before = tokens[place - 1] if place else None
            rival = (
                before is not None
                and "rival" in before.means
                and any(t.means.get("stage") == "lost" for t in tokens)
            )
            if not rival and not _FEE.search(token.text):
                found.append(token)
    return found


def _fold(
    clause: Clause,
    tokens: list[Token],
    names: list[Token],
    amounts: list[Token],
    stages: list[Token],
    frames: list[Frame],
    last_names: list[tuple[int, str]],
    held: tuple[int, str | None, Token | None] | None,
) -> tuple[int, str | None, Token | None] | None:
    """Take one part into the frames: open a new deal, fill the current one, or hold a name and an amount for the next."""
    current = (
        frames[-1]
        if frames
        and frames[-1].clause.sentence >= clause.sentence - 1
        and frames[-1].clause.line >= clause.line - 1
        else None
    )
    amount = amounts[-1] if amounts else None
    if not stages:
        if current is None:
            return (clause.sentence, names[0].text if names else None, amount) if names or amount else held
        if "metric" in clause.kinds or "going" in clause.kinds:
            return held
        if (
            current.amount is None
            and amount is not None
            and not (current.customer and names and current.customer != names[0].text and current.listed)
        ):
            current.amount = amount
            if names and current.customer is None:
                current.customer = names[0].text
            current.clauses.append(clause)
        elif current.amount is not None and amount is not None and names:
            frames.append(Frame(current.stage, current.word, clause, names[0].text, amount, listed=True))
        elif current.customer is None and names and len(clause.tokens) <= 4:
            current.customer = names[0].text
        return held
    groups = _by_stage(stages)
    for place, (stage, word) in enumerate(groups):
        own = names
        customer = _customer_near(tokens, word, own)
        value = (
            amounts[min(place, len(amounts) - 1)]
            if amounts and (len(groups) == 1 or len(amounts) >= len(groups))
            else (amount if place == len(groups) - 1 else None)
        )
        if len(groups) == 1 and amounts:
            value = _best_amount(tokens, word, amounts, stage)
        if current is not None and current.stage == stage and _same(current, customer, value):
            current.customer = current.customer or customer
            current.amount = current.amount or value
            current.clauses.append(clause)
            continue
        frame = Frame(stage, word, clause, customer, value)
        if held and held[0] == clause.sentence or (held and clause.sentence - held[0] <= 1 and not customer):
            frame.customer = frame.customer or held[1]  # type: ignore[index]
            frame.amount = frame.amount or held[2]  # type: ignore[index]
            held = None
        if frame.customer is None and last_names and last_names[-1][0] == clause.sentence:
            frame.customer, frame.inherited = last_names[-1][1], True
        if frame.customer is None and current is not None and current.clause.sentence == clause.sentence:
            frame.customer, frame.inherited = current.customer, True
        frame.counted = any(
            t.count is not None
            and t.count.unit in ("单", "笔", "组", "份")
            or t.text.lower() in ("deals", "deal")
            for t in tokens
        )
        frame.zero = any(t.count is not None and t.count.value == 0 for t in tokens)
        frames.append(frame)
        current = frame
    return held


def _same(current: Frame, customer: str | None, value: Token | None) -> bool:
    if customer and current.customer and customer != current.customer and not current.inherited:
        return False
    return not (value is not None and current.amount is not None and value.count != current.amount.count)


def _by_stage(stages: list[Token]) -> list[tuple[str, Token]]:
    """The different stages of a part, the weightier reading of each: 收到 of a PO is no payment, 报价 before 签 is history."""
    keys = [(token.means["stage"], token) for token in stages]
    texts = {token.text.lower() for token in stages}
    found: dict[str, Token] = {}
    for key, token in keys:
        found.setdefault(key, token)
    if texts & {"po", "p.o.", "订单", "purchase order"} and "paid" in found:
        del found["paid"]
    if "signed" in found and "quoted" in found:
        del found["quoted"]
    if "refunded" in found:
        found = {"refunded": found["refunded"]}
    if (
        "signed" in found
        and "paid" in found
        and len(keys) == 2
        and found["paid"].text in ("收到", "received", "收回")
    ):
        del found["paid"]
    if "lost" in found and "signed" in found:
        del found["signed"]
    if (
        "paid" in found
        and "signed" in found
        and found["signed"].text.lower()
        in ("下单", "closed", "成了", "landed", "sealed", "in the bag", "落袋")
    ):
        del found["signed"]
    if "intent" in found and len(found) > 1:
        del found["intent"]
    return list(found.items())


def _best_amount(tokens: list[Token], word: Token, amounts: list[Token], stage: str) -> Token:
    """Of several sums the one behind the word, before it if none is; for a payment the last (50% of 80k so $40,000)."""
    if stage in ("paid", "refunded") or len(amounts) == 1:
        return amounts[-1]
    behind = [token for token in amounts if token.start >= word.end]
    return behind[0] if behind else amounts[-1]


def _customer_near(tokens: list[Token], word: Token, names: list[Token]) -> str | None:
    """The customer of a stage word: what follows 签了, 拿下, closed; else the name before it."""
    label = _labelled(tokens)
    if label:
        return label
    if not names:
        return None
    colon = max((p for p, t in enumerate(tokens) if t.text == ":" and t.start < word.start), default=-1)
    if colon >= 0 and any(t.start > tokens[colon].start for t in names):
        names = [t for t in names if t.start > tokens[colon].start]
    stops = [
        t.end
        for t in tokens
        if t.start < word.end
        and ((t.count is not None and t.count.unit in ("单", "笔")) or "ordinal" in t.means)
    ]
    if stops and any(t.start >= stops[-1] for t in names):
        names = [t for t in names if t.start >= stops[-1]]
    quoted = [t for t in names if "quoted" in t.means]
    if quoted:
        return quoted[0].text.strip()
    inside = _bracketed(tokens, names)
    if inside is not None:
        return inside.text.strip()
    firm = [token for token in names if "contact" not in token.means]
    names = firm or names
    before = [token for token in names if token.end <= word.start]
    after = [token for token in names if token.start >= word.end]
    if after and (not before or is_person(before[-1])):
        return after[0].text.strip()
    if before:
        return before[0].text.strip() if len(before) == 1 or not after else before[-1].text.strip()
    return names[0].text.strip()


def _bracketed(tokens: list[Token], names: list[Token]) -> Token | None:
    """The customer in brackets right behind the sum: 到账20000（元气森林）."""
    for place, token in enumerate(tokens[:-2]):
        if token.count is not None and tokens[place + 1].kind == "open" and tokens[place + 2] in names:
            return None if is_person(tokens[place + 2]) else tokens[place + 2]
    return None


def _labelled(tokens: list[Token]) -> str | None:
    """客户:XX 金额1万: the name behind its label."""
    for place, token in enumerate(tokens[:-1]):
        if token.text == "客户" and tokens[place + 1].kind == "name":
            return tokens[place + 1].text.strip()
        if "label" in token.means and tokens[place + 1].text == ":":
            words: list[Token] = []
            for following in tokens[place + 2 :]:
                if following.means.keys() & {"money", "label", "stage"} or following.kind == "number":
                    break
                words.append(following)
            if words:
                return words[0].text if len(words) == 1 else f"{words[0].start}:{words[-1].end}"
    return None


def _book(frames: list[Frame], text: str, today: date, currency: str) -> Book:
    book = Book()
    for frame in frames:
        customer = frame.customer
        if customer and ":" in customer and customer.replace(":", "").isdigit():
            first, last = customer.split(":")
            customer = text[int(first) : int(last)].strip()
        clause = text[frame.clause.start : (frame.clauses[-1] if frame.clauses else frame.clause).end]
        _close(book, frame, customer, clause, today, currency)
    return book


def _close(book: Book, frame: Frame, customer: str | None, clause: str, today: date, currency: str) -> None:
    """A frame becomes a deal when it is clear, a question when it is not."""
    stage = Stage(frame.stage)
    day, assumed = today, False
    found = frame.clause.day
    if found is not None and found.past is not None:
        day, assumed = found.past, found.assumed
    draft = DealDraft(customer, stage, None, day, clause, assumed)
    if frame.amount is None:
        _without_amount(book, frame, draft)
        return
    count = frame.amount.count
    assert count is not None
    value = count.value
    if count.clash:
        options = tuple(
            Option(deals=(replace(draft, money=money),))
            for code in ("CNY", "USD")
            if value is not None and (money := _money(value, code))
        )
        book.questions.append(Question("currency", clause, options))
        return
    doubt = _amount_doubt(count.number.doubt, value, count.negative, bool(count.near))
    if doubt or value is None:
        if stage is Stage.LOST:
            book.deals.append(draft)
            return
        options = tuple(
            Option(deals=(replace(draft, money=money),))
            for choice in count.number.choices
            if (money := _money(choice, count.currency or currency))
        )
        book.questions.append(Question(doubt or "amount", clause, options))
        return
    if value == 0:
        if customer:
            book.questions.append(Question("zero_amount", clause))
        return
    money = _money(value, count.currency or currency)
    if money is None:
        book.questions.append(Question("amount", clause))
        return
    if stage is Stage.INTENT and customer is None and False:
        return
    book.deals.append(replace(draft, money=money))


def _amount_doubt(doubt: str, value: Decimal | None, negative: bool, near: bool) -> Doubt | None:
    if negative:
        return "negative"
    if doubt == "invalid":
        return "amount"
    if doubt or near:
        return "vague_number"
    return None


def _without_amount(book: Book, frame: Frame, draft: DealDraft) -> None:
    """A lost deal needs no amount; a signing or a payment without one is asked for; a mere mention is nothing."""
    if draft.stage is Stage.LOST:
        if draft.customer:
            book.deals.append(draft)
        return
    if draft.stage in (Stage.QUOTED, Stage.LEAD, Stage.INTENT) or frame.zero:
        return
    book.questions.append(Question("amount_missing", draft.clause, (Option(deals=(draft,)),)))


def _money(value: Decimal, currency: str) -> Money | None:
    try:
        return money_of(value, currency)
    except (ValueError, ArithmeticError):
        return None
