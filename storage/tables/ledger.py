"""What counts: the two ledgers, what is added up from them, and whom they name."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import big, instant, key


class ActivityRow(SQLModel, table=True):
    """The ledger of activities: append-only; see scoring.activity.Activity."""

    __tablename__ = "activities"
    __table_args__ = (
        Index("ix_activities_member_id", "org_id", "member_id", "id"),
        Index("ix_activities_entry", "org_id", "entry"),
        Index("ix_activities_code", "org_id", "code"),
        Index("ix_activities_message", "org_id", "message"),
        Index("ix_activities_metric", "org_id", "metric", "day"),
        UniqueConstraint("org_id", "cancels"),  # a row is taken back once
    )
    org_id: int = key()
    id: int = key()
    entry: int = big()
    code: str
    member_id: int = big()
    team_id: int | None = big(default=None)
    metric: str
    amount: int = big()
    day: date
    at: datetime = instant()
    customers: str = "[]"
    clause: str = ""
    message: str = ""
    source: str = "message"
    evidence: str = "said"
    cancels: int | None = big(default=None)
    adjusts: date | None = None
    by_id: int | None = big(default=None)


class DealEventRow(SQLModel, table=True):
    """The ledger of deal events: append-only; see scoring.deal.DealEvent."""

    __tablename__ = "deal_events"
    __table_args__ = (
        Index("ix_deal_events_member_id", "org_id", "member_id", "id"),
        Index("ix_deal_events_entry", "org_id", "entry"),
        Index("ix_deal_events_code", "org_id", "code"),
        Index("ix_deal_events_message", "org_id", "message"),
        UniqueConstraint("org_id", "cancels"),
        Index("ix_deal_events_customer_key", "org_id", "customer_key", "id"),
        Index("ix_deal_events_deal_id", "org_id", "deal_id"),
    )
    org_id: int = key()
    id: int = key()
    entry: int = big()
    code: str
    deal_id: int = big()
    member_id: int = big()
    team_id: int | None = big(default=None)
    customer: str
    customer_key: str
    stage: str
    minor: int | None = big(default=None)
    currency: str | None = None
    org_minor: int | None = big(default=None)
    rate: str | None = None
    day: date
    at: datetime = instant()
    clause: str = ""
    message: str = ""
    source: str = "message"
    cancels: int | None = big(default=None)
    adjusts: date | None = None
    by_id: int | None = big(default=None)


class TotalRow(SQLModel, table=True):
    """Sums of the ledger by grain, period, team, member, metric; kept in the same flush, rebuildable."""

    __tablename__ = "totals"
    __table_args__ = {"sqlite_with_rowid": False}
    org_id: int = key()
    grain: str = Field(primary_key=True)
    start: date = Field(primary_key=True)
    team_id: int = key()
    member_id: int = key()
    metric: str = Field(primary_key=True)
    sum: int = big(default=0)
    n: int = big(default=0)


class SeenRow(SQLModel, table=True):
    """How often a member met a customer under a metric, by day and by month; kept with the totals, rebuildable."""

    __tablename__ = "seen"
    __table_args__ = {"sqlite_with_rowid": False}
    org_id: int = key()
    metric: str = Field(primary_key=True)
    grain: str = Field(primary_key=True)
    start: date = Field(primary_key=True)
    team_id: int = key()
    member_id: int = key()
    customer: str = Field(primary_key=True)
    n: int = big(default=0)


class CustomerRow(SQLModel, table=True):
    """A customer that was named, by its normalised name."""

    __tablename__ = "customers"
    __table_args__ = (UniqueConstraint("org_id", "key"),)
    org_id: int = key()
    id: int = key()
    key: str
    name: str
    member_id: int = big()
