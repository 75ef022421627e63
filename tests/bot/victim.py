"""A program to be killed: it keeps a report, and never comes to say its answer."""

import asyncio
import sys
from pathlib import Path

from bot.platforms.memory import Memory
from tests.company import NORTH, WANG, opened, says
from tests.running import running


class Stuck(Memory):
    """A platform that takes a delivery and never answers."""

    async def send(self, delivery: object, reader: object, images: object) -> str:
        """Say that we are here, between the commit and the answer."""
        print("sending", flush=True)
        await asyncio.Event().wait()
        return ""


async def main(path: Path) -> None:
    """Receive one report, acknowledge it, and hang in its answer."""
    with opened(path) as store:
        async with running(store, platform=Stuck()) as house:
            await house.receive(says(WANG, "今天拜访3家", "m1", room=NORTH))
            print("acknowledged", flush=True)
            await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
