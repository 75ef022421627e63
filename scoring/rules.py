"""The rules file of an organization: TOML in, checked values out, or a line for each thing to correct."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Literal

from language.text import text
from scoring.calibration import Reason
from scoring.cascade import Cascade
from scoring.closing import CLOSES_AFTER
from scoring.consistency import COMPANY, check
from scoring.metric import Metric, with_own
from scoring.mistake import Enough, Mistake, Mistakes, RulesError
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
from scoring.section import Thing, keys_of, read_sections, sound
from scoring.setting import Wrong, meant, nearest, shown
from scoring.target import Ladder
from scoring.targeting import cascade_of, plan_of


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


FINEST = "KWD"
"""Counted with three decimals: where the file's own currency cannot be read, no amount is called too fine."""


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
    """The rules in `body`; RulesError with everything that cannot be used. `file` is for the error alone."""
    mistakes = Mistakes()
    try:
        rules = _read(body, checks, mistakes)
    except Enough:
        rules = None
    if rules is None:
        raise RulesError(file, [_placed(body, mistake) for mistake in mistakes.found])
    return rules


def _placed(body: str, mistake: Mistake) -> Mistake:
    """With the line it stands on, where that is known."""
    line = mistake.line or (line_of(body, mistake.place) if mistake.place else None)
    return Mistake(mistake.key, mistake.remedy, line)


def _read(body: str, checks: Checks, mistakes: Mistakes) -> Rules | None:
    """What the file says; None when there are mistakes in it."""
    found = read_sections(body, mistakes)
    _judge_all(found, checks, mistakes)
    check(found, mistakes)
    home = next((thing.values for thing in found["organization"]), {})
    currency, turns = home.get("currency", FINEST), Turns(0, home.get("year_start", 1))
    metrics = metrics_of(found["metrics"], mistakes)
    known = {one.key: one for one in with_own(metrics)}
    book = _book(found, known, currency, mistakes)
    targets = _targets(found, known, currency, turns, mistakes)
    quotas = plan_of(found["quotas"], known, currency, mistakes)
    if mistakes.found:
        return None
    return Rules(
        organization=OrganizationRule(**home),
        teams=tuple(TeamRule(**thing.values) for thing in found["teams"]),
        members=tuple(MemberRule(**thing.values) for thing in found["members"]),
        metrics=metrics,
        targets=targets,
        schedules=tuple(ScheduleRule(**thing.values) for thing in found["schedules"]),
        body=body,
        book=book,
        quotas=quotas,
    )


def _book(
    found: Mapping[str, list[Thing]], metrics: Mapping[str, Metric], currency: str, mistakes: Mistakes
) -> Rulebook:
    stated = found["thresholds"][0].values if found["thresholds"] else {}
    return Rulebook(
        scorecards=scorecards_of(found["scorecards"], metrics, currency, mistakes),
        points=points_of(found["points"], metrics, currency, mistakes),
        rates=rates_of(found["rates"], currency, mistakes),
        thresholds=Thresholds(**stated),
    )


def _judge_all(found: Mapping[str, list[Thing]], checks: Checks, mistakes: Mistakes) -> None:
    _judge(found["organization"], "country", checks.country, mistakes)
    for speaking in ("organization", "teams", "members"):
        _judge(found[speaking], "locale", checks.locale, mistakes)
    _judge(found["schedules"], "cadence", checks.cadence, mistakes)
    _judge(found["schedules"], "post", checks.post, mistakes)


def _judge(things: list[Thing], key: str, check: Callable[[str], object], mistakes: Mistakes) -> None:
    for thing in things:
        try:
            if key in thing.values:
                check(thing.values[key])
        except Wrong as wrong:
            mistakes.add(thing.mistake(key, text("cannot be used: {why}", why=wrong.words)))


def _targets(
    found: Mapping[str, list[Thing]], metrics: Mapping[str, Metric], currency: str, turns: Turns, mistakes: Mistakes
) -> tuple[TargetRule, ...]:
    holders = frozenset({COMPANY}) | keys_of(found["teams"]) | keys_of(found["members"])
    unread = keys_of(found["metrics"]) - keys_of(sound(found["metrics"]))
    seen: dict[tuple[Any, ...], int] = {}
    targets = []
    for thing in sound(found["targets"]):
        with mistakes:
            _check_holder(thing, holders, seen)
            metric, values = metric_named(thing, metrics), thing.values
            cascade = cascade_of(thing, holders)
            if metric.key in unread:
                continue  # nobody knows which of its levels is the highest
            ladder = _ladder(thing, metric, currency)
            named = turns.named(values["period"])
            reason = values.get("reason", "other")
            targets.append(TargetRule(metric.key, values["holder"], named, ladder, cascade, reason))
    return tuple(targets)


def _check_holder(thing: Thing, holders: frozenset[str], seen: dict[tuple[Any, ...], int]) -> None:
    """A target's holder is there, and has no other for the same metric and period."""
    metric, holder, period = (thing.values[key] for key in ("metric", "holder", "period"))
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
