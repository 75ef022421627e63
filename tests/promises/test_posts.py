"""P7: what was due in an outage is posted, all of it, whatever is killed and whatever the platform answers."""

import asyncio
import os
import random
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.platforms.memory import Memory
from bot.sender import SEND_MAY_TAKE
from chat.message import Reader
from chat.reply import Delivery
from scheduler.clock import read_clock
from storage import outbox, schedules
from storage.store import Store
from tests.company import LI, PLATFORM, awake, opened, says
from tests.promises.posting import POST, ROOMS
from tests.promises.scale import POST_KILLS, POSTS
from tests.running import PATIENCE, Clock, running, unsent, until

Figure = Callable[[str, str, str], None]
BUSY, HANGS_UP = 0.02, 0.02


@dataclass
class Platform:
    """What people saw, in order, and how often an answer was withheld."""

    chance: random.Random
    seen: list[str] = field(default_factory=list)
    cut: int = 0

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take one delivery."""
        key = (await reader.readline()).decode().strip()
        luck = self.chance.random()
        if not key:  # killed before it had said anything
            writer.close()
            return
        if luck < BUSY:
            writer.write(b"503\n")
        else:
            self.seen.append(key)
            if luck < BUSY + HANGS_UP:
                self.cut += 1
            else:
                writer.write(b"ok\n")
        writer.close()


def appoint(store: Store) -> set[str]:
    """Posts that were due within a minute, six hours ago; their keys."""
    start = read_clock() - timedelta(hours=6)
    with store.work(start) as work:
        awake(work)
        for n in range(POSTS):
            schedules.appoint(work, f"a{n}", POST, start + timedelta(seconds=60 * n / POSTS), None, str(n))
    return {f"{POST}:0:{n}" for n in range(POSTS)}


async def post_again_and_again(database: Path, address: Path, wanted: set[str]) -> Platform:
    """Kill the program again and again while it posts; the last one may finish."""
    chance = random.Random(7)
    platform = Platform(random.Random(8))
    server = await asyncio.start_unix_server(platform.answer, address)
    parent = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.promises.posting",
        str(database),
        str(address),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert parent.stdin
    assert parent.stdout
    for left in range(POST_KILLS, -1, -1):
        parent.stdin.write(b"\n")
        victim = int(await parent.stdout.readline())
        if left:
            before = len(platform.seen)
            if left % 2:  # every other one has said something when it is killed
                await until(lambda before=before: len(platform.seen) > before or wanted <= set(platform.seen))
            await asyncio.sleep(chance.uniform(0, 0.15))
        else:
            with opened(database) as store:
                async with asyncio.timeout(PATIENCE + POSTS / 3):
                    while to_do(store):
                        await asyncio.sleep(0.05)
        os.kill(victim, signal.SIGKILL)
    parent.stdin.close()
    await parent.wait()
    server.close()
    await server.wait_closed()
    return platform


def to_do(store: Store) -> int:
    """How much is still to be posted, or to be sent."""
    now = read_clock()
    with store.look(now) as look:
        return unsent(look) + len(schedules.appointments(look, now))


class Hung(Memory):
    """A platform that takes a delivery and does not answer."""

    def __init__(self) -> None:
        super().__init__(PLATFORM)
        self.began = asyncio.Event()

    async def send(self, delivery: Delivery, reader: Reader, images: Sequence[bytes | None]) -> str:
        self.began.set()
        await asyncio.Event().wait()
        raise AssertionError("nothing ends the wait")


async def test_nobody_takes_a_chat_in_which_another_is_still_sending(filled: Path) -> None:
    clock, platform = Clock(), Hung()
    with opened(filled) as store, opened(filled) as other:
        async with running(store, clock, platform) as house:
            await house.receive(says(LI, "3 calls", "m1"))
            await platform.began.wait()
            clock.forward(SEND_MAY_TAKE)
            with other.look(clock()) as look:
                assert outbox.orphans(look) == [], "the first is still sending"


def test_every_post_is_made_and_doubled_by_no_more_than_what_was_killed_or_cut(filled: Path, figure: Figure) -> None:
    with opened(filled) as store:
        wanted = appoint(store)
    with tempfile.TemporaryDirectory() as folder:  # a socket's path must be short
        platform = asyncio.run(post_again_and_again(filled, Path(folder) / "s", wanted))
    seen = Counter(key for key in platform.seen if key.startswith(f"{POST}:"))  # on a Monday the admins hear more
    assert sorted(wanted - set(seen)) == [], "a post was skipped"
    assert set(seen) == wanted
    doubled = sum(seen.values()) - len(seen)
    assert doubled <= POST_KILLS * ROOMS + platform.cut, "said again without need"
    asked = "1,000 due posts, 40 kills: none skipped; doubles ≤ what was under way at kills + answers cut"
    found = f"{POSTS:,} posts, {POST_KILLS} kills, {platform.cut} cut: 0 skipped, {doubled} doubled on the wire"
    figure("P7", asked, found)
