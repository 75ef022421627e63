"""A report in somebody else's name: to whoever made it, to whose it is, and which person is meant."""

from collections.abc import Sequence
from datetime import date

from cards.entry import listed
from cards.leave import days
from cards.recorded import Row
from chat.reply import Button, Buttons, Line, Reply, says
from language.text import Arg, Text, text
from scoring.leave import Absence
from scoring.people import Member, Organization


def recorded(name: str, rows: Sequence[Row], home: Organization, today: date, code: str) -> Reply:
    """To the lead: recorded, and for whom."""
    what = listed(rows, home, today)
    line = Line(text("✅ Recorded for {name}: {what}", name=name, what=what), strong=True)
    return Reply((line, Buttons((Button(text("Undo"), f"undo {code}"),))))


def told(lead: str, rows: Sequence[Row], home: Organization, today: date, code: str) -> Reply:
    """To the one whose report it is: it can be undone for a day."""
    what = listed(rows, home, today)
    first = text("📌 {lead} reported for you: {what}", lead=lead, what=what)
    hint = text("Not right? You can take it back within 24 hours.")
    return says(first, hint, buttons=(Button(text("Undo"), f"undo {code}"),))


def on_leave(name: str, absence: Absence, code: str) -> Reply:
    """To the lead: somebody's leave is entered."""
    line = Line(text("🌴 On leave: {name}, {days}", name=name, days=days(absence)), strong=True)
    return Reply((line, Buttons((Button(text("Take back"), f"leave off {code}"),))))


def which(said: str, found: Sequence[Member], code: str, home: Organization) -> Reply:
    """To the lead: who is meant; a button for each, nothing is recorded before."""
    title = Line(text("❓ Who is “{name}”?", name=said[:20]), strong=True)
    buttons = tuple(Button(_named(one, found, home), f"behalf {code} {one.id}") for one in found)
    return Reply((title, Buttons((*buttons, Button(text("Nobody"), f"behalf {code} 0")))))


def _named(one: Member, found: Sequence[Member], home: Organization) -> Text:
    """The name; with the team, and the position where that tells no more, when two have it."""
    twins = [other for other in found if other.name == one.name]
    if len(twins) == 1:
        return text("{name}", name=one.name)
    place: Arg = home.team_name(one.team)
    if sum(other.team == one.team for other in twins) > 1:
        place = one.position or one.key
    return text("{name} ({team})", name=one.name, team=place)


def left() -> Reply:
    """Nobody was meant."""
    return says(text("All right, nothing recorded."))


def undone_by_owner(owner: str, rows: Sequence[Row], home: Organization, today: date) -> Reply:
    """To the lead: what was reported for somebody was taken back by them."""
    what = listed(rows, home, today)
    return says(text("↩️ {name} took back what you reported for them: {what}", name=owner, what=what))


def not_yours(member: Member, leads: Sequence[str], rest: str) -> tuple[Text, ...]:
    """Refused: who may, and what the person itself would write."""
    who = leads[0] if leads else ""
    first = text("Only {lead} can report for {name}.", lead=who, name=member.name)
    own = text("{name} can also write it to me: “{words}”.", name=member.name, words=rest[:40])
    return (first, own) if who else (own,)


def too_late(lead: str) -> tuple[Text, ...]:
    """Refused: a day is over."""
    first = text("What your lead reported can be taken back for 24 hours; they are over.")
    return first, text("Please ask {name}.", name=lead)
