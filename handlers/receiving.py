"""Money that comes in for a deal: beside its plan, asked about where it is too much or in another currency."""

from collections.abc import Sequence
from dataclasses import replace

from cards import receivable as cards
from chat.reply import Block, Buttons, Line
from handlers.command import Request
from language.money import Money, money_of
from language.text import Text, text
from scoring.activity import Activity
from scoring.deal import DealEvent, Stage
from scoring.pipeline import Deal, due_before
from scoring.rate import converted, converted_back, rate_on
from scoring.reading.result import DealDraft, Option, Question
from storage import closings, deals, instalments, pipeline, versions


def doubt_of_payment(request: Request, draft: DealDraft) -> Question | None:
    """What must be asked before money counts: another currency than the deal's, or more than is still due."""
    if draft.stage is not Stage.PAID or draft.money is None or not draft.customer:
        return None
    if request.organization.signed_is_collected:
        return None
    deal = _deal_of(request, draft)
    if deal is None or deal.money is None or deal.signed <= 0:
        return None
    as_said = Option(deals=(draft,))
    if draft.money.currency != deal.money.currency:
        meant = Option(deals=(in_currency(draft, deal.money.currency),))
        return Question(
            "other_currency", draft.clause, (as_said, meant), about=_exchanged(request, draft.money, deal)
        )
    if draft.money.minor > deal.due:
        due = Money(deal.due, deal.money.currency)
        about = text("{money} is more than the {due} that are still due. Is it right?", money=draft.money, due=due)
        return Question("over_paid", draft.clause, (as_said,), about=about)
    return None


def with_whole(request: Request, question: Question) -> Question:
    """华丰付清了, 那单退了: the missing amount as a button, as the deal tells it; any other is typed as before."""
    only = question.options[0].deals if question.doubt == "amount_missing" and len(question.options) == 1 else ()
    meant = _whole(request, only[0]) if len(only) == 1 else None
    if meant is None:
        return question
    return replace(question, options=(Option(deals=(meant,)),), wanted=question.wanted or question.options[0])


def _whole(request: Request, draft: DealDraft) -> DealDraft | None:
    """The draft with all that is due, or all that came in; where nothing did, the signing is what is given up."""
    deal = _deal_of(request, draft)
    if deal is None or deal.money is None or deal.signed <= 0:
        return None
    if draft.stage is Stage.PAID:
        return replace(draft, money=Money(deal.due, deal.money.currency)) if deal.due > 0 else None
    if draft.stage is not Stage.REFUNDED:
        return None
    if deal.received > 0:
        return replace(draft, money=Money(deal.received, deal.money.currency))
    return replace(draft, stage=Stage.CANCELLED, money=Money(deal.signed, deal.money.currency))


def doubt_of_loss(request: Request, draft: DealDraft) -> Question | None:
    """What is lost was signed: whether the signing is called off, which comes off what was booked."""
    deal = _deal_of(request, draft) if draft.stage is Stage.LOST else None
    if deal is None or deal.money is None or deal.signed <= 0:
        return None
    called_off = replace(draft, stage=Stage.CANCELLED, money=Money(deal.signed, deal.money.currency))
    about = text("{customer} is signed. Was the contract called off?", customer=deal.customer)
    return Question("stage", draft.clause, (Option(deals=(called_off,)),), about=about)


def _deal_of(request: Request, draft: DealDraft) -> Deal | None:
    known = deals.deal_with(request.work, request.asker.id, draft.customer) if draft.customer else None
    return pipeline.deal(request.work, known) if known else None


def in_currency(draft: DealDraft, currency: str) -> DealDraft:
    """The same figure in another currency, for who left the currency out or took the wrong one."""
    assert draft.money is not None
    try:
        return replace(draft, money=money_of(draft.money.major, currency))
    except ValueError:
        return replace(draft, money=None)


def _exchanged(request: Request, money: Money, deal: Deal) -> Text:
    """What the money is in the deal's currency by the rate of today; or that there is no rate yet."""
    assert deal.money is not None
    home, rates = request.organization.currency, versions.book(request.work, closings.today_of(request.work)).rates
    source = None if money.currency == home else rate_on(rates, money.currency, request.today)
    target = None if deal.money.currency == home else rate_on(rates, deal.money.currency, request.today)
    missing = (money.currency != home and source is None) or (deal.money.currency != home and target is None)
    if missing:
        return text(
            "The deal is in {deal}. There is no rate for {money} yet: it would wait for one. Which is right?",
            deal=deal.money.currency,
            money=money.currency,
        )
    at_home = money.minor if source is None else converted(money, home, source)
    minor = at_home if target is None else converted_back(at_home, home, deal.money.currency, target)
    return text(
        "The deal is in {deal}. {money} are {value} by today's rate. Which is right?",
        deal=deal.money.currency,
        money=money,
        value=Money(minor, deal.money.currency),
    )


def remarks(request: Request, rows: Sequence[Activity | DealEvent]) -> tuple[Block, ...]:
    """What became of plans: the one that was kept with a signing, the part that a payment settled or did not."""
    found: list[Block] = []
    for row in rows:
        if isinstance(row, DealEvent) and row.money and row.stage is Stage.SIGNED:
            found += _planned(request, row, row.money)
        elif isinstance(row, DealEvent) and row.money and row.stage is Stage.PAID:
            found += _settled(request, row)
    return tuple(found)


def _planned(request: Request, row: DealEvent, money: Money) -> list[Block]:
    kept = instalments.of_deal(request.work, row.deal)
    if kept:
        return [Line(cards.plan_line([one.instalment for one in kept], kept[0].currency))]
    said = request.reading.deals if request.reading else ()
    parted = any(draft.parts and draft.customer == row.customer for draft in said)
    return [Line(cards.no_plan_line(money))] if parted else []


def _settled(request: Request, row: DealEvent) -> list[Block]:
    """By what was due before this payment; a part that is not paid whole may come another day."""
    deal = pipeline.deal(request.work, row.deal)
    paid = pipeline.turning(request.work)(row, deal.money.currency) if deal and deal.money else None
    if deal is None or deal.money is None or paid is None or not any(due.instalment for due in deal.dues):
        return []
    before = due_before(deal, paid)
    if not deal.due or before is None:
        return [Line(cards.paid_off())]
    left = max(0, before.open - paid)
    said: list[Block] = [Line(cards.settled_line(before, left, deal.money.currency, more=paid - before.open))]
    kept = next(
        (one for one in instalments.of_deal(request.work, deal.id) if one.instalment == before.instalment), None
    )
    if left and kept:
        said.append(Buttons(cards.due_buttons(kept.code, Money(left, deal.money.currency))[1:]))
    return said
