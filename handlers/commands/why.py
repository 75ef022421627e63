"""why: the words a record was read from, and what of its message was not counted."""

from cards.why import why_card
from chat.reply import Reply
from handlers.command import Command, Request
from handlers.commands.undo import wanted
from language.text import At, text
from scoring.reading.explanation import explained
from scoring.reading.markup import clean
from scoring.reading.result import Context
from storage import deals, inbox


def run(request: Request) -> Reply:
    """`why CODE`, or why of the last record; of one's own, or of somebody one leads."""
    entry = wanted(request, request.args)
    said = inbox.text_of(request.work, entry.rows[0].message)  # None once the text is forgotten; the clauses stay
    home = request.organization
    context = Context(
        entry.rows[0].day,
        home.currency,
        tuple((metric.key, metric.names) for metric in home.metrics if metric.kind != "result"),
        frozenset(deals.customers(request.work).values()),
        frozenset(name for member in home.members.values() for name in (member.name, *member.names)),
    )
    clauses = explained(clean(said).text, context) if said else ()
    return why_card(entry.rows, At(entry.rows[0].at), clauses, home, request.today)


COMMAND = Command(
    name="why",
    names=("为什么", "為什麼", "为啥", "依据", "依據"),
    help=text("Why a record is what it is: the words behind it."),
    example=text("why"),
    run=run,
    reads=True,
    shown=False,
)
