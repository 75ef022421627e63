"""Who is who: the organization, its teams and members, their accounts, the rooms the bot knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select

from chat.message import Person, Reader, Room
from scoring.people import Member, Organization, Role
from storage.organization import member_of, organization_of, row_of, team_of
from storage.tables import AccountRow, FormerNameRow, MemberRow, OrganizationRow, RoomRow, TeamRow
from storage.values import names
from storage.work import Work, table_of

ORGANIZATIONS, TEAMS, MEMBERS = table_of(OrganizationRow), table_of(TeamRow), table_of(MemberRow)
ACCOUNTS, ROOMS, NAMES = table_of(AccountRow), table_of(RoomRow), table_of(FormerNameRow)
_VERSION = select(ORGANIZATIONS.c.version).where(ORGANIZATIONS.c.id == bindparam("org"))


@dataclass(frozen=True, slots=True)
class KnownRoom:
    """A room with its team and its language ("": the organization's); `posts`: the team's posts go there."""

    room: Room
    team: int | None
    name: str
    locale: str
    posts: bool = True


@dataclass(frozen=True, slots=True)
class Directory:
    """The organization with its accounts and rooms, as of one version; shared by all who only read it."""

    version: int
    organization: Organization
    accounts: Mapping[tuple[str, str], int]
    persons: Mapping[int, tuple[Person, ...]]
    rooms: Mapping[tuple[str, str], KnownRoom]

    def member_of(self, person: Person) -> Member | None:
        """The member behind a platform's account."""
        number = self.accounts.get((person.platform, person.id.casefold()))
        return self.organization.members.get(number) if number is not None else None

    def person_of(self, member: int, platform: str = "") -> Person | None:
        """Where a member can be written to, on that platform if there is a choice."""
        persons = self.persons.get(member, ())
        return next((p for p in persons if p.platform == platform), persons[0] if persons else None)

    def room_of_team(self, team: int | None) -> KnownRoom | None:
        """The group where posts of a team go."""
        own = (r for r in self.rooms.values() if r.team == team and r.room.form == "group")
        return next((r for r in own if r.posts), None)

    def reader_of(self, to: Room | Person) -> Reader:
        """In which language and time zone somebody, or a room, reads; of a newcomer their platform's language."""
        home = self.organization
        if isinstance(to, Person):
            member = self.member_of(to)
            return Reader(member.locale, member.zone) if member else Reader(to.locale or home.locale, home.zone)
        known = self.rooms.get((to.platform, to.id))
        return Reader((known.locale if known else "") or home.locale, home.zone)


def directory(work: Work) -> Directory:
    """Everybody and every room; read anew only when the organization's version has changed."""
    if "directory" in work.known:
        found: Directory = work.known["directory"]
        return found
    version = work.rows(_VERSION, org=work.org)
    if not version:
        raise LookupError("no organization yet")
    shared = work.shared.get("directory")
    if shared is None or shared.version != version[0][0]:
        shared = work.shared["directory"] = _read(work)
    work.known["directory"] = shared
    work.turns = shared.organization.turns
    kept: Directory = shared
    return kept


def _read(work: Work) -> Directory:
    row = work.rows(select(ORGANIZATIONS).where(ORGANIZATIONS.c.id == work.org))[0]
    members = {m.id: m for m in map(member_of, work.rows(select(MEMBERS).where(MEMBERS.c.org_id == work.org)))}
    teams = work.rows(select(TEAMS).where(TEAMS.c.org_id == work.org).order_by(TEAMS.c.id))
    former = _former_names(work)
    accounts = work.rows(select(ACCOUNTS).where(ACCOUNTS.c.org_id == work.org))
    persons: dict[int, tuple[Person, ...]] = {}
    for a in accounts:
        person = Person(a.platform, a.tenant, a.person, a.name)
        persons[a.member_id] = (*persons.get(a.member_id, ()), person)
    rooms = work.rows(select(ROOMS).where(ROOMS.c.org_id == work.org))
    return Directory(
        version=row.version,
        organization=organization_of(row, {t.id: team_of(t, former.get(t.id, ())) for t in teams}, members),
        accounts={(a.platform, a.person.casefold()): a.member_id for a in accounts},
        persons=persons,
        rooms={
            (r.platform, r.room): KnownRoom(
                Room(r.platform, r.tenant, r.room, r.form), r.team_id, r.name, r.locale, r.posts
            )
            for r in rooms
        },
    )


def _former_names(work: Work) -> dict[int, tuple[str, ...]]:
    """What teams were called before, as far as that is still understood."""
    names = select(NAMES.c.team_id, NAMES.c.name).where(NAMES.c.org_id == work.org, NAMES.c.until >= work.now.date())
    found: dict[int, tuple[str, ...]] = {}
    for row in work.rows(names.order_by(NAMES.c.name)):
        found[row.team_id] = (*found.get(row.team_id, ()), row.name)
    return found


def has_organization(work: Work) -> bool:
    """Whether there is an organization already."""
    return bool(work.rows(select(ORGANIZATIONS.c.id).where(ORGANIZATIONS.c.id == work.org)))


def add_organization(work: Work, **values: Any) -> None:
    """Found the organization; `values` by the fields of scoring.people.Organization, metrics and sample by column."""
    work.insert(OrganizationRow, id=work.org, **row_of(values))
    work.people_changed = True


def change_organization(work: Work, **values: Any) -> None:
    """Give the organization new values, named as in `add_organization`."""
    work.change(OrganizationRow, {"id": work.org}, **row_of(values))
    work.people_changed = True


def add_team(work: Work, key: str, name: str, parent: int | None = None, **values: Any) -> int:
    """Put a team on the map; `values` by the other fields of scoring.people.Team; its id."""
    number = work.new_id()
    work.insert(TeamRow, id=number, key=key, name=name, parent_id=parent, **values)
    work.people_changed = True
    return number


def change_team(work: Work, team: int, **values: Any) -> None:
    """Give a team new values, by the fields of scoring.people.Team."""
    columns = {"parent": "parent_id"}
    work.change(TeamRow, {"id": team}, **{columns.get(field, field): value for field, value in values.items()})
    work.people_changed = True


def add_member(work: Work, member: Member) -> int:
    """Put a person on the roster (`member.id` is not looked at); the new id."""
    number = work.new_id()
    work.insert(
        MemberRow,
        id=number,
        key=member.key,
        name=member.name,
        names=names(member.names),
        role=member.role.value,
        position=member.position,
        team_id=member.team,
        locale=member.locale,
        zone=member.zone,
        joined=member.joined,
        left=member.left,
        mentor_id=member.mentor,
        anonymous=member.anonymous,
        muted=member.muted,
        speaks=member.speaks,
    )
    work.people_changed = True
    return number


def change_member(work: Work, member: int, **values: Any) -> None:
    """Give a member new values, by the fields of scoring.people.Member."""
    columns = {"team": "team_id", "mentor": "mentor_id"}
    row = {columns.get(field, field): value for field, value in values.items()}
    if "names" in row:
        row["names"] = names(row["names"])
    work.change(MemberRow, {"id": member}, **row)
    work.people_changed = True


def link(work: Work, person: Person, member: int) -> None:
    """Make an account the member's; nothing happens if the account is known already."""
    work.insert_new(
        AccountRow,
        platform=person.platform,
        person=person.id,
        tenant=person.tenant,
        member_id=member,
        name=person.name,
    )
    work.people_changed = True


def relink(work: Work, person: Person, member: int) -> None:
    """Make a known account another member's, or another tenant's; `person.id` as it is stored."""
    work.change(
        AccountRow, {"platform": person.platform, "person": person.id}, member_id=member, tenant=person.tenant
    )
    work.people_changed = True


def bind(work: Work, room: Room, team: int | None, name: str = "", locale: str = "", *, posts: bool = True) -> None:
    """Make a room the place of a team (None: of none), with its posts or without; name and locale are kept."""
    known = directory(work).rooms.get((room.platform, room.id)) if has_organization(work) else None
    if known is None:
        work.insert_new(
            RoomRow,
            platform=room.platform,
            room=room.id,
            tenant=room.tenant,
            form=room.form,
            team_id=team,
            name=name,
            locale=locale,
            posts=posts,
        )
    else:
        given = {column: value for column, value in (("name", name), ("locale", locale)) if value}
        work.change(
            RoomRow,
            {"platform": room.platform, "room": room.id},
            team_id=team,
            tenant=room.tenant,
            posts=posts,
            **given,
        )
    work.people_changed = True


def follow(work: Work, person: Person, locale: str, zone: str) -> None:
    """Let a member have the language and time zone the platform knows.

    What the rules give a person alone stays, and the language that somebody chose.
    """
    found = directory(work)
    member, home = found.member_of(person), found.organization
    if member is None:
        return
    joined_here = member.key.startswith(f"{person.platform}-")
    wanted = {"locale": "" if member.speaks else locale, "zone": zone if is_zone(zone) else ""}
    usual = {"locale": home.locale, "zone": home.zone}
    values = {
        name: value
        for name, value in wanted.items()
        if value and value != getattr(member, name) and (joined_here or getattr(member, name) == usual[name])
    }
    if values:
        change_member(work, member.id, **values)


def is_zone(name: str) -> bool:
    """Whether there is such a time zone."""
    try:
        return bool(name) and bool(ZoneInfo(name))
    except (ValueError, LookupError, OSError):
        return False


def set_role(work: Work, member: int, role: Role) -> None:
    """Give a member a role."""
    work.change(MemberRow, {"id": member}, role=role.value)
    work.people_changed = True


def is_sample(work: Work) -> bool:
    """Whether the organization is the sample company."""
    return bool(
        work.connection.execute(select(ORGANIZATIONS.c.sample).where(ORGANIZATIONS.c.id == work.org)).scalar()
    )
