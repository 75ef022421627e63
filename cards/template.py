"""A day's report to fill in: what is sent back is read like anything else."""

from collections.abc import Sequence

from cards.metric import label
from chat.reply import Line, Reply
from language.text import text
from scoring.metric import Metric


def template_card(metrics: Sequence[Metric]) -> Reply:
    """One line for each metric; a line left empty counts nothing."""
    lines = (Line(text("{metric}:", metric=label(metric))) for metric in metrics)
    return Reply(
        (
            Line(
                text("📋 Copy these lines, fill in the numbers, send them to me. Leave out what you did not do."),
                strong=True,
            ),
            *lines,
            Line(text("A deal is a line of its own, for example: signed Acme 50,000.")),
        )
    )
