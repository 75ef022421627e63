"""A target as a picture: a bar to each level with the time gone behind it, and the climb to the goal."""

from collections.abc import Sequence
from datetime import date

from cards.gap import distinct
from cards.metric import label, value
from cards.period import named
from cards.progress import lead_words
from chat.chart import Bullet, Climb, Progress
from language.text import Arg, At, Day, Share, Text, counted, text
from scoring.gap import Gap
from scoring.label import LEVELS
from scoring.pace import WHOLE, attainment, points
from scoring.people import Organization
from scoring.target import Level


def gap_chart(gap: Gap, holder: str, climbed: Sequence[int], home: Organization, today: date, now: At) -> Progress:
    """`climbed` is what was reached day by day up to today; two days or more make a line."""
    period, pace = gap.period, gap.pace
    when: Text = text("{period}: {metric}", metric=label(gap.metric), period=named(period, home, today))
    left = gap.days.days_left()
    return Progress(
        title=text("{name} · {line}", name=holder, line=when) if holder else when,
        scope=text("{first} to {last}", first=Day(period.start), last=Day(period.last)),
        aside=(
            counted("{n} workday left", "{n} workdays left", left),
            text("time gone {share}", share=Share(pace.time)),
        ),
        tiles=(),
        bullets=tuple(_bullet(gap, level, amount, home) for level, amount in distinct(gap)),
        elapsed=pace.time,
        legend=(text("band = time gone"),),
        footer=text("As of {at} · say “gap” for the latest", at=now),
        climb=_climb(gap, climbed, home) if len(climbed) > 1 else None,
    )


def _bullet(gap: Gap, level: Level, amount: int, home: Organization) -> Bullet:
    actual = gap.pace.actual
    share = attainment(actual, amount) or 0
    lead = points(gap.pace.lead or 0) if level == "base" else 0
    return Bullet(
        label=LEVELS[level],
        value=text(
            "{done} of {target}",
            done=value(gap.metric, actual, home.currency),
            target=value(gap.metric, amount, home.currency),
        ),
        note=_note(gap, level, amount, share, home),
        tone="ahead" if lead > 0 else "behind" if lead < 0 else "plain",
        filled=min(max(share, 0), WHOLE),
        mark=WHOLE,
    )


def _note(gap: Gap, level: Level, amount: int, share: int, home: Organization) -> Text:
    """The base beside time; the levels above it by what is missing."""
    if level == "base":
        return text("{share} · {lead}", share=Share(share), lead=lead_words(gap.pace))
    if gap.pace.actual >= amount:
        return text("{share}, reached", share=Share(share))
    missing = value(gap.metric, amount - gap.pace.actual, home.currency)
    return text("{share} · {gap} to go", share=Share(share), gap=missing)


def _climb(gap: Gap, climbed: Sequence[int], home: Organization) -> Climb:
    words: tuple[Arg, ...] = (
        value(gap.metric, gap.pace.actual, home.currency),
        text("target {target}", target=value(gap.metric, gap.target.base, home.currency)),
    )
    days = (gap.period.end - gap.period.start).days
    return Climb(tuple(climbed), gap.target.base, days, words)
