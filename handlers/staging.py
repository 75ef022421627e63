"""A deal goes to another stage, or is called off: 退单 after signing, lost before; the ledger keeps every row."""

from dataclasses import replace

from cards import deal as cards
from cards.recorded import undo_buttons
from chat.errors import Refusal
from chat.reply import Delivery, Reply
from handlers.command import Outcome, Request
from handlers.dealing import code, deal_meant, event_of, tell
from handlers.recording import recorded
from language.text import text
from scoring.deal import DealEvent, Stage
from scoring.holder import What
from scoring.pipeline import Deal
from scoring.reading.dealing import STAGES
from scoring.rights import leads
from storage import holders, ledger
from storage.deals import signings
from storage.exchange import exchanged

_MOVES = (Stage.LEAD, Stage.INTENT, Stage.QUOTED, Stage.SIGNED, Stage.LOST)
_STAGES = {**STAGES, **{stage.value: stage for stage in _MOVES}}


def move(request: Request, words: list[str]) -> Outcome:
    """`deal move CODE STAGE`; `yes` behind it signs the deal for the amount it was last said to be worth."""
    sure = len(words) > 2 and words[-1] == "yes"
    if sure:
        words = words[:-1]
    stage = _STAGES.get(words[-1].casefold()) if len(words) > 1 else None
    if stage is None:
        raise Refusal(text("To which stage? There are: lead, interested, quoted, signed, lost."))
    deal = _mine(request, " ".join(words[:-1]))
    if deal.signed > 0:
        raise Refusal(
            text("{customer} is signed already.", customer=deal.customer),
            text("Back goes by “cancel the {customer} deal”, or “undo” of the record.", customer=deal.customer),
        )
    if stage is deal.stage:
        raise Refusal(text("{customer} stands there already.", customer=deal.customer))
    if stage is Stage.SIGNED and (not sure or deal.money is None):
        return cards.ask_signed(deal, code(deal))
    return _written(request, deal, stage)


def call_off(request: Request, words: list[str]) -> Outcome:
    """`deal cancel CODE`: asked first; `yes` behind it does it."""
    sure = len(words) > 1 and words[-1] == "yes"
    deal = _mine(request, " ".join(words[:-1] if sure else words))
    if deal.signed <= 0:
        if deal.stage in (Stage.LOST, Stage.CANCELLED):
            raise Refusal(text("{customer} is over already.", customer=deal.customer))
        return cards.ask_lost(deal, code(deal))
    if not sure:
        names = [request.organization.members[one.member].name for one in signings(request.work, deal.id)]
        return cards.ask_cancelled(deal, list(dict.fromkeys(names)), code(deal))
    return _written(request, deal, Stage.CANCELLED)


def _mine(request: Request, words: str) -> Deal:
    deal = deal_meant(request, words)
    if not request.acts_for(deal.holder):
        raise Refusal(text("Only who holds a deal and their lead may change it."))
    return deal


def _written(request: Request, deal: Deal, stage: Stage) -> list[Delivery]:
    """The event, for the holder; they hear of it when their lead did it."""
    event = event_of(request, deal, stage, request.work.new_id())
    rows = [row for one in _credited(request, deal, event) for row in recorded(request, one)]
    by_lead = deal.holder != request.asker.id
    if by_lead:
        what: What = "cancelled" if stage is Stage.CANCELLED else "moved"
        holders.note(
            request.work, deal.id, deal.customer, what, by=request.asker.id, member=deal.holder, words=stage.value
        )
    card = _card(request, deal, rows[0])
    told = cards.changed_for_you(rows[0], request.asker)
    concerned = dict.fromkeys((deal.holder, *(row.member for row in rows)))
    return [request.privately(card, "moved"), *(one for who in concerned for one in tell(request, who, told, "told"))]


def _credited(request: Request, deal: Deal, event: DealEvent) -> list[DealEvent]:
    """The event; a cancellation for each signing that stands, of whoever has the credit for it."""
    if event.stage is not Stage.CANCELLED:
        return [event]
    found = []
    for signed in signings(request.work, deal.id):
        own = replace(event, id=request.work.new_id(), member=signed.member, team=signed.team, money=signed.money)
        source = event.source if signed.member == deal.holder else ledger.SPLIT  # nothing that the other one said
        found.append(exchanged(request.work, replace(own, source=source)))
    return found


def _card(request: Request, deal: Deal, event: DealEvent) -> Reply:
    card = cards.changed(deal, event)
    owner = request.organization.members[event.member]
    mine = owner.id == request.asker.id or leads(request.asker, owner)
    return Reply((*card.blocks, undo_buttons(event.code))) if mine else card
