"""What is remembered of what was sent: cards with buttons, to show them anew, and files the platform still has."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select

from storage.tables import SentCardRow, UploadRow
from storage.work import Work, table_of

CARDS, UPLOADS = table_of(SentCardRow), table_of(UploadRow)
CARDS_STAY = timedelta(days=30)


def keep_card(work: Work, task: str, body: str) -> None:
    """Remember a card by its task id."""
    work.insert_new(SentCardRow, task=task, body=body, made_at=work.now)


def card(work: Work, task: str) -> str | None:
    """The card of a task id; None when it is forgotten."""
    query = select(CARDS.c.body).where(CARDS.c.org_id == work.org, CARDS.c.task == task)
    return work.connection.execute(query).scalar()


def keep_upload(work: Work, platform: str, digest: str, number: str, until: datetime) -> None:
    """Remember what the platform calls a file, until it forgets it."""
    insert = work.insert_into(UPLOADS).values(
        org_id=work.org, platform=platform, digest=digest, number=number, until=until
    )
    work.connection.execute(
        insert.on_conflict_do_update(
            index_elements=[column.name for column in UPLOADS.primary_key],
            set_={"number": insert.excluded.number, "until": insert.excluded.until},
        )
    )


def upload(work: Work, platform: str, digest: str) -> str:
    """What the platform calls a file it still has; "" when it has none."""
    query = select(UPLOADS.c.number).where(
        UPLOADS.c.org_id == work.org,
        UPLOADS.c.platform == platform,
        UPLOADS.c.digest == digest,
        UPLOADS.c.until > work.now,
    )
    return work.connection.execute(query).scalar() or ""


def forget(work: Work) -> None:
    """Forget cards older than 30 days and files the platform has forgotten."""
    work.connection.execute(delete(CARDS).where(CARDS.c.org_id == work.org, CARDS.c.made_at < work.now - CARDS_STAY))
    work.connection.execute(delete(UPLOADS).where(UPLOADS.c.org_id == work.org, UPLOADS.c.until <= work.now))
