"""Whether the parts of a rules file agree: what belongs to one alone, who is above whom, which days are worked."""

from collections.abc import Mapping

from language.text import Arg, Text, text
from scoring.mistake import Mistakes
from scoring.section import Thing, keys_of, sound
from scoring.setting import meant, nearest, shown

COMPANY = "company"
"""The holder of a target that is the whole company's; so no team and no member may have this key."""


_NO_SHORT_WEEK = text(
    "needs short_week; name any day of a week whose Saturday is worked: {example}", example="short_week = 2026-11-02"
)


def _not_among(section: str, near: str) -> Text:
    remedy = meant(shown(near)) if near else text("add it there or correct the spelling")
    return text("is not among {section}; {remedy}", section=section, remedy=remedy)


def check(found: Mapping[str, list[Thing]], mistakes: Mistakes) -> None:
    """Note what contradicts something else; what is wrong in itself is not held against others."""
    _check_once(found, mistakes)
    _check_references(found, mistakes)
    _check_teams(found, mistakes)
    _check_members(found["members"], mistakes)
    for organization in sound(found["organization"]):
        _check_tenants(organization, mistakes)
        _check_calendar(organization, mistakes)


def _check_once(found: Mapping[str, list[Thing]], mistakes: Mistakes) -> None:
    holders: dict[str, Arg] = {COMPANY: text("the whole company")}
    _once([*found["teams"], *found["members"]], "key", holders, mistakes)
    _once(found["teams"], "room", {}, mistakes)
    _once(found["teams"], "rooms", {}, mistakes)
    _once(found["members"], "accounts", {}, mistakes)
    _once(found["metrics"], "key", {}, mistakes)
    _once(found["schedules"], "key", {}, mistakes)


def _once(things: list[Thing], key: str, seen: dict[str, Arg], mistakes: Mistakes) -> None:
    """Notes what belongs to two things, or to one of those in `seen`; capitals make no difference."""
    for thing in things:
        stated = thing.values.get(key, ())
        for one in (stated,) if isinstance(stated, str) else stated:
            if one.casefold() in seen:
                said = text("belongs to {owner} already; change one of them", owner=seen[one.casefold()])
                if one != stated:
                    said = text("names {one}, which {belongs}", one=shown(one), belongs=said)
                mistakes.add(thing.mistake(key, said))
            seen.setdefault(one.casefold(), thing.label)


def _check_calendar(organization: Thing, mistakes: Mistakes) -> None:
    own = organization.values
    if own.get("weekend") == "alternate" and "short_week" not in own:
        mistakes.add(organization.mistake("weekend", _NO_SHORT_WEEK))
    both = set(own.get("workdays", ())) & set(own.get("days_off", ()))
    if both:
        said = text("names {day}, which is among workdays, too; keep it in one", day=str(min(both)))
        mistakes.add(organization.mistake("days_off", said))


def _check_tenants(organization: Thing, mistakes: Mistakes) -> None:
    platforms = [tenant.partition(":")[0] for tenant in organization.values.get("tenants", ())]
    twice = next((platform for platform in platforms if platforms.count(platform) > 1), None)
    if twice:
        said = text("names two of {platform}; keep one, a company has one per platform", platform=twice)
        mistakes.add(organization.mistake("tenants", said))


def _check_references(found: Mapping[str, list[Thing]], mistakes: Mistakes) -> None:
    """Who names a team or a member names one that is there."""
    teams, members = keys_of(found["teams"]), keys_of(found["members"])
    names = {thing.raw.get("name"): thing.raw["key"] for thing in sound(found["teams"])}
    for section, key in (("teams", "parent"), ("members", "team"), ("schedules", "team")):
        for thing in found[section]:
            value = thing.values.get(key)
            if value and value not in teams:
                near = names.get(thing.raw[key]) or nearest(value, teams)
                mistakes.add(thing.mistake(key, _not_among("[[teams]]", near)))
    for thing in found["schedules"]:
        member = thing.values.get("member", "")
        if member and member not in members:
            mistakes.add(thing.mistake("member", _not_among("[[members]]", nearest(member, members))))


def _check_teams(found: Mapping[str, list[Thing]], mistakes: Mistakes) -> None:
    teams = {thing.values["key"]: thing for thing in sound(found["teams"])}
    home = {key for thing in found["organization"] for key in thing.raw}
    round_about: set[str] = set()
    for thing in teams.values():
        key, values = thing.values["key"], thing.values
        if values.get("weekend") == "alternate" and "short_week" not in {*values, *home}:
            mistakes.add(thing.mistake("weekend", _NO_SHORT_WEEK))
        above: set[str] = set()
        while key in teams and key not in above | round_about:
            above.add(key)
            key = teams[key].values.get("parent", "")
        if key in above:
            round_about |= above
            said = text("makes the team a part of itself; choose another parent or leave it out")
            mistakes.add(teams[key].mistake("parent", said))


def _check_members(things: list[Thing], mistakes: Mistakes) -> None:
    keys = keys_of(things)
    for thing in sound(things):
        mentor = thing.values.get("mentor")
        if mentor and (mentor not in keys or mentor == thing.values["key"]):
            near = nearest(mentor, keys - {thing.values["key"]})
            key_of = text("write the key of somebody among {section}", section="[[members]]")
            remedy = meant(shown(near)) if near else key_of
            mistakes.add(thing.mistake("mentor", text("is not another member; {remedy}", remedy=remedy)))
        joined, left = thing.values.get("joined"), thing.values.get("left")
        if joined and left and left <= joined:
            said = text("is not after {joined}; correct one of the days", joined=f"joined = {joined}")
            mistakes.add(thing.mistake("left", said))
