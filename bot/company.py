"""The company's database and calendar, opened for one command."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from bot.discover import platforms
from bot.mistakes import Mistake
from bot.settings import Settings
from chat.message import Room
from language.text import Listing, text
from scheduler import calendar
from scheduler.calendar import Calendar
from scheduler.clock import read_clock
from scoring.period import IsWorkday
from storage import playground, tenants
from storage.address import is_sqlite
from storage.backup import file_of
from storage.people import directory, has_organization
from storage.store import Store

COMPANY, SAMPLE = "dealdrum", "demo"
"""The names of the company's database and of the playground's, which stands beside it."""


class NoCompany(Mistake):
    """Nothing has been applied yet."""

    def __init__(self) -> None:
        said = text(
            "There is no company in this database; run: {first}, then: {then}",
            first="dealdrum init",
            then="dealdrum apply rules.toml",
        )
        super().__init__(said)


def home_of(settings: Settings) -> Path:
    """The home folder, made if need be; Mistake when that is impossible."""
    home = settings.dealdrum_home.expanduser().absolute()
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as wrong:
        said = text(
            "DEALDRUM_HOME: {folder} cannot be made ({why}); name a folder that you may write",
            folder=str(home),
            why=str(wrong.strerror),
        )
        raise Mistake(said) from wrong
    return home


def is_there(settings: Settings, name: str) -> bool:
    """Whether there is a database of that name, or at DATABASE_URL; to look at one that is not would make it."""
    url = settings.database(name)
    return not is_sqlite(url) or file_of(url).exists()


def store_at(settings: Settings, name: str) -> Store:
    """The database of that name, or that of DATABASE_URL, with this version's schema."""
    home_of(settings)
    store = Store(settings.database(name))
    store.migrate()
    return store


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """The company's store; closed at the end."""
    store = store_at(settings, COMPANY)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def company(settings: Settings) -> Iterator[Store]:
    """The store of a company that is there: the playground's where no other was founded. NoCompany: neither."""
    store = _founded(settings)
    if store is None:
        raise NoCompany
    try:
        yield store
    finally:
        store.close()


def _founded(settings: Settings) -> Store | None:
    for name in (COMPANY, SAMPLE):
        if is_there(settings, name):
            store = store_at(settings, name)
            with store.look(read_clock()) as look:
                if has_organization(look):
                    return store
            store.close()
    return None


def admin_room_of(settings: Settings, store: Store) -> Room | None:
    """The room of ADMIN_ROOM: of the team with that key, or "platform:id"; None when it is not set."""
    name = settings.admin_room
    if not name:
        return None
    platform, _, number = name.partition(":")
    with store.look(read_clock()) as look:
        people = directory(look)
        tenant = tenants.known(look, platform) or platform
    team = next((t.id for t in people.organization.teams.values() if t.key == name), None)
    known = people.rooms.get((platform, number)) or (people.room_of_team(team) if team is not None else None)
    if known:
        return known.room
    if number and platform in platforms():  # nobody has written there yet
        return Room(platform, tenant, number)
    if team is not None:
        said = text(
            "ADMIN_ROOM: the team {team} has no room yet; leave ADMIN_ROOM out until its group is bound in the chat, "
            "give it a room in the rules file, or name platform:id",
            team=name,
        )
        raise Mistake(said)
    keys = (team.key for team in people.organization.teams.values())
    examples = Listing((*keys, *(f"{one}:…" for one in platforms())))
    raise Mistake(text("ADMIN_ROOM: there is no room {room}; give one of {examples}", room=name, examples=examples))


def now_of(store: Store) -> datetime:
    """The company's now: the real one, or the playground's, whose clock is ahead."""
    now = read_clock()
    with store.look(now) as look:
        return now + playground.ahead(look)


def calendar_of(store: Store) -> Calendar:
    """The company's calendar as its rules are now."""
    people = store.remembered("directory")
    if people is None:
        with store.look(read_clock()) as look:
            people = directory(look)
    return calendar.calendar_of(people.organization)


def workdays_of(store: Store) -> IsWorkday:
    """Whether a day is worked, by the rules in force whenever it is asked."""
    return lambda day: calendar_of(store).is_workday(day)
