"""One group commit: what waits together is kept, answered and written in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.answer import IsWorkday, Prepared, answer, prepare
from bot.trace import trace
from cards import trouble
from chat.message import Incoming, Room
from chat.reply import Delivery
from storage import inbox, outbox
from storage.outbox import Lane
from storage.store import Store
from storage.work import Work

log = structlog.get_logger()
Note = Callable[[Work], None]
"""Something to write that rides on the next commit, such as a receipt."""

READING_MAY_TAKE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a batch needs to know besides the store."""

    is_workday: IsWorkday
    admin_room: Room | None = None


@dataclass(slots=True)
class Kept:
    """What a batch did: lanes that are ours to send, and messages to answer after the acknowledgement."""

    lanes: list[Lane] = field(default_factory=list)
    to_read: list[Prepared] = field(default_factory=list)


def keep(store: Store, desk: Desk, messages: Sequence[Incoming], notes: Sequence[Note], now: datetime) -> Kept:
    """Keep messages, run what changes something, and commit all of it; raises when nothing was kept."""
    kept = Kept()
    prepared: dict[str, Prepared] = {}
    if messages:
        with store.look(now) as look:
            prepared = {p.incoming.id: p for p in prepare(look, messages, now)}
    with store.work(now) as work:
        for note in notes:
            note(work)
        fresh = inbox.claim(work, messages)
        said = [d for name, one in prepared.items() if name in fresh for d in _answered(work, desk, one, kept, 1)]
        kept.lanes = outbox.send(work, said)
    return kept


def retry(store: Store, desk: Desk, now: datetime) -> Kept:
    """Work again on what failed or was left unanswered by a crash."""
    kept = Kept()
    with store.look(now) as look:
        waiting = {w.incoming.id: w for w in inbox.waiting(look)}
        prepared = prepare(look, [w.incoming for w in waiting.values()], now) if waiting else []
    for one in prepared:
        with store.work(now) as work:
            inbox.done(work, one.incoming)
            said = _answered(work, desk, one, kept, waiting[one.incoming.id].tries)
            kept.lanes += outbox.send(work, said)
    return kept


def look_up(store: Store, desk: Desk, prepared: Prepared, now: datetime) -> list[Delivery]:
    """Answer a question that changes nothing, on a connection for reading."""
    with store.look(now) as look:
        return answer(look, prepared, desk.is_workday)


def _answered(work: Work, desk: Desk, one: Prepared, kept: Kept, tries: int) -> list[Delivery]:
    command = one.command
    if command and command.reads:
        inbox.reopen(work, one.incoming, "reading", work.now + READING_MAY_TAKE)
        kept.to_read.append(one)
        return []
    mark = work.mark()
    try:
        return answer(work, one, desk.is_workday)
    except Exception as error:  # noqa: BLE001  (the edge: one message's fault must not touch the others)
        work.forget(mark)
        return _failed(work, desk, one, tries, error)


def _failed(work: Work, desk: Desk, one: Prepared, tries: int, error: Exception) -> list[Delivery]:
    number = trouble.number(one.incoming.id)
    log.warning("message failed", id=number, tries=tries, **trace(error))
    if not inbox.failed(work, one.incoming, tries, number):
        return []
    said = [Delivery(one.incoming.person, trouble.card(number), f"{one.incoming.id}:parked", private=True)]
    if desk.admin_room:
        said.append(Delivery(desk.admin_room, trouble.admin_card(number), f"{one.incoming.id}:parked:admin"))
    return said
