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
    "targets": text("“target TEAM this month 500,000”, or “template targets”"),
    "briefing": text("“bind TEAM” in the group, then “schedule morning 8:45”"),
    "pk": text("say “pk”"),
}
_SAYS: Mapping[Step, str] = {
    "roster": "template roster",
    "targets": "template targets",
    "briefing": "schedule",
    "pk": "pk",
}


def second_day(*, reported: bool) -> Reply:
    """What happens with what one writes; how to begin for who has not."""
    first = text("👋 Day two. What you write counts at once; your gap comes to you alone.")
    public = text("The team sees wins, top places and totals only.")
    again = text("A slip? “undo”, or “make that 5”.")
    begin = text("You have not reported yet. One line is enough: visited 3, 20 calls")
    return says(first, public, again if reported else begin)


def third_day() -> Reply:
    """How to ask."""
    figures = text("💡 Day three. Ask me in private: “me”, “gap”, “rank”, “why”.")
    days = text("“remind me Thursday to call Acme” and “on leave tomorrow” work too.")
    return says(figures, days, text("“help” lists the rest. Good luck!"))


def checklist(steps: FirstSteps, team: str = "", rivals: tuple[str, str] | None = None) -> Reply:
    """The lead's first steps, those done with a tick, each other with how to do it.

    `team` is whose target is set; `rivals` are set against each other in the first PK.
    """
    title = text("🧭 First steps: {n} of {all} done", n=len(steps.done), all=len(STEPS))
    lines = tuple(Line(_line(step, steps, team, rivals)) for step in STEPS)
    buttons = tuple(Button(_NAMES[step], _SAYS[step]) for step in STEPS if step not in steps.done)
    return Reply((Line(title, strong=True), *lines, *((Buttons(buttons),) if buttons else ())))


def _line(step: Step, steps: FirstSteps, team: str, rivals: tuple[str, str] | None) -> Text:
    if step in steps.done:
        return text("✅ {step}", step=_NAMES[step])
    return text("▢ {step}: {how}", step=_NAMES[step], how=_how(step, team, rivals))


def _how(step: Step, team: str, rivals: tuple[str, str] | None) -> Text:
    """With names of the company: the lead's team, and two that may be set against each other."""
    if step == "pk" and rivals:
        return text("“pk visits {one} vs {other} this week”", one=rivals[0], other=rivals[1])
    if step == "targets" and team:
        return text("“target {team} this month 500,000”, or “template targets”", team=team)
    return _HOW[step]


def ticked(
    fresh: tuple[Step, ...], steps: FirstSteps, team: str = "", rivals: tuple[str, str] | None = None
) -> Reply:
    """In place of the checklist where it cannot be edited: what is new, and what comes next."""
    done = text("✅ {step}: done ({n} of {all}).", step=_NAMES[fresh[0]], n=len(steps.done), all=len(STEPS))
    if steps.next is None:
        return says(done, text("🎉 Everything is set. The rest comes by itself."))
    then = text("Next: {step}, {how}", step=_NAMES[steps.next], how=_how(steps.next, team, rivals))
    return says(done, then, buttons=(Button(_NAMES[steps.next], _SAYS[steps.next]),))
