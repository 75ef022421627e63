"""A message that reads as a report: what is clear is recorded, what is not is asked."""

from dataclasses import replace
from datetime import timedelta

from cards import question as question_cards
from cards.entry import adjustment
from cards.help import not_understood
from cards.plan import plan_lines
from cards.recorded import announcing, full_card, short_card, standing
from cards.reminder import line_of
from chat.errors import Refusal
from chat.reply import Block, Line, Reply
from handlers.asking import ask
from handlers.behalf import on_behalf
from handlers.command import Command, Outcome, Request
from handlers.misspelt import whose
from handlers.newcomer import welcome
from handlers.planning import intended, passed_on, planned
from handlers.raising import raised
from handlers.receiving import remarks, with_whole
from handlers.recording import Checked, checked, record, take_back
from handlers.reminding import kept_of
from language.text import Text, text
from scoring.activity import Activity
from scoring.deal import DealEvent, Stage
from scoring.people import Role
from scoring.reading.result import Option, Question, Reading
from scoring.rights import Right
from storage import inbox, ledger, progress

SAME_WITHIN = timedelta(minutes=1)
MOST_ASKED = 2
"""Questions asked in one reply; of more, only the first is asked and the others are named."""

Rows = tuple[Activity | DealEvent, ...]


def run(request: Request) -> Outcome:
    """Record what was done; somebody unknown is kept waiting for the lead."""
    reading = request.reading
    if reading is None:
        raise Refusal(text("What did you do? Just write it, for example: visited 3, 20 calls."))
    if request.member is None:
        return welcome(request)
    if request.incoming.kind == "edit":
        held = _edited(request, reading)
        if held is not None:
            return held
    other = on_behalf(request) if reading.questions or request.asker.role is not Role.REP else None
    if other is not None:
        return other
    found = _held(request, reading) or checked(request, reading.activities, reading.deals)
    rows = record(request, request.member, found.activities, found.deals)
    aside = _aside(request, reading)
    questions = (*found.questions, *(with_whole(request, one) for one in reading.questions))
    first, rest = (questions, ()) if len(questions) <= MOST_ASKED else (questions[:1], questions[1:])
    codes = [(ask(request, request.member, question), question) for question in first]
    return said(request, rows, codes, question_cards.unread(rest) if rest else _remark(rows) or aside)


def _edited(request: Request, reading: Reading) -> Outcome | None:
    """An edited message: what it recorded before is taken back; an amount that was raised waits for the lead."""
    before = ledger.by_message(request.work, request.incoming.message)
    if before is None:
        return None
    if len(before.events) == 1 and len(reading.deals) == 1:
        wish = replace(before.events[0], money=reading.deals[0].money)
        held = raised(request, before.events[0], wish)
        if held is not None:
            return held
    take_back(request.work, before, "edit")
    return None


def _held(request: Request, reading: Reading) -> Checked | None:
    """What is asked before anything of it is recorded: it may be a colleague's, or sent twice."""
    question = whose(request, reading) if request.incoming.kind == "new" else None
    return Checked((), (), (question,)) if question else _again(request, reading)


def _again(request: Request, reading: Reading) -> Checked | None:
    """The identical text within a minute is held: it may have been sent twice by mistake."""
    if not (reading.activities or reading.deals):
        return None
    last = ledger.newest(request.work, request.asker.id)
    if last is None:
        return None
    row = last.rows[-1]
    if request.now - row.at > SAME_WITHIN or inbox.text_of(request.work, row.message) != request.incoming.text:
        return None
    both = Option(reading.activities, reading.deals)
    return Checked((), (), (Question("same_again", request.incoming.text, (both,)),))


def said(request: Request, rows: Rows, codes: list[tuple[str, Question]], remark: Text | None = None) -> Outcome:
    """The answer: in a group that it is recorded, the rest to the author alone; in a direct chat all at once."""
    home, today = request.organization, request.today
    remark = remark or adjustment(rows)
    asked: tuple[Block, ...] = tuple(
        block for code, question in codes for block in question_cards.blocks(question, code, home, today)
    )
    if asked and remark:
        asked = (*asked, Line(remark))
    if not rows:
        return _only_asked(request, asked)
    # One next action: whoever is asked something is not told the figures too.
    more = asked or _figures(request, rows, remark)
    done = short_card(rows, home, today, rows[0].code)
    if request.in_group:
        return [request.here(done), request.privately(Reply(more), "standing")]
    return full_card(done, more, asked=bool(asked))


def _only_asked(request: Request, asked: tuple[Block, ...]) -> Outcome:
    """Nothing was recorded: a group sees nothing of it, a direct chat is never met with silence."""
    if request.in_group:
        return [request.privately(Reply(asked), "asked")] if asked else Reply(())
    return Reply(asked) if asked else not_understood()


def _figures(request: Request, rows: Rows, remark: Text | None) -> tuple[Block, ...]:
    """Where the author stands now, and what becomes of a win."""
    where = progress.of_member(request.work, request.asker.id, request.today, request.own_days)
    told = [row for row in rows if isinstance(row, DealEvent) and row.stage is Stage.SIGNED and row.money]
    buttons = (announcing(rows[0].code),) if told and request.directory.room_of_team(told[0].team) else ()
    return (*standing(where, request.organization, remark), *remarks(request, rows), *buttons)


def _aside(request: Request, reading: Reading) -> Text | None:
    """What else the message asked for, kept: reminders and plans; two of them are told, the others by `plan`."""
    reminders = [line_of(item) for item in kept_of(request)]
    numbers = plan_lines(planned(request, reading), request.organization)
    words = [line_of(item) for item in intended(request, reading)]
    found = (*passed_on(request, reading), *reminders, *numbers, *words)
    return text("{one} · {other}", one=found[0], other=found[1]) if len(found) > 1 else next(iter(found), None)


def _remark(rows: Rows) -> Text | None:
    """A word on an amount in another currency: kept, counted once there is a rate."""
    for row in rows:
        if isinstance(row, DealEvent) and row.money and row.org_minor is None:
            return text("{currency} counts once a rate is known.", currency=row.money.currency)
    return None


COMMAND = Command(
    name="report",
    names=("报数", "報數", "记录", "記錄", "record"),
    help=text("It is recorded."),
    example=text("visited 3, 20 calls, signed Acme 50,000"),
    run=run,
    right=Right(None),
)
