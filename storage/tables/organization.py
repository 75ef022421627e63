"""The company, its people, rooms and rules."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import big, instant, key


class OrganizationRow(SQLModel, table=True):
    """One company. `version` counts changes of people, teams, rooms and rules; `day_end` is in minutes."""

    __tablename__ = "organizations"
    id: int = key()
    name: str
    zone: str
    currency: str
    locale: str
    country: str
    day_end: int = 0
    main_metric: str = "bookings"
    confirm_above: int | None = big(default=None)
    closes_after: int = 3
    week_start: str = "monday"
    year_start: int = 1
    weekend: str = "two days"
    short_week: date | None = None
    days: str = "{}"
    quiet: str = ""
    signed_is_collected: bool = False
    anonymous: bool = True
    winners: int = 3
    quotas: str = ""
    metrics: str = ""
    sample: bool = False
    version: int = 0


class RulesRow(SQLModel, table=True):
    """A version of the rules: a file, or a change by chat; holds from `effective` on, `state` waiting till then."""

    __tablename__ = "rules"
    org_id: int = key()
    id: int = key()
    effective: date
    body: str
    applied_at: datetime = instant()
    number: int = 0
    source: str = "file"
    member_id: int | None = big(default=None)
    state: str = "holds"


class TenantRow(SQLModel, table=True):
    """Which organization a Slack team, WeCom corp or bot belongs to."""

    __tablename__ = "tenants"
    platform: str = Field(primary_key=True)
    tenant: str = Field(primary_key=True)
    org_id: int = big()


class TeamRow(SQLModel, table=True):
    """A team, or a group in one."""

    __tablename__ = "teams"
    __table_args__ = (UniqueConstraint("org_id", "key"),)
    org_id: int = key()
    id: int = key()
    key: str
    name: str
    parent_id: int | None = big(default=None)
    territory: str = ""
    wins: str = "full"
    weekend: str = ""
    short_week: date | None = None


class MemberRow(SQLModel, table=True):
    """A person of the organization; `names` is a JSON list of other ways to write them."""

    __tablename__ = "members"
    __table_args__ = (UniqueConstraint("org_id", "key"),)
    org_id: int = key()
    id: int = key()
    key: str
    name: str
    names: str = "[]"
    role: str
    position: str = ""
    team_id: int | None = big(default=None)
    locale: str
    zone: str
    joined: date | None = None
    left: date | None = None
    mentor_id: int | None = big(default=None)
    anonymous: bool = False
    muted: bool = False
    speaks: bool = False


class AccountRow(SQLModel, table=True):
    """A member's identity on one platform."""

    __tablename__ = "accounts"
    org_id: int = key()
    platform: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    tenant: str
    member_id: int = big()
    name: str = ""


class RoomRow(SQLModel, table=True):
    """A chat the bot knows; bound to a team when posts go there."""

    __tablename__ = "rooms"
    org_id: int = key()
    platform: str = Field(primary_key=True)
    room: str = Field(primary_key=True)
    tenant: str
    form: str = "group"
    team_id: int | None = big(default=None)
    name: str = ""
    locale: str = ""
    posts: bool = True


class NewcomerRow(SQLModel, table=True):
    """Somebody not on the roster who has reported: the first report waits here for the lead's yes."""

    __tablename__ = "newcomers"
    org_id: int = key()
    platform: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    tenant: str
    name: str
    team_id: int | None = big(default=None)
    member_id: int | None = big(default=None)
    first: str
    state: str = "waiting"
    asked_at: datetime = instant()


class ClaimCodeRow(SQLModel, table=True):
    """A one-time code (kept as a hash) that makes its first user an admin."""

    __tablename__ = "claim_codes"
    org_id: int = key()
    digest: str = Field(primary_key=True)
    expires_at: datetime = instant()
    used_at: datetime | None = instant(default=None)
