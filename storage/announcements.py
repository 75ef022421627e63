"""Wins that were told: which entry stands in which message."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from storage.tables import AnnouncementRow
from storage.work import Work, table_of

ANNOUNCEMENTS = table_of(AnnouncementRow)
DAY = timedelta(days=1)


def add(work: Work, entry: int, team: int | None, head: str) -> None:
    """An entry is told in the message with the key `head`."""
    work.insert_new(AnnouncementRow, entry=entry, team_id=team, head=head, told_at=work.now)


def head_of(work: Work, entry: int) -> str | None:
    """The key of the message an entry was told in; None when it was not."""
    if entry in work.made:
        return None  # it was begun just now
    query = select(ANNOUNCEMENTS.c.head).where(ANNOUNCEMENTS.c.org_id == work.org, ANNOUNCEMENTS.c.entry == entry)
    found: str | None = work.connection.execute(query).scalar()
    return found


def entries(work: Work, head: str, team: int | None) -> list[int]:
    """The entries that stand in a message, in the order they were told."""
    query = select(ANNOUNCEMENTS.c.entry).where(
        ANNOUNCEMENTS.c.org_id == work.org, ANNOUNCEMENTS.c.team_id == team, ANNOUNCEMENTS.c.head == head
    )
    return [row.entry for row in work.rows(query.order_by(ANNOUNCEMENTS.c.told_at, ANNOUNCEMENTS.c.entry))]


def running(work: Work, team: int | None, since: datetime, most: int) -> str | None:
    """The key of the newest message of a team that began after `since`, unless `most` entries stand in it already.

    Others that follow are added to it.
    """
    began = func.min(ANNOUNCEMENTS.c.told_at)
    query = select(ANNOUNCEMENTS.c.head, func.count().label("n")).where(
        ANNOUNCEMENTS.c.org_id == work.org, ANNOUNCEMENTS.c.team_id == team
    )
    newest = query.group_by(ANNOUNCEMENTS.c.head).having(began > since).order_by(began.desc()).limit(1)
    # What began before cannot have begun after: a day is more than any message stays open.
    found = work.connection.execute(newest.where(ANNOUNCEMENTS.c.told_at > since - DAY)).first()
    return str(found.head) if found is not None and found.n < most else None
