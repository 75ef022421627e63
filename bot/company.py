"""The company's database and calendar, opened for one command."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.mistakes import Mistake
from bot.settings import Settings
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


def calendar_of(store: Store) -> Calendar:
    """The company's calendar; NoCompany when there is none."""
    with store.look(read_clock()) as look:
        if not has_organization(look):
            raise NoCompany
        return Calendar(directory(look).organization.country)
