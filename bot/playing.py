"""The playground's house: the sample company on the embedded default, for the page and for the terminal."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

import structlog

from bot.company import SAMPLE, admin_room_of, calendar_of, home_of, store_at, workdays_of
from bot.house import House
from bot.mistakes import Mistake
from bot.platforms.playground.adapter import ANSWER_WITHIN, Playground
from bot.sample.load import load
from bot.settings import Settings
from bot.trace import trace
from language.text import text
from scheduler.clock import read_clock
from storage import playground
from storage.people import has_organization, is_sample
from storage.store import Store

log = structlog.get_logger()
OPENING = time(10, 0)
ZONE = ZoneInfo("Asia/Shanghai")


class _NotSample(Mistake):
    """The database holds a real company: the playground keeps its hands off."""

    def __init__(self) -> None:
        said = text("DATABASE_URL: it holds a real company; leave it out for the demo, or name an empty one")
        super().__init__(said)


@dataclass(frozen=True, slots=True)
class Opened:
    """A store with the sample company in it; `new`: it was loaded just now."""

    store: Store
    new: bool


def open_sample(settings: Settings, today: date | None = None, *, fresh: bool = False) -> Opened:
    """Open the playground's database; load the sample company when it is empty or `fresh`."""
    if fresh and not settings.database_url:
        for old in home_of(settings).glob(f"{SAMPLE}.db*"):
            old.unlink()
    store = store_at(settings, SAMPLE)
    with store.look(read_clock()) as look:
        known, sample = has_organization(look), is_sample(look)
    if known and not sample:
        raise _NotSample
    if not known:
        _load(store, today)
    return Opened(store, not known)


def _load(store: Store, today: date | None) -> None:
    now = read_clock()
    if today is not None:
        now = datetime.combine(today, OPENING, ZONE)
    load(store, now)
    with store.work(now) as work:
        playground.put_ahead(work, now - read_clock())


@asynccontextmanager
async def playing(
    settings: Settings, store: Store, answer_within: float = ANSWER_WITHIN
) -> AsyncIterator[tuple[House, Playground]]:
    """A running house with the playground as its only platform."""
    calendar = calendar_of(store)
    platform = Playground(store, calendar, answer_within)
    house = House(
        store,
        {platform.name: platform},
        platform.clock_now,
        workdays_of(store),
        home_of(settings),
        admin_room_of(settings, store),
    )
    platform.house = house
    running = asyncio.create_task(house.run())
    running.add_done_callback(partial(_take_along, asyncio.current_task()))
    try:
        yield house, platform
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        store.close()


def _take_along(page: asyncio.Task[object] | None, house: asyncio.Task[None]) -> None:
    """A page without a house behind it would answer nobody: it ends with it."""
    error = None if house.cancelled() else house.exception()
    if error and page:
        log.error("the house has stopped", **trace(error))
        page.cancel()
