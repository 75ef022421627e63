"""A team's month as a picture: a bar to each target with the time gone behind it, and the climb to the goal."""

from collections.abc import Mapping, Sequence
from datetime import date

from cards.metric import label, value
from cards.period import MONTHS
from cards.progress import lead_words
from chat.chart import Bullet, Climb
from chat.chart import Progress as Chart
from language.text import Arg, At, Day, Share, counted, text
from scoring.metric import Metric
from scoring.pace import WHOLE, attainment, points
from scoring.people import Organization
from scoring.period import Period
from scoring.progress import Progress


def bullets(
    where: Progress,
    name: str,
    others: Mapping[Metric, tuple[int, int]],
    climbed: Sequence[int],
    month: Period,
    left: int,
    home: Organization,
    now: At,
) -> Chart | None:
    """The main result first, then `others` {metric: (done, target)}; None without a target for the main result."""
    pace = where.pace
    if pace is None or not pace.target:
        return None
    rows = [(where.main, where.month, pace.target), *((m, done, wanted) for m, (done, wanted) in others.items())]
    # One band for all bars: each bar is as long as its target, and what is beyond it is cut.
    return Chart(
        title=text("{team}, {month}", team=name, month=MONTHS[month.start.month - 1]),
        scope=text("{scope} | {first} to {last}", scope=name, first=Day(month.start), last=Day(month.last)),
        aside=(
            counted("{n} workday left", "{n} workdays left", left),
            text("time gone {share}", share=Share(pace.time)),
        ),
        tiles=(),
        bullets=tuple(_bullet(metric, done, wanted, pace.time, where, home) for metric, done, wanted in rows),
        elapsed=pace.time,
        legend=(text("band = time gone"),),
        footer=text("As of {at} · say “team” for the latest", at=now),
        climb=_climb(where, climbed, month, home) if len(climbed) > 1 else None,
    )


def _bullet(metric: Metric, done: int, wanted: int, time: int, where: Progress, home: Organization) -> Bullet:
    share = attainment(done, wanted) or 0
    lead = points(share - time)
    words: Arg = lead_words(where.pace) if metric == where.main and where.pace else Share(share)
    note = text("{share} · {lead}", share=Share(share), lead=words) if metric == where.main else words
    return Bullet(
        label=label(metric),
        value=text(
            "{done} of {target}",
            done=value(metric, done, home.currency),
            target=value(metric, wanted, home.currency),
        ),
        note=note,
        tone="ahead" if lead > 0 else "behind" if lead < 0 else "plain",
        filled=min(max(share, 0), WHOLE),
        mark=WHOLE,
    )


def _climb(where: Progress, climbed: Sequence[int], month: Period, home: Organization) -> Climb:
    assert where.pace
    days: date = month.last
    words = (
        value(where.main, where.month, home.currency),
        text("target {target}", target=value(where.main, where.pace.target, home.currency)),
    )
    return Climb(tuple(climbed), where.pace.target, days.day, words)
