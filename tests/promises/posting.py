"""A parent that has everything loaded and forks, for each line on stdin, a house whose clock has posts to make."""

import asyncio
import os
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from bot import house as house_module
from bot.house import House
from bot.logs import configure
from bot.platforms.memory import Memory
from chat.errors import DeliveryFailed
from chat.message import Reader, Room
from chat.reply import Delivery, says
from language.text import text
from scheduler.clock import read_clock
from scheduler.post import Moment, Post, discover
from storage import outbox
from storage.clock import SharedClock
from tests.company import PLATFORM, is_workday, opened

ROOMS = 3
POST = "tested"
LEASE = timedelta(seconds=3)
"""Short, so that the others need not wait half a minute for what a killed replica held."""


class Distant(Memory):
    """A platform behind a socket: it takes a delivery, is busy, or hangs up before it answers."""

    def __init__(self, address: Path) -> None:
        super().__init__(PLATFORM)
        self._address = address

    async def send(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
        """Send the key."""
        stream, writer = await asyncio.open_unix_connection(self._address)
        try:
            writer.write(delivery.key.encode() + b"\n")
            await writer.drain()
            answer = await stream.readline()
        finally:
            writer.close()
        if answer == b"ok\n":
            return "taken"
        raise DeliveryFailed(answer.decode().strip() or "cut", 1, unknown=not answer)


def post(moment: Moment) -> Sequence[Delivery]:
    """One line in one of a few rooms."""
    room = Room(PLATFORM, PLATFORM, f"r{int(moment.subject) % ROOMS}", "group")
    return [Delivery(room, says(text("Not today.")), moment.key, resend=True)]


async def serve(database: Path | str, address: Path, skew: int) -> None:
    """Post what is due until killed; `skew`: seconds that this machine's clock is off."""
    with opened(database) as store:
        platform = Distant(address)
        clock = SharedClock(store, lambda: read_clock() + timedelta(seconds=skew))
        house = House(store, {PLATFORM: platform}, clock, is_workday, address.parent)
        running = asyncio.create_task(house.run())
        print(os.getpid(), flush=True)
        await house._tick_quietly()
        await running


async def cold(_: object) -> None:
    """No picture is drawn here."""


def main(database: Path | str, address: Path) -> None:
    """Fork a victim for each line, whose clock is off by so many seconds; wait for the one before it first."""
    configure("error")
    if isinstance(database, str):
        outbox.LEASE = LEASE
    discover()[POST] = Post(POST, "all", resend=True, run=post)  # type: ignore[index]
    house_module.Drawing.warm = cold  # type: ignore[assignment, method-assign]
    with opened(database):  # what is loaded at first use is loaded here, and forked
        victim = 0
    for line in sys.stdin:
        if victim:
            os.waitpid(victim, 0)
        victim = os.fork()
        if not victim:
            asyncio.run(serve(database, address, int(line.strip() or 0)))
    if victim:
        os.waitpid(victim, 0)


if __name__ == "__main__":
    place = sys.argv[1]
    main(place if "://" in place else Path(place), Path(sys.argv[2]))
