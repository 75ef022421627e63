"""run: serve the company on the platforms whose secrets are set."""

import asyncio
import signal
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.company import COMPANY, NoCompany, admin_room_of, home_of, is_there, store_at, workdays_of
from bot.discover import opening_of
from bot.house import House, NotKept
from bot.platforms.place import Place
from bot.settings import PlatformSettings, Settings
from bot.settled import settle
from chat.adapter import Adapter
from scheduler.clock import read_clock
from storage.clock import SharedClock
from storage.people import has_organization
from storage.store import Store
from web.health import UNAVAILABLE, health

log = structlog.get_logger()
READY_WITHIN = 2.0
"""Seconds after which a database that does not answer counts as away."""
LAST_REQUESTS_WITHIN = 5
"""Seconds that requests under way get to end after a stop was asked for."""


def serve(settings: Settings, role: str, chosen: Mapping[str, PlatformSettings], listener: socket.socket) -> None:
    """Serve these platforms until stopped by a signal. NoCompany: there is none yet."""
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, _end)  # the web server hands it on when the last requests are answered
    store = _company(settings)
    try:
        clock, admin_room = SharedClock(store, read_clock), admin_room_of(settings, store)
        place = Place(store, clock, home_of(settings), settings.public_url, admin_room)
        adapters = {name: opening_of(name).opened(own, place) for name, own in chosen.items()}
        settle()
        asyncio.run(_run(settings, place, adapters, listener, role))
    finally:
        store.close()


def _company(settings: Settings) -> Store:
    if not is_there(settings, COMPANY):
        raise NoCompany
    store = store_at(settings, COMPANY)
    with store.look(read_clock()) as look:
        founded = has_organization(look)
    if not founded:
        store.close()
        raise NoCompany
    return store


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


async def _run(
    settings: Settings, place: Place, adapters: Mapping[str, Adapter], listener: socket.socket, role: str
) -> None:
    log.info("serving", platforms=sorted(adapters), role=role, at=f"{settings.host}:{settings.port}")
    is_workday = workdays_of(place.store)
    house = House(
        place.store,
        adapters,
        place.now,
        is_workday,
        place.home,
        place.admin_room,
        sends=role != "web",
        refusals=place.refusals,
    )
    config = uvicorn.Config(
        Starlette(routes=_routes(house, role), exception_handlers={NotKept: _not_kept}),
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=LAST_REQUESTS_WITHIN,
    )
    server = uvicorn.Server(config)
    with _measured(settings, house):
        running = asyncio.create_task(house.run())
        running.add_done_callback(
            lambda _: setattr(server, "should_exit", True)
        )  # nobody is served without the house
        try:
            await server.serve(sockets=[listener])
        finally:
            house.stop()
            await asyncio.wait([running])
    running.result()


def _routes(house: House, role: str) -> list[BaseRoute]:
    routes: list[BaseRoute] = [*health(lambda: _ready(house))]
    for adapter in () if role == "worker" else house.adapters.values():
        routes += adapter.routes(house.receive)
    return routes


async def _ready(house: House) -> bool:
    """Whether messages can be kept: the database answers, and takes what is written."""
    try:
        async with asyncio.timeout(READY_WITHIN):
            return house.watch.well and await asyncio.to_thread(house.store.answers)
    except TimeoutError:
        return False


async def _not_kept(_: Request, _error: Exception) -> Response:
    """To a platform whose message could not be kept: it sends it again later."""
    return Response(status_code=UNAVAILABLE, headers={"Retry-After": "5"})


@contextmanager
def _measured(settings: Settings, house: House) -> Iterator[None]:
    """Metrics are served meanwhile, where a port is set."""
    if settings.metrics_port is None:
        yield
        return
    from bot import metrics  # its library is loaded by those who want it

    collector = metrics.Metrics(house.store, house.tally, house.now, lambda: house.watch.well)
    end = metrics.serve(settings.metrics_host, settings.metrics_port, collector)
    try:
        yield
    finally:
        end()
