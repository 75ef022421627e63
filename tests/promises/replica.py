"""A replica as a program of its own: `python -m tests.promises.replica ADDRESS SKEW LOG`, fed by standard input."""

import asyncio
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from bot.house import House
from bot.platforms.memory import Memory
from chat.message import Incoming, Reader
from chat.reply import Delivery
from scheduler.clock import read_clock
from storage import inbox, outbox
from storage.clock import SharedClock
from storage.values import load
from tests.company import ADMINS, is_workday, opened

LEASE = timedelta(seconds=3)
"""Short, so that a test need not wait half a minute for what a killed replica held."""


class Written(Memory):
    """A platform that writes down what it was given before it answers, a line each, as no kill can undo."""

    def __init__(self, log: Path) -> None:
        super().__init__()
        self._log = log.open("a", buffering=1, encoding="utf-8")

    async def send(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
        """Write it down, and take a moment to answer."""
        self._log.write(f"{delivery.key}\n")
        await asyncio.sleep(0.01)
        return "ok"


async def main(address: str, skew: float, log: Path) -> None:
    """Serve; take messages, one JSON a line, and say `ok` to each once it is durable."""
    outbox.LEASE = inbox.LEASE = LEASE
    with opened(address) as store:
        clock = SharedClock(store, lambda: read_clock() + timedelta(seconds=skew))
        house = House(store, {"memory": Written(log)}, clock, is_workday, log.parent, ADMINS)
        running = asyncio.create_task(house.run())
        print("ready", flush=True)
        while line := await asyncio.to_thread(sys.stdin.readline):
            await house.receive(load(Incoming, line))
            print("ok", flush=True)
        running.cancel()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], float(sys.argv[2]), Path(sys.argv[3])))
