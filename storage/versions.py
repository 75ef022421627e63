"""Versions of the rules: every change with the day it holds from, and what governs scoring on a day."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select

from scoring.rules import read_rules
from scoring.ruling import Rulebook
from storage.tables import RulesRow
from storage.work import Work, table_of

VERSIONS = table_of(RulesRow)
_FILES = select(VERSIONS).where(
    VERSIONS.c.org_id == bindparam("org"), VERSIONS.c.source == "file", VERSIONS.c.state == "holds"
)
_FIRST = _FILES.order_by(VERSIONS.c.effective, VERSIONS.c.id).limit(1)
_NEWEST_BY = (
    _FILES.where(VERSIONS.c.effective <= bindparam("day"))
    .order_by(VERSIONS.c.effective.desc(), VERSIONS.c.id.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Version:
    """A change of the rules: by the file, or by a member in the chat. `state`: holds, waiting, replaced, refused."""

    id: int
    number: int
    since: date
    source: str
    member: int | None
    state: str
    body: str


def add(
    work: Work, body: str, since: date, *, source: str = "file", member: int | None = None, state: str = "holds"
) -> None:
    """Keep a change as the newest version."""
    numbers = [version.number for version in known(work)]
    numbers += [row["number"] for row in work.pending(RulesRow)]
    work.insert(
        RulesRow,
        id=work.new_id(),
        effective=since,
        body=body,
        applied_at=work.now,
        number=max(numbers, default=0) + 1,
        source=source,
        member_id=member,
        state=state,
    )


def known(work: Work) -> tuple[Version, ...]:
    """All stored versions, oldest first."""
    rows = work.rows(select(VERSIONS).where(VERSIONS.c.org_id == work.org).order_by(VERSIONS.c.id))
    return tuple(_version(row) for row in rows)


def waiting(work: Work) -> tuple[Version, ...]:
    """Those that wait for their day, the earliest first."""
    query = select(VERSIONS).where(VERSIONS.c.org_id == work.org, VERSIONS.c.state == "waiting")
    return tuple(_version(row) for row in work.rows(query.order_by(VERSIONS.c.effective, VERSIONS.c.id)))


def settle(work: Work, version: Version, state: str) -> None:
    """Say what became of one that waited."""
    work.change(RulesRow, {"id": version.id, "state": "waiting"}, state=state)


def body(work: Work, day: date) -> str | None:
    """The file in force on the day; None when none was applied."""
    found = _in_force(work, day)
    return found.body if found else None


def book(work: Work, day: date) -> Rulebook:
    """What governs scoring on the day: the newest file that holds by then, or the first of all before that.

    Read once for each version, however often it is asked for.
    """
    found = _in_force(work, day)
    if found is None:
        return Rulebook()
    books: dict[int, Rulebook] = work.shared.setdefault("rulebooks", {})
    if found.id not in books:
        read = read_rules(found.body, "rules.toml").book
        books[found.id] = replace(read, version=found.number, since=found.since)
    return books[found.id]


def _in_force(work: Work, day: date) -> Version | None:
    place = ("rules in force", day)
    if place not in work.known:
        rows = work.rows(_NEWEST_BY, org=work.org, day=day) or work.rows(_FIRST, org=work.org)
        work.known[place] = _version(rows[0]) if rows else None
    found: Version | None = work.known[place]
    return found


def _version(row: Any) -> Version:
    return Version(row.id, row.number, row.effective, row.source, row.member_id, row.state, row.body)
