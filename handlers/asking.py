"""Open questions: until when they wait for an answer."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.command import Request
from scoring.people import Member
from scoring.reading.result import Question
from storage import drafts

DRAFT_ENDS = time(20, 0)


def answer_by(request: Request, member: Member) -> datetime:
    """The evening of the next workday, where the member is."""
    day = request.today + timedelta(days=1)
    while not request.own_days(day):
        day += timedelta(days=1)
    return datetime.combine(day, DRAFT_ENDS, ZoneInfo(member.zone))


def ask(request: Request, member: Member, question: Question) -> str:
    """Keep a question open; its code."""
    return drafts.add(request.work, member.id, request.incoming.id, question, answer_by(request, member))
