"""How full the queues are and how long the oldest has waited: numbers for whoever watches over the program."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select

from storage.tables import InboxRow, OutboxRow
from storage.work import Work, table_of

INBOX, OUTBOX = table_of(InboxRow), table_of(OutboxRow)


@dataclass(frozen=True, slots=True)
class Queue:
    """How many wait, and when the oldest of them came; None: nobody waits."""

    waiting: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class Queues:
    """Messages that are to be worked on again, and deliveries not yet sent, by platform."""

    inbox: Queue
    outbox: dict[str, Queue]
    last_received: datetime | None


def queues(work: Work) -> Queues:
    """As they stand now."""
    own = INBOX.c.org_id == work.org
    undone = select(func.count(), func.min(INBOX.c.received_at)).where(own, INBOX.c.next_at.is_not(None))
    todo = select(OUTBOX.c.platform, func.count(), func.min(OUTBOX.c.made_at)).where(
        OUTBOX.c.org_id == work.org, OUTBOX.c.state == "todo"
    )
    ((count, oldest),) = work.rows(undone)
    return Queues(
        Queue(count, _aware(oldest)),
        {
            platform: Queue(count, _aware(made))
            for platform, count, made in work.rows(todo.group_by(OUTBOX.c.platform))
        },
        _aware(work.connection.execute(select(func.max(INBOX.c.received_at)).where(own)).scalar()),
    )


def _aware(found: datetime | None) -> datetime | None:
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found
