"""Posts by the clock, and what makes each go out once."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import big, instant, key


class ScheduleRow(SQLModel, table=True):
    """A recurring post: which, when, for which team, in which room."""

    __tablename__ = "schedules"
    __table_args__ = (UniqueConstraint("org_id", "key"),)
    org_id: int = key()
    id: int = key()
    key: str
    post: str
    cadence: str
    zone: str
    team_id: int | None = big(default=None)
    member_id: int | None = big(default=None)
    catch_up: str = "latest"
    enabled: bool = True


class SlotRow(SQLModel, table=True):
    """A claimed slot: the row that makes a post go out once. `slot` is local date and time."""

    __tablename__ = "slots"
    org_id: int = key()
    post: str = Field(primary_key=True)
    room: str = Field(primary_key=True)
    slot: str = Field(primary_key=True)
    claimed_at: datetime = instant()


class TickRow(SQLModel, table=True):
    """Until when the clock has looked for what is due; so that after an outage nothing is skipped."""

    __tablename__ = "ticks"
    org_id: int = key()
    at: datetime = instant()


class AppointmentRow(SQLModel, table=True):
    """A post due once, such as a win a minute after its deal: claimed by changing its state."""

    __tablename__ = "appointments"
    __table_args__ = (
        UniqueConstraint("org_id", "key"),
        Index("ix_appointments_state_due_at", "state", "due_at"),
    )
    org_id: int = key()
    id: int = key()
    key: str
    post: str
    due_at: datetime = instant()
    team_id: int | None = big(default=None)
    subject: str = ""
    state: str = "waiting"


class AnnouncementRow(SQLModel, table=True):
    """A win that was told to its team: the entry, and the key of the message it stands in."""

    __tablename__ = "announcements"
    __table_args__ = (Index("ix_announcements_team_id_told_at", "team_id", "told_at"),)
    org_id: int = key()
    entry: int = key()
    team_id: int | None = big(default=None)
    head: str
    told_at: datetime = instant()
