"""Tables of deals beside their events: who holds them, what is to come in by when, and what was handed over."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import big, instant, key


class DealNoteRow(SQLModel, table=True):
    """What happened to a deal besides its events, the nth of its deal: given to somebody, split; append-only.

    `member_id` is who holds it from then on; `body` the shares of a split, as JSON.
    """

    __tablename__ = "deal_notes"
    __table_args__ = (
        Index("ix_deal_notes_customer_key", "org_id", "customer_key"),
        Index("ix_deal_notes_member_id", "org_id", "member_id"),
    )
    org_id: int = key()
    deal_id: int = key()
    n: int = Field(primary_key=True)
    what: str
    customer_key: str
    member_id: int | None = big(default=None)
    by_id: int = big()
    body: str = ""
    at: datetime = instant()


class InstalmentRow(SQLModel, table=True):
    """A part of a signed amount that is to come in by a day (None: not known yet; `terms` says what it hangs on).

    Put off, it is a new row of the same place; `ended_at` is when this one ceased to hold.
    """

    __tablename__ = "instalments"
    __table_args__ = (
        Index("ix_instalments_deal_id", "org_id", "deal_id"),
        Index("ix_instalments_code", "org_id", "code"),
    )
    org_id: int = key()
    id: int = key()
    code: str
    deal_id: int = big()
    place: int
    minor: int = big()
    currency: str
    due: date | None = None
    terms: str = ""
    by_id: int = big()
    made_at: datetime = instant()
    ended_at: datetime | None = instant(default=None)


class HandoverRow(SQLModel, table=True):
    """Somebody leaves, somebody takes over: a proposal while it waits for a yes, then with what was handed over.

    `last` is the last day of membership; `body` what it was about, as JSON.
    """

    __tablename__ = "handovers"
    __table_args__ = (Index("ix_handovers_code", "org_id", "code"),)
    org_id: int = key()
    id: int = key()
    code: str
    by_id: int = big()
    from_id: int = big()
    to_id: int = big()
    last: date
    state: str = "waiting"
    body: str = ""
    made_at: datetime = instant()
    settled_at: datetime | None = instant(default=None)
