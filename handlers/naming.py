"""Who is meant by a name: exactly, or with a slip, which is asked and never assumed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from language.nearness import Vocabulary, nearest, vocabulary
from language.normalise import fold
from scoring.people import Member, Organization

MOST = 3


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


def called(member: Member) -> tuple[str, ...]:
    """Every way a member is called: the name, other names, the key in the rules file."""
    return (member.name, *member.names, member.key)
