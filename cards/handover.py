"""Somebody leaves: what goes to whom, before and after the yes, and for who takes over."""

from collections.abc import Sequence
from datetime import date

from chat.reply import Button, Buttons, Line, Reply, says
from language.text import Arg, Day, Listing, Text, counted, text
from scoring.handover import Estate, Handover, first_day_off
from scoring.people import Member, Organization, Role

_MOST_NAMES = 4


def preview(code: str, estate: Estate, leaver: Member, taker: Member, last: date, home: Organization) -> Reply:
    """What would go to whom, and from when on; nothing is done before the yes."""
    lines: list[Arg] = [
        text("{name} leaves, {taker} takes over:", name=leaver.name, taker=taker.name),
        _goods(estate),
    ]
    lines += _people(estate, home)
    lines += _contests(estate)
    if leaver.role is Role.LEAD and home.leads_of(leaver.team) == (leaver,):
        lines.append(text("{team} has no lead then: managers lead it.", team=home.team_name(leaver.team)))
    lines.append(
        text(
            "Handed over at once; last day {last}, no member from {day} on. Earned credit stays with {name}.",
            last=Day(last),
            day=Day(first_day_off(last)),
            name=leaver.name,
        )
    )
    yes = Button(text("Confirm"), f"handover yes {code}")
    return says(*lines, buttons=(yes, Button(text("Not now"), f"handover no {code}")))


def to_whom(leaver: Member, takers: Sequence[Member]) -> Reply:
    """Somebody leaves and nobody is named who takes over: each who may as a button."""
    buttons = tuple(Button(text("{name}", name=one.name), f"handover {leaver.key} to {one.key}") for one in takers)
    return Reply((Line(text("Who takes over from {name}?", name=leaver.name), strong=True), Buttons(buttons)))


def _goods(estate: Estate) -> Text:
    """12 customers (Acme, …), 3 open deals, ¥200,000 due in 2 parts, 1 plan."""
    if estate.bare:
        return text("nothing that is open")
    parts: list[Arg] = [_customers(estate.customers)]
    parts.append(counted("{n} open deal", "{n} open deals", len(estate.deals)))
    if estate.due:
        parts.append(
            counted("{sum} due in {n} part", "{sum} due in {n} parts", estate.parts, sum=Listing(estate.due))
        )
    if estate.plans:
        parts.append(counted("{n} plan", "{n} plans", estate.plans))
    return text("{parts}", parts=Listing(tuple(parts)))


def _customers(names: Sequence[str]) -> Text:
    n = len(names)
    if not n:
        return text("no customers")
    shown = Listing(tuple(names[:_MOST_NAMES]))
    if n <= _MOST_NAMES:
        return counted("{n} customer ({names})", "{n} customers ({names})", n, names=shown)
    return counted("{n} customer ({names} …)", "{n} customers ({names} …)", n, names=shown)


def _people(estate: Estate, home: Organization) -> list[Text]:
    if not estate.mentees:
        return []
    names = Listing(tuple(home.members[member].name for member in estate.mentees))
    return [text("mentor of {names}", names=names)]


def _contests(estate: Estate) -> list[Text]:
    lines = []
    if estate.pks:
        codes = Listing(estate.pks)
        lines.append(
            text("PK {codes}: leaves early; what was done counts, the days to come do not divide.", codes=codes)
        )
    if estate.duels:
        lines.append(text("PK {codes}: ends, because nobody else stands on that side.", codes=Listing(estate.duels)))
    return lines


def done(estate: Estate, leaver: Member, taker: Member, last: date) -> Reply:
    """To whoever confirmed it."""
    return says(
        text(
            "✅ Handed over from {name} to {taker}: {what}", name=leaver.name, taker=taker.name, what=_goods(estate)
        ),
        *_contests(estate),
        text("No member from {day} on. Nothing is without an owner.", day=Day(first_day_off(last))),
    )


def yours_now(estate: Estate, leaver: Member, by: Member) -> Reply:
    """To who takes over."""
    words = text("📌 {by} handed over to you from {name}: {what}", by=by.name, name=leaver.name, what=_goods(estate))
    return says(words, buttons=(Button(text("My deals"), "deals"), Button(text("Money due"), "receivables")))


def settled(state: str) -> Reply:
    """Pressed a second time."""
    return says(text("That was done already.") if state == "done" else text("That was dropped; say it anew."))


def dropped(leaver: Member) -> Reply:
    """Nothing happens."""
    return says(text("All right, {name} stays as it is.", name=leaver.name))


def history(member: Member, found: Sequence[Handover], home: Organization) -> Reply:
    """What was handed over from or to somebody."""
    if not found:
        return says(text("Nothing was handed over from or to {name}.", name=member.name))
    lines = (
        text(
            "{day}: {leaver} → {taker}, {what} (by {by})",
            day=Day(one.last),
            leaver=home.members[one.leaver].name,
            taker=home.members[one.taker].name,
            what=_goods(one.estate),
            by=home.members[one.by].name,
        )
        for one in found
    )
    return says(*lines)
