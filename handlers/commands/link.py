"""link: joins accounts of one person by a one-time code, given in one chat and typed in the other."""

import re

from cards import link as cards
from cards import refusal
from chat.errors import Refusal
from chat.message import Person
from chat.reply import Delivery
from handlers.command import Command, Outcome, Request
from handlers.newcomer import only_asked
from language.text import text
from scoring.people import Member, Role
from scoring.rights import Right
from storage import accounts, inbox, link_codes, newcomers, people

_OFF = re.compile(r"off (\w{1,20}):(.{1,120})")


def run(request: Request) -> Outcome:
    """Alone: a code for the asker. With a code: this account becomes the code's member's."""
    said = request.args.strip()
    off = _OFF.fullmatch(said)
    if off and request.member:
        return _part(request, *off.groups())
    if not said:
        return _issue(request)
    person = request.incoming.person
    if not link_codes.may_try(request.work, person):
        raise Refusal(*cards.too_often())
    number = link_codes.use(request.work, said)
    member = request.organization.members.get(number) if number else None
    if member is None or not member.active(request.today):
        link_codes.failed(request.work, person)
        return refusal.card(cards.invalid())  # raised, it would take the count back
    return _join(request, member)


def _issue(request: Request) -> Outcome:
    if request.member is None:
        raise Refusal(text("Write “link” in the chat where you are known already; it gives you a code for here."))
    return cards.code(link_codes.issue(request.work, request.member.id), link_codes.GOOD_FOR)


def _join(request: Request, member: Member) -> Outcome:
    person, work = request.incoming.person, request.work
    own = request.member
    if own is not None and own.id != member.id:
        _leave_behind(request, own)
        people.relink(work, _stored(request, own, person), member.id)
    elif own is None:
        people.link(work, person, member.id)
    waits = newcomers.of_person(work, person)
    if waits:
        newcomers.settle(work, waits, "in")
        if not only_asked(waits.first):
            inbox.reopen(work, waits.first, "retry")
    answer = cards.joined(member.name, request.organization.team_name(member.team))
    return [request.here(answer), *_told(request, member)]


def _leave_behind(request: Request, own: Member) -> None:
    """The account was let in as a member of its own before: fine while that one has done nothing."""
    alone = len(request.directory.persons.get(own.id, ())) == 1
    if own.role is not Role.REP or not alone or accounts.has_records(request.work, own.id):
        raise Refusal(*cards.taken(own.name))
    people.change_member(request.work, own.id, left=request.today)


def _stored(request: Request, own: Member, person: Person) -> Person:
    """The account as it is stored: platforms write ids in any case."""
    found = (one for one in request.directory.persons.get(own.id, ()) if one.platform == person.platform)
    return next((one for one in found if one.id.casefold() == person.id.casefold()), person)


def _told(request: Request, member: Member) -> list[Delivery]:
    person = request.incoming.person
    card = cards.told(person.platform, person.id)
    others = [one for one in request.directory.persons.get(member.id, ()) if one != person]
    return [request.privately(card, f"joined:{one.platform}", one) for one in others[:2]]


def _part(request: Request, platform: str, account: str) -> Outcome:
    """An account of the asker's own is let go, but not the one that asks."""
    own = request.directory.persons.get(request.asker.id, ())
    found = next((one for one in own if (one.platform, one.id) == (platform, account)), None)
    if found is None or (found.platform, found.id) == (request.incoming.person.platform, request.incoming.person.id):
        raise Refusal(text("There is no other account of yours called {account}.", account=account))
    accounts.unlink(request.work, found)
    return cards.parted(account)


COMMAND = Command(
    name="link",
    names=("关联", "關聯", "关联账号", "關聯帳號", "绑定账号", "綁定帳號", "link account"),
    help=text("Join your accounts on two platforms by a code."),
    example=text("link"),
    run=run,
    right=Right(None, "private", "direct"),
    shown=False,
    follows=r"[A-Za-z0-9]{6,12}|off .{1,140}",
)
