"""Whose report is missing, for leads alone."""

from datetime import date

from chat.reply import Line, Reply, says
from language.text import Day, Listing, counted, text

_MOST_NAMES = 30


def missing_card(missing: tuple[str, ...], away: tuple[str, ...], owed: int, day: date, *, workday: bool) -> Reply:
    """How many of how many, by name; who is on leave is not among them."""
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
    return Reply(tuple(lines))
