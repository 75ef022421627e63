"""Whether the parts of a rules file agree: what belongs to one alone, who is above whom, which days are worked."""

from collections.abc import Mapping

from scoring.section import Thing
from scoring.setting import nearest, shown

COMPANY = "company"
"""The holder of a target that is the whole company's; so no team and no member may have this key."""


def check(found: Mapping[str, list[Thing]]) -> None:
    """Mistake at the first thing that contradicts another."""
    _check_once(found)
    _check_teams(found)
    _check_members(found["members"])
    _check_tenants(found["organization"][0])
    _check_calendar(found["organization"][0])


def _check_once(found: Mapping[str, list[Thing]]) -> None:
    holders = {COMPANY: "the whole company"}
    _once([*found["teams"], *found["members"]], "key", holders)
    _once(found["teams"], "room", {})
    _once(found["teams"], "rooms", {})
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


def _check_calendar(organization: Thing) -> None:
    own = organization.values
    if own.get("weekend") == "alternate" and "short_week" not in own:
        remedy = "name any day of a week whose Saturday is worked: short_week = 2026-11-02"
        raise organization.mistake("weekend", f"needs short_week; {remedy}")
    both = set(own.get("workdays", ())) & set(own.get("days_off", ()))
    if both:
        raise organization.mistake("days_off", f"names {min(both)}, which is among workdays, too; keep it in one")


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
    members = {thing.values["key"] for thing in found["members"]}
    for thing in found["schedules"]:
        if thing.values.get("member", "") not in {"", *members}:
            raise thing.mistake("member", "is not among [[members]]; add it there or correct the spelling")
    for thing in found["teams"]:
        values, home = thing.values, found["organization"][0].values
        if values.get("weekend") == "alternate" and "short_week" not in {**values, **home}:
            raise thing.mistake("weekend", "needs a day of a week whose Saturday is worked; add short_week")
        above, team = set(), thing.values["key"]
        while team:
            if team in above:
                raise thing.mistake(
                    "parent", "makes the team a part of itself; choose another parent or leave it out"
                )
            above.add(team)
            team = parents[team]


def _check_members(things: list[Thing]) -> None:
    keys = {thing.values["key"] for thing in things}
    for thing in things:
        mentor = thing.values.get("mentor")
        if mentor and (mentor not in keys or mentor == thing.values["key"]):
            near = nearest(mentor, keys - {thing.values["key"]})
            remedy = f"did you mean {shown(near)}?" if near else "write the key of somebody among [[members]]"
            raise thing.mistake("mentor", f"is not another member; {remedy}")
        joined, left = thing.values.get("joined"), thing.values.get("left")
        if joined and left and left <= joined:
            raise thing.mistake("left", f"is not after joined = {joined}; correct one of the days")
