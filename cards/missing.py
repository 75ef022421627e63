"""Whose report is missing, for leads alone."""

from collections.abc import Sequence
from datetime import date

from chat.reply import Button, Buttons, Line, Reply, says
from language.text import Day, Listing, counted, text

_MOST_NAMES = 30


def missing_card(
    missing: tuple[str, ...], away: tuple[str, ...], owed: int, day: date, *, workday: bool, today: bool = False
) -> Reply:
    """How many of how many, by name; who is on leave is not among them. Of `today` they can be asked for it."""
    when = Day(day)
    if not workday:
        return says(text("{day} is a day off; no report is owed.", day=when))
    if not owed and not away:
        return says(text("Nobody you lead owes a report."))
    lines: list[Line] = []
    if missing:
        title = counted(
            "{day}: {n} of {owed} has not reported",
            "{day}: {n} of {owed} have not reported",
            len(missing),
            day=when,
            owed=owed,
        )
        lines = [Line(title, strong=True), Line(Listing(missing[:_MOST_NAMES]))]
    else:
        lines = [Line(text("✅ {day}: everybody has reported ({owed}).", day=when, owed=owed), strong=True)]
    if away:
        lines.append(Line(text("On leave: {names}", names=Listing(away[:_MOST_NAMES]))))
    nudges = (Buttons((Button(text("Ask them now"), "missing nudge"),)),) if missing and today else ()
    return Reply((*lines, *nudges))


def nudging_card(lead: str) -> Reply:
    """What somebody reads whose report is missing."""
    return says(
        text("💬 {lead} asks for today's report.", lead=lead),
        text("Just write what you did, for example: visited 3, 20 calls."),
    )


def nudged_card(names: Sequence[str], unreached: Sequence[str]) -> Reply:
    """Who was asked, and who could not be: nobody has joined under that name."""
    asked = text("✅ Asked for today's report: {names}", names=Listing(tuple(names[:_MOST_NAMES])))
    lost = text("I cannot write to {names} yet: they have not joined.", names=Listing(tuple(unreached[:_MOST_NAMES])))
    return says(*((asked,) if names else ()), *((lost,) if unreached else ()))


def not_owing(name: str, *, away: bool) -> Reply:
    """Why somebody is not asked."""
    if away:
        return says(text("{name} is on leave today; no report is owed.", name=name))
    return says(text("{name} owes no report today.", name=name))
