"""The evening's reminder: what is missing, how long there is still time, one example."""

from collections.abc import Sequence
from datetime import time, timedelta

from cards.metric import label
from chat.reply import Button, Reply, says
from language.text import Listing, Text, counted, text
from scoring.metric import Metric

SILENT = 3
"""Workdays in a row without a report, from which on it is said."""


def remind_card(
    left: timedelta, until: time, usual: Sequence[Metric], *, planned: bool, last: bool, silent: int
) -> Reply:
    """For one person alone. `usual`: what they report, or `planned` for today; `last`: they were asked before.

    `silent`: so many workdays before today brought nothing from them.
    """
    hour = f"{until:%H:%M}"
    if silent >= SILENT:
        first = text(
            "⏰ {n} workdays without your report. Today's is open until {until} ({left})",
            n=silent,
            until=hour,
            left=_left(left),
        )
    elif last:
        first = text("⏰ {left}: your report of today is still missing, until {until}", until=hour, left=_left(left))
    else:
        first = text("⏰ Your report of today is missing. Until {until} ({left})", until=hour, left=_left(left))
    lines = [first]
    if not last or planned:
        lines.append(_asked(usual, planned=planned))
    elif usual:  # how to answer was said before
        lines.append(text("A day without any? Say that, too: {metric} 0", metric=label(usual[0])))
    return says(*lines, buttons=(Button(text("On leave today"), "leave today"),))


def _asked(usual: Sequence[Metric], *, planned: bool) -> Text:
    """What is asked for, in the person's own metrics; an example for who has none yet."""
    if not usual:
        return text("One line is enough, for example: visited 3, 20 calls, 2 quotes")
    if len(usual) == 1:
        metric = label(usual[0])
        if planned:
            return text("You had planned {metric}: how many did you do? One line is enough.", metric=metric)
        return text("One line is enough: how many {metric}?", metric=metric)
    metrics, last = Listing(tuple(map(label, usual[:-1]))), label(usual[-1])
    if planned:
        return text(
            "You had planned {metrics} and {last}: how many did you do? One line is enough.",
            metrics=metrics,
            last=last,
        )
    return text("One line is enough: how many {metrics} and {last}?", metrics=metrics, last=last)


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
