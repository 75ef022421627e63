"""The evening's reminder: what is missing, how long there is still time, one example."""

from datetime import time, timedelta

from chat.reply import Button, Reply, says
from language.text import Text, counted, text


def remind_card(left: timedelta, until: time) -> Reply:
    """For one person alone."""
    hour = f"{until:%H:%M}"
    first = text("⏰ Your report of today is missing. Until {until} ({left})", until=hour, left=_left(left))
    example = text("One line is enough, for example: visited 3, 20 calls, 2 quotes")
    return says(first, example, buttons=(Button(text("On leave today"), "leave today"),))


def unreached_card(count: int, until: time) -> Reply:
    """For the group, without names."""
    words = counted(
        "⏰ {n} person has not reported yet, until {until}.",
        "⏰ {n} people have not reported yet, until {until}.",
        count,
        until=f"{until:%H:%M}",
    )
    return says(words)


def _left(left: timedelta) -> Text:
    minutes = int(left.total_seconds()) // 60
    if minutes < 60:
        return counted("{n} minute left", "{n} minutes left", minutes)
    hours, rest = divmod(minutes, 60)
    if not rest:
        return counted("{n} hour left", "{n} hours left", hours)
    return text("{hours} h {minutes} min left", hours=hours, minutes=rest)
