"""What links to chat platforms have to remember."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import big, instant, key


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


class PlaceRow(SQLModel, table=True):
    """Where a member was when they said so, in hundredths of a degree, until it is forgotten."""

    __tablename__ = "places"
    __table_args__ = (Index("ix_places_member_id", "org_id", "member_id", "at"),)
    org_id: int = key()
    id: int = key()
    member_id: int = big()
    at: datetime = instant()
    north: int
    east: int
    until: datetime = instant()


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
