"""Targets and schedules become what the rules say; every change is told in words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from language.text import Listing, Text, text
from scoring.consistency import COMPANY
from scoring.label import LEVELS
from scoring.label import label as called
from scoring.label import value as shown
from scoring.metric import Metric, with_own
from scoring.period import label
from scoring.rules import TargetRule
from scoring.target import COMPANY as TOP
from scoring.target import Ladder
from storage import closings
from storage import schedules as recurring
from storage import targets as goals
from storage.plan import Plan
from storage.targets import Target, target_of


def targets(plan: Plan) -> Iterator[Text]:
    """Targets that are new or changed."""
    metrics = {metric.key: metric for metric in with_own(plan.rules.metrics)}
    for rule in plan.rules.targets:
        target = _target(plan, rule)
        stands = goals.versions(plan.work, target.holder, target.holder_id, target.metric, target.period)
        if stands and stands[-1].amounts == target.amounts:
            continue
        if rule.cascade is None:  # the others go down when all of this is written
            since = closings.today_of(plan.work) + timedelta(days=1) if stands else None
            goals.add(plan.work, replace(target, since=max(since, target.start) if since else None))
        yield _told(plan, rule, metrics[rule.metric], stands[-1] if stands else None)


def _told(plan: Plan, rule: TargetRule, metric: Metric, before: Target | None) -> Text:
    """The levels; of a target that stood, the old beside the new and the day from which it holds."""
    home = plan.rules.organization
    names = {team.key: team.name for team in plan.rules.teams}
    names |= {member.key: member.name for member in plan.rules.members}
    holder, period = names.get(rule.holder, home.name), label(rule.period, first_month=home.year_start)
    new = _levels(metric, rule.ladder, home.currency)
    if before is None:
        return text(
            "target of {holder}, {metric}, {period}: {levels}",
            holder=holder,
            metric=called(metric),
            period=period,
            levels=new,
        )
    return text(
        "target of {holder}, {metric}, {period}: {old} → {new}",
        holder=holder,
        metric=called(metric),
        period=period,
        old=_levels(metric, before.ladder(metric), home.currency),
        new=new,
    )


def _levels(metric: Metric, ladder: Ladder, currency: str) -> Listing:
    """A level that equals the one before it was not stated."""
    found = {amount: level for level, amount in reversed(ladder.levels)}
    said = [(LEVELS[level], shown(metric, amount, currency)) for amount, level in reversed(found.items())]
    return Listing(tuple(text("{level} {amount}", level=level, amount=amount) for level, amount in said))


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
