"""why: the words a record was read from, and what of its message was not counted."""

from zoneinfo import ZoneInfo

from cards.why import why_card
from chat.reply import Reply
from handlers.command import Command, Request
from handlers.commands.undo import wanted
from handlers.context import company_context, context_of
from handlers.pk_reasons import is_about_pk, why_pk
from language.text import At, text
from scoring.period import local_day
from scoring.reading.explanation import explained
from scoring.reading.markup import clean
from storage import inbox


def run(request: Request) -> Reply:
    """`why CODE`, or why of the last record; of one's own, or of somebody one leads."""
    if is_about_pk(request.args):
        return why_pk(request)
    entry = wanted(request, request.args)
    said = inbox.text_of(request.work, entry.rows[0].message)  # None once the text is forgotten; the clauses stay
    first, home = entry.rows[0], request.organization
    owner = home.members.get(entry.member, request.asker)
    written = local_day(first.at, ZoneInfo(owner.zone), home.day_end)
    context = context_of(company_context(request.work, written), owner, written, direct=not request.in_group)
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
    follows=r"pk( \w{3})?",
)
