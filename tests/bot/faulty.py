"""Commands that fail, and what stands in the store afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from chat.reply import Reply, says
from handlers.command import Request
from handlers.registry import discover
from language.text import text
from scoring.period import period_of
from storage import inbox, people, totals
from storage.store import Store
from storage.tables import ActivityRow, InboxRow, OutboxRow
from storage.work import table_of
from tests.company import NOW, TODAY, WANG, member
from tests.company import says as said_by
from tests.running import Clock

INBOX, ACTIVITIES, OUTBOX = table_of(InboxRow), table_of(ActivityRow), table_of(OutboxRow)
REPORT = said_by(WANG, "今天拜访3家", "m1")


def state(store: Store, name: str) -> str | None:
    """The inbox's state of a message."""
    with store.look(NOW) as look:
        return look.connection.execute(select(INBOX.c.state).where(INBOX.c.id == name)).scalar()


def recorded(store: Store) -> int:
    """How many rows the ledger of activities has."""
    with store.look(NOW) as look:
        return int(look.connection.execute(select(func.count()).select_from(ACTIVITIES)).scalar_one())


def visits(store: Store, who: object, day: date = TODAY) -> int:
    with store.look(NOW) as look:
        number = member(look, who).id  # type: ignore[arg-type]
        return totals.of_member(look, number, period_of("day", day), ("visits",))["visits"]


def let(monkeypatch: pytest.MonkeyPatch, name: str, run: Callable[[Request], Reply], *, reads: bool = False) -> None:
    """Let a command of the house do something else."""
    monkeypatch.setitem(discover(), name, replace(discover()[name], run=run, reads=reads))  # type: ignore[arg-type]


class Broken(Exception):
    """What a faulty command raises."""


def broken(request: Request) -> Reply:
    """Writes something and then fails."""
    write_something(request)
    raise Broken("with the words of a person in it")


def unwritable(request: Request) -> Reply:
    """Appends a row that the database cannot take, so that only the flush fails."""
    request.work.insert(InboxRow, id=f"{request.incoming.id}:row", state="done", received_at=None)
    return says(text("Recorded."))


def write_something(request: Request) -> None:
    people.set_role(request.work, request.asker.id, request.asker.role)
    number = request.work.new_id()
    request.work.insert(
        ActivityRow,
        id=number,
        entry=number,
        code="K7Q",
        member_id=request.asker.id,
        metric="visits",
        amount=1,
        day=request.today,
        at=request.now,
    )
    totals.count(request.work, request.today, request.asker.team, request.asker.id, "visits", 1, 1)


def waits(clock: Clock, store: Store, name: str) -> bool:
    """Whether the message is parked, or waits for a time that has not come; nobody is at work on it.

    A clock that is moved while somebody is ends the lease, and the message is tried once more than it should be.
    """
    with store.look(clock()) as look:
        row = look.rows(select(INBOX.c.state, INBOX.c.next_at).where(INBOX.c.id == name))[0]
        waiting = row.state == "retry" and clock() < row.next_at != clock() + inbox.LEASE
        return row.state == "parked" or waiting


def undone(store: Store) -> int:
    with store.look(NOW) as look:
        waiting = select(func.count()).select_from(INBOX).where(INBOX.c.state != "done")
        return int(look.connection.execute(waiting).scalar_one()) + int(
            look.connection.execute(
                select(func.count()).select_from(OUTBOX).where(OUTBOX.c.state == "todo")
            ).scalar_one()
        )
