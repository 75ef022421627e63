"""Teams, members, their accounts and rooms become what the rules say; every change is told in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from chat.message import Person, Room
from language.text import Text, text
from scoring.people import Member, Role
from scoring.rules import MemberRule, TeamRule
from storage import people
from storage.people import KnownRoom
from storage.plan import Plan, differing
from storage.tables import AccountRow, TenantRow
from storage.work import table_of

ACCOUNTS, TENANTS = table_of(AccountRow), table_of(TenantRow)


def tenants(plan: Plan) -> Iterator[Text]:
    """The company on each platform."""
    work = plan.work
    rows = work.rows(select(TENANTS.c.platform, TENANTS.c.tenant).where(TENANTS.c.org_id == work.org))
    plan.tenants = {row.platform: row.tenant for row in rows}
    for address in plan.rules.organization.tenants:
        platform, _, tenant = address.partition(":")
        if plan.tenants.get(platform) != tenant:
            plan.tenants[platform] = tenant
            work.insert_new(TenantRow, platform=platform, tenant=tenant)
            yield text("tenant {tenant} added", tenant=address)


def teams(plan: Plan) -> Iterator[Text]:
    """New and changed teams, a parent before what it holds."""
    for rule in _parents_first(plan):
        parent = plan.teams[rule.parent] if rule.parent else None
        if rule.key not in plan.teams:
            plan.teams[rule.key] = people.add_team(plan.work, rule.key, rule.name, parent, **_stated_of(rule))
            yield text("team {name} added", name=rule.name)
            continue
        assert plan.before is not None
        stands = plan.before.organization.teams[plan.teams[rule.key]]
        changed = differing(stands, {"name": rule.name, "parent": parent} | _stated_of(rule))
        for setting, value in changed.items():
            old, new = plan.said(setting, getattr(stands, setting)), plan.said(setting, value)
            yield text("team {name}: {setting} {old} → {new}", name=stands.name, setting=setting, old=old, new=new)
        if changed:
            people.change_team(plan.work, stands.id, **changed)


def _stated_of(rule: TeamRule) -> dict[str, Any]:
    """What the file says of a team; what it does not state is kept."""
    fields = ("territory", "wins", "weekend", "short_week")
    return {field: value for field in fields if (value := getattr(rule, field)) is not None}


def _parents_first(plan: Plan) -> Iterator[TeamRule]:
    """So that a parent's id is there when it is needed; the rules have no circles."""
    waiting, done = list(plan.rules.teams), {"", *plan.teams}
    while waiting:
        ready = [rule for rule in waiting if rule.parent in done]
        yield from ready
        done |= {rule.key for rule in ready}
        waiting = [rule for rule in waiting if rule.key not in done]


def members(plan: Plan) -> Iterator[Text]:
    """New and changed members; what the file does not state is kept."""
    locales = {rule.key: rule.locale for rule in plan.rules.teams}
    home = plan.rules.organization
    for rule in plan.rules.members:
        stated = _stated(plan, rule)
        if rule.key not in plan.members:
            locale = locales.get(rule.team or "") or home.locale
            fresh: dict[str, Any] = {"role": Role.REP, "team": None, "locale": locale, "zone": home.zone}
            plan.members[rule.key] = people.add_member(plan.work, Member(id=0, key=rule.key, **(fresh | stated)))
            yield text("member {name} added", name=rule.name)
            continue
        assert plan.before is not None
        stands = plan.before.organization.members[plan.members[rule.key]]
        changed = differing(stands, stated)
        for setting, value in changed.items():
            old, new = plan.said(setting, getattr(stands, setting)), plan.said(setting, value)
            yield text("member {name}: {setting} {old} → {new}", name=stands.name, setting=setting, old=old, new=new)
        if changed:
            people.change_member(plan.work, stands.id, **changed)


def mentors(plan: Plan) -> Iterator[Text]:
    """Who looks after whom; a mentor may be new as well."""
    for rule in plan.rules.members:
        if rule.mentor is None:
            continue
        number, mentor = plan.members[rule.key], plan.members.get(rule.mentor)
        known = plan.before.organization.members.get(number) if plan.before else None
        stood = known.mentor if known else None
        if mentor != stood:
            people.change_member(plan.work, number, mentor=mentor)
            old, new = plan.said("mentor", stood), plan.said("mentor", mentor)
            yield text("member {name}: {setting} {old} → {new}", name=rule.name, setting="mentor", old=old, new=new)


def _stated(plan: Plan, rule: MemberRule) -> dict[str, Any]:
    """The fields of a member that the file names."""
    columns = ("name", "names", "role", "position", "locale", "zone", "joined", "left")
    stated = {column: getattr(rule, column) for column in columns if getattr(rule, column) is not None}
    return stated if rule.team is None else stated | {"team": plan.teams.get(rule.team)}


def accounts(plan: Plan) -> Iterator[Text]:
    """Whose each account is."""
    work = plan.work
    rows = work.rows(select(ACCOUNTS).where(ACCOUNTS.c.org_id == work.org))
    known = {(row.platform, row.person.casefold()): row for row in rows}
    for rule in plan.rules.members:
        member = plan.members[rule.key]
        for address in rule.accounts:
            platform, tenant, number = plan.place(address)
            row = known.get((platform, number.casefold()))
            if row is None:
                people.link(work, Person(platform, tenant, number, rule.name), member)
                yield text("account {account} is {name}'s", account=address, name=rule.name)
            elif (row.member_id, row.tenant) != (member, tenant):
                people.relink(work, Person(platform, tenant, row.person, row.name), member)
                yield text("account {account} is now {name}'s", account=address, name=rule.name)


def rooms(plan: Plan) -> Iterator[Text]:
    """Which rooms belong to which team, and where its posts go."""
    known = plan.before.rooms if plan.before else {}
    for rule in plan.rules.teams:
        if rule.room is not None:
            yield from _posts_room(plan, rule, rule.room, known)
        for address in rule.rooms:
            platform, tenant, number = plan.place(address)
            stands = known.get((platform, number))
            if address == rule.room or (stands and stands.team == plan.teams[rule.key] and not stands.posts):
                continue
            room = Room(platform, tenant, number, "group")
            people.bind(plan.work, room, plan.teams[rule.key], rule.name, rule.locale or "", posts=False)
            yield text("room {room} belongs to {team}", room=address, team=rule.name)


def _posts_room(
    plan: Plan, rule: TeamRule, address: str, rooms: Mapping[tuple[str, str], KnownRoom]
) -> Iterator[Text]:
    platform, tenant, number = plan.place(address)
    team, known = plan.teams[rule.key], rooms.get((platform, number))
    stands = known and (known.team, known.room.tenant, known.posts) == (team, tenant, True)
    if stands and known and rule.locale in (None, known.locale):
        return
    for other in rooms.values():
        if other.team == team and other.posts and other.room.platform == platform and other.room.id != number:
            people.bind(plan.work, other.room, None)
    people.bind(plan.work, Room(platform, tenant, number, "group"), team, rule.name, rule.locale or "")
    yield text("room {room} belongs to {team}", room=address, team=rule.name)
