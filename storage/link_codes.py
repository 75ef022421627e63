"""One-time codes that join another account to a member's: kept as hashes, good for ten minutes, few tries."""

import secrets
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from chat.message import Person
from storage.fingerprint import fingerprint
from storage.tables import LinkCodeRow, LinkTryRow
from storage.work import Work, table_of

CODES, TRIES = table_of(LinkCodeRow), table_of(LinkTryRow)
GOOD_FOR = timedelta(minutes=10)
MOST_TRIES, TRIES_LAST = 5, timedelta(hours=1)
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH = 8
"""31^8 codes, five tries an hour: nobody guesses one in ten minutes."""


def issue(work: Work, member: int) -> str:
    """A new code for a member; the ones before are good no more."""
    unused = select(CODES.c.digest).where(
        CODES.c.org_id == work.org, CODES.c.member_id == member, CODES.c.used_at.is_(None)
    )
    for row in work.rows(unused):
        work.change(LinkCodeRow, {"digest": row.digest, "used_at": None}, used_at=work.now)
    code = "".join(secrets.choice(_LETTERS) for _ in range(LENGTH))
    work.insert(LinkCodeRow, digest=fingerprint(code), member_id=member, expires_at=work.now + GOOD_FOR)
    return code


def use(work: Work, code: str) -> int | None:
    """Use a code up: whose it is; None when there is none, or it is too old or used. Of two at once one loses."""
    query = select(CODES).where(
        CODES.c.org_id == work.org, CODES.c.digest == fingerprint(code), CODES.c.used_at.is_(None)
    )
    rows = work.rows(query)
    if not rows or rows[0].expires_at < work.now:
        return None
    work.change(LinkCodeRow, {"digest": rows[0].digest, "used_at": None}, used_at=work.now)
    return int(rows[0].member_id)


def may_try(work: Work, person: Person) -> bool:
    """Whether somebody may try another code: five wrong ones an hour."""
    row = _tries(work, person)
    return row is None or work.now - row.since > TRIES_LAST or row.n < MOST_TRIES


def failed(work: Work, person: Person) -> None:
    """Count a wrong code."""
    row, key = _tries(work, person), {"platform": person.platform, "person": person.id}
    if row is None:
        work.insert_new(LinkTryRow, **key, n=1, since=work.now)
    elif work.now - row.since > TRIES_LAST:
        work.change(LinkTryRow, key, n=1, since=work.now)
    else:
        work.change(LinkTryRow, key, n=row.n + 1)


def _tries(work: Work, person: Person) -> Any:
    rows = work.rows(
        select(TRIES.c.n, TRIES.c.since).where(
            TRIES.c.org_id == work.org, TRIES.c.platform == person.platform, TRIES.c.person == person.id
        )
    )
    return rows[0] if rows else None
