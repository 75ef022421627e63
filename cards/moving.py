"""Changes of team and new names of teams: kept, made, told to whom they concern."""

from datetime import date

from chat.reply import Button, Reply, says
from language.text import Day, Text, text

HISTORY = text("What was counted stays with the old team; the personal target goes along.")
HOW = text("For example: “move Ann Lee to South from 1 December”.")


def waits(name: str, team: str, since: date, code: str) -> Reply:
    """To whoever ordered it: from that day on."""
    first = text("📆 From {day} {name} is in {team}.", day=Day(since), name=name, team=team)
    return says(first, HISTORY, buttons=(Button(text("Cancel it"), f"move drop {code}"),))


def made(name: str, before: str, team: str) -> Reply:
    """To whoever ordered it, and to the leads: made."""
    return says(text("✅ {name}: {before} → {team}, from today.", name=name, before=before, team=team), HISTORY)


def told(before: str, team: str, since: date) -> Reply:
    """To the member: where they belong from when on."""
    first = text("📆 From {day} you are in {team}, so far {before}.", day=Day(since), team=team, before=before)
    return says(first, HISTORY)


def dropped(name: str, team: str) -> Reply:
    """It was cancelled before its day."""
    return says(text("Cancelled: {name} does not go to {team}.", name=name, team=team))


def renamed(old: str, new: str, days: int) -> Reply:
    """A team has a new name."""
    first = text("✅ {old} is called {new} from now on.", old=old, new=new)
    return says(first, text("The old name is understood for {n} days more.", n=days))


def called_now(old: str, new: str) -> Text:
    """A hint for who still says the old name."""
    return text("{old} is called {new} now.", old=old, new=new)
