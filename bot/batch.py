"""One group commit: what waits together is kept, answered and written in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import structlog

from bot.answer import Prepared, answer, prepare
from bot.limit import Limit
from bot.tally import Tally
from bot.trace import trace
from cards import trouble
from chat.message import Incoming, Room
from chat.reply import Delivery, Reply
from scheduler import gate
from scoring.period import IsWorkday
from storage import inbox, outbox
from storage.admins import on, to_admins
from storage.inbox import Waiting
from storage.outbox import Lane
from storage.people import directory
from storage.store import Store, is_outage
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
    limit: Limit = field(default_factory=Limit)
    tally: Tally = field(default_factory=Tally)


@dataclass(slots=True)
class Kept:
    """What a batch did: lanes that are ours to send, and questions to answer after the acknowledgement."""

    lanes: list[Lane] = field(default_factory=list)
    to_read: list[Prepared] = field(default_factory=list)


class _Unanswered(Exception):
    """A question that was begun five times and never answered: the program ended each time."""


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
        work.together = frozenset(one.member for name, one in prepared.items() if name in fresh and one.member)
        work.mentioned = frozenset(key for name, one in prepared.items() if name in fresh for key in one.customers)
        late = inbox.overtaken(work, [m for m in messages if m.id in fresh])
        said = [d for name, one in prepared.items() if name in fresh - late for d in _answered(work, desk, one, kept)]
        kept.lanes = outbox.send(work, said)
    for message in messages:
        if message.id in fresh:
            desk.tally.came(message.room.platform, now)
    return kept


def put_aside(store: Store, desk: Desk, incoming: Incoming, error: Exception, now: datetime) -> Kept:
    """Keep a new message that could not be written with its effects: as a failure, to be tried again."""
    with store.work(now) as work:
        said = failure(work, desk, incoming, 1, error) if inbox.claim(work, [incoming]) else []
        return Kept(outbox.send(work, said))


def due(store: Store, now: datetime) -> list[Waiting]:
    """What failed, or was left unanswered by a crash, and is to be tried again now, by us."""
    with store.look(now) as look:
        if not inbox.waiting(look, limit=1):
            return []
    with store.work(now) as work:
        return inbox.lease(work)


def retry(store: Store, desk: Desk, waiting: Waiting, now: datetime) -> Kept:
    """Work again on one message; what cannot be written leaves nothing but its failure."""
    try:
        return _tried(store, desk, waiting, now)
    except Exception as error:  # whatever it is: the database's trouble passes, the message's is counted
        if is_outage(error):
            raise
        with store.work(now) as work:
            inbox.take(work, waiting)
            return Kept(outbox.send(work, failure(work, desk, waiting.incoming, waiting.tries, error)))


def _tried(store: Store, desk: Desk, waiting: Waiting, now: datetime) -> Kept:
    if waiting.tries > inbox.MOST_TRIES:
        raise _Unanswered
    kept = Kept()
    with store.look(now) as look:
        (one,) = prepare(look, [waiting.incoming], now)
    one = replace(one, tries=waiting.tries)
    with store.work(now) as work:
        inbox.take(work, waiting)
        kept.lanes = outbox.send(work, _answered(work, desk, one, kept))
    return kept


def look_up(store: Store, desk: Desk, prepared: Prepared, now: datetime) -> list[Delivery]:
    """Answer a question that changes nothing, on a connection for reading."""
    with store.look(now) as look:
        return answer(look, prepared, desk.is_workday)


def _answered(work: Work, desk: Desk, one: Prepared, kept: Kept) -> list[Delivery]:
    command = one.command
    held = _held(work, desk, one)
    if held is not None:
        return held
    if command and command.reads:
        inbox.reopen(work, one.incoming, "reading", READING_MAY_TAKE, one.tries + 1)
        kept.to_read.append(one)
        return []
    mark = work.mark()
    try:
        return list(gate.unasked(work, answer(work, one, desk.is_workday), one.incoming.person))
    except Exception as error:
        work.forget(mark)
        return failure(work, desk, one.incoming, one.tries, error)


def _held(work: Work, desk: Desk, one: Prepared) -> list[Delivery] | None:
    """What is said instead of an answer: to whoever has left, or asks too often; None when it may be answered."""
    person, command = one.incoming.person, one.command
    member = directory(work).member_of(person)
    if member and not member.active(one.today):
        return _to_admins(work, desk, one.incoming, trouble.left_card(member.name), "left")
    if command is None or command.name == "report" or one.tries > 1:
        return None  # what is tried again was let in before
    verdict = desk.limit.admits(person, one.incoming.id, work.now)
    if verdict == "notice":
        return [Delivery(person, trouble.too_many(), f"{one.incoming.id}:limit", private=True)]
    if verdict == "drop":
        log.info("command dropped", id=trouble.number(one.incoming.id))
        return []
    return None


def _to_admins(work: Work, desk: Desk, incoming: Incoming, reply: Reply, what: str) -> list[Delivery]:
    platform, key = incoming.room.platform, f"{incoming.id}:{what}"
    return to_admins(directory(work), desk.admin_room, reply, key, work.now, on(platform))


def failure(work: Work, desk: Desk, incoming: Incoming, tries: int, error: Exception) -> list[Delivery]:
    """Note that a message failed; what is said when it is given up."""
    number = trouble.number(incoming.id)
    parked = inbox.failed(work, incoming, tries, number)
    tell, what = (log.error, "message parked") if parked else (log.warning, "message failed")
    tell(what, id=number, tries=tries, **trace(error))
    desk.tally.failed("message")
    if not parked:
        return []
    said = [Delivery(incoming.person, trouble.card(number), f"{incoming.id}:parked", private=True)]
    return said + _to_admins(work, desk, incoming, trouble.admin_card(number), "parked:admin")
