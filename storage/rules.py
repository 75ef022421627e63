"""Rules applied: the organization becomes what the file says, and every change is told in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import select

from chat.errors import Refusal
from chat.message import Person, Room
from language.money import Money
from language.text import Arg, Day, Listing, Text, text
from scoring.consistency import COMPANY
from scoring.metric import Metric, with_own
from scoring.people import Member, Role
from scoring.period import label
from scoring.rules import MemberRule, Rules, TargetRule, TeamRule
from storage import closings, people, schedules, targets
from storage.people import Directory
from storage.tables import AccountRow, DealEventRow, RulesRow, TargetRow, TenantRow
from storage.targets import Target, target_of
from storage.values import dump
from storage.work import Work, table_of

ACCOUNTS, TENANTS, VERSIONS = table_of(AccountRow), table_of(TenantRow), table_of(RulesRow)


@dataclass(slots=True)
class _Plan:
    """What stood before (None: nothing), and the ids of teams and members by key as they come to be."""

    work: Work
    rules: Rules
    before: Directory | None
    teams: dict[str, int] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)
    tenants: dict[str, str] = field(default_factory=dict)

    def place(self, address: str) -> tuple[str, str, str]:
        """Platform, tenant and id of "platform:id"; a platform without a tenant is its own."""
        platform, _, number = address.partition(":")
        if platform not in self.tenants:
            self.tenants[platform] = platform
            self.work.insert_new(TenantRow, platform=platform, tenant=platform)
        return platform, self.tenants[platform], number

    def said(self, setting: str, value: Any) -> Arg:
        """A setting's value as it is told; teams by their keys."""
        if setting in ("team", "parent"):
            value = next((key for key, number in self.teams.items() if number == value), None)
        if value is None or value == "":
            return "–"
        if isinstance(value, time):
            return f"{value:%H:%M}"
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, tuple):
            return Listing(value) if value else "–"
        return Day(value) if isinstance(value, date) else str(value)


def apply(work: Work, rules: Rules, effective: date) -> tuple[Text, ...]:
    """Make the organization what the rules say, from nothing or from what stands; the changes in words.

    What the file does not name stays: members, teams and schedules may have been added by chat. The same rules
    again change nothing. Refusal when the currency would change under amounts that are recorded.
    """
    before = people.directory(work) if people.has_organization(work) else None
    plan = _Plan(work, rules, before)
    if before is not None:
        plan.teams = {team.key: team.id for team in before.organization.teams.values()}
        plan.members = {member.key: member.id for member in before.organization.members.values()}
    steps = (_organization, _tenants, _teams, _members, _accounts, _rooms, _targets, _schedules)
    changes = tuple(change for step in steps for change in step(plan))
    query = select(VERSIONS.c.body).where(VERSIONS.c.org_id == work.org).order_by(VERSIONS.c.id.desc()).limit(1)
    if changes or work.connection.execute(query).scalar() != rules.body:
        work.insert(RulesRow, id=work.new_id(), effective=effective, body=rules.body, applied_at=work.now)
        work.people_changed = True
    return changes


def _organization(plan: _Plan) -> Iterator[Text]:
    rule, work = plan.rules.organization, plan.work
    columns = (
        "name",
        "zone",
        "currency",
        "locale",
        "country",
        "day_end",
        "main_metric",
        "confirm_above",
        "closes_after",
    )
    wanted = {column: getattr(rule, column) for column in columns}
    metrics = dump(plan.rules.metrics) if plan.rules.metrics else ""
    quotas = dump(plan.rules.quotas)
    if plan.before is None:
        people.add_organization(work, **wanted, metrics=metrics, quotas=quotas)
        yield text("organization {name} created", name=rule.name)
        yield from _metrics((), plan.rules.metrics)
        return
    stands = plan.before.organization
    differing = _differing(stands, wanted)
    if "currency" in differing and _has_amounts(work):
        raise Refusal(text("The currency stays {old}: amounts are recorded in it.", old=stands.currency))
    for column, value in differing.items():
        old, new = plan.said(column, getattr(stands, column)), plan.said(column, value)
        yield text("organization: {setting} {old} → {new}", setting=column, old=old, new=new)
    own = tuple(_metrics(stands.metrics, with_own(plan.rules.metrics)))
    yield from own
    if own:
        differing["metrics"] = metrics
    if stands.quotas != plan.rules.quotas:
        differing["quotas"] = quotas
        yield text("quotas changed")
    if differing:
        people.change_organization(work, **differing)


def _metrics(before: tuple[Metric, ...], after: tuple[Metric, ...]) -> Iterator[Text]:
    old, new = ({metric.key: metric for metric in metrics} for metrics in (before, after))
    for key in old | new:
        if key not in old:
            yield text("metric {name} added", name=key)
        elif key not in new:
            yield text("metric {name} removed", name=key)
        elif old[key] != new[key]:
            yield text("metric {name} changed", name=key)


def _tenants(plan: _Plan) -> Iterator[Text]:
    work = plan.work
    rows = work.rows(select(TENANTS.c.platform, TENANTS.c.tenant).where(TENANTS.c.org_id == work.org))
    plan.tenants = {row.platform: row.tenant for row in rows}
    for address in plan.rules.organization.tenants:
        platform, _, tenant = address.partition(":")
        if plan.tenants.get(platform) != tenant:
            plan.tenants[platform] = tenant
            work.insert_new(TenantRow, platform=platform, tenant=tenant)
            yield text("tenant {tenant} added", tenant=address)


def _teams(plan: _Plan) -> Iterator[Text]:
    for rule in _parents_first(plan.rules.teams):
        parent = plan.teams[rule.parent] if rule.parent else None
        if rule.key not in plan.teams:
            plan.teams[rule.key] = people.add_team(plan.work, rule.key, rule.name, parent)
            yield text("team {name} added", name=rule.name)
            continue
        assert plan.before is not None
        stands = plan.before.organization.teams[plan.teams[rule.key]]
        differing = _differing(stands, {"name": rule.name, "parent": parent})
        for setting, value in differing.items():
            old, new = plan.said(setting, getattr(stands, setting)), plan.said(setting, value)
            yield text("team {name}: {setting} {old} → {new}", name=stands.name, setting=setting, old=old, new=new)
        if differing:
            people.change_team(plan.work, stands.id, **differing)


def _parents_first(teams: tuple[TeamRule, ...]) -> Iterator[TeamRule]:
    """So that a parent's id is there when it is needed; the rules have no circles."""
    waiting, done = list(teams), {""}
    while waiting:
        ready = [rule for rule in waiting if rule.parent in done]
        yield from ready
        done |= {rule.key for rule in ready}
        waiting = [rule for rule in waiting if rule.key not in done]


def _members(plan: _Plan) -> Iterator[Text]:
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
        differing = _differing(stands, stated)
        for setting, value in differing.items():
            old, new = plan.said(setting, getattr(stands, setting)), plan.said(setting, value)
            yield text("member {name}: {setting} {old} → {new}", name=stands.name, setting=setting, old=old, new=new)
        if differing:
            people.change_member(plan.work, stands.id, **differing)


def _stated(plan: _Plan, rule: MemberRule) -> dict[str, Any]:
    """The fields of a member that the file names."""
    columns = ("name", "names", "role", "position", "locale", "zone", "joined", "left")
    stated = {column: getattr(rule, column) for column in columns if getattr(rule, column) is not None}
    return stated if rule.team is None else stated | {"team": plan.teams.get(rule.team)}


def _accounts(plan: _Plan) -> Iterator[Text]:
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


def _rooms(plan: _Plan) -> Iterator[Text]:
    rooms = plan.before.rooms if plan.before else {}
    for rule in plan.rules.teams:
        if rule.room is None:
            continue
        platform, tenant, number = plan.place(rule.room)
        team, known = plan.teams[rule.key], rooms.get((platform, number))
        if known and (known.team, known.room.tenant) == (team, tenant) and rule.locale in (None, known.locale):
            continue
        for other in rooms.values():
            if other.team == team and other.room.platform == platform and other.room.id != number:
                people.bind(plan.work, other.room, None)
        people.bind(plan.work, Room(platform, tenant, number, "group"), team, rule.name, rule.locale or "")
        yield text("room {room} belongs to {team}", room=rule.room, team=rule.name)


def _targets(plan: _Plan) -> Iterator[Text]:
    metrics = {metric.key: metric for metric in with_own(plan.rules.metrics)}
    names = {rule.key: rule.name for rule in plan.rules.teams}
    names |= {rule.key: rule.name for rule in plan.rules.members}
    for rule in plan.rules.targets:
        target = _target(plan, rule)
        stands = targets.versions(plan.work, target.holder, target.holder_id, target.metric, target.period)
        if stands and stands[-1].amounts == target.amounts:
            continue
        if rule.cascade is None:  # the others go down when all of this is written
            since = closings.today_of(plan.work) + timedelta(days=1) if stands else None
            targets.add(plan.work, replace(target, since=max(since, target.start) if since else None))
        money, currency = metrics[rule.metric].money, plan.rules.organization.currency
        yield text(
            "target of {holder}, {metric}, {period}: {levels}",
            holder=names.get(rule.holder, plan.rules.organization.name),
            metric=rule.metric,
            period=label(rule.period),
            levels=Listing(tuple(Money(n, currency) if money else n for _, n in rule.ladder.levels)),
        )


def _target(plan: _Plan, rule: TargetRule) -> Target:
    holder: targets.Holder = "company"
    number = targets.COMPANY
    if rule.holder in {team.key for team in plan.rules.teams}:
        holder, number = "team", plan.teams[rule.holder]
    elif rule.holder != COMPANY:
        holder, number = "member", plan.members[rule.holder]
    return target_of(rule.metric, (holder, number), rule.period, rule.ladder, reason=rule.reason)


def _schedules(plan: _Plan) -> Iterator[Text]:
    known = schedules.known(plan.work)
    for rule in plan.rules.schedules:
        wanted: dict[str, Any] = {
            "post": rule.post,
            "cadence": rule.cadence,
            "zone": plan.rules.organization.zone,
            "team_id": plan.teams[rule.team] if rule.team else None,
            "catch_up": rule.catch_up,
            "enabled": rule.on,
        }
        stands = known.get(rule.key)
        if stands is None:
            schedules.add(plan.work, rule.key, **wanted)
            yield text("schedule {name} added", name=rule.key)
            continue
        differing = {column: value for column, value in wanted.items() if stands[column] != value}
        for column, value in differing.items():
            setting = {"team_id": "team", "enabled": "on"}.get(column, column)
            old, new = plan.said(setting, stands[column]), plan.said(setting, value)
            yield text("schedule {name}: {setting} {old} → {new}", name=rule.key, setting=setting, old=old, new=new)
        if differing:
            schedules.change(plan.work, stands["id"], **differing)


def _differing(stands: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in wanted.items() if getattr(stands, name) != value}


def _has_amounts(work: Work) -> bool:
    tables = (table_of(DealEventRow), table_of(TargetRow))
    return any(work.rows(select(table.c.id).where(table.c.org_id == work.org).limit(1)) for table in tables)
