"""The rules file of an organization: TOML in, checked values out, or one line that says what to correct."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Literal

from language.text import Arg, Text, english, text
from scoring.calibration import Reason
from scoring.cascade import Cascade
from scoring.closing import CLOSES_AFTER
from scoring.consistency import COMPANY, check
from scoring.metric import Metric, with_own
from scoring.people import Role
from scoring.period import Period, Turns
from scoring.place import line_of
from scoring.quota import Plan
from scoring.ruling import (
    Rulebook,
    Thresholds,
    metric_named,
    metrics_of,
    points_of,
    rates_of,
    scorecards_of,
    smallest,
)
from scoring.section import Mistake, Thing, read_sections
from scoring.setting import Wrong, meant, nearest, shown
from scoring.target import Ladder
from scoring.targeting import cascade_of, plan_of


class RulesError(Exception):
    """A rules file that cannot be used; `words` are one line: file, line where known, key, remedy."""

    def __init__(self, file: str, line: int | None, key: Arg, remedy: Text) -> None:
        where = text("{file}, line {number}", file=file, number=str(line)) if line else file
        self.words = text("{where}, {key} {remedy}", where=where, key=key, remedy=remedy)
        super().__init__(english(self.words))
        self.file = file
        self.line = line
        self.key = key
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class OrganizationRule:
    """The company. A day lasts until `day_end` of the next morning."""

    name: str
    zone: str
    currency: str
    locale: str
    country: str = ""
    day_end: time = time(0)
    week_start: str = "monday"
    year_start: int = 1
    weekend: str = "two days"
    short_week: date | None = None
    workdays: tuple[date, ...] = ()
    days_off: tuple[date, ...] = ()
    quiet: tuple[time, time] | None = None
    main_metric: str = "bookings"
    signed_is_collected: bool = False
    anonymous: bool = True
    winners: int = 3
    confirm_above: int | None = None
    closes_after: int = CLOSES_AFTER
    tenants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamRule:
    """A team, or a group in one. `parent` "": in none; `room` is "platform:id", None: not stated."""

    key: str
    name: str
    parent: str = ""
    territory: str | None = None
    room: str | None = None
    rooms: tuple[str, ...] = ()
    locale: str | None = None
    wins: str | None = None
    weekend: str | None = None
    short_week: date | None = None


@dataclass(frozen=True, slots=True)
class MemberRule:
    """A person. None: not stated, so what stands is kept; team "" is none; accounts are "platform:id"."""

    key: str
    name: str
    names: tuple[str, ...] | None = None
    role: Role | None = None
    position: str | None = None
    team: str | None = None
    mentor: str | None = None
    locale: str | None = None
    zone: str | None = None
    joined: date | None = None
    left: date | None = None
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetRule:
    """What is wanted of a metric, in its smallest unit, from "company", a team or a member (by key)."""

    metric: str
    holder: str
    period: Period
    ladder: Ladder
    cascade: Cascade | None = None
    reason: Reason = "other"


@dataclass(frozen=True, slots=True)
class ScheduleRule:
    """A recurring post; `cadence` in words, such as "workdays 09:00"."""

    key: str
    post: str
    cadence: str
    team: str | None = None
    member: str | None = None
    zone: str | None = None
    catch_up: Literal["all", "latest", "skip"] = "latest"
    on: bool = True


@dataclass(frozen=True, slots=True)
class Rules:
    """A rules file, understood. `metrics` are new ones, and built-in ones with the names added to them."""

    organization: OrganizationRule
    teams: tuple[TeamRule, ...]
    members: tuple[MemberRule, ...]
    metrics: tuple[Metric, ...]
    targets: tuple[TargetRule, ...]
    schedules: tuple[ScheduleRule, ...]
    body: str
    book: Rulebook = field(default_factory=Rulebook)
    quotas: Plan = field(default_factory=Plan)


def _anything(_: str) -> None:
    """Judges nothing."""


@dataclass(frozen=True, slots=True)
class Checks:
    """Who judges what this ring cannot know: each is given a value and raises Wrong."""

    cadence: Callable[[str], object] = _anything
    country: Callable[[str], object] = _anything
    post: Callable[[str], object] = _anything
    locale: Callable[[str], object] = _anything


UNCHECKED = Checks()
"""Nobody judges: for a file that was judged before."""


def read_rules(body: str, file: str, checks: Checks = UNCHECKED) -> Rules:
    """The rules in `body`; RulesError at the first thing that cannot be used. `file` is for the error alone."""
    try:
        found = read_sections(body)
        _judge(found["organization"], "country", checks.country)
        for speaking in ("organization", "teams", "members"):
            _judge(found[speaking], "locale", checks.locale)
        _judge(found["schedules"], "cadence", checks.cadence)
        _judge(found["schedules"], "post", checks.post)
        check(found)
        metrics = metrics_of(found["metrics"])
        known = {one.key: one for one in with_own(metrics)}
        organization = OrganizationRule(**found["organization"][0].values)
        return Rules(
            organization=organization,
            teams=tuple(TeamRule(**thing.values) for thing in found["teams"]),
            members=tuple(MemberRule(**thing.values) for thing in found["members"]),
            metrics=metrics,
            targets=_targets(found, known, organization),
            schedules=tuple(ScheduleRule(**thing.values) for thing in found["schedules"]),
            body=body,
            book=_book(found, known, organization.currency),
            quotas=plan_of(found["quotas"], known, organization.currency),
        )
    except Mistake as mistake:
        line = mistake.line or (line_of(body, mistake.place) if mistake.place else None)
        raise RulesError(file, line, mistake.key, mistake.remedy) from None


def _book(found: Mapping[str, list[Thing]], metrics: Mapping[str, Metric], currency: str) -> Rulebook:
    stated = found["thresholds"][0].values if found["thresholds"] else {}
    return Rulebook(
        scorecards=scorecards_of(found["scorecards"], metrics, currency),
        points=points_of(found["points"], metrics, currency),
        rates=rates_of(found["rates"], currency),
        thresholds=Thresholds(**stated),
    )


def _judge(things: list[Thing], key: str, check: Callable[[str], object]) -> None:
    for thing in things:
        try:
            if key in thing.values:
                check(thing.values[key])
        except Wrong as wrong:
            raise thing.mistake(key, text("cannot be used: {why}", why=wrong.words)) from None


def _targets(
    found: Mapping[str, list[Thing]], metrics: Mapping[str, Metric], home: OrganizationRule
) -> tuple[TargetRule, ...]:
    holders = {COMPANY, *(thing.values["key"] for section in ("teams", "members") for thing in found[section])}
    seen: dict[tuple[Any, ...], int] = {}
    targets = []
    for thing in found["targets"]:
        metric, holder, period = (thing.values[key] for key in ("metric", "holder", "period"))
        metric_named(thing, metrics)
        if holder not in holders:
            near = nearest(holder, holders)
            remedy = meant(shown(near)) if near else text('write "company" or the key of a team or a member')
            raise thing.mistake("holder", text("is not known; {remedy}", remedy=remedy))
        first = seen.setdefault((metric, holder, period), thing.number)
        if first != thing.number:
            said = text(
                "has two targets for {period} (number {one} and {other} of {section}); keep one",
                period=thing.raw["period"],
                one=str(first),
                other=str(thing.number),
                section="[[targets]]",
            )
            raise thing.mistake("holder", said)
        ladder = _ladder(thing, metrics[metric], home.currency)
        cascade = cascade_of(thing, frozenset(holders))
        reason = thing.values.get("reason", "other")
        named = Turns(0, home.year_start).named(period)
        targets.append(TargetRule(metric, holder, named, ladder, cascade, reason))
    return tuple(targets)


def _ladder(thing: Thing, metric: Metric, currency: str) -> Ladder:
    """The three levels in the smallest unit; a level left out is the one before."""
    amounts: list[int] = []
    for level in ("base", "stretch", "challenge"):
        if level not in thing.values:
            amounts.append(amounts[-1])
            continue
        amount = smallest(thing, level, metric, currency)
        if amounts and (amount < amounts[-1] if metric.better == "higher" else amount > amounts[-1]):
            raise thing.mistake(level, text("asks for less than the level before it; raise it or leave it out"))
        amounts.append(amount)
    if not amounts[0]:
        raise thing.mistake("base", text("is nought, so nobody could be measured by it; leave it out"))
    base, stretch, challenge = amounts
    return Ladder(base, stretch, challenge, metric.better)
