"""The company's database and calendar, opened for one command."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.mistakes import Mistake
from bot.settings import Settings
from chat.message import Room
from scheduler.calendar import Calendar
from scheduler.clock import read_clock
from storage.people import directory, has_organization
from storage.store import Store


class NoCompany(Mistake):
    """Nothing has been applied yet."""

    def __init__(self) -> None:
        super().__init__("There is no company in this database; run: dealdrum init, then: dealdrum apply rules.toml")


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """The store of the settings, with this version's schema; closed at the end."""
    store = Store(settings.database())
    try:
        store.migrate()
        yield store
    finally:
        store.close()


def admin_room_of(settings: Settings, store: Store) -> Room | None:
    """The room of ADMIN_ROOM: of the team with that key, or "platform:id"; None when it is not set."""
    name = settings.admin_room
    if not name:
        return None
    with store.look(read_clock()) as look:
        people = directory(look)
    platform, _, number = name.partition(":")
    known = people.rooms.get((platform, number))
    team = next((t.id for t in people.organization.teams.values() if t.key == name), None)
    known = known or (people.room_of_team(team) if team is not None else None)
    if known is None:
        raise Mistake(f"ADMIN_ROOM: there is no room {name}; give a team's key from the rules file, or platform:id")
    return known.room


def calendar_of(store: Store) -> Calendar:
    """The company's calendar; NoCompany when there is none."""
    with store.look(read_clock()) as look:
        if not has_organization(look):
            raise NoCompany
        return Calendar(directory(look).organization.country)
