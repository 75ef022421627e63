"""Chats that a bot may write to because somebody wrote to it there, and people it cannot reach."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, delete, select, update

from chat.message import Person, Room
from storage.people import directory
from storage.tables import ChatRow, UnreachedRow
from storage.work import Work, table_of

CHATS, UNREACHED = table_of(ChatRow), table_of(UnreachedRow)
HINT_EVERY = timedelta(days=7)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Chat:
    """Where to write: what it is found by, the platform's name for it, and whether several people read there."""

    chat: str
    number: str
    group: bool


def name_of(to: Room | Person) -> str:
    """What a chat is found by: a group by its id, a direct chat by its person's id in lower case."""
    if isinstance(to, Room) and to.form == "group":
        return to.id
    return "@" + to.id.removeprefix("@").casefold()


def reached(work: Work, platform: str, rooms: Iterable[Room]) -> list[frozenset[str]]:
    """Somebody wrote to the bot in these rooms: it may write there from now on.

    For each person who could not be reached before: all accounts, in lower case.
    """
    freed = []
    for room in rooms:
        name = name_of(room)
        insert = work.insert_into(CHATS).values(
            org_id=work.org, platform=platform, chat=name, number=room.id.removeprefix("@"), reachable=True, sent="[]"
        )
        work.connection.execute(
            insert.on_conflict_do_update(
                index_elements=[column.name for column in CHATS.primary_key],
                set_={"number": insert.excluded.number, "reachable": True},
            )
        )
        accounts = frozenset(one[1:] for one in _names(work, platform, room)) if name.startswith("@") else frozenset()
        gone = delete(UNREACHED).where(UNREACHED.c.org_id == work.org, UNREACHED.c.platform == platform)
        if accounts and work.connection.execute(gone.where(UNREACHED.c.person.in_(accounts))).rowcount:
            freed.append(accounts)
    return freed


def lost(work: Work, platform: str, chat: Chat) -> None:
    """The platform says that the bot may not write there (any more)."""
    work.connection.execute(update(CHATS).where(*_place(work, platform, chat.chat)).values(reachable=False))


def chat_of(work: Work, platform: str, to: Room | Person) -> Chat | None:
    """Where somebody, or a group, can be written to; None: nowhere.

    A person may have several accounts (`wo…` and plain ids of WeCom): the first that has written counts.
    """
    names = _names(work, platform, to)
    query = select(CHATS.c.chat, CHATS.c.number).where(
        CHATS.c.org_id == work.org, CHATS.c.platform == platform, CHATS.c.chat.in_(names), CHATS.c.reachable
    )
    found = {row.chat: row.number for row in work.rows(query)}
    return next((Chat(name, found[name], not name.startswith("@")) for name in names if name in found), None)


def spoken(work: Work, platform: str, chat: str) -> tuple[list[int], int]:
    """When something went out in a chat lately, and now, in milliseconds of the database's clock.

    Nobody else can note anything there until the work is over.
    """
    known = select(CHATS.c.sent).where(*_place(work, platform, chat)).with_for_update()
    sent = work.connection.execute(known).scalar()
    return json.loads(sent or "[]"), (work.clock() - EPOCH) // timedelta(milliseconds=1)


def note_spoken(work: Work, platform: str, chat: str, sent: Sequence[int]) -> None:
    """Remember when something went out in a chat."""
    insert = work.insert_into(CHATS).values(
        org_id=work.org, platform=platform, chat=chat, number="", reachable=False, sent=json.dumps(sent)
    )
    work.connection.execute(
        insert.on_conflict_do_update(
            index_elements=[column.name for column in CHATS.primary_key], set_={"sent": insert.excluded.sent}
        )
    )


def missed(work: Work, platform: str, person: Person) -> bool:
    """Somebody could not be reached; whether it is time to ask for a first message, which is noted."""
    name = name_of(person)[1:]
    member = directory(work).member_of(person)
    key = (UNREACHED.c.org_id == work.org, UNREACHED.c.platform == platform, UNREACHED.c.person == name)
    known = work.connection.execute(select(UNREACHED.c.hinted_at).where(*key)).first()
    if known is None:
        number = member.id if member else None
        new = {"org_id": work.org, "platform": platform, "person": name, "member_id": number, "since": work.now}
        work.connection.execute(
            work.insert_into(UNREACHED).on_conflict_do_nothing(), [{**new, "hinted_at": work.now}]
        )
        return True
    due = known.hinted_at is None or work.now - known.hinted_at >= HINT_EVERY
    if due:
        work.connection.execute(update(UNREACHED).where(*key).values(hinted_at=work.now))
    return due


def unreached(work: Work, members: Sequence[int]) -> list[int]:
    """Which of these members private words could not reach, in their order."""
    query = select(UNREACHED.c.member_id).where(UNREACHED.c.org_id == work.org, UNREACHED.c.member_id.in_(members))
    found = set(work.connection.execute(query).scalars())
    return [member for member in members if member in found]


def _place(work: Work, platform: str, chat: str) -> tuple[ColumnElement[bool], ...]:
    return CHATS.c.org_id == work.org, CHATS.c.platform == platform, CHATS.c.chat == chat


def _names(work: Work, platform: str, to: Room | Person) -> list[str]:
    """What chats are found by: one for a group, one for each account of a person, the one asked for first."""
    if isinstance(to, Room) and to.form == "group":
        return [name_of(to)]
    people = directory(work)
    number = people.accounts.get((platform, to.id.removeprefix("@").casefold()))
    accounts = people.persons.get(number, ()) if number is not None else ()
    return list(dict.fromkeys([name_of(to), *(name_of(one) for one in accounts if one.platform == platform)]))
