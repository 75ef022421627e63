"""Tables of people who come, go and plan: reminders, moves, former names, joined accounts, guides."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import big, instant, key


class ReminderRow(SQLModel, table=True):
    """What a member wants to be reminded of, or means to do on a day (`kind` plan, without a moment)."""

    __tablename__ = "reminders"
    __table_args__ = (Index("ix_reminders_member_id", "org_id", "member_id", "state"),)
    org_id: int = key()
    id: int = key()
    code: str
    member_id: int = big()
    kind: str = "reminder"
    what: str
    day: date
    due_at: datetime | None = instant(default=None)
    moves: int = 0
    state: str = "waiting"
    message: str = ""
    made_at: datetime = instant()


class MoveRow(SQLModel, table=True):
    """A member's change of team from a day on; what was done before stays with the team before."""

    __tablename__ = "moves"
    __table_args__ = (Index("ix_moves_member_id", "org_id", "member_id", "id"),)
    org_id: int = key()
    id: int = key()
    code: str
    member_id: int = big()
    from_id: int | None = big(default=None)
    team_id: int | None = big(default=None)
    since: date
    by_id: int = big()
    state: str = "waiting"
    made_at: datetime = instant()


class FormerNameRow(SQLModel, table=True):
    """What a team was called before, understood until a day; `name` as it is compared."""

    __tablename__ = "former_names"
    org_id: int = key()
    name: str = Field(primary_key=True)
    team_id: int = big()
    until: date


class LinkCodeRow(SQLModel, table=True):
    """A one-time code (kept as a hash) that joins another account to the member's."""

    __tablename__ = "link_codes"
    org_id: int = key()
    digest: str = Field(primary_key=True)
    member_id: int = big()
    expires_at: datetime = instant()
    used_at: datetime | None = instant(default=None)


class LinkTryRow(SQLModel, table=True):
    """How many wrong codes somebody has tried since a moment."""

    __tablename__ = "link_tries"
    org_id: int = key()
    platform: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    n: int = 0
    since: datetime = instant()


class GuideRow(SQLModel, table=True):
    """What a newcomer or a new lead was shown: `state` as far as they are, `head` the message it stands in."""

    __tablename__ = "guides"
    org_id: int = key()
    member_id: int = key()
    subject: str = Field(primary_key=True)
    state: str = ""
    head: str = ""
    begun_at: datetime = instant()
