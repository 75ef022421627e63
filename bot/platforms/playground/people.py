"""Who can be spoken as in the playground, and which rooms there are."""

from datetime import date

from bot.platforms.playground.draw import PLATFORM, direct
from bot.sample.company import GUEST
from chat.message import Person
from scoring.people import Role
from storage.people import Directory
from web.port import Chat, Member

STRANGER = Person(PLATFORM, PLATFORM, *GUEST)
"""Somebody who is not on the roster, so that joining can be tried."""


def members(people: Directory) -> list[Member]:
    """Everybody with an account here, and a stranger."""
    home = people.organization
    found: list[Member] = []
    for member in sorted(home.members.values(), key=lambda m: (m.team or 0, m.role is Role.REP, m.id)):
        person = people.person_of(member.id, PLATFORM)
        if person and person.platform == PLATFORM:
            team = home.team_name(member.team) if member.team is not None else ""
            found.append(
                Member(id=person.id, name=member.name, role=member.role.value, team=team, locale=member.locale)
            )
    if people.member_of(STRANGER) is None:
        found.append(Member(id=STRANGER.id, name=STRANGER.name, role="", team="", locale=home.locale))
    return found


def chats(people: Directory, today: date) -> list[Chat]:
    """The groups that are here, then everybody's direct chat."""
    home = people.organization
    everybody = members(people)
    above = {
        p.id
        for m in home.members.values()
        if m.role in (Role.MANAGER, Role.ADMIN)
        for p in people.persons.get(m.id, ())
    }
    above.add(STRANGER.id)
    found: list[Chat] = []
    for known in people.rooms.values():
        if known.room.platform == PLATFORM and known.room.form == "group":
            crew = home.crew(known.team, today)
            inside = {p.id for m in crew for p in people.persons.get(m.id, ())} | above
            name = known.name or home.team_name(known.team)
            ids = [one["id"] for one in everybody if one["id"] in inside]
            found.append(
                Chat(id=known.room.id, name=name, kind="group", team=home.team_name(known.team), members=ids)
            )
    own = [Chat(id=direct(m["id"]), name="DealDrum", kind="direct", team="", members=[m["id"]]) for m in everybody]
    return found + own


def person_of(people: Directory, name: str) -> Person | None:
    """Somebody by id, or by name or nickname as one types it in a terminal."""
    for member in people.organization.members.values():
        person = people.person_of(member.id, PLATFORM)
        if person and name in (person.id, member.key, member.name, *member.names):
            return Person(PLATFORM, PLATFORM, person.id, member.name)
    return STRANGER if name in (STRANGER.id, STRANGER.name) else None
