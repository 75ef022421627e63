"""A tiny company for tests: two teams, six people, Chinese and English, one fixed moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from chat.message import Incoming, IncomingKind, Person, Room
from scoring.people import Member, Role
from storage import people
from storage.people import directory
from storage.store import Store
from storage.work import Work

ZONE = "Asia/Shanghai"
NOW = datetime(2026, 3, 11, 10, 0, tzinfo=ZoneInfo(ZONE))
"""A Wednesday morning."""
TODAY = NOW.date()

PLATFORM = "memory"
NORTH = Room(PLATFORM, PLATFORM, "north", "group")
WEST = Room(PLATFORM, PLATFORM, "west", "group")
ADMINS = Room(PLATFORM, PLATFORM, "admins", "group")


def person(name: str) -> Person:
    """Somebody's account; the name is its id, too."""
    return Person(PLATFORM, PLATFORM, name, name)


WANG, LI, CHEN, ANN, BOB, ZHOU = (person(name) for name in ("wang", "li", "chen", "ann", "bob", "zhou"))
STRANGER = person("stranger")
REPS = (WANG, LI, ANN)


def is_workday(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < 5


def found(store: Store) -> None:
    """The company in a migrated, empty store."""
    with store.work(NOW - timedelta(days=1)) as work:
        people.add_organization(
            work, name="星河", zone=ZONE, currency="CNY", locale="zh_CN", country="CN", main_metric="bookings"
        )
        north = people.add_team(work, "north", "华北组")
        west = people.add_team(work, "west", "West")
        for who, name, role, team, locale in (
            (WANG, "王芳", Role.REP, north, "zh_CN"),
            (LI, "李雷", Role.REP, north, "zh_CN"),
            (CHEN, "陈静", Role.LEAD, north, "zh_CN"),
            (ANN, "Ann", Role.REP, west, "en"),
            (BOB, "Bob", Role.LEAD, west, "en"),
            (ZHOU, "周敏", Role.ADMIN, None, "zh_CN"),
        ):
            number = people.add_member(work, Member(0, who.id, name, role, team, locale, ZONE))
            people.link(work, who, number)
    with store.work(NOW - timedelta(days=1)) as work:
        people.bind(work, NORTH, north, "华北群", "zh_CN")
        people.bind(work, WEST, west, "West", "en")


def url(path: Path) -> str:
    """The address of a SQLite file."""
    return f"sqlite:///{path}"


def fill(address: str) -> None:
    """Make the company in an empty database."""
    with opened(address) as store:
        store.migrate()
        found(store)


@contextmanager
def opened(place: Path | str) -> Iterator[Store]:
    """The store in a file, or at an address, closed at the end."""
    store = Store(url(place) if isinstance(place, Path) else place)
    try:
        yield store
    finally:
        store.close()


def member(work: Work, who: Person) -> Member:
    """The member behind an account."""
    known = directory(work).member_of(who)
    assert known
    return known


def says(
    who: Person, text: str, name: str, *, room: Room | None = None, now: datetime = NOW, kind: IncomingKind = "new"
) -> Incoming:
    """A message: in the person's direct chat unless a room is given; `name` is its idempotency key."""
    direct = Room(PLATFORM, PLATFORM, f"@{who.id}", "direct")
    return Incoming(name, kind, who, room or direct, text, now)


def at(seconds: float) -> datetime:
    """So many seconds after NOW."""
    return NOW + timedelta(seconds=seconds)


def renamed(incoming: Incoming, name: str) -> Incoming:
    """The same words under another key: another event."""
    return replace(incoming, id=name)


def awake(work: Work) -> None:
    """Give the company quiet hours half a day from now: what runs by the real clock is not held back by them."""
    local = work.now.astimezone(ZoneInfo(directory(work).organization.zone))
    far = [(local + timedelta(hours=hours)).time().replace(tzinfo=None) for hours in (12, 13)]
    people.change_organization(work, quiet=tuple(far))
