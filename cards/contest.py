"""A contest in words: its sides, its measure, its rules."""

from collections.abc import Mapping, Sequence

from cards.metric import label, value
from language.text import Arg, Day, Share, Text, text
from scoring.contest import WHOLE, Contest, Measure
from scoring.metric import Metric

_MEASURES: Mapping[Measure, Text] = {
    "total": text("in total"),
    "per_head": text("per head"),
    "attainment": text("% of target"),
    "improvement": text("progress on own four weeks"),
}
MOST_SIDES = 6


def measure_name(measure: Measure, best: int) -> Text:
    """What is compared."""
    return text("best {k}", k=best) if measure == "best" else _MEASURES[measure]


def _versus(names: Sequence[Arg]) -> Arg:
    """A vs B, or A vs B vs C."""
    whole: Arg = names[0]
    for name in names[1:]:
        whole = text("{a} vs {b}", a=whole, b=name)
    return whole


def sides_of(contest: Contest) -> Arg:
    """The sides by name."""
    return _versus([side.name for side in contest.sides[:MOST_SIDES]])


def measured(contest: Contest, metric: Metric, amount: int, currency: str) -> Arg:
    """A side's value as people read it: 12 visits in all, 12.5 a head, 88 %, +12 %."""
    if contest.measure == "per_head":
        if metric.money or metric.scale:
            return value(metric, amount // WHOLE, currency)
        whole, rest = divmod(amount, WHOLE)
        return f"{whole:,}.{rest * 10 // WHOLE}"
    if contest.measure == "attainment":
        return Share(amount)
    if contest.measure == "improvement":
        return text("+{share}", share=Share(amount)) if amount >= 0 else text("-{share}", share=Share(-amount))
    return value(metric, amount, currency)


def rules_line(contest: Contest, metric: Metric) -> Text:
    """Metric, measure, days."""
    return text(
        "{metric}, {measure}, {first} to {last}",
        metric=label(metric),
        measure=measure_name(contest.measure, contest.best),
        first=Day(contest.first),
        last=Day(contest.last),
    )
