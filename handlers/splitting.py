"""Credit for a deal is shared with a colleague or among several, as corrections in the ledger; and taken back."""

import re
from dataclasses import dataclass

from cards import deal as cards
from chat.errors import Refusal
from chat.reply import Delivery, Reply
from handlers.command import Outcome, Request
from handlers.dealing import code, deal_meant, member_meant, tell
from handlers.reassigning import deal_and_member
from handlers.sharing import share_anew
from language.normalise import fold, tidy
from language.text import text
from scoring.deal import Stage
from scoring.people import Member
from scoring.pipeline import Deal
from scoring.reading.dealing import wish_of
from storage import holders, pipeline

_PARTS = re.compile(r"^(\d{1,3})[/:](\d{1,3})$")
HOW = text("For example: “split Acme 60/40 with Grace”.")
_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九", 1)}
_SHARES = r"\d{1,2}(?:[:/-]\d{1,2}){2,4}|[一二三四五六七八九]{3,5}"
_EVENLY = r"[平均]分|[三四五]个?人[平均]?分|equally|evenly"
_SEVERAL = (
    re.compile(
        r"^(?:把)?(?P<customer>[^,，。\n]{1,30}?)(?:这?单子?)? ?[和跟与同] ?"
        r"(?P<people>[^\s、,，]{1,12}?(?:[、,，和跟] ?[^\s、,，]{1,12}?){1,3})"
        rf" ?(?:按|的业绩)? ?(?:(?P<parts>{_SHARES}) ?[开分]?成?|{_EVENLY})$"
    ),
    re.compile(
        rf"^(?:split|share) (?:the )?(?P<customer>.{{1,30}}?)(?: deal)? (?:(?:(?P<parts>{_SHARES})|{_EVENLY}) )?"
        rf"(?:with|between me and|among me,) (?P<people>.{{1,40}}?(?:,| and ).{{1,40}}?)(?: (?:{_EVENLY}))?$"
    ),
)
_UNPARTED = (
    re.compile(r"^(?:split|share) (?:the )?(?P<customer>.{1,30}?)(?: deal)? with (?P<person>\D{1,26})$"),
    re.compile(
        r"^(?:把)?(?P<customer>[^,，。\s]{1,30}?)(?:这?单子?)? ?[和跟与同] ?(?P<person>[^\s,，\d]{1,12}?) ?"
        r"(?:一起|一块)?分(?:一下|业绩|单)*$"
    ),
)
"""The same without how."""
_LONGEST = 80
_AND = re.compile(r" ?(?:[、,，和跟]| and ) ?(?:and )?")


@dataclass(frozen=True, slots=True)
class Parting:
    """Whose deal is shared with which others; `parts`: the holder's first, all alike where none were said."""

    customer: str
    people: tuple[str, ...]
    parts: tuple[int, ...]


def parting_of(said: str) -> Parting | None:
    """星河 和小李、小王 四三三分, split Acme 40/30/30 with Grace and Siti: among three to five; else None."""
    plain = fold(tidy(said[:_LONGEST])).strip(" 。.!！")
    found = next((match for form in _SEVERAL if (match := form.match(plain))), None)
    if found is None:
        return None
    people = tuple(name.strip() for name in _AND.split(found["people"]) if name.strip())
    numbers = re.findall(r"\d+|[一二三四五六七八九]", found["parts"] or "")
    parts = tuple(_DIGITS.get(one) or int(one) for one in numbers) or (1,) * (len(people) + 1)
    whole = len(people) > 1 and len(parts) == len(people) + 1 and min(parts) > 0
    return Parting(found["customer"].strip(), people, parts) if whole else None


def unparted_of(said: str) -> list[str] | None:
    """The words of customer and person in “split Acme with Grace”, which does not say how; else None."""
    words = tidy(said[:_LONGEST]).strip(" 。.!！")
    if wish_of(words):
        return None
    found = next((match for form in _UNPARTED if (match := form.match(fold(words)))), None)
    places = (words[slice(*found.span(name))].strip(" 的") for name in ("customer", "person")) if found else ()
    return " ".join(places).split() or None


def split_among(request: Request, parting: Parting) -> Outcome:
    """The holder's part first, then the others' as they were named."""
    deal = deal_meant(request, parting.customer)
    holder = request.organization.members[deal.holder]
    others = [member_meant(request, name) for name in parting.people]
    if len({holder.id, *(one.id for one in others)}) <= len(others):
        raise Refusal(text("{name} holds this deal; name the other ones.", name=holder.name), HOW)
    _may_share(request, deal)
    shares = dict(zip((holder.id, *(one.id for one in others)), parting.parts, strict=True))
    return _shared(request, deal, shares)


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
    return _shared(request, deal, {member: part for member, part in shares.items() if part}, other.id)


def ask_parts(request: Request, words: list[str]) -> Reply:
    """Who shares which deal was said, and not how."""
    deal, other = _meant(request, words)
    holder = request.organization.members[deal.holder]
    if other.id == holder.id:
        raise Refusal(text("{name} holds this deal; name the other one.", name=holder.name), HOW)
    return cards.which_parts(deal, holder.name, other, code(deal))


def _shared(request: Request, deal: Deal, shares: dict[int, int], other: int | None = None) -> list[Delivery]:
    """Note it, part what was earned anew, and tell everybody who has a part; `other`: who is named in the note."""
    work, home = request.work, request.organization
    first = other or next(member for member in shares if member != deal.holder)
    holders.note(work, deal.id, deal.customer, "split", by=request.asker.id, member=first, shares=shares)
    share_anew(work, pipeline.history(work, deal.id), shares)
    told = cards.shared_with_you(deal, shares, request.asker, home)
    whom = dict.fromkeys((first, *shares, deal.holder))
    return [
        request.privately(cards.shared(deal, shares, home, code(deal)), "split"),
        *(one for member in whom for one in tell(request, member, told, "sharer")),
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
    _may_share(request, deal)
    return deal, member


def _may_share(request: Request, deal: Deal) -> None:
    if not request.acts_for(deal.holder):
        raise Refusal(text("Only who holds a deal and their lead may share the credit for it."))
    if deal.stage is Stage.LOST:
        raise Refusal(text("{customer} is lost; there is nothing to share.", customer=deal.customer))
