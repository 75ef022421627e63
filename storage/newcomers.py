"""People who are not on the roster: the first report of each waits for a lead's yes."""

from dataclasses import dataclass

from sqlalchemy import select

from chat.message import Incoming, Person
from storage.ids import code_of
from storage.tables import NewcomerRow
from storage.values import dump, load
from storage.work import Work, table_of

NEWCOMERS = table_of(NewcomerRow)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who waits; `member` is who on the roster it seems to be, `first` what was reported first."""

    code: str
    person: Person
    team: int | None
    member: int | None
    first: Incoming


def add(work: Work, first: Incoming, team: int | None, member: int | None) -> None:
    """Let somebody wait, again if a lead once said no; a second report does not replace the first."""
    who = (first.person.platform, first.person.id)
    if any((row["platform"], row["person"]) == who for row in work.ignored.get(NEWCOMERS.name, [])):
        return
    refused = select(NEWCOMERS.c.state).where(
        NEWCOMERS.c.org_id == work.org, NEWCOMERS.c.platform == who[0], NEWCOMERS.c.person == who[1]
    )
    if work.connection.execute(refused).scalar() == "refused":
        key = {"platform": who[0], "person": who[1], "state": "refused"}
        work.change(NewcomerRow, key, state="waiting", first=dump(first), asked_at=work.now)
        return
    work.insert_new(
        NewcomerRow,
        platform=first.person.platform,
        person=first.person.id,
        tenant=first.person.tenant,
        name=first.person.name,
        team_id=team,
        member_id=member,
        first=dump(first),
        state="waiting",
        asked_at=work.now,
    )


def waiting(work: Work) -> list[Newcomer]:
    """All who wait, in the order they came; those of this transaction included."""
    query = select(NEWCOMERS).where(NEWCOMERS.c.org_id == work.org, NEWCOMERS.c.state == "waiting")
    rows = [row._mapping for row in work.rows(query.order_by(NEWCOMERS.c.asked_at))]
    known = {(row["platform"], row["person"]) for row in rows}
    new = [row for row in work.ignored.get(NEWCOMERS.name, []) if (row["platform"], row["person"]) not in known]
    return [
        Newcomer(
            code=code_of(_hash_of(row["platform"], row["person"])),
            person=first.person,
            team=row["team_id"],
            member=row["member_id"],
            first=first,
        )
        for row in (*rows, *new)
        for first in [load(Incoming, row["first"])]
    ]


def name(work: Work, newcomer: Newcomer, first: Incoming, team: int | None, member: int | None) -> Newcomer:
    """Somebody who waits has said who it is, in `first`: the same one, by that name."""
    key = {"platform": newcomer.person.platform, "person": newcomer.person.id, "state": "waiting"}
    work.change(NewcomerRow, key, name=first.person.name, team_id=team, member_id=member, first=dump(first))
    return Newcomer(newcomer.code, first.person, team, member, first)


def settle(work: Work, newcomer: Newcomer, state: str) -> None:
    """Let them in, or not; of two leads at once, the second is told."""
    key = {"platform": newcomer.person.platform, "person": newcomer.person.id, "state": "waiting"}
    work.change(NewcomerRow, key, state=state)


def let_in_by(work: Work, person: Person) -> str:
    """The id of the message with which an account came that was let in; "" for none."""
    query = select(NEWCOMERS.c.first).where(
        NEWCOMERS.c.org_id == work.org,
        NEWCOMERS.c.platform == person.platform,
        NEWCOMERS.c.person == person.id,
        NEWCOMERS.c.state == "in",
    )
    found = work.connection.execute(query).scalar()
    return load(Incoming, found).id if found else ""


def _hash_of(platform: str, person: str) -> int:
    """A number for a person, the same in every process."""
    return int.from_bytes(f"{platform}:{person}".encode("utf-8", "replace")[-8:], "big")


def of_person(work: Work, person: Person) -> Newcomer | None:
    """Who waits behind an account."""
    found = (one for one in waiting(work) if one.person.platform == person.platform)
    return next((one for one in found if one.person.id.casefold() == person.id.casefold()), None)
