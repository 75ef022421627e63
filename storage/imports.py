"""What sheets brought in: the sheet that waits for a yes, and which rows of the ledger it made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select

from scoring.activity import Activity
from scoring.customer import customer_key
from scoring.deal import DealEvent
from storage.activities import activity_of
from storage.deals import event_of
from storage.ids import code_of
from storage.ledger import IMPORTED
from storage.tables import ActivityRow, CustomerRow, DealEventRow, ImportRow
from storage.values import dump, load
from storage.work import Work, table_of

ACTIVITIES, CUSTOMERS = table_of(ActivityRow), table_of(CustomerRow)
EVENTS, IMPORTS = table_of(DealEventRow), table_of(ImportRow)
WAITS = timedelta(days=7)
SALES = ("bookings", "signed", "collections")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sheet that waits for a yes. `answers` are those to questions; `digest` is of what was shown."""

    id: int
    code: str
    member: int
    name: str
    body: str
    answers: Mapping[str, str]
    digest: str
    state: str
    made_at: datetime


def waiting(work: Work, member: int, name: str, body: str) -> Waiting:
    """A sheet that just came, with its code; `write` keeps it."""
    number = work.new_id()
    return Waiting(number, code_of(number), member, name, body, {}, "", "open", work.now)


def write(work: Work, kept: Waiting, digest: str) -> None:
    """Write a sheet that was just made, with what was shown of it."""
    work.insert(
        ImportRow,
        id=kept.id,
        code=kept.code,
        member_id=kept.member,
        name=kept.name,
        body=kept.body,
        answers=dump(dict(kept.answers)),
        digest=digest,
        made_at=work.now,
    )


def by_code(work: Work, member: int, code: str) -> Waiting | None:
    """The member's newest sheet with that code; None when there is none, or it waited too long."""
    query = select(IMPORTS).where(IMPORTS.c.org_id == work.org, IMPORTS.c.code == code.upper())
    rows = work.rows(query.where(IMPORTS.c.member_id == member).order_by(IMPORTS.c.id.desc()).limit(1))
    found = [_waiting(row) for row in rows if row.made_at > work.now - WAITS]
    return found[0] if found else None


def answer(work: Work, kept: Waiting, answers: Mapping[str, str], digest: str) -> None:
    """Note answers, and what is shown now."""
    work.change(ImportRow, {"id": kept.id, "state": "open"}, answers=dump(dict(answers)), digest=digest)


def settle(work: Work, kept: Waiting, state: str) -> None:
    """Brought in or dropped, once; the sheet itself is let go."""
    work.change(ImportRow, {"id": kept.id, "state": "open"}, state=state, body="")


def forget(work: Work) -> None:
    """Let go of sheets that nobody said yes to."""
    work.connection.execute(delete(IMPORTS).where(IMPORTS.c.org_id == work.org, IMPORTS.c.made_at < work.now - WAITS))


def _waiting(row: Any) -> Waiting:
    answers = load(dict[str, str], row.answers)
    return Waiting(row.id, row.code, row.member_id, row.name, row.body, answers, row.digest, row.state, row.made_at)


def entry_of(work: Work, code: str, member: int) -> int:
    """The entry that holds all that a sheet brings one member, so that its code takes it back."""
    known: dict[tuple[str, int], int] = work.known.setdefault("imported entries", {})
    if (code, member) not in known:
        known[code, member] = work.new_id()
    return known[code, member]


def standing(work: Work, message: str, member: int) -> Activity | None:
    """The member's row that an earlier sheet made under that name, if it still counts."""
    rows: dict[str, list[Any]] = work.known.setdefault("imported rows", {})
    if message not in rows:
        query = select(ACTIVITIES).where(ACTIVITIES.c.org_id == work.org, ACTIVITIES.c.message == message)
        rows[message] = [row._mapping for row in work.rows(query)]
    pending = [row for row in work.pending(ActivityRow) if row["message"] == message]
    found = [activity_of(row) for row in (*rows[message], *pending) if row["member_id"] == member]
    gone = {row.cancels for row in found if row.cancels}
    return next((row for row in found if not row.cancels and row.id not in gone), None)


def sold_before(work: Work) -> frozenset[int]:
    """Members of whom a sheet says that they had sold something: their first deal here is not their first."""
    query = select(ACTIVITIES.c.member_id).where(
        ACTIVITIES.c.org_id == work.org, ACTIVITIES.c.source == IMPORTED, ACTIVITIES.c.metric.in_(SALES)
    )
    return frozenset(int(row.member_id) for row in work.rows(query.distinct()))


def coded(work: Work, code: str) -> list[Activity]:
    """Every activity with that code."""
    query = select(ACTIVITIES).where(ACTIVITIES.c.org_id == work.org, ACTIVITIES.c.code == code.upper())
    return [activity_of(row._mapping) for row in work.rows(query)]


def events_with(work: Work, member: int, customer: str) -> list[DealEvent]:
    """What happened between a member and a customer and still counts, the oldest first."""
    key = customer_key(customer)
    query = select(EVENTS).where(EVENTS.c.org_id == work.org, EVENTS.c.customer_key == key)
    found = [event_of(row._mapping) for row in work.rows(query.order_by(EVENTS.c.id)) if row.member_id == member]
    pending = (row for row in work.pending(DealEventRow) if row["customer_key"] == key)
    found += [event_of(row) for row in pending if row["member_id"] == member]
    gone = {event.cancels for event in found if event.cancels}
    return [event for event in found if not event.cancels and event.id not in gone]


def owners(work: Work) -> dict[str, tuple[int, str, int]]:
    """Every customer by its normalised name: (id, name, member)."""
    if "customers' owners" not in work.known:
        rows = work.rows(select(CUSTOMERS).where(CUSTOMERS.c.org_id == work.org).order_by(CUSTOMERS.c.id))
        work.known["customers' owners"] = {row.key: (row.id, row.name, row.member_id) for row in rows}
    stored: dict[str, tuple[int, str, int]] = work.known["customers' owners"]
    new = work.ignored.get(CUSTOMERS.name, [])
    return {row["key"]: (row["id"], row["name"], row["member_id"]) for row in new} | stored


def own(work: Work, customer: int, member: int) -> None:
    """Make a stored customer somebody else's."""
    work.change(CustomerRow, {"id": customer}, member_id=member)
