"""A message that reads as a report: what is clear is recorded, what is not is asked."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from cards import question as question_cards
from cards.recorded import full_card, has_win, short_card, standing, win_buttons
from chat.reply import Block, Buttons, Reply
from handlers.command import Command, Outcome, Request
from handlers.newcomer import welcome
from handlers.recording import Checked, checked, record
from language.text import Text, text
from scoring.activity import Activity
from scoring.deal import DealEvent
from scoring.people import Member
from scoring.reading.result import Option, Question, Reading
from storage import drafts, inbox, ledger, progress

DRAFT_ENDS = time(20, 0)
SAME_WITHIN = timedelta(minutes=1)

Rows = tuple[Activity | DealEvent, ...]


def run(request: Request) -> Outcome:
    """Record what was done; somebody unknown is kept waiting for the lead."""
    reading = request.reading
    if reading is None:
        return Reply(())
    if request.member is None:
        return welcome(request)
    found = _again(request, reading) or checked(request, reading.activities, reading.deals)
    rows = record(request, request.member, found.activities, found.deals)
    questions = (*found.questions, *reading.questions)
    codes = [(ask(request, request.member, question), question) for question in questions]
    return said(request, rows, codes, _remark(rows))


def _again(request: Request, reading: Reading) -> Checked | None:
    """The identical text within a minute is held: it may have been sent twice by mistake."""
    last = ledger.newest(request.work, request.asker.id)
    if last is None or not (reading.activities or reading.deals):
        return None
    row = last.rows[-1]
    if request.now - row.at > SAME_WITHIN or inbox.text_of(request.work, row.message) != request.incoming.text:
        return None
    both = Option(reading.activities, reading.deals)
    return Checked((), (), (Question("same_again", request.incoming.text, (both,)),))


def ask(request: Request, member: Member, question: Question) -> str:
    """Keep a question open until the evening of the next workday; its code."""
    day = request.today + timedelta(days=1)
    while not request.is_workday(day):
        day += timedelta(days=1)
    until = datetime.combine(day, DRAFT_ENDS, ZoneInfo(member.zone))
    return drafts.add(request.work, member.id, request.incoming.id, question, until)


def said(request: Request, rows: Rows, codes: list[tuple[str, Question]], remark: Text | None = None) -> Outcome:
    """The answer: in a group that it is recorded, the rest to the author alone; in a direct chat all at once."""
    home, today = request.organization, request.today
    asked: tuple[Block, ...] = tuple(
        block for code, question in codes for block in question_cards.blocks(question, code, home, today)
    )
    if not rows:
        reply = Reply(asked)
        return [request.privately(reply, "asked")] if request.in_group and asked else reply
    where = progress.of_member(request.work, request.asker.id, today, request.is_workday)
    if not request.in_group:
        card = full_card(rows, home, today, rows[0].code, where, remark)
        return Reply((*card.blocks, *asked), card.mark)
    wins = (Buttons(win_buttons(rows[0].code)),) if has_win(rows) else ()
    private = Reply((*standing(where, home, remark), *wins, *asked))
    return [request.here(short_card(rows, home, today, rows[0].code)), request.privately(private, "standing")]


def _remark(rows: Rows) -> Text | None:
    """A word on an amount in another currency: kept, counted once there is a rate."""
    for row in rows:
        if isinstance(row, DealEvent) and row.money and row.org_minor is None:
            return text("{currency} counts once a rate is known.", currency=row.money.currency)
    return None


COMMAND = Command(
    name="report",
    names=("报数", "報數", "记录", "記錄", "record"),
    help=text("Record what you did: just write it."),
    example=text("visited 3, 20 calls, signed Acme 50,000"),
    run=run,
)
