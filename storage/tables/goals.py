"""What a team sets itself: plans, days off, closed months, targets and contests."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import big, instant, key


class PlanRow(SQLModel, table=True):
    """So much of a metric that a member means to do on a day; never counts."""

    __tablename__ = "plans"
    __table_args__ = (Index("ix_plans_day", "org_id", "day"),)
    org_id: int = key()
    member_id: int = key()
    day: date = Field(primary_key=True)
    metric: str = Field(primary_key=True)
    amount: int = big()
    made_at: datetime = instant()


class LeaveRow(SQLModel, table=True):
    """A member's days off, both ends included; `ended_at`: taken back."""

    __tablename__ = "leaves"
    __table_args__ = (Index("ix_leaves_end", "org_id", "end"),)
    org_id: int = key()
    id: int = key()
    code: str
    member_id: int = big()
    start: date
    end: date
    portion: str = "full"
    message: str = ""
    ended_at: datetime | None = instant(default=None)


class ClosingRow(SQLModel, table=True):
    """A closed month, by its first day; everything before it is closed as well. `by_id`: who closed it by hand."""

    __tablename__ = "closings"
    org_id: int = key()
    start: date = Field(primary_key=True)
    closed_at: datetime = instant()
    by_id: int | None = big(default=None)


class TargetRow(SQLModel, table=True):
    """A number for a metric, a holder and a period, on three levels; of a key's rows the newest that holds counts.

    It holds from the day `since` (none: always). `made` tells, as JSON, what it was derived from.
    """

    __tablename__ = "targets"
    __table_args__ = (Index("ix_targets_holder", "org_id", "grain", "start", "holder", "holder_id"),)
    org_id: int = key()
    id: int = key()
    metric: str
    holder: str
    holder_id: int = big()
    grain: str
    start: date
    base: int = big()
    stretch: int = big()
    challenge: int = big()
    since: date | None = None
    reason: str = ""
    member_id: int | None = big(default=None)
    made: str = ""


class CalibrationRow(SQLModel, table=True):
    """Targets proposed that wait for a manager's yes; `body` is the proposal as JSON."""

    __tablename__ = "calibrations"
    org_id: int = key()
    id: int = key()
    code: str
    member_id: int = big()
    body: str
    state: str = "waiting"


class ConfirmationRow(SQLModel, table=True):
    """A member's answer to the targets of a month: asked, confirmed, doubted, answered; `targets` are their ids."""

    __tablename__ = "confirmations"
    __table_args__ = (Index("ix_confirmations_member_id", "org_id", "member_id", "start"),)
    org_id: int = key()
    id: int = key()
    code: str
    member_id: int = big()
    start: date
    targets: str
    state: str = "asked"
    doubt: str = ""
    answer: str = ""
    asked_at: datetime = instant()
    settled_at: datetime | None = instant(default=None)


class PkRow(SQLModel, table=True):
    """A contest: `contest` its rules and `verdict` its result, as JSON; `digest` of the rules, once it runs."""

    __tablename__ = "pks"
    __table_args__ = (Index("ix_pks_state", "org_id", "state"),)
    org_id: int = key()
    id: int = key()
    code: str
    state: str
    starter_id: int = big()
    contest: str
    stake: str = ""
    prize: str = ""
    digest: str = ""
    verdict: str = ""
    made_at: datetime = instant()
    until: datetime | None = instant(default=None)


class PkNoteRow(SQLModel, table=True):
    """What happened to a contest: begun, extended, cancelled, a slogan, somebody leaving early; append-only."""

    __tablename__ = "pk_notes"
    __table_args__ = (Index("ix_pk_notes_pk_id", "org_id", "pk_id", "id"),)
    org_id: int = key()
    id: int = key()
    pk_id: int = big()
    what: str
    member_id: int = big()
    subject: str = ""
    reason: str = ""
    day: date | None = None
    at: datetime = instant()
