"""P7: three replicas on one PostgreSQL, killed again and again, the server too: every post once where keys are known."""

import asyncio
import os
import random
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.company import opened
from tests.promises.posting import ROOMS
from tests.promises.scale import FULL, POST_KILLS, POSTS, SERVER_CRASHES
from tests.promises.test_posts import Platform, appoint, to_do
from tests.running import PATIENCE, until
from tests.server import TEMPLATE, Server, server

SKEWS = (0, 300, -300)
"""Seconds that the replicas' clocks are off."""


class Nursery:
    """A parent that has everything loaded and forks a replica when asked to."""

    def __init__(self, parent: asyncio.subprocess.Process, skew: int) -> None:
        self._parent, self._skew = parent, skew
        self.replica = 0

    async def bear(self) -> None:
        """Start a replica; it serves until it is killed."""
        assert self._parent.stdin
        assert self._parent.stdout
        self._parent.stdin.write(f"{self._skew}\n".encode())
        self.replica = int(await self._parent.stdout.readline())

    async def kill(self) -> None:
        """Kill it, and start another in its place."""
        os.kill(self.replica, signal.SIGKILL)
        await self.bear()

    async def end(self) -> None:
        """Kill it for good."""
        assert self._parent.stdin
        os.kill(self.replica, signal.SIGKILL)
        self._parent.stdin.close()
        await self._parent.wait()


@asynccontextmanager
async def replicas(address: str, socket: Path) -> AsyncIterator[list[Nursery]]:
    """Three replicas with clocks that differ."""
    command = (sys.executable, "-m", "tests.promises.posting", address, str(socket))
    pipe = asyncio.subprocess.PIPE
    found = [Nursery(await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe), skew) for skew in SKEWS]
    for nursery in found:
        await nursery.bear()
    try:
        yield found
    finally:
        for nursery in found:
            await nursery.end()


async def endure(postgres: Server, address: str, socket: Path) -> Platform:
    """Kill replicas and the server while posts go out; the last ones may finish."""
    chance, platform = random.Random(7), Platform(random.Random(8))
    listening = await asyncio.start_unix_server(platform.answer, socket)
    crashes = {POST_KILLS * (n + 1) // (SERVER_CRASHES + 1) for n in range(SERVER_CRASHES)}
    async with replicas(address, socket) as nurseries:
        for kill in range(POST_KILLS):
            before = len(platform.seen)
            await until(lambda before=before: len(platform.seen) > before or len(set(posts_of(platform))) == POSTS)
            await asyncio.sleep(chance.uniform(0, 0.15))
            await chance.choice(nurseries).kill()
            if kill in crashes:
                await asyncio.to_thread(postgres.crash)
                await asyncio.sleep(1)
                await asyncio.to_thread(postgres.begin_again)
        with opened(address) as store:
            async with asyncio.timeout(PATIENCE + POSTS):
                while await asyncio.to_thread(to_do, store):
                    await asyncio.sleep(0.2)
    listening.close()
    return platform


def posts_of(platform: Platform) -> list[str]:
    """What was due; besides, admins are told of each crash, and on Mondays of a year whose holidays are not known."""
    return [key for key in platform.seen if not key.startswith(("database:", "coverage:"))]


def test_replicas_that_are_killed_post_everything_once(figure: Callable[[str, str, str], None]) -> None:
    if not FULL:
        pytest.skip("replicas on a PostgreSQL of their own, which is crashed, are started by `make promises` only")
    with server() as postgres, postgres.database(TEMPLATE) as address:
        with opened(address) as store:
            wanted = appoint(store)
        with tempfile.TemporaryDirectory() as folder:
            platform = asyncio.run(endure(postgres, address, Path(folder) / "s"))
    seen = Counter(posts_of(platform))
    assert sorted(wanted - set(seen)) == [], "a post was skipped"
    assert set(seen) == wanted
    doubled = sum(seen.values()) - len(seen)
    assert doubled <= (POST_KILLS + len(SKEWS) * SERVER_CRASHES) * ROOMS + platform.cut, "said again without need"
    asked = "3 replicas, 1,000 due posts, 40 kills, 3 database crashes, clocks ±5 min: none skipped"
    found = (
        f"{POSTS:,} posts, {POST_KILLS} kills, {SERVER_CRASHES} crashes, {platform.cut} cut: 0 skipped, "
        f"{doubled} doubled on the wire, none on a platform that knows the keys"
    )
    figure("P7", asked, found)
