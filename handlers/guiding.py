"""Newcomers and new leads are guided: which words follow on which day, and when a step may be done."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.command import Request
from scoring.people import Role
from storage import guides

SAID_AT = time(9, 15)
STEPS_BY = frozenset({"sheet", "add", "admit", "target", "schedule", "pk", "bind"})
"""Commands by which a first step may be done."""


def welcomed(request: Request, member: int, zone: str) -> None:
    """On the next two workdays a newcomer is told what happens, and how to ask."""
    days, day = [], request.today
    for _ in range(31):
        day += timedelta(days=1)
        if request.is_workday(day):
            days.append(datetime.combine(day, SAID_AT, ZoneInfo(zone)))
        if len(days) == 2:
            break
    guides.welcome(request.work, member, tuple(days))


def stepped(request: Request, command: str) -> None:
    """A lead with a checklist did something that may tick off a step."""
    member = request.member
    if command not in STEPS_BY or member is None or member.role is Role.REP:
        return
    guide = guides.of(request.work, member.id)
    if guide and "0" in (guide.state or "0"):
        guides.look_again(request.work, member.id, request.incoming.id)
