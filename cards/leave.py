"""Leave: kept, taken back, and who is off."""

from collections.abc import Sequence

from cards.period import span
from chat.reply import Button, Buttons, Line, Reply, says
from language.text import Arg, Text, counted, text
from scoring.leave import HALVES, Absence

_PORTIONS: dict[str, Text] = {
    "am": text("morning"),
    "pm": text("afternoon"),
    "half": text("half a day"),
}
_MOST = 12


def days(absence: Absence) -> Text:
    """Fri 20 Nov, morning; or Fri 20 Nov to Mon 23 Nov."""
    off = span(absence.start, absence.end)
    portion = _PORTIONS.get(absence.portion)
    return text("{days}, {portion}", days=off, portion=portion) if portion else off


def kept(absence: Absence, code: str, halves: int) -> Reply:
    """To whoever takes leave: kept, and what it changes."""
    undo = Buttons((Button(text("Undo"), f"leave off {code}"),))
    if not halves:
        free = text("🌴 Noted: {days}. No workday falls into it, so no report is owed.", days=days(absence))
        return Reply((Line(free, strong=True), undo), mark="✅")
    away = text("🌴 On leave: {days} ({workdays})", days=days(absence), workdays=_workdays(halves))
    then = Line(text("No reminders then, and what is missing is spread over your other workdays."))
    return Reply((Line(away, strong=True), then, undo), mark="✅")


def _workdays(halves: int) -> Text:
    """1 workday, 2 workdays, 1½ workdays, half a workday."""
    whole, half = divmod(halves, HALVES)
    if not half:
        return counted("{n} workday", "{n} workdays", whole)
    return text("{n}½ workdays", n=whole) if whole else text("half a workday")


def already(absence: Absence, code: str) -> Reply:
    """The same leave once more."""
    undo = Button(text("Undo"), f"leave off {code}")
    return says(text("🌴 Kept already: {days}.", days=days(absence)), buttons=(undo,))


def told(name: str, absence: Absence, *, back: bool = False) -> Reply:
    """To the lead: somebody is off, or will be there after all."""
    if back:
        return says(text("↩️ {name} is not on leave: {days}.", name=name, days=days(absence)))
    return says(text("🌴 {name} is on leave: {days}.", name=name, days=days(absence)))


def taken_back(absence: Absence) -> Reply:
    """To whoever took it back."""
    return says(text("↩️ Not on leave: {days}.", days=days(absence)))


def listing(found: Sequence[tuple[str, Absence]], own: Sequence[tuple[str, Absence]]) -> Reply:
    """Who is off, for a lead: (name, leave); and one's own: (code, leave), each with its undo."""
    lines: list[Arg] = [text("🌴 {name}: {days}", name=name, days=days(one)) for name, one in found[:_MOST]]
    lines += [text("🌴 You: {days}", days=days(one)) for _, one in own[:_MOST]]
    buttons = tuple(Button(text("Undo {days}", days=days(one)), f"leave off {code}") for code, one in own[:3])
    if not lines:
        return says(text("Nobody is on leave. To take leave just say when, for example “on leave tomorrow”."))
    return says(*lines, buttons=buttons)
