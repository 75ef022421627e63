"""Leave: who is off on which days; taken back by a date, never deleted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select

from scoring.leave import HALVES, Absence, Portion, halves_off
from scoring.period import Period
from storage.ids import code_of
from storage.tables import LeaveRow
from storage.work import Work, table_of

LEAVES = table_of(LeaveRow)
_SINCE = (
    select(LEAVES)
    .where(LEAVES.c.org_id == bindparam("org"), LEAVES.c.ended_at.is_(None), LEAVES.c.end >= bindparam("since"))
    .order_by(LEAVES.c.id)
)


@dataclass(frozen=True, slots=True)
class Leave:
    """One leave as it was said."""

    id: int
    code: str
    absence: Absence
    message: str

    @property
    def member(self) -> int:
        """Whose it is."""
        return self.absence.member


def add(work: Work, absence: Absence, message: str) -> Leave:
    """Keep a leave."""
    number = work.new_id()
    work.insert(
        LeaveRow,
        id=number,
        code=code_of(number),
        member_id=absence.member,
        start=absence.start,
        end=absence.end,
        portion=absence.portion,
        message=message,
    )
    return Leave(number, code_of(number), absence, message)


def take_back(work: Work, leave: Leave) -> None:
    """End it; Conflict when that was done already."""
    work.change(LeaveRow, {"id": leave.id, "ended_at": None}, ended_at=work.now)


def live(work: Work, since: date, member: int | None = None) -> tuple[Leave, ...]:
    """Every leave that ends on that day or later and was not taken back, oldest first; pending ones included.

    Of one member, or of everybody.
    """
    rows = [*_stored(work, since), *(row for row in work.pending(LeaveRow) if row["end"] >= since)]
    wanted = rows if member is None else [row for row in rows if row["member_id"] == member]
    if not wanted:
        return ()
    ended = {change.where["id"] for change in work.changes if change.table is LEAVES}
    return tuple(_leave(row) for row in wanted if row["id"] not in ended)


def of_member(work: Work, member: int, since: date) -> tuple[Leave, ...]:
    """A member's own, oldest first."""
    return live(work, since, member)


def absences(work: Work, member: int, period: Period) -> tuple[Absence, ...]:
    """A member's leave that touches the period."""
    found = (leave.absence for leave in of_member(work, member, period.start))
    return tuple(one for one in found if one.start < period.end)


def away(work: Work, day: date, members: Iterable[int] | None = None) -> dict[int, int]:
    """Who is off on a day: {member: half days}, 2 for the whole day; of those members, or of all."""
    known: dict[int, list[Absence]] = {}
    for leave in live(work, day):
        known.setdefault(leave.member, []).append(leave.absence)
    wanted = known if members is None else [member for member in members if member in known]
    found = {member: halves_off(known[member], day) for member in wanted}
    return {member: halves for member, halves in found.items() if halves}


def off(work: Work, day: date) -> frozenset[int]:
    """Who is off for the whole day."""
    return frozenset(member for member, halves in away(work, day).items() if halves == HALVES)


def by_code(work: Work, code: str, since: date) -> tuple[Leave, ...]:
    """Those that people call by this code, newest first."""
    return tuple(leave for leave in reversed(live(work, since)) if leave.code == code.upper())


def by_message(work: Work, message: str, since: date) -> Leave | None:
    """What a message of a platform kept, if anything."""
    return next((leave for leave in reversed(live(work, since)) if leave.message == message), None)


def _stored(work: Work, since: date) -> list[Any]:
    """Read once in a unit of work for the earliest day asked for."""
    first, rows = work.known.get("leaves", (date.max, []))
    if since < first:
        rows = [row._mapping for row in work.rows(_SINCE, org=work.org, since=since)]
        work.known["leaves"] = since, rows
    return [row for row in rows if row["end"] >= since]


def _leave(row: Any) -> Leave:
    portion: Portion = row["portion"]
    absence = Absence(row["member_id"], row["start"], row["end"], portion)
    return Leave(row["id"], row["code"], absence, row["message"])
