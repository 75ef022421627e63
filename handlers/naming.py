"""Who is meant by a name: exactly, or with a slip, which is asked and never assumed."""

from datetime import date

from language.nearness import nearest
from language.normalise import fold
from scoring.people import Member, Organization

MOST = 3


def named(home: Organization, name: str, day: date) -> tuple[tuple[Member, ...], bool]:
    """The members that the name may mean, and whether it is sure: one member who is called exactly that."""
    wanted = fold(name.strip().lstrip("@")).casefold()
    active = [one for one in home.members.values() if one.active(day)]
    exact = tuple(one for one in active if wanted in (fold(said).casefold() for said in called(one)))
    if exact:
        return exact, len(exact) == 1
    known = {said: one for one in active for said in called(one)}
    found = {known[said].id: known[said] for said in nearest(name, known)}
    return tuple(found.values())[:MOST], False


def called(member: Member) -> tuple[str, ...]:
    """Every way a member is called: the name, other names, the key in the rules file."""
    return (member.name, *member.names, member.key)
