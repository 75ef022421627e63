"""From drafts to rows of the ledger, and what must be asked before it counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from handlers.command import Request
from scoring.activity import Activity
from scoring.deal import DealEvent, Stage
from scoring.metric import Metric
from scoring.people import Member
from scoring.reading.result import ActivityDraft, DealDraft, Option, Question
from storage import deals, ledger, schedules
from storage.ids import code_of
from storage.work import Work

MOST_MINOR = 10**12
"""Amounts above this many minor units (10 billion) are asked before they count."""

WIN_AFTER = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Checked:
    """What can be recorded at once, and what has to be asked."""

    activities: tuple[ActivityDraft, ...]
    deals: tuple[DealDraft, ...]
    questions: tuple[Question, ...]


def checked(request: Request, activities: Iterable[ActivityDraft], found: Iterable[DealDraft]) -> Checked:
    """Sort drafts into what is plain and what is expensive to get wrong."""
    plain_activities, plain_deals, questions = [], [], []
    for draft in activities:
        metric = request.organization.metric(draft.metric)
        if metric is None:
            continue  # a thing this organization does not count
        doubt = _doubt_of_count(draft, metric)
        if doubt:
            questions.append(doubt)
        else:
            plain_activities.append(draft)
    for deal in found:
        question = _doubt_of_deal(deal)
        if question:
            questions.append(question)
        else:
            plain_deals.append(deal)
    return Checked(tuple(plain_activities), tuple(plain_deals), tuple(questions))


def _doubt_of_count(draft: ActivityDraft, metric: Metric) -> Question | None:
    if draft.quantity != draft.quantity.to_integral_value() or draft.quantity < 0:
        whole = int(draft.quantity)
        near = tuple(Option((replace(draft, quantity=type(draft.quantity)(n)),)) for n in (whole, whole + 1))
        return Question("number", draft.clause, near if draft.quantity > 0 else ())
    if metric.plausible is not None and draft.quantity > metric.plausible:
        return Question("implausible", draft.clause, (Option((draft,)),))
    return None


def _doubt_of_deal(deal: DealDraft) -> Question | None:
    if deal.money is None:
        if deal.stage in (Stage.SIGNED, Stage.PAID, Stage.REFUNDED):
            return Question("amount_missing", deal.clause, (Option(deals=(deal,)),))
        return None
    if deal.money.minor < 0:
        return Question("negative", deal.clause)
    if deal.money.minor == 0:
        return Question("zero_amount", deal.clause) if deal.customer else None
    if deal.money.minor > MOST_MINOR:
        return Question("large_amount", deal.clause, (Option(deals=(deal,)),))
    return None


def record(
    request: Request, member: Member, activities: Sequence[ActivityDraft], found: Sequence[DealDraft]
) -> tuple[Activity | DealEvent, ...]:
    """Write drafts to the ledger as one entry of a member; the rows, in order."""
    work = request.work
    number = work.new_id()
    rows: list[Activity | DealEvent] = []
    for draft in activities:
        row = activity_row(request, member, draft, number)
        ledger.record(work, [row])
        rows.append(row)
        for customer in draft.customers:
            deals.meet(work, customer, member.id)
    for deal in found:
        if deal.money is None or deal.money.minor:
            event = event_row(request, member, deal, number)
            ledger.record(work, [event])
            rows.append(event)
            deals.meet(work, event.customer, member.id)
            announce(work, event)
    return tuple(rows)


def activity_row(request: Request, member: Member, draft: ActivityDraft, entry: int) -> Activity:
    """A draft as a row of the ledger."""
    return Activity(
        id=request.work.new_id(),
        entry=entry,
        code=code_of(entry),
        member=member.id,
        team=member.team,
        metric=draft.metric,
        amount=int(draft.quantity),
        day=draft.day,
        at=request.now,
        customers=draft.customers,
        clause=draft.clause,
        message=request.incoming.message or request.incoming.id,
    )


def event_row(request: Request, member: Member, deal: DealDraft, entry: int) -> DealEvent:
    """A deal's draft as an event of the deal with that customer, or of a new one."""
    number = request.work.new_id()
    home = request.organization.currency
    customer = deal.customer or ""
    known = deals.deal_with(request.work, member.id, customer) if customer else None
    return DealEvent(
        id=number,
        entry=entry,
        code=code_of(entry),
        deal=known or number,
        member=member.id,
        team=member.team,
        customer=customer,
        stage=deal.stage,
        money=deal.money,
        org_minor=deal.money.minor if deal.money and deal.money.currency == home else None,
        day=deal.day,
        at=request.now,
        clause=deal.clause,
        message=request.incoming.message or request.incoming.id,
    )


def announce(work: Work, event: DealEvent) -> None:
    """A signed deal is told to the team after a minute, so that a slip can be taken back unseen."""
    if event.stage is Stage.SIGNED and event.money:
        schedules.appoint(work, f"win:{event.id}", "win", work.now + WIN_AFTER, event.team, str(event.entry))
