"""Credit for a deal is shared: 60/40 with a colleague, as corrections in the ledger; and taken back."""

import re

from cards import deal as cards
from chat.errors import Refusal
from handlers.command import Outcome, Request
from handlers.dealing import code, deal_meant, tell
from handlers.reassigning import deal_and_member
from handlers.sharing import share_anew
from language.text import text
from scoring.deal import Stage
from scoring.people import Member
from scoring.pipeline import Deal
from storage import holders, pipeline

_PARTS = re.compile(r"^(\d{1,3})[/:](\d{1,3})$")
HOW = text("For example: “split Acme 60/40 with Grace”.")


def split(request: Request, words: list[str]) -> Outcome:
    """`deal split CODE MEMBER 60/40`: the holder's part first."""
    parts = _PARTS.match(words[-1]) if len(words) > 2 else None
    if parts is None or not int(parts[1]) + int(parts[2]):
        raise Refusal(text("With whom, and how? The first part is the holder's."), HOW)
    deal, other = _meant(request, words[:-1])
    holder = request.organization.members[deal.holder]
    if other.id == holder.id:
        if request.asker.id == holder.id:
            raise Refusal(text("With whom, and how? The first part is the holder's."), HOW)
        raise Refusal(text("{name} holds this deal; name the other one.", name=other.name), HOW)
    if int(parts[2]) == 0:
        return _undone(request, deal)
    shares = {holder.id: int(parts[1]), other.id: int(parts[2])}
    shares = {member: part for member, part in shares.items() if part}
    work = request.work
    holders.note(work, deal.id, deal.customer, "split", by=request.asker.id, member=other.id, shares=shares)
    share_anew(work, pipeline.history(work, deal.id), shares)
    done = cards.shared(deal, shares, request.organization, code(deal))
    told = cards.shared_with_you(deal, shares, request.asker, request.organization)
    return [
        request.privately(done, "split"),
        *tell(request, other.id, told, "sharer"),
        *tell(request, holder.id, told, "holder"),
    ]


def unsplit(request: Request, words: list[str]) -> Outcome:
    """`deal unsplit CODE`: all of the credit is the holder's again."""
    return _undone(request, deal_meant(request, " ".join(words)))


def _undone(request: Request, deal: Deal) -> Outcome:
    if not request.acts_for(deal.holder):
        raise Refusal(text("Only who holds a deal and their lead may share the credit for it."))
    if not deal.shares:
        raise Refusal(text("The credit for {customer} is not shared.", customer=deal.customer))
    work = request.work
    holders.note(work, deal.id, deal.customer, "split", by=request.asker.id, member=deal.holder)
    share_anew(work, pipeline.history(work, deal.id), {})
    card = cards.not_shared(deal, request.organization)
    others = [member for member in deal.shares if member != request.asker.id]
    return [
        request.privately(card, "unsplit"),
        *(delivery for member in others for delivery in tell(request, member, card, "unshared")),
    ]


def _meant(request: Request, words: list[str]) -> tuple[Deal, Member]:
    deal, member = deal_and_member(request, words)
    if not request.acts_for(deal.holder):
        raise Refusal(text("Only who holds a deal and their lead may share the credit for it."))
    if deal.stage is Stage.LOST:
        raise Refusal(text("{customer} is lost; there is nothing to share.", customer=deal.customer))
    return deal, member
