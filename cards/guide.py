"""Guiding newcomers through their first days and new leads through their first steps."""

from collections.abc import Mapping

from chat.reply import Button, Buttons, Line, Reply, says
from language.text import Text, text
from scoring.first_steps import STEPS, FirstSteps, Step

_NAMES: Mapping[Step, Text] = {
    "roster": text("Roster"),
    "targets": text("Targets"),
    "briefing": text("Time of the briefing"),
    "pk": text("First PK"),
}
_HOW: Mapping[Step, Text] = {
    "roster": text("paste a table, or “template roster”"),
    "targets": text("“target East 2026-12 500,000”, or “template targets”"),
    "briefing": text("“bind TEAM” in the group, then “schedule morning 8:45”"),
    "pk": text("“pk visits Ann vs Bo this week”"),
}
_SAYS: Mapping[Step, str] = {
    "roster": "template roster",
    "targets": "template targets",
    "briefing": "schedule",
    "pk": "pk",
}


def second_day(*, reported: bool) -> Reply:
    """What happens with what one writes; how to begin for who has not."""
    first = text("👋 Day two. What you write counts at once: your day and your gap come to you alone.")
    public = text("The team sees wins, top places and totals; never your misses.")
    again = text("A slip? “undo”, or “make that 5”.")
    begin = text("You have not reported yet. One line is enough: visited 3, 20 calls")
    return says(first, public, again if reported else begin)


def third_day() -> Reply:
    """How to ask."""
    first = text("💡 Day three. Just ask me, in private:")
    figures = text("▸ “me”, “gap”, “rank”: your numbers; “why”: where one comes from.")
    days = text("▸ “remind me Thursday to call Acme”, “on leave tomorrow”, “plan”.")
    return says(first, figures, days, text("“help” lists the rest. That was all; good luck!"))


def checklist(steps: FirstSteps) -> Reply:
    """The lead's first steps, those done with a tick, each other with how to do it."""
    title = text("🧭 First steps: {n} of {all} done", n=len(steps.done), all=len(STEPS))
    lines = tuple(Line(_line(step, steps)) for step in STEPS)
    buttons = tuple(Button(_NAMES[step], _SAYS[step]) for step in STEPS if step not in steps.done)
    return Reply((Line(title, strong=True), *lines, *((Buttons(buttons),) if buttons else ())))


def _line(step: Step, steps: FirstSteps) -> Text:
    if step in steps.done:
        return text("✅ {step}", step=_NAMES[step])
    return text("▢ {step}: {how}", step=_NAMES[step], how=_HOW[step])


def ticked(fresh: tuple[Step, ...], steps: FirstSteps) -> Reply:
    """In place of the checklist where it cannot be edited: what is new, and what comes next."""
    done = text("✅ {step}: done ({n} of {all}).", step=_NAMES[fresh[0]], n=len(steps.done), all=len(STEPS))
    if steps.next is None:
        return says(done, text("🎉 Everything is set. The rest comes by itself."))
    then = text("Next: {step}, {how}", step=_NAMES[steps.next], how=_HOW[steps.next])
    return says(done, then, buttons=(Button(_NAMES[steps.next], _SAYS[steps.next]),))
