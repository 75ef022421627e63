"""Newcomers and new leads are guided: which words follow on which day, and when a step may be done."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.command import Request
from scoring.people import Role
from scoring.period import IsWorkday
from storage import guides
from storage.people import directory
from storage.work import Work

SAID_AT = time(9, 15)
STEPS_BY = frozenset({"sheet", "add", "admit", "target", "schedule", "pk", "bind"})
"""Commands by which a first step may be done."""


def welcomed(work: Work, member: int, zone: str, today: date, is_workday: IsWorkday) -> None:
    """On the next two workdays a newcomer is told what happens, and how to ask."""
    days, day = [], today
    for _ in range(31):
        day += timedelta(days=1)
        if is_workday(day):
            days.append(datetime.combine(day, SAID_AT, ZoneInfo(zone)))
        if len(days) == 2:
            break
    guides.welcome(work, member, tuple(days))


def raised(work: Work, member: int, role: Role, before: Role = Role.REP) -> None:
    """Show the first steps to who leads from now on and can be written to; whoever cannot sees them on joining."""
    if role is not Role.REP and before is Role.REP and directory(work).persons.get(member):
        guides.start(work, member)


def stepped(request: Request, command: str) -> None:
    """A lead with a checklist did something that may tick off a step."""
    member = request.member
    if command not in STEPS_BY or member is None or member.role is Role.REP:
        return
    guide = guides.of(request.work, member.id)
    if guide and "0" in (guide.state or "0"):
        guides.look_again(request.work, member.id, request.incoming.id)
