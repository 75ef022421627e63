"""Whether the parts of a rules file agree: what belongs to one alone, who is above whom, which days are worked."""

from collections.abc import Mapping

from language.text import Arg, Text, text
from scoring.section import Thing
from scoring.setting import meant, nearest, shown

COMPANY = "company"
"""The holder of a target that is the whole company's; so no team and no member may have this key."""


_NO_SHORT_WEEK = text(
    "needs short_week; name any day of a week whose Saturday is worked: {example}", example="short_week = 2026-11-02"
)


def _not_among(section: str, near: str) -> Text:
    remedy = meant(shown(near)) if near else text("add it there or correct the spelling")
    return text("is not among {section}; {remedy}", section=section, remedy=remedy)


def check(found: Mapping[str, list[Thing]]) -> None:
    """Mistake at the first thing that contradicts another."""
    _check_once(found)
    _check_teams(found)
    _check_members(found["members"])
    _check_tenants(found["organization"][0])
    _check_calendar(found["organization"][0])


def _check_once(found: Mapping[str, list[Thing]]) -> None:
    holders: dict[str, Arg] = {COMPANY: text("the whole company")}
    _once([*found["teams"], *found["members"]], "key", holders)
    _once(found["teams"], "room", {})
    _once(found["teams"], "rooms", {})
    _once(found["members"], "accounts", {})
    _once(found["metrics"], "key", {})
    _once(found["schedules"], "key", {})


def _once(things: list[Thing], key: str, seen: dict[str, Arg]) -> None:
    """Refuses what belongs to two things, or to one of those in `seen`; capitals make no difference."""
    for thing in things:
        stated = thing.values.get(key, ())
        for one in (stated,) if isinstance(stated, str) else stated:
            if one.casefold() in seen:
                said = text("belongs to {owner} already; change one of them", owner=seen[one.casefold()])
                if one != stated:
                    said = text("names {one}, which {belongs}", one=shown(one), belongs=said)
                raise thing.mistake(key, said)
            seen[one.casefold()] = thing.label


def _check_calendar(organization: Thing) -> None:
    own = organization.values
    if own.get("weekend") == "alternate" and "short_week" not in own:
        raise organization.mistake("weekend", _NO_SHORT_WEEK)
    both = set(own.get("workdays", ())) & set(own.get("days_off", ()))
    if both:
        said = text("names {day}, which is among workdays, too; keep it in one", day=str(min(both)))
        raise organization.mistake("days_off", said)


def _check_tenants(organization: Thing) -> None:
    platforms = [tenant.partition(":")[0] for tenant in organization.values.get("tenants", ())]
    twice = next((platform for platform in platforms if platforms.count(platform) > 1), None)
    if twice:
        said = text("names two of {platform}; keep one, a company has one per platform", platform=twice)
        raise organization.mistake("tenants", said)


def _check_teams(found: Mapping[str, list[Thing]]) -> None:
    parents = {thing.values["key"]: thing.values.get("parent", "") for thing in found["teams"]}
    names = {thing.values["name"]: thing.values["key"] for thing in found["teams"]}
    for section, key in (("teams", "parent"), ("members", "team"), ("schedules", "team")):
        for thing in found[section]:
            value = thing.values.get(key)
            if value and value not in parents:
                near = names.get(thing.raw[key]) or nearest(value, parents)
                raise thing.mistake(key, _not_among("[[teams]]", near))
    members = {thing.values["key"] for thing in found["members"]}
    for thing in found["schedules"]:
        if thing.values.get("member", "") not in {"", *members}:
            raise thing.mistake("member", _not_among("[[members]]", nearest(thing.values["member"], members)))
    for thing in found["teams"]:
        values, home = thing.values, found["organization"][0].values
        if values.get("weekend") == "alternate" and "short_week" not in {**values, **home}:
            raise thing.mistake("weekend", _NO_SHORT_WEEK)
        above, team = set(), thing.values["key"]
        while team:
            if team in above:
                said = text("makes the team a part of itself; choose another parent or leave it out")
                raise thing.mistake("parent", said)
            above.add(team)
            team = parents[team]


def _check_members(things: list[Thing]) -> None:
    keys = {thing.values["key"] for thing in things}
    for thing in things:
        mentor = thing.values.get("mentor")
        if mentor and (mentor not in keys or mentor == thing.values["key"]):
            near = nearest(mentor, keys - {thing.values["key"]})
            key_of = text("write the key of somebody among {section}", section="[[members]]")
            remedy = meant(shown(near)) if near else key_of
            raise thing.mistake("mentor", text("is not another member; {remedy}", remedy=remedy))
        joined, left = thing.values.get("joined"), thing.values.get("left")
        if joined and left and left <= joined:
            said = text("is not after {joined}; correct one of the days", joined=f"joined = {joined}")
            raise thing.mistake("left", said)
