"""Reminders, plans in words and blockers: what a member wants to be told, means to do, or is held up by."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import delete, func, select

from storage import schedules
from storage.ids import code_of
from storage.tables import ReminderRow
from storage.work import Work, table_of

REMINDERS = table_of(ReminderRow)
POST = "reminder"
OPEN = ("waiting", "told")
BLOCKER, NOTED = "blocker", "noted"
"""What is in the way, and its state: told to the lead, never said again to its author."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One of them; `due_at` None for a plan. `state`: waiting, told, done, dropped. `moves`: how often put off."""

    id: int
    code: str
    member: int
    kind: str
    what: str
    day: date
    due_at: datetime | None
    moves: int
    state: str


def add(work: Work, member: int, what: str, day: date, due_at: datetime | None, message: str) -> Reminder:
    """Keep it; one with a moment is said then."""
    number = work.new_id()
    row: dict[str, Any] = {
        "id": number,
        "code": code_of(number),
        "member_id": member,
        "kind": "reminder" if due_at else "plan",
        "what": what,
        "day": day,
        "due_at": due_at,
        "moves": 0,
        "state": "waiting",
    }
    work.insert(ReminderRow, **row, message=message, made_at=work.now)
    found = _reminder(row)
    _appoint(work, found)
    return found


def note_blockers(work: Work, member: int, words: Iterable[str], day: date, message: str) -> None:
    """Keep what is in a member's way, with the message that said so."""
    for what in words:
        number = work.new_id()
        row = {
            "id": number,
            "code": "",
            "member_id": member,
            "kind": BLOCKER,
            "what": what,
            "day": day,
            "due_at": None,
        }
        work.insert(ReminderRow, **row, moves=0, state=NOTED, message=message, made_at=work.now)


def drop_blockers(work: Work, message: str) -> None:
    """Forget what a message said was in the way: the report was taken back, or changed."""
    said = REMINDERS.c.org_id == work.org, REMINDERS.c.message == message
    stored = [row._mapping for row in work.rows(select(REMINDERS).where(*said, REMINDERS.c.state == NOTED))]
    pending = [row for row in work.pending(ReminderRow) if (row["message"], row["state"]) == (message, NOTED)]
    for row in (*stored, *pending):
        work.change(ReminderRow, {"id": row["id"]}, state="dropped", what="")


def blockers_since(work: Work, members: Collection[int], since: datetime) -> list[tuple[int, str]]:
    """What has been in the members' way since a moment: (member, words), as it was said."""
    query = select(REMINDERS.c.member_id, REMINDERS.c.what).where(
        REMINDERS.c.org_id == work.org,
        REMINDERS.c.member_id.in_(members),
        REMINDERS.c.state == NOTED,
        REMINDERS.c.made_at > since,
    )
    return [(row.member_id, row.what) for row in work.rows(query.order_by(REMINDERS.c.id))]


def forget_blockers(work: Work, before: datetime) -> None:
    """Forget older ones, as the words of messages are forgotten."""
    old = REMINDERS.c.org_id == work.org, REMINDERS.c.kind == BLOCKER, REMINDERS.c.made_at < before
    work.connection.execute(delete(REMINDERS).where(*old))


def move(work: Work, found: Reminder, due_at: datetime) -> Reminder:
    """Say it at another moment; Conflict when it was moved or done meanwhile."""
    values = {"due_at": due_at, "day": due_at.date(), "moves": found.moves + 1, "state": "waiting"}
    work.change(ReminderRow, {"id": found.id, "state": found.state, "moves": found.moves}, **values)
    put_off = Reminder(
        found.id, found.code, found.member, "reminder", found.what, due_at.date(), due_at, found.moves + 1, "waiting"
    )
    _appoint(work, put_off)
    return put_off


def settle(work: Work, found: Reminder, state: str) -> None:
    """Done, dropped or told; Conflict when somebody else did meanwhile."""
    work.change(ReminderRow, {"id": found.id, "state": found.state}, state=state)


def give(work: Work, found: Reminder, member: int) -> None:
    """Somebody else is reminded of it, who took over what it is about."""
    work.change(ReminderRow, {"id": found.id, "state": found.state}, member_id=member)


def by_code(work: Work, member: int, code: str) -> Reminder | None:
    """The member's newest with that code; pending ones included."""
    wanted = code.upper()
    for row in reversed(work.pending(ReminderRow)):
        if row["code"] == wanted and row["member_id"] == member:
            return _reminder(row)
    query = select(REMINDERS).where(
        REMINDERS.c.org_id == work.org,
        REMINDERS.c.member_id == member,
        REMINDERS.c.code == wanted,
        REMINDERS.c.kind != BLOCKER,
    )
    rows = work.rows(query.order_by(REMINDERS.c.id.desc()).limit(1))
    return _reminder(rows[0]._mapping) if rows else None


def newest(work: Work, member: int) -> Reminder | None:
    """The reminder that a member asked for last, if it is still to come; None: there is none, or it is settled."""
    for row in reversed(work.pending(ReminderRow)):
        if row["kind"] == "reminder" and row["member_id"] == member:
            return _reminder(row)
    mine = REMINDERS.c.org_id == work.org, REMINDERS.c.member_id == member, REMINDERS.c.kind == "reminder"
    rows = work.rows(select(REMINDERS).where(*mine).order_by(REMINDERS.c.id.desc()).limit(1))
    found = _reminder(rows[0]._mapping) if rows else None
    return found if found and found.state in OPEN else None


def by_id(work: Work, number: int) -> Reminder | None:
    """One by its id, as stored."""
    rows = work.rows(select(REMINDERS).where(REMINDERS.c.org_id == work.org, REMINDERS.c.id == number))
    return _reminder(rows[0]._mapping) if rows else None


def last_meant(work: Work, member: int) -> datetime | None:
    """When a member last said, in words only, what is meant to be done; None: never."""
    query = select(func.max(REMINDERS.c.made_at)).where(
        REMINDERS.c.org_id == work.org, REMINDERS.c.member_id == member, REMINDERS.c.kind == "plan"
    )
    return cast(datetime | None, work.connection.execute(query).scalar_one())


def open_of(work: Work, member: int) -> list[Reminder]:
    """What a member has not done yet, by day."""
    query = select(REMINDERS).where(
        REMINDERS.c.org_id == work.org, REMINDERS.c.member_id == member, REMINDERS.c.state.in_(OPEN)
    )
    rows = work.rows(query.order_by(REMINDERS.c.day, REMINDERS.c.due_at, REMINDERS.c.id))
    return [_reminder(row._mapping) for row in rows]


def _appoint(work: Work, found: Reminder) -> None:
    if found.due_at:
        key = f"{POST}:{found.id}:{found.moves}"
        schedules.appoint(work, key, POST, found.due_at, None, f"{found.id}:{found.moves}")


def _reminder(row: Mapping[str, Any]) -> Reminder:
    return Reminder(
        id=row["id"],
        code=row["code"],
        member=row["member_id"],
        kind=row["kind"],
        what=row["what"],
        day=row["day"],
        due_at=row["due_at"],
        moves=row["moves"],
        state=row["state"],
    )
