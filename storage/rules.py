"""Rules applied: the organization becomes what the file says, and every change is told in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from chat.errors import Refusal
from language.text import Day, Text, text
from scoring.label import label
from scoring.metric import Metric, told_apart, with_own
from scoring.mistake import RulesError
from scoring.period import IsWorkday, Turns
from scoring.rules import (
    MemberRule,
    OrganizationRule,
    Rules,
    ScheduleRule,
    TeamRule,
    read_rules,
)
from scoring.ruling import Rulebook
from storage import agenda, cascades, closings, exchange, people, roster, totals, versions
from storage.differences import changed_book, changed_quotas
from storage.plan import Plan, differing
from storage.tables import DealEventRow, TargetRow
from storage.values import dump
from storage.work import Work, table_of

_COLUMNS = (
    "name",
    "zone",
    "currency",
    "locale",
    "country",
    "day_end",
    "main_metric",
    "confirm_above",
    "closes_after",
    "weekend",
    "short_week",
    "quiet",
    "signed_is_collected",
    "anonymous",
    "winners",
)


def apply(
    work: Work, rules: Rules, effective: date, today: date | None = None, *, trial: bool = False
) -> tuple[Text, ...]:
    """Make the organization what the rules say, from nothing or from what stands; the changes in words.

    What the file does not name stays: members, teams and schedules may have been added by chat. Scorecards, points,
    rates and thresholds are what the file says. The same rules again change nothing. Rules from a day after `today`
    (None: there is no such day) are kept and take effect then, by `take_effect`. `trial`: only changes are wanted.
    Refusal when the currency would change under amounts that are recorded, or when the day lies in a closed month.
    """
    if people.has_organization(work) and effective < closings.open_from(work) and versions.known(work):
        first = str(closings.open_from(work))
        raise Refusal(text("{day} is closed. The earliest day is {first}.", day=str(effective), first=first))
    if today is not None and effective > today:
        return _kept(work, rules, effective)
    if trial:
        return _tried(work, rules, effective)
    plan = _plan(work, rules)
    changes = _changed(plan, effective)
    if changes or versions.body(work, effective) != rules.body:
        versions.add(work, rules.body, effective)
        _settle(plan)
    return changes


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Ids by key of all teams and members, and in words what changed of those who were there before."""

    teams: Mapping[str, int]
    members: Mapping[str, int]
    changed: tuple[Text, ...]


def add(
    work: Work,
    teams: tuple[TeamRule, ...] = (),
    members: tuple[MemberRule, ...] = (),
    posts: tuple[ScheduleRule, ...] = (),
    *,
    body: str,
    by: int,
) -> tuple[Text, ...]:
    """Add or change teams, members, schedules by chat: as by the file, and a version; `body` as a file says it."""
    plan = _plan(work, _stated(work, teams, members, posts, body))
    changes = (*roster.teams(plan), *roster.members(plan), *roster.mentors(plan), *agenda.schedules(plan))
    versions.add(work, body, closings.today_of(work), source="chat", member=by)
    return changes


def enrol(
    work: Work, teams: tuple[TeamRule, ...], members: tuple[MemberRule, ...], *, body: str, by: int | None
) -> Enrolled:
    """Add and change teams and members as `add` does; who they are now, for what else is known of them."""
    plan = _plan(work, _stated(work, teams, members, (), body))
    known = {rule.name for rule in members if rule.key in plan.members}
    told = (*roster.teams(plan), *roster.members(plan), *roster.mentors(plan))
    versions.add(work, body, closings.today_of(work), source="chat", member=by)
    changed = tuple(one for one in told if dict(one.args).get("name") in known)
    return Enrolled(plan.teams, plan.members, changed)


def _stated(
    work: Work,
    teams: tuple[TeamRule, ...],
    members: tuple[MemberRule, ...],
    posts: tuple[ScheduleRule, ...],
    body: str,
) -> Rules:
    home = people.directory(work).organization
    stated = OrganizationRule(home.name, home.zone, home.currency, home.locale)
    return Rules(stated, teams, members, (), (), posts, body)


def take_effect(work: Work, today: date, is_workday: IsWorkday) -> tuple[Text, ...]:
    """Make what waits for a day up to today the rules in force; the changes in words."""
    changes: list[Text] = []
    for version in versions.waiting(work):
        if version.since > today:
            continue
        plan, mark = _plan(work, read_rules(version.body, "rules.toml")), work.mark()
        try:
            changes += _changed(plan, version.since)
            versions.settle(work, version, "holds")
            _settle(plan)
        except Refusal as refusal:
            work.forget(mark)
            versions.settle(work, version, "refused")
            changes.append(refusal.words[0])
            continue
        changes += _gone_down(work, plan.rules, is_workday)
    return tuple(changes)


def _gone_down(work: Work, rules: Rules, is_workday: IsWorkday) -> Iterator[Text]:
    """Send the targets down; where they no longer fit, all stay as they are, and why is told."""
    work.flush()
    mark = work.mark()
    try:
        cascades.apply(work, rules, is_workday)
    except Refusal as refusal:
        work.forget(mark)
        yield refusal.words[0]
    except RulesError as wrong:
        work.forget(mark)
        for low in wrong.mistakes:
            yield text("{key} {remedy}", key=low.key, remedy=low.remedy)


def _kept(work: Work, rules: Rules, effective: date) -> tuple[Text, ...]:
    """Keep rules for their day; what they would change as things stand now."""
    if any(one.since == effective and one.body == rules.body for one in versions.waiting(work)):
        return ()
    changes = _tried(work, rules, effective)
    for one in versions.waiting(work):
        if one.since == effective:
            versions.settle(work, one, "replaced")
    versions.add(work, rules.body, effective, state="waiting")
    return (text("From {day} on:", day=Day(effective)), *changes)


def _tried(work: Work, rules: Rules, effective: date) -> tuple[Text, ...]:
    """What the rules would change as things stand now; nothing is left of it."""
    mark, changed = work.mark(), work.people_changed
    changes = _changed(_plan(work, rules), effective)
    work.forget(mark)
    work.people_changed = changed
    return changes


def _plan(work: Work, rules: Rules) -> Plan:
    before = people.directory(work) if people.has_organization(work) else None
    plan = Plan(work, rules, before)
    if before is not None:
        plan.teams = {team.key: team.id for team in before.organization.teams.values()}
        plan.members = {member.key: member.id for member in before.organization.members.values()}
    return plan


def _changed(plan: Plan, effective: date) -> tuple[Text, ...]:
    """Take every step; what each changes."""
    book = versions.book(plan.work, effective) if plan.before else Rulebook()
    return (
        *_organization(plan),
        *roster.tenants(plan),
        *roster.teams(plan),
        *roster.members(plan),
        *roster.mentors(plan),
        *roster.accounts(plan),
        *roster.rooms(plan),
        *changed_book(book, plan.rules.book, plan.rules.organization.currency),
        *agenda.targets(plan),
        *agenda.schedules(plan),
    )


def _settle(plan: Plan) -> None:
    """What follows from new rules: totals by other weeks or years, customers told apart, amounts that now count."""
    work, before = plan.work, plan.before
    work.people_changed = True
    if before is None:
        return
    work.flush()
    home, stood = people.directory(work).organization, before.organization
    if home.turns != stood.turns or told_apart(home.metrics) != told_apart(stood.metrics):
        totals.rebuild(work)
    exchange.release(work)


def _organization(plan: Plan) -> Iterator[Text]:
    rule, work = plan.rules.organization, plan.work
    wanted = {column: getattr(rule, column) for column in _COLUMNS}
    wanted["turns"] = Turns(6 if rule.week_start == "sunday" else 0, rule.year_start)
    wanted["days"] = dict.fromkeys(rule.workdays, True) | dict.fromkeys(rule.days_off, False)
    metrics = dump(plan.rules.metrics) if plan.rules.metrics else ""
    quotas = dump(plan.rules.quotas)
    if plan.before is None:
        people.add_organization(work, **wanted, metrics=metrics, quotas=quotas)
        yield text("organization {name} created", name=rule.name)
        yield from _metrics((), plan.rules.metrics)
        return
    stands = plan.before.organization
    changed = differing(stands, wanted)
    if "currency" in changed and _has_amounts(work):
        raise Refusal(text("The currency stays {old}: amounts are recorded in it.", old=stands.currency))
    for column, value in changed.items():
        old, new = plan.said(column, getattr(stands, column)), plan.said(column, value)
        yield text("organization: {setting} {old} → {new}", setting=column, old=old, new=new)
    own = tuple(_metrics(stands.metrics, with_own(plan.rules.metrics)))
    yield from own
    if own:
        changed["metrics"] = metrics
    if stands.quotas != plan.rules.quotas:
        changed["quotas"] = quotas
        named = {metric.key: metric for metric in with_own(plan.rules.metrics)}
        yield from changed_quotas(stands.quotas, plan.rules.quotas, named, rule.currency)
    if changed:
        people.change_organization(work, **changed)


def _metrics(before: tuple[Metric, ...], after: tuple[Metric, ...]) -> Iterator[Text]:
    old, new = ({metric.key: metric for metric in metrics} for metrics in (before, after))
    for key in old | new:
        if key not in old:
            yield text("metric {name} added", name=label(new[key]))
        elif key not in new:
            yield text("metric {name} removed", name=label(old[key]))
        elif old[key] != new[key]:
            yield text("metric {name} changed", name=label(new[key]))


def _has_amounts(work: Work) -> bool:
    tables = (table_of(DealEventRow), table_of(TargetRow))
    return any(work.rows(select(table.c.id).where(table.c.org_id == work.org).limit(1)) for table in tables)
