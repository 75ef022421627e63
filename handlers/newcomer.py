"""Somebody who is not on the roster reports: the report is kept, the lead is asked."""

from collections.abc import Sequence
from dataclasses import replace

from cards import join as cards
from chat.message import Incoming, Person
from chat.reply import Delivery
from handlers.arguments import BETWEEN_WORDS
from handlers.command import Request
from handlers.registry import words
from scoring.people import Member, Role
from storage import newcomers
from storage.newcomers import Newcomer
from storage.people import Directory
from words.show import MAX_NAME, name_of
from words.visible import visible

_END_OF_ID = 6


def named(request: Request, name: str) -> Request:
    """The request of somebody who says who he or she is; a name that the platform tells stands."""
    person = request.incoming.person
    own = visible(name, MAX_NAME).strip()
    if _tells_name(person) or not own:
        return request
    return replace(request, incoming=replace(request.incoming, person=replace(person, name=own)))


def welcome(request: Request, team: int | None = None) -> list[Delivery]:
    """Keep the first report, tell its author, and ask the leads; who has no name is asked for it before they are.

    `team`: the one that was named; else it is the room's.
    """
    incoming = request.incoming
    before = newcomers.of_person(request.work, incoming.person)
    if before and _tells_name(incoming.person) and not _tells_name(before.person):
        return _ask(request, replace(before.first, person=incoming.person), before, team)
    if before is None:
        told = _tells_name(incoming.person)
        return _ask(request, incoming, team=team) if told else _nameless(request, incoming, team)
    if not _tells_name(before.person):
        return _name_asked(request, kept=not only_asked(before.first))
    asked = tuple(lead.name for lead in _confirmers(request.directory, before.team))
    if only_asked(before.first) and request.reading:
        report = replace(incoming, person=before.person)
        newcomers.name(request.work, before, report, before.team, before.member)
        return [request.privately(cards.kept(asked), "kept")]
    return [request.privately(cards.waits(asked), "waits")]


def _tells_name(person: Person) -> bool:
    """Whether the platform tells a name that one can see."""
    return bool(visible(person.name, MAX_NAME).strip())


def _confirmers(people: Directory, team: int | None) -> tuple[Member, ...]:
    """Who lets somebody into a team: its leads whom one can write to, else those managers and admins."""
    home = people.organization
    above = tuple(one for one in home.members.values() if one.role in (Role.MANAGER, Role.ADMIN))
    for asked in (home.leads_of(team), above):
        if within_reach := tuple(one for one in asked if people.person_of(one.id)):
            return within_reach
    return home.leads_of(team)


def waiting_for(request: Request, every: Sequence[Newcomer]) -> list[Newcomer]:
    """Those whom the asker may let in: a lead the own team's, a manager or admin all; of each the name is known."""
    every = [one for one in every if one.person.name]
    if request.asker.role in (Role.MANAGER, Role.ADMIN):
        return list(every)
    return [one for one in every if request.asker in request.organization.leads_of(one.team)]


def only_asked(first: Incoming) -> bool:
    """Whether somebody just said “join”, with a name or without, which leaves nothing to be counted."""
    said = [word for word in BETWEEN_WORDS.split(first.text) if word]
    known = [words().get(word.casefold()) for word in (said[:1] + said[-1:])]
    return any(one is not None and one.name == "join" for one in known)


def _nameless(request: Request, first: Incoming, team: int | None) -> list[Delivery]:
    """Keep the report; the leads would not know whom they let in, and one of the roster would stand there twice."""
    newcomers.add(request.work, first, request.team if team is None else team, None)
    return _name_asked(request, kept=request.reading is not None)


def _name_asked(request: Request, *, kept: bool) -> list[Delivery]:
    """The question for the name: who could not be reached by it is asked anew by the next answer, or has told it."""
    return [replace(request.privately(cards.nameless(kept=kept), "nameless"), passing=True)]


def still_nameless(request: Request) -> list[Delivery] | None:
    """The question once more, to whoever was asked for a name and wrote something else; None for all others."""
    before = None if request.member else newcomers.of_person(request.work, request.incoming.person)
    if before is None or _tells_name(before.person) or _tells_name(request.incoming.person):
        return None
    return _name_asked(request, kept=not only_asked(before.first))


def _ask(
    request: Request, first: Incoming, before: Newcomer | None = None, team: int | None = None
) -> list[Delivery]:
    """Keep the report, or the name of whoever waits already, and ask the leads."""
    twin = look_alike(request.directory, first.person)
    known = before.team if before else request.team
    team = twin.team if twin else known if team is None else team
    member = twin.id if twin else None
    leads = _confirmers(request.directory, team)
    if before:
        now = newcomers.name(request.work, before, first, team, member)
        waiting = [now if one.code == now.code else one for one in newcomers.waiting(request.work)]
    else:
        newcomers.add(request.work, first, team, member)
        waiting = newcomers.waiting(request.work)
    card = cards.kept if request.reading else cards.asked
    said = [request.privately(card(tuple(lead.name for lead in leads)), "kept")]
    for lead in leads:
        person = request.directory.person_of(lead.id, first.person.platform)
        mine = [one for one in waiting if one.person.name and lead in _confirmers(request.directory, one.team)]
        places = [place for place, one in enumerate(mine) if _same(one.person, first.person)]
        if person and places:
            shown = cards.to_confirm(mine_of(mine)[places[0]], len(mine), request.organization)
            said.append(request.privately(shown, f"lead:{lead.id}", person))
    return said


def _same(one: Person, other: Person) -> bool:
    return (one.platform, one.id.casefold()) == (other.platform, other.id.casefold())


def mine_of(waiting: list[newcomers.Newcomer]) -> tuple[cards.Waiting, ...]:
    """Those who wait, as the card needs them; two of one visible name are told apart by the end of their ids."""
    names = [name_of(one.person) for one in waiting]
    found = []
    for name, one in zip(names, waiting, strict=True):
        shown = f"{name} ({one.person.id[-_END_OF_ID:]})" if names.count(name) > 1 else name
        found.append(cards.Waiting(one.code, shown, one.member, one.team))
    return tuple(found)


def look_alike(people: Directory, person: Person) -> Member | None:
    """The one member of that name who has no account on the platform yet."""
    name = person.name.casefold().strip()
    found = [
        member
        for member in people.organization.members.values()
        if name in (member.name.casefold(), *(other.casefold() for other in member.names))
        and not any(p.platform == person.platform for p in people.persons.get(member.id, ()))
    ]
    return found[0] if len(found) == 1 and name else None
