"""The tests' company served on a listener: the tests' own platform takes messages over HTTP."""

import asyncio
import socket
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot import serving
from bot.logs import configure
from bot.platforms.memory import Memory
from bot.settings import PlatformSettings, Settings
from chat.adapter import Receive
from chat.message import Reader
from chat.reply import Delivery
from scheduler.clock import read_clock
from storage.people import has_organization
from tests.company import NORTH, NOW, PLATFORM, WANG, WEST, found, says

SENT = "sent.log"
"""A line for each delivery that the platform was given."""


SENDING_TAKES = 0.05


class Calling(Memory):
    """A platform that calls us: each POST is a message, answered when it is kept. What is sent is written down."""

    def __init__(self, log: Path) -> None:
        super().__init__()
        self.log = log

    async def send(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
        """Show it, and take a while to say so."""
        with self.log.open("a") as file:
            file.write(f"{delivery.key}\n")
        await asyncio.sleep(SENDING_TAKES)
        return await super().send(delivery, reader, images)

    def routes(self, receive: Receive) -> Sequence[Any]:
        """One route."""

        async def message(request: Request) -> Response:
            name = request.headers["id"]
            words = (await request.body()).decode()
            await receive(says(WANG, words, name, room=NORTH, now=read_clock()))
            return PlainTextResponse("kept")

        return [Route("/memory", message, methods=["POST"])]


def serve(home: Path, listener: socket.socket) -> None:
    """Serve until stopped; the company is founded where there is none."""
    settings = Settings(dealdrum_home=home, admin_room=f"{PLATFORM}:{WEST.id}")
    configure("warning")
    store = serving.store_at(settings, serving.COMPANY)
    with store.look(NOW) as look:
        new = not has_organization(look)
    if new:
        found(store)
    store.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(serving, "opening_of", lambda _: SimpleNamespace(opened=lambda *_: Calling(home / SENT)))
        serving.serve(settings, "all", {"memory": PlatformSettings()}, listener)
