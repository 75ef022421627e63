"""Who is meant by a name: exactly, or with a slip, which is asked and never assumed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from handlers.command import Request
from handlers.when import word_at
from language.dates import day_at
from language.nearness import Vocabulary, nearest, vocabulary
from language.normalise import fold
from language.text import Arg, Text, text
from scoring.people import Member, Organization, Role
from scoring.rights import leads

MOST = 3
_OWNED = ("的", "'s", "’s", "那单", "刚才", "昨天")
NAME = text("NAME")
"""Somebody, in an example."""
EAST, SOUTH = text("East"), text("South")


@dataclass(frozen=True, slots=True)
class Roll:
    """Who is called what on one day: by the name as it is written, folded for comparing, and made ready for slips."""

    said: Mapping[str, Member]
    folded: Mapping[str, tuple[Member, ...]]
    near: Callable[[], Vocabulary]


def roll_of(home: Organization, day: date) -> Roll:
    """Everybody who is active that day; made once where many names are looked for."""
    said: dict[str, Member] = {}
    folded: dict[str, dict[int, Member]] = {}
    for one in home.members.values():
        if one.active(day):
            for name in called(one):
                said[name] = one
                folded.setdefault(fold(name).casefold(), {})[one.id] = one
    alike = {name: tuple(people.values()) for name, people in folded.items()}
    return Roll(said, alike, cache(lambda: vocabulary(said)))


def named(home: Organization, name: str, day: date) -> tuple[tuple[Member, ...], bool]:
    """The members that the name may mean, and whether it is sure: one member who is called exactly that."""
    return named_in(roll_of(home, day), name)


def named_in(roll: Roll, name: str) -> tuple[tuple[Member, ...], bool]:
    """The same, where the roll was made before."""
    exact = roll.folded.get(fold(name.strip().lstrip("@")).casefold(), ())
    if exact:
        return exact, len(exact) == 1
    found = {roll.said[said].id: roll.said[said] for said in nearest(name, roll.near())}
    return tuple(found.values())[:MOST], False


def told_of(request: Request) -> Member | None:
    """Of which other member the message tells, named first or behind the day; None: of the one who writes."""
    said = fold((request.args or request.incoming.text).strip()).casefold()
    day = day_at(said, 0, request.today)
    said = said[day.end if day else 0 :].lstrip()
    roll = roll_of(request.organization, request.today).folded
    people = next((roll[name] for name in sorted(roll, key=len, reverse=True) if word_at(said, name) == 0), ())
    return next((one for one in people if one != request.member), None)


def owner_named(request: Request) -> Member | None:
    """The other member whose something the message names: 王芳的8万, Grace's visits; None where there is none."""
    said = fold(request.incoming.text).casefold()
    for name, people in roll_of(request.organization, request.today).folded.items():
        at = word_at(said, name)
        if at is not None and said.startswith(_OWNED, at + len(name)) and people[0] != request.member:
            return people[0]
    return None


def called(member: Member) -> tuple[str, ...]:
    """Every way a member is called: the name, other names, the key in the rules file."""
    return (member.name, *member.names, member.key)


def _colleague(request: Request) -> Arg:
    """A name for an example: somebody the asker leads, else of the own team; NAME where there is nobody."""
    me = request.member
    if me is None:
        return NAME
    others = [one for one in request.organization.members.values() if one.id != me.id and one.role is Role.REP]
    near = [one for one in others if one.active(request.today) and (leads(me, one) or one.team == me.team)]
    return near[0].name if near else NAME


def made_for(request: Request, example: Text) -> Text:
    """An example with a colleague and teams of the asker's own company in its places."""
    own_first = sorted(request.organization.teams.values(), key=lambda team: team.id != request.team)
    teams = [team.name for team in own_first]
    a, b = teams[:2] if len(teams) > 1 else (EAST, SOUTH)
    own: dict[str, Arg] = {"name": _colleague(request), "a": a, "b": b}
    return replace(example, args=tuple((place, own.get(place, was)) for place, was in example.args))
