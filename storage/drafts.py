"""Open questions: what was unclear in a message and counts nowhere until its author answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from scoring.reading.result import Question
from storage.ids import code_of
from storage.tables import DraftRow
from storage.values import dump, load
from storage.work import Work, table_of

DRAFTS = table_of(DraftRow)
_OPEN = select(DRAFTS).where(
    DRAFTS.c.org_id == bindparam("org"),
    DRAFTS.c.member_id.in_(bindparam("members", expanding=True)),
    DRAFTS.c.state == "open",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """One question to one member. `subject`: the row of the ledger it is about, "" for a new record."""

    id: int
    code: str
    member: int
    message: str
    question: Question
    expires_at: datetime
    state: str
    subject: str = ""


def add(work: Work, member: int, message: str, question: Question, expires_at: datetime, subject: str = "") -> str:
    """Keep a question; the code its answer names."""
    number = work.new_id()
    code = code_of(number)
    work.insert(
        DraftRow,
        id=number,
        code=code,
        member_id=member,
        message=message,
        question=dump(question),
        subject=subject,
        state="open",
        expires_at=expires_at,
    )
    return code


def open_of(work: Work, member: int) -> list[Draft]:
    """The member's open questions that have not expired, newest first."""
    settled = {c.where["id"] for c in work.changes if c.table is DRAFTS}
    pending = [_draft(row) for row in work.pending_with(DraftRow, "member_id", member)]
    found = (d for d in (*_stored_of(work, member), *pending) if d.id not in settled and d.expires_at > work.now)
    return sorted(found, key=lambda d: -d.id)


def _stored_of(work: Work, member: int) -> Sequence[Draft]:
    rows: dict[int, list[Any]] = work.known.setdefault("draft rows", {})
    if member not in rows:
        group = work.together | {member}
        rows |= {who: [] for who in group}
        for row in work.rows(_OPEN, org=work.org, members=group):
            rows[row.member_id].append(row._mapping)
    read: dict[int, list[Draft]] = work.known.setdefault("drafts", {})
    if member not in read:  # few of those who write together are asked about: what a question says is read late
        read[member] = [_draft(row) for row in rows[member]]
    return read[member]


def by_code(work: Work, member: int, code: str) -> Draft | None:
    """The member's newest question with that code, open or not."""
    query = select(DRAFTS).where(
        DRAFTS.c.org_id == work.org, DRAFTS.c.member_id == member, DRAFTS.c.code == code.upper()
    )
    rows = work.rows(query.order_by(DRAFTS.c.id.desc()).limit(1))
    return _draft(rows[0]._mapping) if rows else None


def settle(work: Work, draft: Draft, state: str) -> None:
    """Close a question: done, dropped or expired. Of two answers at once, one is told that it came second."""
    work.change(DraftRow, {"id": draft.id, "state": "open"}, state=state)


def expired(work: Work) -> list[Draft]:
    """Open questions whose time is over."""
    query = select(DRAFTS).where(DRAFTS.c.org_id == work.org, DRAFTS.c.state == "open")
    return [_draft(row._mapping) for row in work.rows(query.where(DRAFTS.c.expires_at <= work.now))]


def _draft(row: Mapping[str, Any]) -> Draft:
    return Draft(
        id=row["id"],
        code=row["code"],
        member=row["member_id"],
        message=row["message"],
        question=load(Question, row["question"]),
        expires_at=row["expires_at"],
        state=row["state"],
        subject=row["subject"],
    )
