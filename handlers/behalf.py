"""A lead reports for somebody, a day's work or leave: marked so, its owner is told and can take it back for a day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from cards import behalf as cards
from cards import question as question_cards
from cards.leave import told as told_of_leave
from chat.errors import Refusal
from chat.reply import Block, Delivery, Reply
from handlers.asking import answer_by
from handlers.command import Outcome, Request
from handlers.context import company_context, context_of
from handlers.naming import Roll, named_in, roll_of
from handlers.recording import Row, checked, record
from language.text import text
from scoring.behalf import Behalf, Forms, behalf_of, forms_of
from scoring.leave import Absence
from scoring.people import Member
from scoring.period import local_day
from scoring.reading.reader import read
from scoring.reading.result import Leave, Option, Question, Reading
from scoring.rights import leads
from storage import drafts, leaves
from storage.drafts import Draft
from storage.ledger import Entry

TAKEN_BACK_WITHIN = timedelta(hours=24)
LONGEST_LEAVE = 366
MOST_ASKED = 2
FOR = "for:"
"""How the subject of an open question begins that is about a report in somebody's name."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What was said of somebody: `behalf` as it was written, `reading` of the report without the name."""

    behalf: Behalf
    reading: Reading


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a day: how a report in one of them begins, and whose they are."""

    forms: Forms
    roll: Roll


def on_behalf(request: Request) -> Outcome | None:
    """Record what is reported in a member's name, or ask whose it is; None when it is nothing of that kind."""
    if (
        request.member is None
        or request.incoming.kind != "new"
        or request.incoming.text.rstrip().endswith(("?", "？"))
    ):
        return None
    known = _names(request)
    found = behalf_of(request.args or request.incoming.text, known.forms)
    people, sure = named_in(known.roll, found.name) if found else ((), False)
    others = [one for one in people if one.id != request.asker.id]
    if found is None or not others:
        return None  # most begin with a word that is nobody's name: they are not read a second time
    said = _Told(found, _read(request, found.rest, request.member))
    if not _reports(said.reading):
        return None
    mine = [one for one in others if leads(request.asker, one)]
    if not mine:
        if said.reading.leave or not sure:
            return None  # people tell each other who is off
        names = tuple(lead.name for lead in request.organization.leads_of(others[0].team))
        raise Refusal(*cards.not_yours(others[0], names, found.rest))
    if len(mine) == 1 and sure and not (found.joined and request.in_group):
        return _done(request, mine[0], said)
    return _which(request, mine, said)


def chosen(request: Request, code: str, number: str) -> Outcome:
    """`behalf CODE MEMBER`: the person meant was chosen; 0 for nobody."""
    draft = drafts.by_code(request.work, request.asker.id, code)
    if draft is None or not draft.subject.startswith(FOR):
        raise Refusal(text("I know no open question {code} of yours.", code=code.upper()))
    if draft.state != "open":
        raise Refusal(text("This was answered already."))
    member = request.organization.members.get(int(number)) if number.isdigit() else None
    if member is None or not leads(request.asker, member):
        drafts.settle(request.work, draft, "dropped")
        return cards.left()
    drafts.settle(request.work, draft, "done")
    words = draft.question.clause
    return _done(request, member, _Told(Behalf(member.name, words, known=True), _read(request, words, member)))


def confirmed(request: Request, draft: Draft, option: Option) -> Outcome:
    """The lead has answered what was asked about a report for somebody."""
    member = request.organization.members[int(draft.subject.removeprefix(FOR))]
    rows = record(request, member, option.activities, option.deals)
    return _said(request, member, rows)


def take_back_in_time(request: Request, entry: Entry) -> None:
    """Refusal when the owner takes back what a lead reported more than a day ago."""
    by = entry.rows[0].by if entry.rows else None
    if by is None or by == request.asker.id or entry.member != request.asker.id:
        return
    if request.now - entry.rows[0].at > TAKEN_BACK_WITHIN:
        raise Refusal(*cards.too_late(request.organization.members[by].name))


def tell_reporter(request: Request, entry: Entry) -> list[Delivery]:
    """To the lead who reported what its owner takes back; nothing when it was the owner's own report."""
    by = entry.rows[0].by if entry.rows else None
    person = request.directory.person_of(by, request.incoming.person.platform) if by else None
    if by is None or by == request.asker.id or person is None:
        return []
    card = cards.undone_by_owner(request.asker.name, entry.rows, request.organization, request.today)
    return [request.privately(card, "reporter", person)]


def _names(request: Request) -> _Names:
    """Made once for all who write together."""
    known: dict[date, _Names] = request.work.known.setdefault("names for behalf", {})
    if request.today not in known:
        members = request.organization.members.values()
        active = (one for one in members if one.active(request.today))
        forms = forms_of(name for one in active for name in (one.name, *one.names))
        known[request.today] = _Names(forms, roll_of(request.organization, request.today))
    return known[request.today]


def _read(request: Request, words: str, member: Member) -> Reading:
    today = _today_of(request, member)
    return read(words, context_of(company_context(request.work, today), member, today, direct=True))


def _today_of(request: Request, member: Member) -> date:
    return local_day(request.now, ZoneInfo(member.zone), request.organization.day_end)


def _reports(reading: Reading) -> bool:
    if any(question.doubt in ("whose", "total") for question in reading.questions):
        return False
    return bool(reading.activities or reading.deals or reading.leave)


def _which(request: Request, people: Sequence[Member], said: _Told) -> Outcome:
    question = Question("whose", said.behalf.rest)
    until = answer_by(request, request.asker)
    code = drafts.add(request.work, request.asker.id, request.incoming.id, question, until, subject=FOR)
    return [request.privately(cards.which(said.behalf.name, people, code, request.organization), "which")]


def _done(request: Request, member: Member, said: _Told) -> Outcome:
    if said.reading.leave:
        return enter_leave(request, member, said.reading.leave)
    theirs = replace(request, member=member, today=_today_of(request, member))
    found = checked(theirs, said.reading.activities, said.reading.deals)
    questions = (*found.questions, *said.reading.questions)
    rows = record(request, member, found.activities, found.deals)
    return _said(request, member, rows, questions)


def _said(request: Request, member: Member, rows: Sequence[Row], questions: Sequence[Question] = ()) -> Outcome:
    """To the lead what is recorded and what is asked; to the owner what was recorded for them."""
    home, today = request.organization, request.today
    asked: tuple[Block, ...] = ()
    for question in questions[:MOST_ASKED]:
        until = answer_by(request, request.asker)
        subject = f"{FOR}{member.id}"
        code = drafts.add(request.work, request.asker.id, request.incoming.id, question, until, subject=subject)
        asked += question_cards.blocks(question, code, home, today)
    if not rows:
        return [request.privately(Reply(asked), "asked")]
    done = cards.recorded(member.name, rows, home, today, rows[0].code)
    said = [request.privately(Reply((*done.blocks, *asked), mark="✅"), "recorded")]
    person = request.directory.person_of(member.id, request.incoming.person.platform)
    if person:
        told = cards.told(request.asker.name, rows, home, today, rows[0].code)
        said.append(request.privately(told, "owner", person))
    return said


def enter_leave(request: Request, member: Member, said: Leave) -> Outcome:
    """Enter somebody's leave; the owner is told and may take it back as their own."""
    if (said.end - said.start).days >= LONGEST_LEAVE:
        raise Refusal(text("Leave longer than a year is for your admin to enter."))
    absence = Absence(member.id, said.start, said.end, said.portion)
    same = [one for one in leaves.of_member(request.work, member.id, said.start) if one.absence == absence]
    leave = same[0] if same else leaves.add(request.work, absence, request.incoming.message or request.incoming.id)
    answer = [request.privately(cards.on_leave(member.name, absence, leave.code), "leave")]
    person = request.directory.person_of(member.id, request.incoming.person.platform)
    if person and not same:
        answer.append(request.privately(told_of_leave(member.name, absence), "owner", person))
    return answer
