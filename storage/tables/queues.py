"""What came in, what waits for an answer, and what is to be said."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import big, instant, key, only


class InboxRow(SQLModel, table=True):
    """What came in, once per id. `body` is the Incoming as JSON; emptied after 30 days.

    `message` is the platform's message that it changes (an edit, a deletion); None: it is that message itself.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        Index("ix_inbox_next_at", "next_at", **only("next_at IS NOT NULL")),
        Index("ix_inbox_received_at", "received_at"),
        Index("ix_inbox_message", "message", **only("message IS NOT NULL")),
    )
    id: str = Field(primary_key=True)
    org_id: int = big()
    state: str
    tries: int = 0
    next_at: datetime | None = instant(default=None)
    received_at: datetime = instant()
    body: str | None = None
    trouble: str = ""
    message: str | None = None


class DraftRow(SQLModel, table=True):
    """An open question: a part of a message that counts nowhere until it is answered."""

    __tablename__ = "drafts"
    __table_args__ = (Index("ix_drafts_member_id_state", "org_id", "member_id", "state"),)
    org_id: int = key()
    id: int = key()
    code: str
    member_id: int = big()
    message: str
    question: str
    subject: str = ""
    state: str = "open"
    expires_at: datetime = instant()


class ImportRow(SQLModel, table=True):
    """A sheet that somebody brought in: as text while it waits for a yes, then only that it was there."""

    __tablename__ = "imports"
    __table_args__ = (Index("ix_imports_code", "org_id", "code"),)
    org_id: int = key()
    id: int = key()
    code: str
    member_id: int = big()
    name: str = ""
    body: str
    answers: str = "{}"
    digest: str = ""
    state: str = "open"
    made_at: datetime = instant()


class OutboxRow(SQLModel, table=True):
    """What is to be said, in lanes (platform, room), oldest first. `body` is the Delivery as JSON."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("org_id", "key"),
        Index("ix_outbox_todo", "org_id", "platform", "room", "id", **only("state = 'todo'")),
    )
    org_id: int = key()
    id: int = key()
    platform: str
    room: str
    key: str
    body: str | None
    state: str = "todo"
    tries: int = 0
    receipt: str = ""
    made_at: datetime = instant()


class LaneRow(SQLModel, table=True):
    """One chat's queue: who sends it now, until when, from when the next may go out, and when the last ones did.

    `sent` is a JSON list of moments in milliseconds, as far as the platform's pace looks back.
    """

    __tablename__ = "lanes"
    org_id: int = key()
    platform: str = Field(primary_key=True)
    room: str = Field(primary_key=True)
    owner: str = ""
    until: datetime | None = instant(default=None)
    next_at: datetime | None = instant(default=None)
    sent: str = "[]"
