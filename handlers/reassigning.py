"""A deal is given to somebody else, by who holds it or their lead; a second lead within minutes is asked first."""

from datetime import timedelta

from cards import deal as cards
from chat.errors import Refusal
from handlers.command import Outcome, Request
from handlers.dealing import code, deal_meant, member_meant, tell
from language.text import text
from scoring.customer import customer_key
from scoring.holder import GIVEN, Note
from scoring.people import Member, Role
from scoring.pipeline import Deal
from scoring.rights import leads
from storage import handovers, holders

JUST_NOW = timedelta(minutes=10)
"""Whoever gives a deal away that somebody else gave away so lately is told, and asked."""


def assign(request: Request, words: list[str]) -> Outcome:
    """`deal assign CODE MEMBER`; a number behind it is the note that the asker knows to be the last."""
    known = int(words.pop()) if len(words) > 2 and words[-1].isascii() and words[-1].isdigit() else None
    if len(words) < 2:
        raise Refusal(text("To whom? For example: “assign Acme to Grace”."))
    deal, to = deal_and_member(request, words)
    home = request.organization
    if not request.acts_for(deal.holder):
        raise Refusal(text("Only who holds a deal and their lead may give it away."))
    if deal.holder == to.id:
        raise Refusal(text("{customer} is {name}'s already.", customer=deal.customer, name=to.name))
    if deal.holder != request.asker.id and not _within_reach(request, to):
        raise Refusal(text("{name} is not in a team that you lead; ask a manager.", name=to.name))
    notes = holders.of_deal(request.work, deal.id)
    last = notes[-1] if notes else None
    if last and last.n != known and _contested(request, last):
        return cards.given_just_now(deal, last, to, home, code(deal))
    holders.note(request.work, deal.id, deal.customer, "assigned", by=request.asker.id, member=to.id)
    handovers.give_customer(request.work, customer_key(deal.customer), deal.holder, to.id)
    done = cards.given(deal, to, home, code(deal))
    told = cards.given_to_you(deal, request.asker, code(deal))
    taken = cards.given_away(deal, request.asker, to)
    answer = request.privately(done, "given")
    return [answer, *tell(request, to.id, told, "taker"), *tell(request, deal.holder, taken, "giver")]


def deal_and_member(request: Request, words: list[str]) -> tuple[Deal, Member]:
    """Customer and person, of which either may be of several words: the longest name that somebody has."""
    for place in range(1, len(words)):
        try:
            person = member_meant(request, " ".join(words[place:]))
        except Refusal:
            if place == len(words) - 1:
                raise
            continue
        return deal_meant(request, " ".join(words[:place])), person
    raise Refusal(text("To whom? For example: “assign Acme to Grace”."))


def _within_reach(request: Request, to: Member) -> bool:
    asker = request.asker
    return to.id == asker.id or asker.role in (Role.MANAGER, Role.ADMIN) or leads(asker, to)


def _contested(request: Request, last: Note) -> bool:
    """Whether somebody else gave it away a moment ago."""
    lately = request.now - last.at <= JUST_NOW
    return last.what in GIVEN and lately and last.by != request.asker.id
