"""demo: the playground's page on this machine."""

import asyncio
import socket
from datetime import date

import uvicorn

from bot.listening import LOOPBACK, listen
from bot.playing import Opened, open_sample, playing
from bot.settings import Settings
from bot.settled import settle
from web.playground import app
from words.catalogue import translations


def serve(settings: Settings, today: date | None, *, fresh: bool) -> None:
    """Load the sample company if need be, and serve the page until interrupted."""
    with listen(LOOPBACK, settings.port, remedy="PORT={free} make demo") as listener:
        _serve(settings, open_sample(settings, today, fresh=fresh), today, listener)


def _serve(settings: Settings, opened: Opened, today: date | None, listener: socket.socket) -> None:
    print("Sample company loaded." if opened.new else "Going on where it was (--fresh begins anew).")
    if today and not opened.new:
        print("--today is for a new sample company: add --fresh to begin on that day.")
    print(f"DealDrum playground: http://{LOOPBACK}:{settings.port}", flush=True)

    async def run() -> None:
        async with playing(settings, opened.store) as (_, platform):
            page = app(platform, lambda locale: translations(locale).gettext)
            config = uvicorn.Config(page, log_level="warning", server_header=False, lifespan="off")
            await uvicorn.Server(config).serve(sockets=[listener])

    settle()
    asyncio.run(run())
