"""What newcomers and new leads were shown, so that nothing is said twice; and how far a lead has come."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from scoring.first_steps import FirstSteps, Step
from scoring.people import Member
from scoring.target import COMPANY
from storage import schedules, targets
from storage.people import directory
from storage.tables import GuideRow, PkRow
from storage.work import Work, table_of

GUIDES, PKS = table_of(GuideRow), table_of(PkRow)
LEAD, WELCOME, CHECKLIST = "lead", "welcome", "checklist"
STARTED = ("announced", "running", "done")
"""States of a contest that somebody has declared."""
SHOWN_AFTER = timedelta(seconds=1)
"""The checklist is looked at once what was just done is stored."""


@dataclass(frozen=True, slots=True)
class Guide:
    """The checklist of a lead as it was shown last: `state` its marks, `head` the message it stands in."""

    member: int
    state: str
    head: str


def welcome(work: Work, member: int, moments: tuple[datetime, ...]) -> None:
    """Have a newcomer told more on the next days; whoever was welcomed once is not again."""
    for step, moment in enumerate(moments, 2):
        schedules.appoint(work, f"{WELCOME}:{member}:{step}", WELCOME, moment, None, f"{member}:{step}")


def start(work: Work, member: int) -> None:
    """Show a new lead the checklist, once."""
    work.insert_new(GuideRow, member_id=member, subject=LEAD, begun_at=work.now)
    look_again(work, member, "begin")


def look_again(work: Work, member: int, cause: str) -> None:
    """Have the checklist looked at, for it may have got a tick; `cause` makes it one of its kind."""
    schedules.appoint(work, f"{CHECKLIST}:{member}:{cause}", CHECKLIST, work.now + SHOWN_AFTER, None, str(member))


def of(work: Work, member: int) -> Guide | None:
    """The lead's checklist; None when there is none."""
    query = select(GUIDES).where(GUIDES.c.org_id == work.org, GUIDES.c.member_id == member, GUIDES.c.subject == LEAD)
    rows = work.rows(query)
    return Guide(member, rows[0].state, rows[0].head) if rows else None


def shown(work: Work, guide: Guide, marks: str, head: str) -> None:
    """Note what was shown; Conflict when another replica did meanwhile."""
    key = {"member_id": guide.member, "subject": LEAD, "state": guide.state}
    work.change(GuideRow, key, state=marks, head=head)


def first_steps(work: Work, member: Member, today: date) -> FirstSteps:
    """What of the first steps is done: people in the team, a target, a briefing that has its room, a contest."""
    people = directory(work)
    home, done = people.organization, set[Step]()
    inside = home.within(member.team)
    if any(other.id != member.id for other in home.crew(member.team, today)):
        done.add("roster")
    month = home.period("month", today).start
    holders = {number for number, _ in targets.board(work, "team", "month", month)} & inside
    own = {number for number, _ in targets.board(work, "member", "month", month)}
    crew = {other.id for other in home.crew(member.team, today)}
    whole = member.team is None and targets.of(work, *COMPANY, "month", month)
    if holders or own & crew or whole:
        done.add("targets")
    posts = schedules.known(work).values()
    teams = {row["team_id"] for row in posts if row["post"] == "morning" and row["enabled"]}
    if any(people.room_of_team(team) for team in teams & inside):
        done.add("briefing")
    started = select(PKS.c.id).where(PKS.c.org_id == work.org, PKS.c.state.in_(STARTED)).limit(1)
    if work.rows(started):
        done.add("pk")
    return FirstSteps(frozenset(done))
