"""What members say to their targets: asked, confirmed, doubted, answered."""

from collections.abc import Sequence
from datetime import date

from cards.metric import label, value
from cards.period import named
from cards.target import answers, derived, ladder
from chat.reply import Line, Reply, says
from language.text import text
from scoring.metric import Metric
from scoring.people import Organization
from scoring.wanted import Target

_LONGEST = 120


def to_confirm(
    found: Sequence[tuple[Target, Metric]],
    home: Organization,
    code: str,
    today: date,
    before: Sequence[Target] = (),
) -> Reply:
    """To a member: the targets of a month, how the first came to be (`before`: its earlier versions)."""
    lines = [
        Line(
            text(
                "🎯 {period}: {metric} {levels}",
                period=named(target.period, home, today),
                metric=label(metric),
                levels=ladder(target, metric, home),
            ),
            strong=number == 0,
        )
        for number, (target, metric) in enumerate(found[:3])
    ]
    first, metric = found[0]
    return Reply((*lines, Line(derived(first, metric, home, before)), answers(code)))


def confirmed() -> Reply:
    """To the member."""
    return says(text("✅ Confirmed. Good luck!"))


def doubt_kept(code: str) -> Reply:
    """To the member whose doubt is open now."""
    return says(
        text("❓ Your lead is asked. It stays open until answered."),
        text("Say why by “target doubt {code} your reason”.", code=code),
    )


def doubt_told(name: str, words: str, found: Sequence[tuple[Target, Metric]], home: Organization, code: str) -> Reply:
    """To the lead: who doubts what, and how to answer."""
    target, metric = found[0]
    amount = value(metric, target.base, home.currency)
    period = home.called(target.period)
    line = text(
        "❓ {name} doubts the target {metric} {amount}, {period}.",
        name=name,
        metric=label(metric),
        amount=amount,
        period=period,
    )
    more = (text("“{words}”", words=words[:_LONGEST]),) if words else ()
    return says(line, *more, text("Answer by “target answer {code} your words”.", code=code))


def answered(name: str) -> Reply:
    """To the lead: told."""
    return says(text("✅ {name} is told.", name=name))


def answer_told(lead: str, words: str, code: str) -> Reply:
    """To the member: what the lead says."""
    return Reply((Line(text("{name} on your target: “{words}”", name=lead, words=words[:_LONGEST])), answers(code)))
