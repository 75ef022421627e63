"""The funnel as a picture: a bar for each stage, the conversion between them, the weak step named."""

from cards.entry import STAGES as NAMES
from chat.chart import Funnel as Chart
from chat.chart import Step as Bar
from chat.chart import Tone
from language.text import Arg, At, Day, Share, Text, counted, text
from scoring.change import ENOUGH
from scoring.funnel import Funnel, Step
from scoring.pace import WHOLE, points
from scoring.period import Period


def funnel_chart(flow: Funnel, title: Text, scope: str, period: Period, now: At) -> Chart:
    """The funnel of a period as a chart value; a rate of more than all (from before) or of few cases is not shown."""
    most = max((n for _, n in flow.entered), default=0) or 1
    begun = next((at for at, (_, n) in enumerate(flow.entered) if n), 0)
    begun = max(0, min(begun, len(flow.entered) - 2))  # stages before the first deal are left out, two stay
    (first, n), *rest = flow.entered[begun:]
    bars = [Bar(NAMES[first], n, n * WHOLE // most)]
    for (stage, count), step in zip(rest, flow.steps[begun:], strict=True):
        change, tone = change_of(step, flow)
        told = step.share is not None and not step.over and step.made >= ENOUGH
        rate: Arg = Share(step.share) if told and step.share is not None else ""
        bars.append(Bar(NAMES[stage], count, count * WHOLE // most, rate, change, tone, weak=step == flow.weak))
    return Chart(
        title=title,
        scope=text("{scope} | {first} to {last}", scope=scope, first=Day(period.start), last=Day(period.last)),
        aside=(),
        tiles=(),
        steps=tuple(bars),
        note=weak_line(flow.weak) if flow.weak and flow.weak.usual is not None else "",
        footer=text("As of {at} · say “funnel” for the latest", at=now),
    )


def told_share(share: int) -> Arg:
    """A share; of one of more than all only that, as it is no share of these deals."""
    return Share(share) if share <= WHOLE else text("over 100%")


def weak_line(step: Step) -> Text:
    """The step to work on, beside what is usual of it."""
    assert step.share is not None
    assert step.usual is not None
    return text(
        "The step to work on: {source} → {result}, {share}; usually {usual}",
        source=NAMES[step.source],
        result=NAMES[step.result],
        share=Share(step.share),
        usual=told_share(step.usual),
    )


def change_of(step: Step, flow: Funnel) -> tuple[Arg, Tone]:
    """By how many points its share moved, and whether that is good; "" where nothing can be said, or of too few."""
    if step.change is None or min(step.made, dict(flow.before).get(step.source, 0)) < ENOUGH:
        return "", "plain"
    change = points(step.change)
    if change > 0:
        return counted("▲ {n} point", "▲ {n} points", change), "ahead"
    if change < 0:
        return counted("▼ {n} point", "▼ {n} points", -change), "behind"
    return "", "plain"
