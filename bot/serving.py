"""run: serve the company on the platforms whose secrets are set."""

import asyncio
import signal
import socket
from collections.abc import Mapping
from types import FrameType
from typing import Literal, get_args

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.company import COMPANY, NoCompany, admin_room_of, home_of, store_at, workdays_of
from bot.discover import opening_of, platforms, settings_of
from bot.house import House
from bot.listening import listen
from bot.mistakes import Mistake
from bot.platforms.place import Place
from bot.settings import PlatformSettings, Settings, read_settings
from chat.adapter import Adapter
from scheduler.clock import read_clock
from storage.people import has_organization
from storage.store import Store
from web.health import health

Role = Literal["all", "web", "worker"]
ROLES: tuple[str, ...] = get_args(Role)
NEEDED = (
    "WECOM_BOT_ID and WECOM_BOT_SECRET for WeCom, "
    "SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET for Slack"
)
READY_WITHIN = 2.0
"""Seconds after which a database that does not answer counts as away."""
LAST_REQUESTS_WITHIN = 5
"""Seconds that requests under way get to end after a stop was asked for."""


def serve(settings: Settings, role: str) -> None:
    """Serve until stopped by a signal. Mistake when nobody could be served: no company, no platform, port taken."""
    if role not in ROLES:
        raise Mistake(f"--role {role}: use one of {', '.join(ROLES)}")
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, _end)  # the web server hands it on when the last requests are answered
    chosen = set_up()
    if not chosen:
        raise Mistake(f"No platform is set up: set {NEEDED}; or try the playground with: dealdrum demo")
    with listen(settings.host, settings.port) as listener:
        store = _company(settings)
        try:
            admin_room = admin_room_of(settings, store)
            place = Place(store, read_clock, home_of(settings), settings.public_url, admin_room)
            adapters = {name: opening_of(name).opened(own, place) for name, own in chosen.items()}
            asyncio.run(_run(settings, store, adapters, listener))
        finally:
            store.close()


def set_up() -> dict[str, PlatformSettings]:
    """The settings of the platforms whose secrets are set, by name; Mistake when one is half set up."""
    found: dict[str, PlatformSettings] = {name: read_settings(settings_of(name)) for name in platforms()}
    return {name: own for name, own in found.items() if own.is_set()}


def _company(settings: Settings) -> Store:
    store = store_at(settings, COMPANY)
    with store.look(read_clock()) as look:
        founded = has_organization(look)
    if not founded:
        store.close()
        raise NoCompany
    return store


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


async def _run(settings: Settings, store: Store, adapters: Mapping[str, Adapter], listener: socket.socket) -> None:
    is_workday = workdays_of(store)
    house = House(store, adapters, read_clock, is_workday, home_of(settings), admin_room_of(settings, store))
    site = Starlette(routes=_routes(house, store))
    config = uvicorn.Config(
        site,
        log_level="warning",
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=LAST_REQUESTS_WITHIN,
    )
    server = uvicorn.Server(config)
    running = asyncio.create_task(house.run())
    running.add_done_callback(lambda _: setattr(server, "should_exit", True))  # nobody is served without the house
    try:
        await server.serve(sockets=[listener])
        if running.done():
            running.result()
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def _routes(house: House, store: Store) -> list[BaseRoute]:
    routes: list[BaseRoute] = [*health(lambda: _answers(store))]
    for adapter in house.adapters.values():
        routes += adapter.routes(house.receive)
    return routes


async def _answers(store: Store) -> bool:
    try:
        async with asyncio.timeout(READY_WITHIN):
            return await asyncio.to_thread(store.answers)
    except TimeoutError:
        return False
