"""What members say to their targets: asked, confirmed, doubted until it is answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from storage.ids import code_of
from storage.tables import CalibrationRow, ConfirmationRow
from storage.targets import Target
from storage.values import dump, load
from storage.work import Work, table_of

CONFIRMATIONS, CALIBRATIONS = table_of(ConfirmationRow), table_of(CalibrationRow)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A member's answer to the targets of the month that begins on `start`; `targets` are their ids."""

    id: int
    code: str
    member: int
    start: date
    targets: tuple[int, ...]
    state: str
    doubt: str
    answer: str
    asked_at: datetime
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Targets that wait for a manager's yes; `body` are they, `member` proposed them."""

    id: int
    code: str
    member: int
    targets: tuple[Target, ...]
    state: str


def ask(work: Work, member: int, start: date, targets: Iterable[int]) -> str:
    """Put targets before a member; the code of the answer."""
    number = work.new_id()
    work.insert(
        ConfirmationRow,
        id=number,
        code=code_of(number),
        member_id=member,
        start=start,
        targets=dump(tuple(targets)),
        asked_at=work.now,
    )
    return code_of(number)


def settle(work: Work, found: Confirmation, state: str, **values: str) -> None:
    """Note what was said; of two answers at once the second comes too late."""
    work.change(ConfirmationRow, {"id": found.id, "state": found.state}, state=state, settled_at=work.now, **values)


def of_month(work: Work, start: date) -> dict[int, Confirmation]:
    """The newest one of each member for a month."""
    query = select(CONFIRMATIONS).where(CONFIRMATIONS.c.org_id == work.org, CONFIRMATIONS.c.start == start)
    return {row.member_id: _confirmation(row) for row in work.rows(query.order_by(CONFIRMATIONS.c.id))}


def by_code(work: Work, code: str) -> list[Confirmation]:
    """Those that people call by this code, newest first."""
    query = select(CONFIRMATIONS).where(CONFIRMATIONS.c.org_id == work.org, CONFIRMATIONS.c.code == code.upper())
    return [_confirmation(row) for row in work.rows(query.order_by(CONFIRMATIONS.c.id.desc()))]


def _confirmation(row: Any) -> Confirmation:
    ids = load(tuple[int, ...], row.targets)
    what = (row.state, row.doubt, row.answer, row.asked_at, row.settled_at)
    return Confirmation(row.id, row.code, row.member_id, row.start, ids, *what)


def propose(work: Work, member: int, wanted: tuple[Target, ...]) -> str:
    """Keep targets until a manager has said yes; the code of the answer."""
    number = work.new_id()
    work.insert(CalibrationRow, id=number, code=code_of(number), member_id=member, body=dump(_Wanted(wanted)))
    return code_of(number)


def proposal(work: Work, code: str) -> Proposal | None:
    """The newest proposal with that code."""
    query = select(CALIBRATIONS).where(CALIBRATIONS.c.org_id == work.org, CALIBRATIONS.c.code == code.upper())
    rows = work.rows(query.order_by(CALIBRATIONS.c.id.desc()).limit(1))
    found = [Proposal(r.id, r.code, r.member_id, load(_Wanted, r.body).targets, r.state) for r in rows]
    return found[0] if found else None


def decide(work: Work, found: Proposal, state: str) -> None:
    """Approved or refused, once."""
    work.change(CalibrationRow, {"id": found.id, "state": "waiting"}, state=state)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The body of a proposal."""

    targets: tuple[Target, ...]
