"""A day in a minute: how much memory the program gains from hour to hour, in a process of its own."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import timedelta

from bench.memory import megabytes
from bench.sample import NOW, Company, company, message
from bench.timing import Row
from bot.house import House
from bot.platforms.memory import Memory
from bot.platforms.playground.draw import PLATFORM
from chat.message import Reader
from chat.reply import Delivery

WARM, HOURS = 6, 24
MESSAGES = 80
"""In an hour: a day has more of them than a company of a hundred writes."""
TICKS = 60


class Forgetful(Memory):
    """Takes everything and keeps nothing."""

    async def send(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
        """Taken."""
        return "taken"


def rows() -> Iterator[Row]:
    """The slope of a straight line through the resident memory at the end of each hour."""
    command = [sys.executable, "-m", "bench.lasting"]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.splitlines()
    held = json.loads(said[-1])[WARM:]  # what the program logs stands before it
    yield Row(f"memory over a day of {HOURS * MESSAGES:,} messages, at its end", held[-1], "MB")
    yield Row("gained in an hour of that day", slope(held), "MB", target="< 1")


def slope(values: Sequence[float]) -> float:
    """How much a value grows from one to the next, by least squares."""
    middle, mean = (len(values) - 1) / 2, sum(values) / len(values)
    spread = sum((place - middle) ** 2 for place in range(len(values)))
    return sum((place - middle) * (value - mean) for place, value in enumerate(values)) / spread


async def day(ours: Company) -> list[float]:
    """Messages, deliveries and ticks of every hour; the memory in MB after each."""
    moment = [NOW]
    house = House(ours.store, {PLATFORM: Forgetful(PLATFORM)}, lambda: moment[0], ours.desk.is_workday, ours.folder)
    running = asyncio.create_task(house.run())
    held = []
    for hour in range(WARM + HOURS):
        for tick in range(TICKS):
            moment[0] += timedelta(hours=1) / TICKS
            numbers = range(MESSAGES * tick // TICKS, MESSAGES * (tick + 1) // TICKS)
            said = [message(ours.people, MESSAGES * hour + number) for number in numbers]
            await asyncio.gather(*(house.receive(one) for one in said))
            await house.tick()
        await house.quiet()
        held.append(megabytes(os.getpid()))
    house.stop()
    await running
    return held


if __name__ == "__main__":
    with company() as sample:
        print(json.dumps(asyncio.run(day(sample))))
