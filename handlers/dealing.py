"""Which deal and which member is meant, and whether the asker may touch it."""

import re

from cards.deal import standing
from chat.errors import Refusal
from chat.reply import Delivery, Reply
from handlers.command import Request
from language.money import Money
from language.normalise import fold
from language.text import Listing, text
from scoring.deal import DealEvent, Stage
from scoring.people import Member
from scoring.pipeline import Deal
from scoring.reading.dealing import named
from scoring.rights import leads
from storage import deals as ledger_of_deals
from storage import pipeline
from storage.exchange import exchanged
from storage.ids import code_of

_CODE = re.compile(r"^[A-Za-z2-9]{3}$")
_MOST_NAMED = 5


def crew(request: Request) -> dict[int, Member]:
    """Whose deals the asker may see: their own, and those of whom they lead; also of who has left."""
    asker, home = request.asker, request.organization
    return {one.id: one for one in home.members.values() if one.id == asker.id or leads(asker, one)}


def deal_meant(request: Request, words: str) -> Deal:
    """The deal that is meant, by its code or its customer; Refusal when there is none, or it is not theirs."""
    said = words.strip(" #“”\"'")
    if _CODE.match(said):
        coded = [
            deal
            for deal in pipeline.held_by(request.work, crew(request), request.today)
            if code(deal) == said.upper()
        ]
        if coded:
            return max(coded, key=lambda deal: (deal.open, deal.touched, deal.id))
    names = named(said, ledger_of_deals.customers(request.work).values())
    found = [deal for name in names[:_MOST_NAMED] for deal in pipeline.of_customer(request.work, name)]
    if not found:
        raise Refusal(text("I know no deal with “{name}”.", name=said[:40]), text("“deals” lists yours."))
    own = [deal for deal in found if request.acts_for(deal.holder)]
    if not own:
        holder = request.organization.members.get(found[0].holder)
        raise Refusal(
            text(
                "{customer} is a deal of {holder}: only they and their lead may touch it.",
                customer=found[0].customer,
                holder=holder.name if holder else "?",
            )
        )
    chosen = [deal for deal in own if deal.open] or own
    mine = [deal for deal in chosen if deal.holder == request.asker.id] or chosen
    if len({deal.id for deal in mine}) > 1:
        codes = Listing(
            tuple(text("{customer} ({code})", customer=standing(d), code=code(d)) for d in mine[:_MOST_NAMED])
        )
        raise Refusal(text("Which deal: {deals}? Say it with the code.", deals=codes))
    return mine[0]


def code(deal: Deal) -> str:
    """What people type for the deal."""
    return code_of(deal.id)


def member_meant(request: Request, words: str) -> Member:
    """The member who is meant by name, nickname or key and is there today; Refusal when nobody or several are."""
    wanted = fold(words.strip(" @“”\"'，,。."))
    home = request.organization
    found = [
        one
        for one in home.members.values()
        if one.active(request.today) and wanted in {fold(name) for name in (one.name, one.key, *one.names)}
    ]
    if not found:
        raise Refusal(text("I know nobody called “{name}” here.", name=words.strip()[:40]))
    if len(found) > 1:
        names = Listing(tuple(text("{name} ({key})", name=one.name, key=one.key) for one in found[:_MOST_NAMED]))
        raise Refusal(text("Who is meant: {names}? Use the full name or the word in brackets.", names=names))
    return found[0]


def event_of(request: Request, deal: Deal, stage: Stage, number: int, money: Money | None = None) -> DealEvent:
    """Something new that happens to a deal, for its holder, in an entry of its own; its money or this."""
    holder = request.organization.members[deal.holder]
    event = DealEvent(
        id=request.work.new_id(),
        entry=number,
        code=code_of(number),
        deal=deal.id,
        member=holder.id,
        team=holder.team,
        customer=deal.customer,
        stage=stage,
        money=money or deal.money,
        org_minor=None,
        day=request.today,
        at=request.now,
        message=request.incoming.message or request.incoming.id,
    )
    return exchanged(request.work, event)


def tell(request: Request, member: int, card: Reply, name: str) -> list[Delivery]:
    """The same to somebody else it concerns; nothing for the asker, or where there is no way to write to them."""
    person = request.directory.person_of(member, request.incoming.person.platform)
    if member == request.asker.id or person is None:
        return []
    return [request.privately(card, f"{name}:{member}", person)]
