"""template: a day's report to be filled in, for those who like forms."""

from cards.template import template_card
from chat.reply import Reply
from handlers.command import Command, Request
from language.text import text

MOST_LINES = 5


def run(request: Request) -> Reply:
    """A line for each thing that is done; at most five, in the order the organization has them."""
    metrics = [m for m in request.organization.metrics if m.kind == "process" and not m.money]
    return template_card(metrics[:MOST_LINES])


COMMAND = Command(
    name="template",
    names=("模板", "模版", "範本", "日报模板", "日報模板"),
    help=text("A day's report to fill in and send."),
    example=text("template"),
    run=run,
    reads=True,
    shown=False,
)
