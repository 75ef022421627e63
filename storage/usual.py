"""What is usual of a member: what a new deal is compared with before it counts."""

from array import array
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, select

from language.money import digits_of
from scoring.deal import Stage
from scoring.doubt import Usual
from storage.ids import first_id, span_of
from storage.people import directory
from storage.tables import DealEventRow
from storage.work import Work, table_of

DAY = timedelta(days=1)
MOST_COMPARED = 200
MOST_KEPT = 10_000
"""Members whose signed amounts are kept in memory, 3 kB each."""
EVENTS = table_of(DealEventRow)
LATE = span_of(timedelta(minutes=20))
"""How far ids may be behind the newest and yet be new: clocks that differ, and a transaction that took its time."""

_SIGNED = (
    select(EVENTS.c.id, EVENTS.c.cancels, EVENTS.c.org_minor)
    .where(
        EVENTS.c.org_id == bindparam("org"),
        EVENTS.c.member_id == bindparam("member"),
        EVENTS.c.stage == Stage.SIGNED,
    )
    .order_by(EVENTS.c.id.desc())
    .limit(MOST_COMPARED)
)
_COLUMNS = ("id", "cancels", "member_id", "stage", "customer_key", "minor", "org_minor")
# Ids are in the order of time: theirs leads to the day's few rows, where `at` alone would read them all.
_LAST_DAY = select(*(EVENTS.c[name] for name in _COLUMNS)).where(
    EVENTS.c.org_id == bindparam("org"),
    EVENTS.c.member_id.in_(bindparam("members", expanding=True)),
    EVENTS.c.id >= bindparam("first"),
    EVENTS.c.at >= bindparam("since"),
)


@dataclass(frozen=True, slots=True)
class _Signed:
    """A member's newest signed amounts that counted when they were read; what is younger than `until` may lack."""

    until: int
    ids: "array[int]"
    amounts: "array[int]"


def usual(work: Work, member: int) -> Usual:
    """What is usual of a member: the newest 200 signed amounts that still count, and the last 24 hours."""
    home = directory(work).organization
    stored = _last_day(work, member)
    fresh = work.pending_with(DealEventRow, "member_id", member)
    rows = [*stored, *fresh]
    gone = {row["cancels"] for row in rows if row["cancels"]}
    live = [row for row in rows if not row["cancels"] and row["id"] not in gone]
    known = _signed(work, member)
    before = dict(zip(known.ids, known.amounts, strict=True))
    amounts = {number: amount for number, amount in before.items() if number not in gone}
    amounts |= {row["id"]: row["org_minor"] for row in live if row["stage"] == Stage.SIGNED and row["org_minor"]}
    return Usual(
        signed=tuple(amounts[number] for number in sorted(amounts, reverse=True)[:MOST_COMPARED]),
        recent=frozenset(
            (row["customer_key"], Stage(row["stage"]), row["minor"]) for row in live if row["minor"] is not None
        ),
        most=None if home.confirm_above is None else home.confirm_above * 10 ** digits_of(home.currency),
    )


def _last_day(work: Work, member: int) -> list[Mapping[str, Any]]:
    """The member's stored rows of the last 24 hours, oldest first; read once for all who are asked about together."""
    known: dict[int, list[Mapping[str, Any]]] = work.known.setdefault("last day", {})
    if member not in known:
        group, since = work.together | {member}, work.now - DAY
        rows = work.rows(_LAST_DAY, org=work.org, members=group, first=first_id(since), since=since)
        found = defaultdict(list)
        for row in sorted(rows, key=lambda row: int(row.id)):
            found[row.member_id].append(row._mapping)
        known |= {who: found[who] for who in group}
    return known[member]


def _signed(work: Work, member: int) -> _Signed:
    """What the member signed before; kept from one batch to the next as long as the last day tells what is newer."""
    kept: dict[int, _Signed] = work.shared.setdefault("signed", {})
    found = kept.get(member)
    if found is None or found.until < first_id(work.now - DAY):
        rows = work.connection.execute(_SIGNED, {"org": work.org, "member": member}).all()
        gone = {row.cancels for row in rows if row.cancels}
        live = [row for row in rows if not row.cancels and row.id not in gone and row.org_minor]
        numbers, amounts = array("q", [row.id for row in live]), array("q", [row.org_minor for row in live])
        found = _Signed(first_id(work.now) - LATE, numbers, amounts)
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[member] = found
    return found
