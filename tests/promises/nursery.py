"""A parent that has everything loaded and forks a victim for each line on stdin: a start takes no time."""

import asyncio
import os
import sys
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from bot.batch import Desk, keep
from chat.message import Incoming
from scheduler.clock import read_clock
from storage.values import load
from tests.company import REPS, is_workday, opened, says
from tests.running import running


async def serve(database: Path, address: Path) -> None:
    """Take messages, one JSON a line; answer each with `ok` once it is durable, with `no` when it was not kept."""

    async def client(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            (error,) = await house.receive(load(Incoming, line.decode()))
            writer.write(b"no\n" if error else b"ok\n")
            await writer.drain()

    with opened(database) as store:
        async with running(store, read_clock) as house:
            address.unlink(missing_ok=True)
            await asyncio.start_unix_server(client, address)
            print(os.getpid(), flush=True)
            await asyncio.Event().wait()


def warm(database: Path) -> None:
    """Do what a victim does once, on a copy: what is built at first use is built here, and forked."""
    with TemporaryDirectory() as folder, opened(Path(copy(database, folder))) as store:
        words = "签单华星科技9999元"
        now = read_clock()
        keep(store, Desk(is_workday), [says(who, words, who.id, now=now) for who in REPS], [], now)


def main(database: Path, address: Path) -> None:
    """Fork a victim for each line; wait for the one before it first."""
    warm(database)
    victim = 0
    for _ in sys.stdin:
        if victim:
            os.waitpid(victim, 0)
        victim = os.fork()
        if not victim:
            asyncio.run(serve(database, address))
    if victim:
        os.waitpid(victim, 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
