"""P3, P7: three replicas as programs on one PostgreSQL, one of them killed: all is said, nothing counts twice."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from chat.reply import Delivery, Line, Reply
from scheduler.clock import read_clock
from scoring.period import period_of
from storage import outbox, totals
from storage.store import Store
from storage.values import dump
from tests.company import NORTH, REPS, opened, says
from tests.running import unsent, until
from tests.server import TEMPLATE, Server

SKEWS = (0, 300, -300)
POSTS = 120
REPORTS = 30


@dataclass
class Replica:
    """A running program."""

    process: subprocess.Popen[str]

    def tell(self, line: str) -> None:
        """Give it a message and wait until it is durable."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        while (answer := self.process.stdout.readline().strip()) != "ok":
            assert answer, "the replica has ended"


@pytest.fixture
def address(postgresql: Server) -> Iterator[str]:
    """A PostgreSQL database with the company."""
    with postgresql.database(TEMPLATE) as found:
        yield found


@pytest.fixture
def replicas(address: str, tmp_path: Path) -> Iterator[list[Replica]]:
    """Three of them, five minutes apart; they write what they send into one log."""
    log = tmp_path / "sent.log"
    found = []
    for skew in SKEWS:
        command = [sys.executable, "-m", "tests.promises.replica", address, str(skew), str(log)]
        pipe = subprocess.PIPE
        found.append(
            Replica(subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True))
        )
    for replica in found:
        assert replica.process.stdout
        assert replica.process.stdout.readline() == "ready\n"
    yield found
    for replica in found:
        replica.process.kill()
        replica.process.communicate()


async def test_what_a_killed_replica_held_is_said_by_the_others(
    address: str, replicas: list[Replica], tmp_path: Path
) -> None:
    with opened(address) as store:
        now = read_clock()
        for n in range(REPORTS):
            message = dump(says(REPS[n % 3], f"今天电话{n + 1}通", f"m{n}", room=NORTH, now=now))
            for replica in replicas:
                replica.tell(message)
        with store.work(now) as work:
            outbox.put(work, [_post(n) for n in range(POSTS)])
        await until(lambda: len(_sent(tmp_path)) >= REPORTS + POSTS // 3)
        replicas[0].process.kill()
        await until(lambda: not _backlog(store))
        sent = _sent(tmp_path)
        assert set(sent) >= {f"p{n}" for n in range(POSTS)} | {f"m{n}:here" for n in range(REPORTS)}
        raw = sum(sent.values()) - len(sent)
        assert raw <= len({_post(n).to for n in range(POSTS)}), "at most what was on its way at the kill, one a chat"
        with store.work(now) as work:
            year = period_of("year", now.date())
            assert sum(totals.by_member(work, year, "calls").values()) == sum(range(1, REPORTS + 1))
            assert totals.rebuild(work)


def _post(number: int) -> Delivery:
    return Delivery(REPS[number % 3] if number % 2 else NORTH, Reply((Line(f"post {number}"),)), f"p{number}")


def _sent(folder: Path) -> Counter[str]:
    log = folder / "sent.log"
    return Counter(log.read_text(encoding="utf-8").split()) if log.exists() else Counter()


def _backlog(store: Store) -> int:
    with store.look(read_clock()) as look:
        return unsent(look)
