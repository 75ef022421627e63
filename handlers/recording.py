"""From drafts to rows of the ledger, and what must be asked before it counts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

from handlers.agreeing import agree
from handlers.command import Request
from handlers.receiving import doubt_of_loss, doubt_of_payment
from handlers.sharing import share, share_anew
from handlers.shortened import in_full
from scoring.activity import Activity
from scoring.deal import DealEvent, Stage
from scoring.doubt import Usual, doubt_of_count, doubt_of_deal, misheard
from scoring.holder import shares_of
from scoring.instalments import Part
from scoring.people import Member
from scoring.reading.result import ActivityDraft, DealDraft, Question
from storage import announcements, closings, deals, holders, ledger, pipeline, reminders, schedules, versions
from storage.exchange import exchanged
from storage.ids import code_of
from storage.ledger import Entry
from storage.usual import usual as usual_of
from storage.work import Work

WIN_AFTER = timedelta(seconds=60)
_AT_ONCE = {Stage.SIGNED: Stage.PAID, Stage.CANCELLED: Stage.REFUNDED}
"""签单即回款: what a step of a deal does to what is collected."""
_AFTER = (Stage.PAID, Stage.REFUNDED, Stage.LOST, Stage.CANCELLED)
_CALLED_OFF = re.compile("退单|退單|退订|退訂|cancell?ed (?:the|their) (?:order|contract|deal)")
"""退单: said of a deal that was signed, the signing itself is taken back, and not only money that had come in."""

Row = Activity | DealEvent
OneRow = TypeVar("OneRow", Activity, DealEvent, Activity | DealEvent)


@dataclass(frozen=True, slots=True)
class Checked:
    """What can be recorded at once, and what has to be asked."""

    activities: tuple[ActivityDraft, ...]
    deals: tuple[DealDraft, ...]
    questions: tuple[Question, ...]


def checked(request: Request, activities: Iterable[ActivityDraft], found: Iterable[DealDraft]) -> Checked:
    """Sort drafts into what is plain and what is expensive to get wrong."""
    plain_activities, plain_deals, questions = [], [], []
    open_from = closings.open_from(request.work)
    thresholds = versions.book(request.work, request.today).thresholds
    old = timedelta(days=thresholds.old_days)
    for draft in activities:
        metric = request.organization.metric(draft.metric)
        if metric is None:
            continue  # a thing this organization does not count
        doubt = doubt_of_count(draft, metric, request.today, open_from, old)
        if doubt:
            questions.append(doubt)
        else:
            plain_activities.append(draft)
    drafts = tuple(in_full(request, draft) for draft in found)
    usual = replace(usual_of(request.work, request.asker.id), times=thresholds.times_usual) if drafts else Usual()
    for deal in drafts:
        question = doubt_of_deal(deal, usual, request.organization.currency, request.today, open_from, old)
        question = question or (misheard(deal) if request.incoming.spoken else None)
        question = question or doubt_of_payment(request, deal) or doubt_of_loss(request, deal)
        if question:
            questions.append(question)
        else:
            plain_deals.append(deal)
    return Checked(tuple(plain_activities), tuple(plain_deals), tuple(questions))


def record(
    request: Request, member: Member, activities: Sequence[ActivityDraft], found: Sequence[DealDraft]
) -> tuple[Row, ...]:
    """Write drafts to the ledger as one entry of a member; the rows, in order."""
    work = request.work
    number = work.new_id()
    rows: list[Row] = []
    for draft in activities:
        rows.append(ledger.write(work, _activity_row(request, member, draft, number)))
        for customer in draft.customers:
            deals.meet(work, customer, member.id)
    for deal in found:
        if deal.money is None or deal.money.minor:
            event = _event_row(request, member, deal, number)
            rows += recorded(request, event, deal.parts)
    return tuple(rows)


def recorded(request: Request, event: DealEvent, parts: Sequence[Part] = ()) -> tuple[DealEvent, ...]:
    """Write an event of a deal with all that goes with it: money at once, credit, payment plan, the word to the team.

    The rows as they were written, without those that only move credit.
    """
    work = request.work
    written = tuple(ledger.write(work, one) for one in (event, *_collected_at_once(request, event)))
    share(work, written)
    deals.meet(work, event.customer, event.member)
    agree(request, written[0], parts)
    announce(work, event)
    return written


def _activity_row(request: Request, member: Member, draft: ActivityDraft, entry: int) -> Activity:
    """A draft as a row of the ledger."""
    metric = request.organization.metric(draft.metric)
    return Activity(
        id=request.work.new_id(),
        entry=entry,
        code=code_of(entry),
        member=member.id,
        team=member.team,
        metric=draft.metric,
        amount=int(draft.quantity.scaleb(metric.scale if metric else 0)),
        day=draft.day,
        at=request.now,
        customers=draft.customers,
        clause=draft.clause,
        message=request.incoming.message or request.incoming.id,
        by=_reporter(request, member),
    )


def _reporter(request: Request, member: Member) -> int | None:
    """Who reports for the member; None when it is the member."""
    speaker = request.directory.member_of(request.incoming.person)
    return speaker.id if speaker and speaker.id != member.id else None


def _event_row(request: Request, member: Member, deal: DealDraft, entry: int) -> DealEvent:
    """A deal's draft as an event of the deal with that customer, or of a new one."""
    number = request.work.new_id()
    customer = deal.customer or ""
    known = deals.deal_with(request.work, member.id, customer) if customer else None
    signed = deals.signing(request.work, known) if known and deal.stage in _AFTER else None
    said_so = deal.stage is Stage.CANCELLED or _CALLED_OFF.search(deal.clause.casefold()) is not None
    called_off = signed is not None and said_so
    event = DealEvent(
        id=number,
        entry=entry,
        code=code_of(entry),
        deal=known or number,
        member=member.id,
        team=member.team,
        customer=customer,
        stage=Stage.CANCELLED if called_off else deal.stage,
        money=deal.money or (signed.money if signed and called_off else None),
        org_minor=None,
        day=deal.day,
        at=request.now,
        clause=deal.clause,
        message=request.incoming.message or request.incoming.id,
        by=_reporter(request, member),
    )
    if signed and called_off and signed.member != member.id:  # it comes off whoever has the credit for it
        event = replace(event, member=signed.member, team=signed.team, source=ledger.SPLIT)
    counted = exchanged(request.work, event)
    # 签单即回款: what was signed is collected already; money that comes in later is kept and not counted again.
    if signed and event.stage is Stage.PAID and request.organization.signed_is_collected:
        return replace(counted, org_minor=0)
    return counted


def _collected_at_once(request: Request, event: DealEvent) -> tuple[DealEvent, ...]:
    """签单即回款: what a signing collects at once, and what a cancellation gives back; nothing without it."""
    stage = _AT_ONCE.get(event.stage)
    if stage is None or event.money is None or not request.organization.signed_is_collected:
        return ()
    return (replace(event, id=request.work.new_id(), stage=stage),)


def said_rows(entry: Entry) -> tuple[Row, ...]:
    """The rows of an entry that people told of: not those written along with a signing or a cancellation."""
    along = {twin.id for event in entry.events if (twin := _twin(entry, event))}
    return tuple(row for row in entry.rows if row.id not in along and row.source != ledger.SPLIT)


def _twin(entry: Entry, event: DealEvent) -> DealEvent | None:
    """The row that was written along with a signing or a cancellation, if one was."""
    same = (_AT_ONCE.get(event.stage), event.deal, event.money, event.org_minor)
    found = (one for one in entry.events if (one.stage, one.deal, one.money, one.org_minor) == same)
    return next(found, None)


def replaced(request: Request, old: Row, new: OneRow) -> OneRow:
    """Take a row back and write the right one in its entry; a win not told yet follows. The new row, as written."""
    entry = ledger.entry(request.work, old.entry) if isinstance(old, DealEvent) else None
    twin = _twin(entry, old) if entry and isinstance(old, DealEvent) else None
    ledger.cancel(request.work, old, "correction")
    written = ledger.write(request.work, new)
    if twin and isinstance(new, DealEvent):
        ledger.cancel(request.work, twin, "correction")
        ledger.record(request.work, _collected_at_once(request, new))
    if isinstance(new, DealEvent):
        _share_anew(request.work, new)
    if isinstance(old, DealEvent):
        _drop_win(request.work, old)
    if isinstance(new, DealEvent) and new.stage is Stage.SIGNED:
        announce(request.work, new)
    elif isinstance(old, DealEvent):
        _correct_win(request.work, old)
    return written


def _share_anew(work: Work, event: DealEvent) -> None:
    """Part the credit of a deal as before, after one of its events was put right."""
    shares = shares_of(holders.of_deal(work, event.deal))
    if shares:
        share_anew(work, pipeline.history(work, event.deal), shares)


def take_back(work: Work, entry: Entry, source: str = "undo") -> tuple[Row, ...]:
    """Take every row of an entry back, and its wins; the rows that do it."""
    written = tuple(back for row in entry.rows for back in ledger.cancel(work, row, source))
    for event in entry.events:
        withdraw_win(work, event)
    for message in {row.message for row in entry.rows}:
        reminders.drop_blockers(work, message)
    return written


def withdraw_win(work: Work, event: DealEvent) -> None:
    """A win that was not told yet will not be; one that was is put right."""
    if not _drop_win(work, event):
        _correct_win(work, event)


def _drop_win(work: Work, event: DealEvent) -> bool:
    """Do not tell a win; False when none waits to be told."""
    waiting = schedules.appointment(work, f"win:{event.id}")
    if waiting:
        schedules.settle(work, waiting, "dropped")
    return waiting is not None


def announce(work: Work, event: DealEvent) -> None:
    """A signed deal is told to the team after a minute, so that a slip can be taken back unseen."""
    if event.stage is Stage.SIGNED and event.money and not _correct_win(work, event):
        schedules.appoint(work, f"win:{event.id}", "win", work.now + WIN_AFTER, event.team, str(event.entry))


def _correct_win(work: Work, event: DealEvent) -> bool:
    """Have the team told what became of a win it has heard of; False when it has heard of none."""
    if announcements.head_of(work, event.entry) is None:
        return False
    change = f"{event.entry}:{event.id}"
    schedules.appoint(work, f"correction:{change}", "correction", work.now, event.team, change)
    return True
