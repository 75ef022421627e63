"""Changes of team from a day on, and what teams were called before."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from json import dumps
from typing import Any

from sqlalchemy import select

from language.normalise import fold
from scoring.people import Member, Organization
from scoring.rules import MemberRule, TeamRule
from storage import rules, schedules
from storage.ids import code_of
from storage.tables import FormerNameRow, MoveRow
from storage.work import Work, table_of

MOVES, NAMES = table_of(MoveRow), table_of(FormerNameRow)
UNDERSTOOD_FOR = timedelta(days=60)
"""So long the old name of a team is understood."""
POST = "move"


@dataclass(frozen=True, slots=True)
class Moving:
    """A member's change of team that waits for its day, or was made. `state`: waiting, done, dropped."""

    id: int
    code: str
    member: int
    before: int | None
    team: int
    since: date
    by: int
    state: str


def add(work: Work, member: Member, team: int, since: date, by: int, due_at: datetime | None) -> Moving:
    """Keep a change of team; one with a moment is made then, else it is made already."""
    number, state = work.new_id(), "waiting" if due_at else "done"
    found = Moving(number, code_of(number), member.id, member.team, team, since, by, state)
    work.insert(
        MoveRow,
        id=number,
        code=found.code,
        member_id=member.id,
        from_id=member.team,
        team_id=team,
        since=since,
        by_id=by,
        state=state,
        made_at=work.now,
    )
    if due_at:
        schedules.appoint(work, f"{POST}:{number}", POST, due_at, None, str(number))
    return found


def make(work: Work, home: Organization, member: Member, team: int, by: int) -> None:
    """Put the member into the team, as a version of the rules; what was recorded keeps the team it was made in."""
    rule = MemberRule(member.key, member.name, team=home.teams[team].key)
    body = f"[[members]]\nkey = {dumps(rule.key)}\nname = {dumps(rule.name)}\nteam = {dumps(rule.team)}\n"
    rules.add(work, members=(rule,), body=body, by=by)


def rename(work: Work, home: Organization, team: int, name: str, today: date, by: int) -> None:
    """Give a team a new name under its old key; the old name is understood for a while."""
    stands = home.teams[team]
    parent = home.teams[stands.parent].key if stands.parent is not None else ""
    rule = TeamRule(stands.key, name, parent)
    body = f"[[teams]]\nkey = {dumps(rule.key)}\nname = {dumps(name)}\nparent = {dumps(parent)}\n"
    rules.add(work, teams=(rule,), body=body, by=by)
    former, until = fold(stands.name).casefold(), today + UNDERSTOOD_FOR
    known = work.rows(select(NAMES.c.name).where(NAMES.c.org_id == work.org, NAMES.c.name == former))
    if known:
        work.change(FormerNameRow, {"name": former}, team_id=team, until=until)
    else:
        work.insert_new(FormerNameRow, name=former, team_id=team, until=until)
    work.people_changed = True


def waiting_of(work: Work, member: int) -> Moving | None:
    """The change that waits for a member; of several the newest."""
    query = select(MOVES).where(MOVES.c.org_id == work.org, MOVES.c.member_id == member, MOVES.c.state == "waiting")
    rows = work.rows(query.order_by(MOVES.c.id.desc()).limit(1))
    return _moving(rows[0]) if rows else None


def by_code(work: Work, code: str) -> Moving | None:
    """The newest with that code."""
    query = select(MOVES).where(MOVES.c.org_id == work.org, MOVES.c.code == code.upper())
    rows = work.rows(query.order_by(MOVES.c.id.desc()).limit(1))
    return _moving(rows[0]) if rows else None


def by_id(work: Work, number: int) -> Moving | None:
    """One by its id."""
    rows = work.rows(select(MOVES).where(MOVES.c.org_id == work.org, MOVES.c.id == number))
    return _moving(rows[0]) if rows else None


def settle(work: Work, found: Moving, state: str) -> None:
    """Done or dropped; Conflict when somebody else did meanwhile."""
    work.change(MoveRow, {"id": found.id, "state": "waiting"}, state=state)


def _moving(row: Any) -> Moving:
    return Moving(row.id, row.code, row.member_id, row.from_id, row.team_id, row.since, row.by_id, row.state)
