"""Reminders that somebody wants no more, or again."""

from chat.reply import Button, Line, Reply, says
from language.text import text


def for_themselves(name: str) -> Reply:
    """To a lead who wants somebody else left alone."""
    return says(
        text("Only {name} can stop their own reminders, by saying “mute”.", name=name),
        text("Away? “put {name} on leave tomorrow”: then none comes.", name=name),
    )


def muted_card() -> Reply:
    """What comes no more, and what still does."""
    return says(
        text("🔕 I remind you no more of a missing report, and send you no day of your own in the morning."),
        text("Your lead still sees whose report is missing. Your own reminders, and of money due, still come."),
        buttons=(Button(text("Remind me again"), "mute off"),),
    )


def reminded_card() -> Reply:
    """As it was."""
    return Reply((Line(text("⏰ I remind you again in the evening when your report is missing.")),))


def not_reminded() -> Reply:
    """To a lead or above, who owes no report."""
    return says(
        text("Only reps are reminded of their reports; you are not."),
        text("“schedule” lists what I say by myself; “schedule digest off” stops one of it."),
    )
