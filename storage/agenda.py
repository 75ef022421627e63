"""Targets and schedules become what the rules say; every change is told in words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from language.money import Money
from language.text import Listing, Text, text
from scoring.consistency import COMPANY
from scoring.metric import with_own
from scoring.period import label
from scoring.rules import TargetRule
from scoring.target import COMPANY as TOP
from storage import closings
from storage import schedules as recurring
from storage import targets as goals
from storage.plan import Plan
from storage.targets import Target, target_of


def targets(plan: Plan) -> Iterator[Text]:
    """Targets that are new or changed."""
    metrics = {metric.key: metric for metric in with_own(plan.rules.metrics)}
    names = {rule.key: rule.name for rule in plan.rules.teams}
    names |= {rule.key: rule.name for rule in plan.rules.members}
    for rule in plan.rules.targets:
        target = _target(plan, rule)
        stands = goals.versions(plan.work, target.holder, target.holder_id, target.metric, target.period)
        if stands and stands[-1].amounts == target.amounts:
            continue
        if rule.cascade is None:  # the others go down when all of this is written
            since = closings.today_of(plan.work) + timedelta(days=1) if stands else None
            goals.add(plan.work, replace(target, since=max(since, target.start) if since else None))
        money, currency = metrics[rule.metric].money, plan.rules.organization.currency
        yield text(
            "target of {holder}, {metric}, {period}: {levels}",
            holder=names.get(rule.holder, plan.rules.organization.name),
            metric=rule.metric,
            period=label(rule.period, first_month=plan.rules.organization.year_start),
            levels=Listing(tuple(Money(n, currency) if money else n for _, n in rule.ladder.levels)),
        )


def _target(plan: Plan, rule: TargetRule) -> Target:
    holder = TOP
    if rule.holder in {team.key for team in plan.rules.teams}:
        holder = "team", plan.teams[rule.holder]
    elif rule.holder != COMPANY:
        holder = "member", plan.members[rule.holder]
    return target_of(rule.metric, holder, rule.period, rule.ladder, reason=rule.reason)


def schedules(plan: Plan) -> Iterator[Text]:
    """Schedules that are new or changed."""
    known = recurring.known(plan.work)
    for rule in plan.rules.schedules:
        wanted: dict[str, Any] = {
            "post": rule.post,
            "cadence": rule.cadence,
            "zone": rule.zone or plan.rules.organization.zone,
            "team_id": plan.teams[rule.team] if rule.team else None,
            "member_id": plan.members[rule.member] if rule.member else None,
            "catch_up": rule.catch_up,
            "enabled": rule.on,
        }
        stands = known.get(rule.key)
        if stands is None:
            recurring.add(plan.work, rule.key, **wanted)
            yield text("schedule {name} added", name=rule.key)
            continue
        changed = {column: value for column, value in wanted.items() if stands[column] != value}
        for column, value in changed.items():
            setting = {"team_id": "team", "member_id": "member", "enabled": "on"}.get(column, column)
            old, new = plan.said(setting, stands[column]), plan.said(setting, value)
            yield text("schedule {name}: {setting} {old} → {new}", name=rule.key, setting=setting, old=old, new=new)
        if changed:
            recurring.change(plan.work, stands["id"], **changed)
