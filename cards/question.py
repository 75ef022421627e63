"""An open question: what was not clear, the likely readings as buttons, one right example."""

from collections.abc import Mapping, Sequence
from datetime import date

from cards.entry import STAGES
from cards.metric import said
from chat.reply import Block, Button, Buttons, Line, Reply
from language.text import Arg, At, Day, Listing, Text, text
from scoring.metric import Metric
from scoring.people import Organization
from scoring.reading.result import ActivityDraft, DealDraft, Doubt, Option, Question

_ASKED: Mapping[Doubt, Text] = {
    "vague_number": text("How many exactly? Please say one number, for example “visited 3”."),
    "number": text("I cannot read this number. Please write it plainly, for example “visited 3”."),
    "amount": text("I cannot read this amount. Please write it plainly, for example “signed Acme 50,000”."),
    "amount_missing": text("What is the amount? Just send it, for example “50,000”."),
    "currency": text("Which currency? For example “signed Acme 50,000 USD”."),
    "date": text("I do not know this day. Please write it like “11-18 visited 3”."),
    "future_date": text(
        "This day is still to come; only what has happened is recorded. For example “signed Acme 50,000”."
    ),
    "negative": text(
        "A number cannot be negative. To take something back say “undo”; for money returned “refunded Acme 5,000”."
    ),
    "zero_amount": text("An amount of 0? Please write the real one, for example “signed Acme 50,000”."),
    "customer": text("Which customer? For example “signed Acme 50,000”."),
    "stage": text("Is it signed, or still open?"),
    "whose": text("Is this yours?"),
    "total": text("Is this for today, or for a longer time? Please send today's number, for example “visited 3”."),
    "metric": text("What was done? For example “visited 3, 20 calls”."),
    "too_long": text("This is too long for me (4,096 characters at most). Please send it in parts."),
    "implausible": text("That is a lot for one day. Is it right?"),
    "large_amount": text("That is a very large amount. Is it right?"),
    "same_deal": text("You recorded the same customer and amount within 24 hours. Once more?"),
    "old_day": text("That is more than 14 days ago. Record it for that day?"),
    "closed_day": text("That month is closed. Count it today, as an adjustment?"),
    "raised_amount": text("An amount became ten times as large or more. Is it right?"),
    "heard_amount": text("I heard this amount in a voice message. Is it right?"),
    "other_currency": text("The deal is in another currency. Which is right?"),
    "over_paid": text("That is more than is still due. Is it right?"),
    "same_again": text("You sent exactly this a moment ago. Record it once more?"),
}
_WITHOUT_BUTTONS: Mapping[Doubt, Text] = {
    "whose": text("Is this yours? Then send your own part alone, for example “visited 3”."),
}
"""What is asked where no reading is likely enough for a button: a mere yes would say nothing."""
_MOST_QUOTED = 60
_SHORT, _MOST_UNREAD = 24, 4


def card(question: Question, code: str, home: Organization, today: date) -> Reply:
    """The question with its buttons; the answer names the code."""
    return Reply(blocks(question, code, home, today))


def blocks(question: Question, code: str, home: Organization, today: date) -> tuple[Block, ...]:
    """The exact words, what is asked, and a button for each likely reading."""
    quoted = question.clause[:_MOST_QUOTED]
    heading = Line(text("❓ “{clause}”", clause=quoted), strong=True) if quoted else None
    plain = _ASKED[question.doubt]
    asked = Line(question.about or (plain if question.options else _WITHOUT_BUTTONS.get(question.doubt, plain)))
    buttons = tuple(
        Button(text("{what}", what=_said(option, home, today)), f"answer {code} {number}")
        for number, option in enumerate(question.options, 1)
        if _complete(option)
    )
    buttons += (Button(text("Leave it"), f"answer {code} 0"),) if question.options else ()
    return tuple(block for block in (heading, asked, Buttons(buttons) if buttons else None) if block)


def unread(questions: Sequence[Question]) -> Text:
    """What was not clear either, when there is too much of it to ask about each."""
    clauses = Listing(tuple(one.clause[:_SHORT] for one in questions[:_MOST_UNREAD]))
    return text("Not recorded either: “{clauses}”. Please send it anew, one thing a line.", clauses=clauses)


def settled() -> Reply:
    """Told to whoever answers a question that was answered before."""
    return Reply((Line(text("This was answered already.")),))


def left() -> Reply:
    """The question was dropped."""
    return Reply((Line(text("All right, nothing recorded.")),))


def expired(questions: Sequence[Question], until: At) -> Reply:
    """The time of one or more questions is over."""
    clauses = Listing(tuple(one.clause[:_SHORT] for one in questions[:_MOST_UNREAD]))
    return Reply((Line(text("Not answered by {until} and not counted: “{clauses}”.", clauses=clauses, until=until)),))


def _complete(option: Option) -> bool:
    money_missing = any(deal.money is None and deal.stage in ("signed", "paid", "refunded") for deal in option.deals)
    return not money_missing and bool(option.activities or option.deals)


def _said(option: Option, home: Organization, today: date) -> Listing:
    found = [_activity(draft, home, today) for draft in option.activities]
    return Listing(tuple(found + [_deal(deal) for deal in option.deals]))


def _activity(draft: ActivityDraft, home: Organization, today: date) -> Arg:
    metric = home.metric(draft.metric) or Metric(draft.metric, draft.metric, ())
    amount = said(metric, int(draft.quantity), home.currency)
    return amount if draft.day == today else text("{what} on {day}", what=amount, day=Day(draft.day))


def _deal(deal: DealDraft) -> Text:
    customer: Arg = deal.customer or text("a customer")
    if deal.money is None:
        return text("{customer} {stage}", customer=customer, stage=STAGES[deal.stage])
    return text("{customer} {money} {stage}", customer=customer, money=deal.money, stage=STAGES[deal.stage])
