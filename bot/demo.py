"""demo: the playground's page on this machine."""

import asyncio
import socket
from datetime import date

import uvicorn

from bot.mistakes import Mistake
from bot.playing import Opened, open_sample, playing
from bot.settings import Settings
from web.playground import app
from words.catalogue import translations

LOOPBACK = "127.0.0.1"
TRIES = 50


class PortTaken(Mistake):
    """Somebody else listens there; `free` is the next port that nobody has."""

    def __init__(self, port: int, free: int | None) -> None:
        remedy = f"free is {free}: PORT={free} make demo" if free else "set PORT to a free one"
        super().__init__(f"PORT: {port} is taken; {remedy}")


def serve(settings: Settings, today: date | None, *, fresh: bool) -> None:
    """Load the sample company if need be, and serve the page until interrupted."""
    with listen(settings.port) as listener:
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

    asyncio.run(run())


def listen(port: int) -> socket.socket:
    """A listening socket on loopback; PortTaken when somebody else has the port."""
    found = _listener(port)
    if found:
        return found
    for other in range(port + 1, min(port + TRIES, 65536)):
        free = _listener(other)
        if free:
            free.close()
            raise PortTaken(port, other)
    raise PortTaken(port, None)


def _listener(port: int) -> socket.socket | None:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
    except OSError:
        listener.close()
        return None
    listener.listen(128)
    return listener
