"""A correction that makes an amount ten times as large or more waits for a second person: the team lead."""

from dataclasses import replace

from cards import question as cards
from cards.recorded import corrected, not_confirmed, told_of_correction, waits_for
from chat.errors import Refusal
from chat.reply import Delivery
from handlers.asking import answer_by
from handlers.command import Request
from handlers.recording import Row, announce, replaced, withdraw_win
from language.money import Money
from language.text import text
from scoring.deal import DealEvent
from scoring.doubt import is_raised
from scoring.people import Member
from scoring.reading.result import DealDraft, Option, Question
from storage import drafts, ledger, versions
from storage.drafts import Draft
from storage.exchange import exchanged


def raised(request: Request, old: Row, new: Row) -> list[Delivery] | None:
    """Ask the lead instead of correcting; None when the correction may be made at once."""
    if not isinstance(old, DealEvent) or not isinstance(new, DealEvent):
        return None
    if new.money is None or not is_raised(old.money, new.money, _times(request)):
        return None
    judge = _judge(request)
    if judge is None:
        return None  # nobody above: the author's own word stands
    deal = DealDraft(new.customer or None, new.stage, new.money, new.day, clause=new.clause)
    withdraw_win(request.work, old)  # the old amount must not be told while the new one is asked
    question = Question("raised_amount", _said(request, old, new.money), (Option(deals=(deal,)),))
    until = answer_by(request, judge)
    code = drafts.add(request.work, judge.id, request.incoming.id, question, until, subject=str(old.id))
    person = request.directory.person_of(judge.id, request.incoming.person.platform)
    said = [request.privately(waits_for(judge.name), "waits")]
    if person:
        card = cards.card(question, code, request.organization, request.today)
        said.append(request.privately(card, f"judge:{judge.id}", person))
    return said


def _times(request: Request) -> int:
    return versions.book(request.work, request.today).thresholds.times_raised


def approved(request: Request, draft: Draft, option: Option) -> list[Delivery]:
    """The lead says yes: the correction is made, and its author told."""
    old = ledger.event(request.work, int(draft.subject))
    money = option.deals[0].money
    if old is None or money is None:
        raise Refusal(text("That record was changed meanwhile; nothing to confirm any more."))
    changed = replace(old, id=request.work.new_id(), at=request.now, source="correction", money=money)
    changed = replaced(request, old, exchanged(request.work, changed))
    home, today = request.organization, request.today
    said = [request.privately(corrected([old], [changed], home, today, old.code), "approved")]
    author = request.directory.person_of(old.member, request.incoming.person.platform)
    if author:
        card = told_of_correction(old, changed, home, today, request.asker.name)
        said.append(request.privately(card, "author", author))
    return said


def dismissed(request: Request, draft: Draft) -> list[Delivery]:
    """The lead says no: the record stays as it was, its win is told after all, and its author hears of it."""
    old = ledger.event(request.work, int(draft.subject))
    said = [request.privately(cards.left(), "dismissed")]
    if old is None:
        return said
    announce(request.work, old)
    author = request.directory.person_of(old.member, request.incoming.person.platform)
    if author:
        card = not_confirmed(old, request.organization, request.today, request.asker.name)
        said.append(request.privately(card, "author", author))
    return said


def _said(request: Request, old: DealEvent, new: Money) -> str:
    before = old.money.major if old.money else 0
    return f"{request.asker.name}: {old.customer} {before:,.0f} → {new.major:,.0f} {new.currency}"


def _judge(request: Request) -> Member | None:
    leads = request.organization.leads_of(request.asker.team)
    return next((lead for lead in leads if lead.id != request.asker.id), None)
