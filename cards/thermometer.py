"""The PK thermometer: two bars that grow to the centre, or one bar for each of several sides."""

from collections.abc import Sequence

from cards.contest import MOST_SIDES, measure_name, measured, sides_of
from cards.metric import label
from cards.rank import avatar
from chat.chart import Contest, Side, Stage
from language.text import Arg, At, Day, Text, counted, text
from scoring.bout import Bout
from scoring.pace import WHOLE
from scoring.people import Organization
from scoring.pk import Result


def thermometer(bout: Bout, home: Organization, stage: Stage, verdict: Arg, lines: Sequence[Arg], now: At) -> Contest:
    """The contest as a chart value; before it begins its sides have no figures.

    Two stay on their side of the picture all the way; more stand in the order of their places.
    """
    begun = stage != "declared" and any(part.actual for one in bout.results for part in one.score.parts)
    best = max((one.score.value for one in bout.results), default=0)
    shown: Sequence[Result] = bout.results[:MOST_SIDES]
    if not begun or len(shown) == 2:
        shown = sorted(shown, key=lambda one: one.score.side)
    left = counted("{n} workday left", "{n} workdays left", bout.days_left)
    return Contest(
        title=text("PK: {sides}", sides=sides_of(bout.contest)),
        scope=text(
            "{metric}, {measure} | {first} to {last}",
            metric=label(bout.metric),
            measure=measure_name(bout.contest.measure, bout.contest.best),
            first=Day(bout.contest.first),
            last=Day(bout.contest.last),
        ),
        aside=(left,) if bout.days_left and stage != "final" else (),
        stage=stage,
        sides=tuple(_side(bout, one, home, best, begun=begun) for one in shown),
        verdict=verdict,
        lines=tuple(lines),
        footer=_footer(now),
    )


def _side(bout: Bout, result: Result, home: Organization, best: int, *, begun: bool) -> Side:
    score, players = result.score, bout.contest.sides[result.score.side].players
    alone = players[0].member if len(players) == 1 else None
    slogan = bout.contest.sides[score.side].slogan
    note: Arg = "" if alone else counted("{n} person", "{n} people", len(players))
    if slogan:
        note = (
            text("“{slogan}” · {people}", slogan=slogan, people=note) if note else text("“{slogan}”", slogan=slogan)
        )
    return Side(
        name=bout.name(score.side),
        value=measured(bout.contest, bout.metric, score.value, home.currency) if begun else "",
        note=note,
        filled=max(0, score.value) * WHOLE // best if begun and best > 0 else 0,
        place=result.place if begun else None,
        avatar=avatar(home, alone) if alone in home.members and alone is not None else "",
    )


def _footer(now: At) -> Text:
    return text("As of {at} · say “pk” for the latest", at=now)
