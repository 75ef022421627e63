"""A platform's long connection as the database knows it: until when it was heard, its trouble, and the gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select

from storage.tables import GapRow, LinkRow
from storage.work import Work, table_of

LINKS, GAPS = table_of(LinkRow), table_of(GapRow)


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which messages may have been lost."""

    id: int
    since: datetime
    until: datetime


def heard(work: Work, platform: str, at: datetime) -> None:
    """The platform was heard until then."""
    _set(work, platform, heard_at=at, trouble="")


def came_back(work: Work, platform: str, deaf_since: datetime | None, worth: timedelta) -> Gap | None:
    """The link stands again; the gap that this ends, kept until the rooms are told, if it lasted long enough.

    `deaf_since` is what this program saw end; None: it has just begun, and what was kept counts.
    """
    since = deaf_since or work.connection.execute(select(LINKS.c.heard_at).where(*_place(work, platform))).scalar()
    _set(work, platform, heard_at=work.now, trouble="")
    if since is None or work.now - since <= worth:
        return None
    gap = Gap(work.new_id(), since, work.now)
    work.insert(GapRow, id=gap.id, platform=platform, since=gap.since, until=gap.until)
    return gap


def in_trouble(work: Work, platform: str, trouble: str) -> None:
    """The link stands still until somebody does something about it."""
    _set(work, platform, trouble=trouble)


def state(work: Work, platform: str) -> tuple[datetime | None, str]:
    """Until when the platform was heard, and its trouble ("": none)."""
    row = work.connection.execute(select(LINKS.c.heard_at, LINKS.c.trouble).where(*_place(work, platform))).first()
    return (row.heard_at, row.trouble) if row else (None, "")


def untold(work: Work, platform: str) -> list[Gap]:
    """Gaps that the rooms have not been told of, oldest first."""
    query = select(GAPS.c.id, GAPS.c.since, GAPS.c.until).where(
        GAPS.c.org_id == work.org, GAPS.c.platform == platform, GAPS.c.told.is_(False)
    )
    return [Gap(row.id, row.since, row.until) for row in work.rows(query.order_by(GAPS.c.since))]


def told(work: Work, gaps: Sequence[Gap]) -> None:
    """The rooms know; Conflict at the flush when another replica told them."""
    for gap in gaps:
        work.change(GapRow, {"id": gap.id, "told": False}, told=True)


def _place(work: Work, platform: str) -> tuple[ColumnElement[bool], ...]:
    return LINKS.c.org_id == work.org, LINKS.c.platform == platform


def _set(work: Work, platform: str, **values: object) -> None:
    insert = work.insert_into(LINKS).values(org_id=work.org, platform=platform, **{"trouble": "", **values})
    work.connection.execute(
        insert.on_conflict_do_update(
            index_elements=[column.name for column in LINKS.primary_key],
            set_={name: insert.excluded[name] for name in values},
        )
    )
