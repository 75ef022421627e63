"""claim: the first admin, by the one-time code that the program printed at its start."""

import re

from cards import join as cards
from chat.errors import Refusal
from chat.reply import Reply
from handlers.command import Command, Request
from handlers.newcomer import look_alike, named
from language.text import text
from scoring.people import Member, Role
from scoring.rights import Right
from storage import claims, guides, people
from words.show import name_of

_SENTENCE = r"^(?:(?:claim|认领|認領)[\s:：]*)?(?=\d*[A-F])[0-9A-F]{10}(?![0-9A-Za-z])"
"""The code close to the word, or alone; ten digits without a letter are no code but an amount."""
_SAID = re.compile(r"(?:claim|认领|認領)?[\s:：]*(?P<code>[0-9A-Za-z]*)[\s,，]*(?P<name>.*)", re.IGNORECASE)


def run(request: Request) -> Reply:
    """Make the one who has the code an admin: who is on the roster by the account, or by the name behind the code."""
    found = _SAID.match(request.args.strip())
    code, said = (found["code"], found["name"]) if found else ("", "")
    if not claims.use(request.work, code):
        raise Refusal(
            text("This code is not valid (any more)."),
            text("“dealdrum claim” prints a new one on the machine where DealDrum runs; then write “claim CODE”."),
        )
    if request.member:
        people.set_role(request.work, request.member.id, Role.ADMIN)
        guides.start(request.work, request.member.id)
        return cards.claimed(request.member.name, groups=request.incoming.groups)
    person, home = named(request, said).incoming.person, request.organization
    twin = look_alike(request.directory, person)
    if twin:
        people.link(request.work, person, twin.id)
        people.set_role(request.work, twin.id, Role.ADMIN)
        guides.start(request.work, twin.id)
        return cards.claimed(twin.name, groups=request.incoming.groups)
    name = name_of(person)
    locale, zone = person.locale or home.locale, person.zone if people.is_zone(person.zone) else home.zone
    member = Member(0, f"{person.platform}-{person.id}", name, Role.ADMIN, None, locale, zone)
    number = people.add_member(request.work, member)
    people.link(request.work, person, number)
    guides.start(request.work, number)
    return cards.claimed(name, groups=request.incoming.groups)


COMMAND = Command(
    name="claim",
    names=("认领", "認領"),
    help=text("Become the first admin, by the code shown at the start."),
    example=text("claim 3F9A01C2D4"),
    run=run,
    right=Right(None, only="direct"),
    shown=False,
    sentence=_SENTENCE,
    follows=r"\w+( \S{1,20}){0,3}",
)
