"""What came in, kept once per id: claimed before it is worked on, tried again when it failed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update

from chat.message import Incoming
from storage.tables import InboxRow
from storage.values import dump, load
from storage.work import Work, table_of

INBOX = table_of(InboxRow)
UNDONE = ("retry", "reading")
MOST_TRIES = 5
NONE = timedelta(0)
LEASE = timedelta(seconds=60)
_SAID = tuple(
    select(column, INBOX.c.id, INBOX.c.body).where(column.in_(bindparam("names", expanding=True)))
    for column in (INBOX.c.id, INBOX.c.message)
)
"""The messages, then their edits."""
_CHANGED = select(INBOX.c.message, INBOX.c.id).where(
    INBOX.c.org_id == bindparam("org"), INBOX.c.message.in_(bindparam("names", expanding=True))
)
_PAUSES = (5, 30, 120, 600)  # seconds before the second, third, … try


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message to be worked on again; `tries` counts the try that is to come."""

    incoming: Incoming
    state: str
    tries: int


def claim(work: Work, messages: Sequence[Incoming]) -> set[str]:
    """Keep each message; the ids that were new. A second copy stops here."""
    rows = {
        m.id: {
            "id": m.id,
            "org_id": work.org,
            "state": "done",
            "tries": 1,
            "next_at": None,
            "received_at": work.now,
            "body": dump(m),
            "trouble": "",
            "message": m.message if m.message and m.message != m.id else None,
        }
        for m in messages
    }
    if not rows:
        return set()
    insert = work.insert_into(INBOX).on_conflict_do_nothing().returning(INBOX.c.id)
    ordered = [rows[name] for name in sorted(rows)]
    fresh = set(work.connection.execute(insert, ordered).scalars())
    work.known["texts"] = {m.message or m.id: m.text for m in messages if m.id in fresh}
    return fresh


def reopen(work: Work, incoming: Incoming, state: str, after: timedelta = NONE, tries: int = 1) -> None:
    """Let a kept message be worked on (again) after a while: state `reading` or `retry`; which try that will be."""
    work.change(InboxRow, {"id": incoming.id}, state=state, next_at=work.clock() + after, tries=tries)


def failed(work: Work, incoming: Incoming, tries: int, trouble: str) -> bool:
    """Note a failure under an error id. Whether the message is given up (parked) after the fifth."""
    parked = tries >= MOST_TRIES
    pause = timedelta(seconds=_PAUSES[min(tries, len(_PAUSES)) - 1])
    work.change(
        InboxRow,
        {"id": incoming.id},
        state="parked" if parked else "retry",
        tries=tries + 1,
        next_at=None if parked else work.clock() + pause,
        trouble=trouble,
    )
    return parked


def trouble_of(work: Work, name: str) -> str:
    """The error id of a message that failed and was not worked on since; "" when there is none."""
    query = select(INBOX.c.trouble).where(INBOX.c.id == name, INBOX.c.state.in_(("retry", "parked")))
    return str(work.connection.execute(query).scalar() or "")


def answer_now(work: Work) -> None:
    """Let questions be answered at once: whoever was about to answer them has ended."""
    reading = update(INBOX).where(INBOX.c.state == "reading", INBOX.c.org_id == work.org)
    work.connection.execute(reading.values(next_at=work.clock()))


def done(work: Work, incoming: Incoming) -> None:
    """The message has been worked on."""
    work.change(InboxRow, {"id": incoming.id}, state="done", next_at=None)


def take(work: Work, waiting: Waiting) -> None:
    """Work on a message again; Conflict at the flush when somebody else has taken it meanwhile."""
    stood = {"id": waiting.incoming.id, "state": waiting.state, "tries": waiting.tries + 1}
    work.change(InboxRow, stood, state="done", next_at=None)


def lease(work: Work, limit: int = 16) -> list[Waiting]:
    """Messages to work on again whose time has come, oldest first: ours for a while, and this try counted.

    What another replica is just taking is passed over; what it took and did not finish comes again after its lease.
    """
    due = (
        select(INBOX.c.id)
        .where(INBOX.c.next_at <= work.clock(), INBOX.c.org_id == work.org)
        .order_by(INBOX.c.next_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    taken = (
        update(INBOX)
        .where(INBOX.c.id.in_(due))
        .values(next_at=work.clock() + LEASE, tries=INBOX.c.tries + 1)
        .returning(INBOX.c.received_at, INBOX.c.id, INBOX.c.body, INBOX.c.state, INBOX.c.tries)
    )
    rows = sorted(work.connection.execute(taken).all())
    return [Waiting(load(Incoming, body), state, tries - 1) for _, _, body, state, tries in rows if body]


def waiting(work: Work, limit: int = 256) -> list[Waiting]:
    """Messages to work on again whose time has come, oldest first; only looked at."""
    due = select(INBOX.c.body, INBOX.c.state, INBOX.c.tries).where(
        INBOX.c.next_at <= work.clock(), INBOX.c.org_id == work.org
    )
    rows = work.rows(due.order_by(INBOX.c.next_at).limit(limit))
    return [Waiting(load(Incoming, body), state, tries) for body, state, tries in rows if body]


def forget_texts(work: Work, before: datetime) -> int:
    """Empty the bodies of what is older; how many. The ledger keeps the clause each row came from."""
    old = update(INBOX).where(INBOX.c.received_at < before, INBOX.c.body.is_not(None), INBOX.c.state.not_in(UNDONE))
    return work.connection.execute(old.values(body=None)).rowcount


def text_of(work: Work, name: str) -> str | None:
    """What a kept message says since its last edit; None when it is unknown or its text was emptied."""
    if name in (texts := work.known.get("texts", {})):
        return str(texts[name])
    bodies: dict[str, str | None] = work.known.setdefault("bodies", {})
    if name not in bodies:
        wanted = {name, *work.known.get("last messages", ())}
        bodies |= dict.fromkeys(wanted)
        for query in _SAID:  # the last edit last
            rows = work.rows(query, names=wanted)
            bodies |= {message: body for message, _, body in sorted(rows, key=lambda row: str(row.id)) if body}
    kept = bodies[name]
    return str(json.loads(kept)["text"]) if kept else None  # a whole message would be checked field by field


def overtaken(work: Work, messages: Sequence[Incoming]) -> set[str]:
    """Of these, kept ones whose message was changed meanwhile by something later that came sooner: their ids.

    The ids of one message's edits and of its deletion sort in the order in which they were made.
    """
    named = {m.id: m for m in messages if m.message and m.kind in ("new", "edit")}
    if not named:
        return set()
    last: dict[str, str] = {}
    for message, name in work.rows(_CHANGED, org=work.org, names={m.message for m in named.values()}):
        last[message] = max(last.get(message, ""), name)
    return {m.id for m in named.values() if m.id < last.get(m.message, "")}
