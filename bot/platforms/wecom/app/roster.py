"""The roster as WeCom has it: a sheet for the importer, accounts to link, and what an admin has to settle."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.platforms.wecom.app.contacts import Contact, Contacts
from bot.platforms.wecom.inbound import PLATFORM
from language.normalise import fold
from language.text import Text, counted, text
from scoring.people import Member, Role
from storage.people import Directory

HEADINGS = ("key", "name", "team", "role")
NEW = text("new")


@dataclass(frozen=True, slots=True)
class Link:
    """An account that becomes a member's; `member` None: of the one who is new with that name. `by`: how matched."""

    userid: str
    name: str
    member: int | None
    by: Text


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would follow. `rows` are those of the sheet; `notes` lines about what is not done by itself."""

    rows: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]
    notes: tuple[Text, ...]

    @property
    def sheet(self) -> str:
        """The rows under their headings, as the importer reads them."""
        out = io.StringIO(newline="")
        csv.writer(out, delimiter="\t", lineterminator="\n").writerows((HEADINGS, *self.rows))
        return out.getvalue()


def proposed(contacts: Contacts, people: Directory) -> Proposal:
    """Whom WeCom's people are here, who is new, who leads what; nothing that is known here is taken away."""
    rows, links, notes, strange = [], list[Link](), list[Text](), dict[str, int]()
    teams = {fold(word) for team in people.organization.teams.values() for word in (team.key, team.name)}
    opened = {plain.casefold(): cipher for cipher, plain in contacts.plain.items()}
    names = _names(contacts.people)
    for contact in sorted(contacts.people, key=lambda one: (one.name, one.userid)):
        own = _account(people, contact.userid)
        other = _account(people, opened.get(contact.userid.casefold(), ""))
        if own and other and own.id != other.id:
            notes.append(_one_person(own, other, contact))
            continue
        member, by = own or other, text("by the encrypted id")
        if member is None and names[fold(contact.name)] == 1:
            member, by = _namesake(people, contact.name), text("by the name alone")
        team = next((name for name in contact.departments if fold(name) in teams), "")
        if member is None and not team:
            where = contact.departments[0] if contact.departments else ""
            strange[where] = strange.get(where, 0) + 1
            continue
        if own is None:
            links.append(Link(contact.userid, contact.name, member.id if member else None, by if member else NEW))
        if member is not None and fold(member.name) != fold(contact.name):
            notes.append(_other_name(member, contact))
        row = _row(contact, member, team)
        if row is not None:
            rows.append(row)
    notes += [_gone(member) for member in _members(people, contacts.missing)]
    notes += [_left_out(n, where) for where, n in strange.items()]
    notes += [
        text("WeCom does not let the app read {call} ({code})", call=call, code=str(code))
        for call, code in contacts.unread.items()
    ]
    return Proposal(tuple(rows), tuple(links), tuple(notes))


def _one_person(own: Member, other: Member, contact: Contact) -> Text:
    return text(
        "{one} and {other} are one person in WeCom: {account}; settle it by hand",
        one=own.name,
        other=other.name,
        account=contact.userid,
    )


def _other_name(member: Member, contact: Contact) -> Text:
    return text("{name} is called {other} in WeCom; the name here stays", name=member.name, other=contact.name)


def _left_out(n: int, department: str) -> Text:
    if not department:
        return counted(
            "{n} person of no department is left out: which team?",
            "{n} people of no department are left out: which team?",
            n,
        )
    return counted(
        "{n} person of {department} is left out: there is no team of that name",
        "{n} people of {department} are left out: there is no team of that name",
        n,
        department=department,
    )


def _row(contact: Contact, member: Member | None, team: str) -> tuple[str, ...] | None:
    """What the sheet says of somebody: who is new, or leads a team that they do not lead here yet."""
    leads = bool(team) and team in contact.leads
    if member is None:
        return ("", contact.name, team, "lead" if leads else "rep")
    role = "lead" if leads and member.role is Role.REP else ""
    return (member.key, member.name, team, role) if team or role else None


def _account(people: Directory, userid: str) -> Member | None:
    number = people.accounts.get((PLATFORM, userid.casefold())) if userid else None
    return people.organization.members.get(number) if number is not None else None


def _namesake(people: Directory, name: str) -> Member | None:
    """The one member of that name who has no account at WeCom; None: nobody, or more than one."""
    called = [
        one for one in people.organization.members.values() if one.left is None and fold(one.name) == fold(name)
    ]
    has = [one for one in called if any(p.platform == PLATFORM for p in people.persons.get(one.id, ()))]
    return called[0] if len(called) == 1 and not has else None


def _names(contacts: Sequence[Contact]) -> Mapping[str, int]:
    """How many are called so."""
    found: dict[str, int] = {}
    for one in contacts:
        found[fold(one.name)] = found.get(fold(one.name), 0) + 1
    return found


def _members(people: Directory, userids: frozenset[str]) -> list[Member]:
    found = {one.id: one for userid in userids if (one := _account(people, userid)) and one.left is None}
    return sorted(found.values(), key=lambda one: one.name)


def _gone(member: Member) -> Text:
    return text(
        "{name} is not in WeCom, or outside the app's range; if they have left, import it with a column {column}",
        name=member.name,
        column="left",
    )
