"""Every table, and nothing else."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Index, MetaData, TypeDecorator, UniqueConstraint, text
from sqlmodel import Field, SQLModel

SQLModel.metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
metadata = SQLModel.metadata


class Instant(TypeDecorator[datetime]):
    """An aware moment, kept as UTC and given back as UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored: give it a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def key(**options: Any) -> Any:
    """A part of a primary key that is an identifier made by us (never counted up by the database)."""
    return Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False}, **options)


def big(**options: Any) -> Any:
    """A 64-bit integer column: ids and amounts in smallest units."""
    return Field(sa_type=BigInteger, **options)


def instant(**options: Any) -> Any:
    """An aware moment."""
    return Field(sa_type=Instant, **options)


def _where(condition: str) -> dict[str, Any]:
    """An index of some rows only: the few that wait, not the many that are done."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


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


class InboxRow(SQLModel, table=True):
    """What came in, once per id. `body` is the Incoming as JSON; emptied after 30 days.

    `message` is the platform's message that it changes (an edit, a deletion); None: it is that message itself.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        Index("ix_inbox_next_at", "next_at", **_where("next_at IS NOT NULL")),
        Index("ix_inbox_received_at", "received_at"),
        Index("ix_inbox_message", "message", **_where("message IS NOT NULL")),
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


class OutboxRow(SQLModel, table=True):
    """What is to be said, in lanes (platform, room), oldest first. `body` is the Delivery as JSON."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("org_id", "key"),
        Index("ix_outbox_todo", "org_id", "platform", "room", "id", **_where("state = 'todo'")),
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
    """A closed month, by its first day; everything before it is closed as well."""

    __tablename__ = "closings"
    org_id: int = key()
    start: date = Field(primary_key=True)
    closed_at: datetime = instant()


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


class ClaimCodeRow(SQLModel, table=True):
    """A one-time code (kept as a hash) that makes its first user an admin."""

    __tablename__ = "claim_codes"
    org_id: int = key()
    digest: str = Field(primary_key=True)
    expires_at: datetime = instant()
    used_at: datetime | None = instant(default=None)


class LeaseRow(SQLModel, table=True):
    """Something that one replica at a time may do, such as holding a bot's link: who does it, until when."""

    __tablename__ = "leases"
    org_id: int = key()
    name: str = Field(primary_key=True)
    owner: str
    until: datetime = instant()


class LinkRow(SQLModel, table=True):
    """A platform's long connection: until when it was heard, and why it stands still, if it does."""

    __tablename__ = "links"
    org_id: int = key()
    platform: str = Field(primary_key=True)
    heard_at: datetime | None = instant(default=None)
    trouble: str = ""


class GapRow(SQLModel, table=True):
    """A time in which a platform's messages could not reach us; `told` once the rooms know of it."""

    __tablename__ = "gaps"
    org_id: int = key()
    id: int = key()
    platform: str
    since: datetime = instant()
    until: datetime = instant()
    told: bool = False


class ChatRow(SQLModel, table=True):
    """A chat that a bot may write to, because somebody wrote to it there; `sent`: when it last did, as JSON.

    `chat` is what it is found by, `number` what the platform calls it: users' ids are the same in any case.
    """

    __tablename__ = "chats"
    org_id: int = key()
    platform: str = Field(primary_key=True)
    chat: str = Field(primary_key=True)
    number: str
    reachable: bool = True
    sent: str = "[]"


class UnreachedRow(SQLModel, table=True):
    """Somebody whom private words could not reach; `hinted_at`: when a group was last asked to have them write."""

    __tablename__ = "unreached"
    org_id: int = key()
    platform: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    member_id: int | None = big(default=None)
    since: datetime = instant()
    hinted_at: datetime | None = instant(default=None)


class SentCardRow(SQLModel, table=True):
    """A card with buttons that was sent, as JSON: what shows it anew after a press needs the whole of it."""

    __tablename__ = "sent_cards"
    __table_args__ = (Index("ix_sent_cards_made_at", "made_at"),)
    org_id: int = key()
    task: str = Field(primary_key=True)
    body: str
    made_at: datetime = instant()


class UploadRow(SQLModel, table=True):
    """A file that a platform has of us for a while, by its digest: the same picture is not uploaded twice."""

    __tablename__ = "uploads"
    org_id: int = key()
    platform: str = Field(primary_key=True)
    digest: str = Field(primary_key=True)
    number: str
    until: datetime = instant()


class PlaygroundMessageRow(SQLModel, table=True):
    """What a room of the playground shows; `key` makes a delivery appear once."""

    __tablename__ = "playground_messages"
    __table_args__ = (
        UniqueConstraint("org_id", "key"),
        Index("ix_playground_messages_room", "org_id", "room", "n"),
    )
    org_id: int = key()
    n: int = key()
    key: str
    room: str
    body: str


class PlaygroundClockRow(SQLModel, table=True):
    """How far the playground's clock is ahead of the real one."""

    __tablename__ = "playground_clock"
    org_id: int = key()
    ahead_seconds: int = big(default=0)
