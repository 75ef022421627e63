"""Whether the database takes what is written: asked when something was refused, not before every message."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.exc import SQLAlchemyError

from storage.store import Store
from storage.tables import InboxRow
from storage.work import table_of

INBOX = table_of(InboxRow)
NAME = "probe"
ROOM = 64 * 1024
"""Bytes: where so much finds no room, the next messages would not either."""


def takes_writes(store: Store, now: datetime) -> bool:
    """Commit something and take it away again: not when the disk is full, read-only, or the database away."""
    try:
        with store.work(now) as work:
            work.insert_new(InboxRow, id=NAME, state="done", received_at=now, body="-" * ROOM)
        with store.work(now) as work:
            work.connection.execute(delete(INBOX).where(INBOX.c.id == NAME, INBOX.c.org_id == work.org))
    except SQLAlchemyError:
        return False
    return True
