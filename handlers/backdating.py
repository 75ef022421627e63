"""A correction that moves a record far back waits for its author's yes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from cards import question as cards
from cards.recorded import corrected
from chat.errors import Refusal
from chat.reply import Reply
from handlers.asking import answer_by
from handlers.command import Request
from handlers.recording import Row, replaced
from language.text import text
from scoring.activity import Activity
from scoring.deal import DealEvent
from scoring.reading.result import ActivityDraft, DealDraft, Option, Question
from storage import drafts, ledger, versions
from storage.drafts import Draft
from storage.ids import code_of

MOVE = "move:"
"""Begins the subject of such a question; behind it stand the entry and the ids of its rows."""


def asked(request: Request, rows: Sequence[Row], day: date) -> Reply | None:
    """Ask before the rows of one entry move to the day; None when it is near enough."""
    most = versions.book(request.work, request.today).thresholds.old_days
    if request.today - day <= timedelta(days=most):
        return None
    counted = tuple(_counted(row, day) for row in rows if isinstance(row, Activity))
    option = Option(counted, tuple(_deal(row, day) for row in rows if isinstance(row, DealEvent)))
    question = Question("old_day", request.incoming.text, (option,))
    subject = MOVE + " ".join(str(number) for number in (rows[0].entry, *(row.id for row in rows)))
    until = answer_by(request, request.asker)
    code = drafts.add(request.work, request.asker.id, request.incoming.id, question, until, subject=subject)
    return cards.card(question, code, request.organization, request.today)


def confirmed(request: Request, draft: Draft, option: Option) -> Reply:
    """The author says yes: what of it still counts is moved."""
    number, *wanted = map(int, draft.subject.removeprefix(MOVE).split())
    entry = ledger.entry(request.work, number)
    rows = [row for row in entry.rows if row.id in wanted] if entry else []
    if not rows:
        raise Refusal(text("That record was changed meanwhile; nothing to confirm any more."))
    chosen: tuple[ActivityDraft | DealDraft, ...] = (*option.activities, *option.deals)
    return moved(request, rows, chosen[0].day)


def moved(request: Request, rows: Sequence[Row], day: date) -> Reply:
    """The rows are taken back and recorded on the day."""
    new = [replace(row, id=request.work.new_id(), at=request.now, source="correction", day=day) for row in rows]
    written = [replaced(request, old, replace(one, adjusts=None)) for old, one in zip(rows, new, strict=True)]
    return corrected(rows, written, request.organization, request.today, code_of(written[0].entry))


def _counted(row: Activity, day: date) -> ActivityDraft:
    return ActivityDraft(row.metric, Decimal(row.amount), day, row.customers)


def _deal(row: DealEvent, day: date) -> DealDraft:
    return DealDraft(row.customer or None, row.stage, row.money, day)
