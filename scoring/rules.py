"""The rules file of an organization: TOML in, checked values out, or one line that says what to correct."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any, Literal
from unicodedata import normalize

from language.money import money_of
from scoring.closing import CLOSES_AFTER
from scoring.metric import BUILT_IN, Metric, with_own
from scoring.people import Role
from scoring.period import Period
from scoring.section import Mistake, Thing, Values, read_sections
from scoring.setting import nearest, shown
from scoring.target import Ladder

COMPANY = "company"
"""The holder of a target that is the whole company's; so no team and no member may have this key."""


class RulesError(Exception):
    """A rules file that cannot be used; its str is one line: file, line where known, key, remedy."""

    def __init__(self, file: str, line: int | None, key: str, remedy: str) -> None:
        where = f"{file}, line {line}" if line else file
        super().__init__(f"{where}, {key} {remedy}")
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
    main_metric: str = "bookings"
    confirm_above: int | None = None
    closes_after: int = CLOSES_AFTER
    tenants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamRule:
    """A team, or a group in one. `parent` "": in none; `room` is "platform:id", None: not stated."""

    key: str
    name: str
    parent: str = ""
    room: str | None = None
    locale: str | None = None


@dataclass(frozen=True, slots=True)
class MemberRule:
    """A person. None: not stated, so what stands is kept; team "" is none; accounts are "platform:id"."""

    key: str
    name: str
    names: tuple[str, ...] | None = None
    role: Role | None = None
    position: str | None = None
    team: str | None = None
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


@dataclass(frozen=True, slots=True)
class ScheduleRule:
    """A recurring post; `cadence` in words, such as "workdays 09:00"."""

    key: str
    post: str
    cadence: str
    team: str | None = None
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


def _anything(_: str) -> None:
    """Judges nothing."""


@dataclass(frozen=True, slots=True)
class Checks:
    """Who judges what this ring cannot know: each is given a value and raises ValueError with a remedy."""

    cadence: Callable[[str], object] = _anything
    country: Callable[[str], object] = _anything
    post: Callable[[str], object] = _anything


UNCHECKED = Checks()
"""Nobody judges: for a file that was judged before."""


def read_rules(body: str, file: str, checks: Checks = UNCHECKED) -> Rules:
    """The rules in `body`; RulesError at the first thing that cannot be used. `file` is for the error alone."""
    try:
        found = read_sections(body)
        _judge(found["organization"], "country", checks.country)
        _judge(found["schedules"], "cadence", checks.cadence)
        _judge(found["schedules"], "post", checks.post)
        _check_once(found)
        _check_teams(found)
        _check_members(found["members"])
        _check_tenants(found["organization"][0])
        metrics = _metrics(found["metrics"])
        organization = OrganizationRule(**found["organization"][0].values)
        return Rules(
            organization=organization,
            teams=tuple(TeamRule(**thing.values) for thing in found["teams"]),
            members=tuple(MemberRule(**thing.values) for thing in found["members"]),
            metrics=metrics,
            targets=_targets(found, {one.key: one for one in with_own(metrics)}, organization.currency),
            schedules=tuple(ScheduleRule(**thing.values) for thing in found["schedules"]),
            body=body,
        )
    except Mistake as mistake:
        raise RulesError(file, mistake.line, mistake.key, mistake.remedy) from None


def _judge(things: list[Thing], key: str, check: Callable[[str], object]) -> None:
    for thing in things:
        try:
            if key in thing.values:
                check(thing.values[key])
        except ValueError as error:
            raise thing.mistake(key, f"cannot be used: {' '.join(str(error).split())}") from None


def _check_once(found: Mapping[str, list[Thing]]) -> None:
    holders = {COMPANY: "the whole company"}
    _once([*found["teams"], *found["members"]], "key", holders)
    _once(found["teams"], "room", {})
    _once(found["members"], "accounts", {})
    _once(found["metrics"], "key", {})
    _once(found["schedules"], "key", {})


def _once(things: list[Thing], key: str, seen: dict[str, str]) -> None:
    """Refuses what belongs to two things, or to one of those in `seen`; capitals make no difference."""
    for thing in things:
        stated = thing.values.get(key, ())
        for one in (stated,) if isinstance(stated, str) else stated:
            if one.casefold() in seen:
                which = "" if one == stated else f"names {shown(one)}, which "
                raise thing.mistake(key, f"{which}belongs to {seen[one.casefold()]} already; change one of them")
            seen[one.casefold()] = thing.label


def _check_tenants(organization: Thing) -> None:
    platforms = [tenant.partition(":")[0] for tenant in organization.values.get("tenants", ())]
    twice = next((platform for platform in platforms if platforms.count(platform) > 1), None)
    if twice:
        raise organization.mistake("tenants", f"names two of {twice}; keep one, a company has one per platform")


def _check_teams(found: Mapping[str, list[Thing]]) -> None:
    parents = {thing.values["key"]: thing.values.get("parent", "") for thing in found["teams"]}
    names = {thing.values["name"]: thing.values["key"] for thing in found["teams"]}
    for section, key in (("teams", "parent"), ("members", "team"), ("schedules", "team")):
        for thing in found[section]:
            value = thing.values.get(key)
            if value and value not in parents:
                meant = names.get(thing.raw[key]) or nearest(value, parents)
                remedy = f"did you mean {shown(meant)}?" if meant else "add it there or correct the spelling"
                raise thing.mistake(key, f"is not among [[teams]]; {remedy}")
    for thing in found["teams"]:
        above, team = set(), thing.values["key"]
        while team:
            if team in above:
                raise thing.mistake(
                    "parent", "makes the team a part of itself; choose another parent or leave it out"
                )
            above.add(team)
            team = parents[team]


def _check_members(things: list[Thing]) -> None:
    for thing in things:
        joined, left = thing.values.get("joined"), thing.values.get("left")
        if joined and left and left <= joined:
            raise thing.mistake("left", f"is not after joined = {joined}; correct one of the days")


def _metrics(things: list[Thing]) -> tuple[Metric, ...]:
    """The organization's own metrics; a name that two metrics would share is refused."""
    built_in = {metric.key: metric for metric in BUILT_IN}
    seen = {_typed(name): f"the built-in metric {one.key}" for one in BUILT_IN for name in one.names}
    own = []
    for thing in things:
        key, names = thing.values["key"], thing.values.get("names", ())
        fixed = next((fact for fact in ("kind", "roll", "better", "money") if fact in thing.values), None)
        if key in built_in and fixed:
            raise thing.mistake(fixed, f"cannot be set for the built-in metric {key}; leave it out")
        if key not in built_in and not names:
            raise thing.mistake("names", 'is missing, so nobody could report it; for example: names = ["试驾"]')
        for name in names:
            if not any(letter.isalpha() for letter in name):
                raise thing.mistake("names", f"has {shown(name)}, which is no word; use letters")
            owner = seen.setdefault(_typed(name), thing.label)
            if owner not in (thing.label, f"the built-in metric {key}"):
                raise thing.mistake("names", f"has {shown(name)}, which {owner} has already; keep it in one place")
        known = built_in.get(key) or Metric(key, label=names[0], names=())
        stated: Values = {"names": ()} | thing.values
        own.append(replace(known, **stated))
    return tuple(own)


def _typed(name: str) -> str:
    """A name as the reader compares it."""
    return normalize("NFKC", name).casefold()


def _targets(
    found: Mapping[str, list[Thing]], metrics: Mapping[str, Metric], currency: str
) -> tuple[TargetRule, ...]:
    holders = {COMPANY, *(thing.values["key"] for section in ("teams", "members") for thing in found[section])}
    seen: dict[tuple[Any, ...], int] = {}
    targets = []
    for thing in found["targets"]:
        metric, holder, period = (thing.values[key] for key in ("metric", "holder", "period"))
        if metric not in metrics:
            near = nearest(metric, metrics)
            remedy = f"did you mean {shown(near)}?" if near else f"there are {', '.join(metrics)}"
            raise thing.mistake("metric", f"is not a metric; {remedy}")
        if holder not in holders:
            near = nearest(holder, holders)
            remedy = f"did you mean {shown(near)}?" if near else 'write "company" or the key of a team or a member'
            raise thing.mistake("holder", f"is not known; {remedy}")
        first = seen.setdefault((metric, holder, period), thing.number)
        if first != thing.number:
            raise thing.mistake(
                "holder",
                f"has two targets for {thing.raw['period']} (number {first} and "
                f"{thing.number} of [[targets]]); keep one",
            )
        targets.append(TargetRule(metric, holder, period, _ladder(thing, metrics[metric], currency)))
    return tuple(targets)


def _ladder(thing: Thing, metric: Metric, currency: str) -> Ladder:
    """The three levels in the smallest unit; a level left out is the one before."""
    amounts: list[int] = []
    for level in ("base", "stretch", "challenge"):
        number = thing.values.get(level)
        if number is None:
            amounts.append(amounts[-1])
            continue
        try:
            amount = money_of(number, currency).minor if metric.money else int(number)
        except ValueError as error:
            raise thing.mistake(level, f"is finer than money; {error}") from None
        if not metric.money and number != amount:
            raise thing.mistake(level, "is not a whole number; leave out what stands behind the point")
        if amounts and (amount < amounts[-1] if metric.better == "higher" else amount > amounts[-1]):
            raise thing.mistake(level, "asks for less than the level before it; raise it or leave it out")
        amounts.append(amount)
    if not amounts[0]:
        raise thing.mistake("base", "is nought, so nobody could be measured by it; leave the target out")
    base, stretch, challenge = amounts
    return Ladder(base, stretch, challenge, metric.better)
