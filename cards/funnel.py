"""The funnel: stages, conversion, change; the weak step only where the numbers suffice."""

from cards.entry import STAGES as NAMES
from cards.funnel_chart import funnel_chart, told_share
from chat.reply import Block, Line, Picture, Reply, Table
from language.text import Arg, At, Day, Share, Text, text
from scoring.funnel import ENOUGH, Funnel, Step
from scoring.pace import points
from scoring.period import Period

_EARLIER = text("Over 100%: deals that entered the stage before in an earlier time went on now.")


def funnel_card(funnel: Funnel, period: Period, scope: str, now: At) -> Reply:
    """A row for each stage with what went on from the one before, and a word on the weak step."""
    title = text("{scope}: deals from {first} to {last}", scope=scope, first=Day(period.start), last=Day(period.last))
    if not any(n for _, n in funnel.entered):
        return Reply((Line(title, strong=True), Line(text("No deal entered a stage in this time."))))
    header: tuple[Arg, ...] = (text("stage"), text("deals"), text("went on"), text("change (points)"))
    (first, n), *rest = funnel.entered
    rows: list[tuple[Arg, ...]] = [(NAMES[first], n, "–", "–")]
    rows += [(NAMES[stage], n, *_step(step)) for (stage, n), step in zip(rest, funnel.steps, strict=True)]
    earlier = [Line(_EARLIER)] if any(step.over for step in funnel.steps) else []
    chart = funnel_chart(funnel, text("Funnel"), scope, period, now)
    blocks: tuple[Block, ...] = (
        Line(title, strong=True),
        Line(_remark(funnel)),
        Picture(chart, (Table(header, tuple(rows)), *earlier)),
    )
    return Reply(blocks)


def _step(step: Step) -> tuple[Arg, Arg]:
    """Which share went on, and how it moved, or why that cannot be said."""
    if step.share is None:
        return "–", "–"
    if step.over:
        return told_share(step.share), "–"
    if step.change is None:
        return Share(step.share), text("none before") if step.before is None else text("over 100% before")
    change = points(step.change)
    return Share(step.share), f"{'▲' if change > 0 else '▼'}{abs(change)}" if change else "="


def _remark(funnel: Funnel) -> Text:
    """What the numbers allow to be said."""
    weak = funnel.weak
    if weak is None and not funnel.enough:
        return text(
            "Too few cases to name a weak step: it takes {n} in a stage, now and in the 90 days before.", n=ENOUGH
        )
    if weak is None or weak.share is None or weak.usual is None:
        return text("No step is clearly below the 90 days before; “change” is against the last period.")
    return text(
        "Weak step: {source} → {result}, {share}; usually {usual} (90 days). {got} of {made}.",
        source=NAMES[weak.source],
        result=NAMES[weak.result],
        share=Share(weak.share),
        usual=told_share(weak.usual),
        got=weak.got,
        made=weak.made,
    )
