"""The one-time code that makes the first admin; kept as a hash, good for a day."""

import secrets
from datetime import timedelta

from sqlalchemy import select

from storage.fingerprint import fingerprint
from storage.tables import ClaimCodeRow
from storage.work import Work, table_of

CODES = table_of(ClaimCodeRow)
GOOD_FOR = timedelta(days=1)


def issue(work: Work) -> str:
    """A new code, to be shown once to whoever starts the program."""
    code = secrets.token_hex(5).upper()
    work.insert(ClaimCodeRow, digest=fingerprint(code), expires_at=work.now + GOOD_FOR)
    return code


def use(work: Work, code: str) -> bool:
    """Use a code up; False when there is none, it is too old or used. Of two at once, the second loses."""
    query = select(CODES).where(
        CODES.c.org_id == work.org, CODES.c.digest == fingerprint(code), CODES.c.used_at.is_(None)
    )
    rows = work.rows(query)
    if not rows or rows[0].expires_at < work.now:
        return False
    work.change(ClaimCodeRow, {"digest": rows[0].digest, "used_at": None}, used_at=work.now)
    return True
