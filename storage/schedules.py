"""What the clock has to do: recurring posts, posts due once, and the row that lets each go out once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from storage.tables import AppointmentRow, ScheduleRow, SlotRow, TickRow
from storage.work import Work, table_of

SCHEDULES, SLOTS = table_of(ScheduleRow), table_of(SlotRow)
APPOINTMENTS = table_of(AppointmentRow)
TICKS = table_of(TickRow)
HELD = "held"
"""The post that says what was held back."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A post due once: `subject` is for the post alone to understand."""

    id: int
    key: str
    post: str
    due_at: datetime
    team: int | None
    subject: str


def add(work: Work, key: str, **values: Any) -> None:
    """Set up a recurring post; `values` are columns of its row."""
    work.insert(ScheduleRow, id=work.new_id(), key=key, **values)


def claim(work: Work, post: str, room: str, slot: str) -> bool:
    """Make a slot ours; False when somebody was there before. Written at once: the row is the lock."""
    row = {"org_id": work.org, "post": post, "room": room, "slot": slot, "claimed_at": work.now}
    insert = work.insert_into(SLOTS).on_conflict_do_nothing().returning(SLOTS.c.slot)
    return work.connection.execute(insert, [row]).first() is not None


def appoint(work: Work, key: str, post: str, due_at: datetime, team: int | None, subject: str) -> None:
    """Have a post made once, at a moment; the same key again changes nothing."""
    work.insert_new(
        AppointmentRow, id=work.new_id(), key=key, post=post, due_at=due_at, team_id=team, subject=subject
    )


def appointments(work: Work, until: datetime) -> list[Appointment]:
    """Posts due once by then, in order."""
    query = select(APPOINTMENTS).where(APPOINTMENTS.c.org_id == work.org, APPOINTMENTS.c.state == "waiting")
    rows = work.rows(query.where(APPOINTMENTS.c.due_at <= until).order_by(APPOINTMENTS.c.due_at, APPOINTMENTS.c.id))
    return [Appointment(r.id, r.key, r.post, r.due_at, r.team_id, r.subject) for r in rows]


def done_since(work: Work, post: str, since: datetime) -> list[str]:
    """What the posts of this kind were about that were due, and made, since then."""
    query = select(APPOINTMENTS.c.subject).where(APPOINTMENTS.c.org_id == work.org, APPOINTMENTS.c.state == "done")
    within = APPOINTMENTS.c.due_at >= since, APPOINTMENTS.c.post == post
    return [row.subject for row in work.rows(query.where(*within))]


def appointment(work: Work, key: str) -> Appointment | None:
    """A post that is still waiting, by its key."""
    query = select(APPOINTMENTS).where(APPOINTMENTS.c.org_id == work.org, APPOINTMENTS.c.key == key)
    rows = work.rows(query.where(APPOINTMENTS.c.state == "waiting"))
    return next((Appointment(r.id, r.key, r.post, r.due_at, r.team_id, r.subject) for r in rows), None)


def settle(work: Work, found: Appointment, state: str) -> None:
    """Close it: done or dropped; Conflict when somebody else did meanwhile."""
    held = {"subject": ""} if found.post == HELD else {}  # what was said is kept in one place only
    work.change(AppointmentRow, {"id": found.id, "state": "waiting"}, state=state, **held)


def postpone(work: Work, found: Appointment, until: datetime) -> None:
    """Let it be due later."""
    work.change(AppointmentRow, {"id": found.id, "state": "waiting"}, due_at=until)


def bring_forward(work: Work, found: Appointment) -> None:
    """Let it be due now."""
    work.change(AppointmentRow, {"id": found.id, "state": "waiting"}, due_at=work.now)


def looked_until(work: Work) -> datetime | None:
    """Until when what is due has been looked for; None before the first time."""
    found: datetime | None = work.connection.execute(select(TICKS.c.at).where(TICKS.c.org_id == work.org)).scalar()
    return found


def looked(work: Work, until: datetime) -> None:
    """Remember it; never backwards."""
    insert = work.insert_into(TICKS).values(org_id=work.org, at=until)
    later = insert.on_conflict_do_update(
        index_elements=["org_id"], set_={"at": insert.excluded.at}, where=TICKS.c.at < insert.excluded.at
    )
    work.connection.execute(later)


def known(work: Work) -> dict[str, dict[str, Any]]:
    """Every recurring post by its key, as columns of its row."""
    rows = work.rows(select(SCHEDULES).where(SCHEDULES.c.org_id == work.org))
    return {row.key: dict(row._mapping) for row in rows}


def change(work: Work, number: int, **values: Any) -> None:
    """Give a recurring post new values, by column."""
    work.change(ScheduleRow, {"id": number}, **values)
