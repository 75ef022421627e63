"""Joining: what a newcomer hears, and the list a lead confirms."""

from dataclasses import dataclass

from chat.reply import Button, Buttons, Line, Reply, says
from language.text import Listing, Text, text
from scoring.people import Organization

_MOST_NAMED = 10
INVITE = "/invite @DealDrum"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who wants to join: `member` is who on the roster it seems to be."""

    code: str
    name: str
    member: int | None
    team: int | None


def asked(leads: tuple[str, ...]) -> Reply:
    """To the newcomer who says “join”."""
    return _asking(text("👋 Your lead is asked to confirm you."), leads)


def kept(leads: tuple[str, ...]) -> Reply:
    """To the newcomer: the report is kept."""
    first = text("👋 You are not on the roster yet. Your report is kept and counts as soon as your lead confirms.")
    return _asking(first, leads)


def _asking(first: Text, leads: tuple[str, ...]) -> Reply:
    return says(first, text("Asked: {leads}", leads=Listing(leads))) if leads else says(first)


def nameless(*, kept: bool) -> Reply:
    """To the newcomer whose name the platform does not tell; nobody is asked yet. `kept`: a report of theirs is."""
    name = text("What is your name? Please reply “join YOUR NAME”.")
    if not kept:
        return says(text("👋 Welcome!"), name)
    return says(text("👋 You are not on the roster yet. Your first report is kept."), name)


def waits(leads: tuple[str, ...]) -> Reply:
    """To the newcomer who writes again before the lead has confirmed: only the first report is kept."""
    first = text("⏳ Your lead has not confirmed yet. Your first report is kept; please send this one again later.")
    return says(first, text("Asked: {leads}", leads=Listing(leads))) if leads else says(first)


def to_confirm(newest: Waiting, count: int, home: Organization) -> Reply:
    """To the lead: who is new of the `count` people who wait, one button for all of them."""
    if count == 1:
        title = text("1 person wants to join")
    else:
        title = text("One more wants to join; {n} people are waiting", n=count)
    refuse = Button(text("Not {name}", name=newest.name), f"admit no {newest.code}")
    buttons = Buttons((Button(text("Confirm all"), "admit all"), refuse))
    return Reply((Line(title, strong=True), Line(_said(newest, home)), buttons))


def all_to_confirm(waiting: tuple[Waiting, ...], home: Organization) -> Reply:
    """To the lead who asks: all who wait, the first of them by name, one button to let them in."""
    several = text("{n} people want to join", n=len(waiting))
    title = several if len(waiting) > 1 else text("1 person wants to join")
    named = tuple(Line(_said(one, home)) for one in waiting[:_MOST_NAMED])
    rest = len(waiting) - len(named)
    more = (Line(text("… and {n} more", n=rest)),) if rest else ()
    return Reply((Line(title, strong=True), *named, *more, Buttons((Button(text("Confirm all"), "admit all"),))))


def _said(one: Waiting, home: Organization) -> Text:
    team = home.team_name(one.team)
    if one.member is not None and one.member in home.members:
        known = home.members[one.member].name
        if known == one.name:
            return text("{member} ({team})", member=known, team=team)
        return text("{name} → {member} ({team})", name=one.name, member=known, team=team)
    return text("{name} → new in {team}", name=one.name, team=team)


def admitted(names: tuple[str, ...]) -> Reply:
    """To the lead: done."""
    return says(text("✅ On the roster: {names}. Their first reports are counted.", names=Listing(names)))


def turned_away(name: str) -> Reply:
    """To the lead: not let in."""
    return says(text("{name} is not let in; the report is not counted.", name=name))


def nobody() -> Reply:
    """To the lead: nobody waits."""
    return says(text("Nobody is waiting to join."))


def welcome(name: str, team: str) -> Reply:
    """To the newcomer: you are in."""
    return says(
        text("🎉 Welcome, {name}! You are in {team}.", name=name, team=team),
        text("Just write what you did, for example “visited 3, 20 calls”."),
    )


def already(name: str, team: str) -> Reply:
    """To a member who says “join”."""
    return says(text("You are {name} in {team} already. Say “me” for your progress.", name=name, team=team))


def claimed(name: str, *, groups: bool = True) -> Reply:
    """To the first admin; where we enter no `groups`, without sending them there."""
    bind = text("Next: say “bind TEAM” in a team's group, so that its briefing goes there.")
    first = text("Next: “checklist” shows the first steps.")
    return says(text("✅ {name}, you are an admin now.", name=name), bind if groups else first)


def outside(team: str) -> tuple[Text, Text]:
    """Where the room's team is named, and we are not in the room (only Slack lets one ask there)."""
    return (
        text("I am not in this channel, so I could post nothing here. First write: {command}", command=INVITE),
        text("Then once more: bind {team}", team=team),
    )


def bound(team: str) -> Reply:
    """In the room: it belongs to a team now."""
    return says(text("✅ This group is {team}'s from now on: briefing, wins and boards come here.", team=team))
