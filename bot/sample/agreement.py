"""What the sample company has agreed on: leave, a target that was calibrated, confirmations, an open doubt."""

from dataclasses import replace
from datetime import date, timedelta

from bot.sample.company import AWAY, NEWCOMER, workdays_before, workdays_from
from scoring.leave import Absence
from scoring.people import Member, Organization
from scoring.period import IsWorkday, period_of
from storage import confirmations, leaves, people, targets
from storage.work import Work

SOON_AWAY, DOUBTS, SHY = "sun", "zhao", "xu"
"""Who takes an afternoon off in three workdays, who doubts the target, who stands as 匿名 on public boards."""
DOUBT = "两个老客户转给了小刘，拜访目标偏高"
MOVED = 4
"""Visits a month that went to the newcomer with the customers."""


def agree(work: Work, organization: Organization, today: date, is_workday: IsWorkday) -> None:
    """Leave past and coming, visits moved between two members with a reason, everybody's answer to the month."""
    known = {member.key: member for member in organization.members.values()}
    days = workdays_before(today, 12, is_workday)
    leaves.add(work, Absence(known[AWAY].id, days[0], days[2]), "sample/leave/1")
    soon = workdays_from(today, 4, is_workday)[-1]
    leaves.add(work, Absence(known[SOON_AWAY].id, soon, soon, "pm"), "sample/leave/2")
    people.change_member(work, known[SHY].id, anonymous=True)
    month = period_of("month", today)
    lead = organization.leads_of(known[DOUBTS].team)[0]
    for key, visits in ((DOUBTS, -MOVED), (NEWCOMER, MOVED)):
        _move(work, known[key], lead, month.start, today, visits)
    work.flush()
    board = targets.board(work, "member", month.kind, month.start, today)
    for member in organization.members.values():
        own = [target.id for (who, _), target in board.items() if who == member.id]
        if own:
            confirmations.ask(work, member.id, month.start, own)
    work.flush()
    for number, found in confirmations.of_month(work, month.start).items():
        doubts = number == known[DOUBTS].id
        confirmations.settle(work, found, "doubted" if doubts else "confirmed", doubt=DOUBT if doubts else "")


def _move(work: Work, member: Member, lead: Member, start: date, today: date, visits: int) -> None:
    """A calibration of the visits' target that holds since yesterday, or since the month began."""
    stands = targets.of(work, "member", member.id, "month", start, today).get("visits")
    if stands is None:
        return
    since = max(start, today - timedelta(days=1))
    amounts = {level: getattr(stands, level) + visits for level in ("base", "stretch", "challenge")}
    targets.add(work, replace(stands, **amounts, since=since, reason="people", by=lead.id))
