"""What the rooms of the playground show, and how far its clock is ahead."""

import json
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select, update

from storage.tables import PlaygroundClockRow, PlaygroundMessageRow
from storage.work import Work, table_of

MESSAGES, CLOCK = table_of(PlaygroundMessageRow), table_of(PlaygroundClockRow)


def add(work: Work, key: str, room: str, body: dict[str, Any]) -> int:
    """Show a message; its number. One with the same key is there once."""
    query = select(func.coalesce(func.max(MESSAGES.c.n), 0)).where(MESSAGES.c.org_id == work.org)
    number = int(work.connection.execute(query).scalar_one()) + 1
    row = {"org_id": work.org, "n": number, "key": key, "room": room, "body": json.dumps(body, ensure_ascii=False)}
    insert = work.insert_into(MESSAGES).on_conflict_do_nothing().returning(MESSAGES.c.n)
    if work.connection.execute(insert, [row]).first():
        return number
    found = select(MESSAGES.c.n).where(MESSAGES.c.org_id == work.org, MESSAGES.c.key == key)
    return int(work.connection.execute(found).scalar_one())


def edit(work: Work, replaces: str, body: dict[str, Any]) -> int | None:
    """Give a message that is shown another body; its number. None when it is not there."""
    query = select(MESSAGES.c.n).where(MESSAGES.c.org_id == work.org, MESSAGES.c.key == replaces)
    found = work.connection.execute(query).scalar()
    if found is None:
        return None
    changed = update(MESSAGES).where(MESSAGES.c.org_id == work.org, MESSAGES.c.n == found)
    work.connection.execute(changed.values(body=json.dumps(body, ensure_ascii=False)))
    return int(found)


def after(work: Work, room: str, number: int, limit: int = 200) -> list[tuple[int, str, dict[str, Any]]]:
    """The newest messages of a room with a higher number: (n, key, body), oldest first."""
    query = select(MESSAGES.c.n, MESSAGES.c.key, MESSAGES.c.body).where(
        MESSAGES.c.org_id == work.org, MESSAGES.c.room == room, MESSAGES.c.n > number
    )
    rows = work.rows(query.order_by(MESSAGES.c.n.desc()).limit(limit))
    return [(n, key, json.loads(body)) for n, key, body in reversed(rows)]


def answers(work: Work, prefix: str) -> list[tuple[int, str, dict[str, Any]]]:
    """The messages whose key begins like this: what answered one message."""
    query = select(MESSAGES.c.n, MESSAGES.c.key, MESSAGES.c.body).where(
        MESSAGES.c.org_id == work.org, MESSAGES.c.key.startswith(prefix, autoescape=True)
    )
    return [(n, key, json.loads(body)) for n, key, body in work.rows(query.order_by(MESSAGES.c.n))]


def one(work: Work, number: int) -> dict[str, Any] | None:
    """A message by its number."""
    query = select(MESSAGES.c.body).where(MESSAGES.c.org_id == work.org, MESSAGES.c.n == number)
    body = work.connection.execute(query).scalar()
    return None if body is None else dict(json.loads(body))


def ahead(work: Work) -> timedelta:
    """How far the playground's clock is ahead of the real one."""
    found = work.connection.execute(select(CLOCK.c.ahead_seconds).where(CLOCK.c.org_id == work.org)).scalar()
    return timedelta(seconds=found or 0)


def put_ahead(work: Work, by: timedelta) -> None:
    """Set the playground's clock."""
    insert = work.insert_into(CLOCK).values(org_id=work.org, ahead_seconds=int(by.total_seconds()))
    work.connection.execute(
        insert.on_conflict_do_update(index_elements=["org_id"], set_={"ahead_seconds": insert.excluded.ahead_seconds})
    )
