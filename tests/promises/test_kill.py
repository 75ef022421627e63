"""P1: killed at any moment, nothing acknowledged is lost, nothing counts twice, nothing stays without an answer."""

import asyncio
import os
import random
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from sqlalchemy import select

from scheduler.clock import read_clock
from storage import totals
from storage.store import Store
from storage.tables import DealEventRow, InboxRow, OutboxRow
from storage.values import dump
from storage.work import table_of
from tests.company import REPS, opened, says
from tests.promises.scale import KILLS
from tests.running import until

CLIENTS = 20
DOUBLED = 0.05
SOON, LATE = 0.02, 0.25  # seconds a victim lives


@dataclass
class Log:
    """What the clients know, kept outside the program: what was sent, and what was acknowledged."""

    sent: set[str] = field(default_factory=set)
    acknowledged: set[str] = field(default_factory=set)
    copies: int = 0
    over: bool = False


async def tell(address: Path, line: bytes) -> bool:
    """Send one message on a connection of its own; whether it was acknowledged."""
    try:
        reader, writer = await asyncio.open_unix_connection(address)
    except OSError:
        await asyncio.sleep(0.005)
        return False
    try:
        writer.write(line)
        await writer.drain()
        return await reader.readline() == b"ok\n"
    except OSError:
        return False
    finally:
        writer.close()


async def client(number: int, address: Path, log: Log, chance: random.Random) -> None:
    """A platform: sends each message until it is acknowledged, some of them twice at the same time."""
    for n in count():
        if log.over:
            return
        name, amount = f"client{number}-{n}", 10_000 + 1000 * n + number
        incoming = says(REPS[number % len(REPS)], f"签单华星科技{amount}元", name, now=read_clock())
        line = dump(incoming).encode() + b"\n"
        log.sent.add(name)
        done = False
        while not done:
            twins = 2 if chance.random() < DOUBLED else 1
            log.copies += twins
            done = any(await asyncio.gather(*(tell(address, line) for _ in range(twins))))
        log.acknowledged.add(name)


async def kill_again_and_again(database: Path, address: Path, kills: int, seed: int) -> Log:
    """Let clients send while the program is killed and started again; the clients' log."""
    chance, log = random.Random(seed), Log()
    nursery = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.promises.nursery",
        str(database),
        str(address),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert nursery.stdin
    assert nursery.stdout
    clients = [asyncio.create_task(client(n, address, log, random.Random(seed + n))) for n in range(CLIENTS)]
    for left in range(kills, -1, -1):
        nursery.stdin.write(b"\n")
        victim = int(await nursery.stdout.readline())
        if left % 2:  # every other victim has acknowledged something when it is killed
            before = len(log.acknowledged)
            await until(lambda before=before: len(log.acknowledged) > before)
        if not left:  # the last one lives until every client has its acknowledgement
            log.over = True
            await asyncio.gather(*clients)
        await asyncio.sleep(chance.uniform(SOON, LATE))
        os.kill(victim, signal.SIGKILL)
    nursery.stdin.close()
    await nursery.wait()
    return log


def effects(store: Store) -> Counter[str]:
    """How often each message counts in the ledger."""
    table = table_of(DealEventRow)
    with store.look(read_clock()) as look:
        return Counter(look.connection.execute(select(table.c.message)).scalars())


def unanswered(store: Store) -> Sequence[str]:
    """Messages in the inbox without a word in the outbox."""
    with store.look(read_clock()) as look:
        kept = set(look.connection.execute(select(table_of(InboxRow).c.id)).scalars())
        said = {key.partition(":")[0] for key in look.connection.execute(select(table_of(OutboxRow).c.key)).scalars()}
    return sorted(kept - said)


def test_no_kill_loses_or_doubles_a_message_or_leaves_it_without_an_answer(
    filled: Path, figure: Callable[[str, str, str], None]
) -> None:
    with tempfile.TemporaryDirectory() as folder:  # a socket's path must be short
        log = asyncio.run(kill_again_and_again(filled, Path(folder) / "s", KILLS, seed=7))
    assert len(log.acknowledged) >= KILLS // 2
    assert log.copies > len(log.sent)
    with opened(filled) as store:
        counted = effects(store)
        assert sorted(log.acknowledged - set(counted)) == [], "acknowledged and lost"
        assert {name: n for name, n in counted.items() if n > 1} == {}, "counted twice"
        assert set(counted) <= log.sent
        assert unanswered(store) == []
        with store.work(read_clock()) as work:
            assert totals.rebuild(work), "the totals are not what the ledger says"
            assert work.connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    asked = "200 kills: 0 acknowledged lost, 0 doubled, 0 without a reply"
    figure(
        "P1", asked, f"{KILLS} kills, {len(log.acknowledged):,} acknowledged, {log.copies:,} sent: 0 lost, 0 doubled"
    )
