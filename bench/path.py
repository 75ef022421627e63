"""The whole path in one process: read, route, keep, score, answer; then sent by the sender to an adapter."""

import asyncio
import cProfile
import statistics
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from itertools import count, islice

from bench.keeping import reports
from bench.sample import NOW, Company, company, message
from bench.session_per_message import Sessions
from bench.shares import shares
from bench.timing import Row, cpu_seconds, in_turn, quantile, runs_of
from bot.answer import prepare
from bot.batch import keep
from bot.drawing import Drawing
from bot.pipeline import Pipeline
from bot.platforms.memory import Memory
from bot.platforms.playground.draw import PLATFORM
from bot.sender import Sender
from bot.settled import settle
from chat.message import Incoming

WAITING = 64
BATCHES = 40
MOST = 3 * BATCHES * WAITING
STEP = timedelta(milliseconds=50)

Feed = Callable[[int], list[Incoming]]


def rows() -> Iterator[Row]:
    """Messages a second from the words to the durable answer, and to the delivery; one that waits alone."""
    with company() as ours:
        feed, now = feed_of(ours), clock()
        settle()
        batches = runs_of(lambda: keep(ours.store, ours.desk, feed(WAITING), (), now()), BATCHES)
        middle = statistics.median(batches)
        what = f"whole path, {WAITING} waiting"
        quickest = min(batches)
        against = f"the quickest batch, {WAITING / quickest:,.0f}/s"
        yield Row(
            f"{what}, answer in the outbox", WAITING / middle, "messages/s", against, quickest / middle, "≥ 1,500/s"
        )
        busy = statistics.median(
            cpu_seconds(lambda: keep(ours.store, ours.desk, feed(WAITING), (), now())) for _ in range(BATCHES // 2)
        )
        yield Row(f"{what}, by processor time", WAITING / busy, "messages/s")
        yield Row(f"{what}, p99 of a batch", quantile(batches, 0.99) * 1e3, "ms", target="≤ 100")
        alone = runs_of(lambda: keep(ours.store, ours.desk, feed(1), (), now()), 2 * BATCHES)
        yield Row("whole path, one waiting, p50", statistics.median(alone) * 1e3, "ms", target="≤ 5")
        yield from asyncio.run(_delivered(ours, feed, now))
    yield compared("the same in one turn")
    yield from _where()


def feed_of(ours: Company) -> Feed:
    """The next so many messages of the sample company, no two alike in one person's minute."""
    ready = iter([message(ours.people, number) for number in range(MOST)])
    return lambda wanted: list(islice(ready, wanted))


def clock() -> Callable[[], datetime]:
    """Moments 50 ms apart."""
    numbers = count()
    return lambda: NOW + next(numbers) * STEP


def compared(what: str) -> Row:
    """The same messages read and routed, then written with a session each: what the batch is worth here."""
    with company() as ours, company() as theirs:
        sessions = Sessions(theirs.store.url)
        feed, now, written = feed_of(ours), clock(), reports(theirs)

        def plainly() -> None:
            for report in written(WAITING):
                with theirs.store.look(NOW) as look:
                    prepare(look, [report.incoming], NOW)
                sessions.keep([report], NOW)

        grouped, single = in_turn(
            [lambda: keep(ours.store, ours.desk, feed(WAITING), (), now()), plainly], BATCHES // 8
        )
        against = f"read, then a session each, {WAITING / single:,.0f}/s"
        sessions.close()
    return Row(what, WAITING / grouped, "messages/s", against, single / grouped, "≥ 3 ×")


async def _delivered(ours: Company, feed: Feed, now: Callable[[], datetime]) -> list[Row]:
    """With the pipeline and the sender running, the memory adapter as the platform."""
    async with running(ours, now) as (pipeline, sender):
        kept, sent, alone, single = [], [], [], []
        for _ in range(BATCHES // 4):
            begun = asyncio.get_running_loop().time()
            await asyncio.gather(*(pipeline.receive(incoming) for incoming in feed(WAITING)))
            kept.append(asyncio.get_running_loop().time() - begun)
            await sender.idle()
            sent.append(asyncio.get_running_loop().time() - begun)
        for _ in range(BATCHES):
            begun = asyncio.get_running_loop().time()
            await pipeline.receive(feed(1)[0])
            alone.append(asyncio.get_running_loop().time() - begun)
            await sender.idle()
            single.append(asyncio.get_running_loop().time() - begun)
    return [
        Row("through the pipeline, acknowledged", WAITING / statistics.median(kept), "messages/s"),
        Row("through pipeline and sender, delivered", WAITING / statistics.median(sent), "messages/s"),
        Row("one message until it is acknowledged, p50", statistics.median(alone) * 1e3, "ms"),
        Row("one message until its answer is delivered, p50", statistics.median(single) * 1e3, "ms"),
    ]


@asynccontextmanager
async def running(ours: Company, now: Callable[[], datetime]) -> AsyncIterator[tuple[Pipeline, Sender]]:
    """A pipeline and a sender at work; nothing is drawn, because no report is answered with a picture."""
    pipeline = Pipeline(ours.store, ours.desk, now, lambda lanes: sender.hand_over(lanes))
    adapter = Memory(PLATFORM)
    sender = Sender(ours.store, {PLATFORM: adapter}, Drawing(ours.folder / "drawing"), now, pipeline.note)
    task = asyncio.create_task(pipeline.run())
    try:
        yield pipeline, sender
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await sender.close()


def _where() -> Iterator[Row]:
    """Where the time goes, by cProfile, which makes many small calls look dearer than they are."""
    with company() as ours:
        feed, now = feed_of(ours), clock()
        keep(ours.store, ours.desk, feed(WAITING), (), now())
        profile = cProfile.Profile()
        for _ in range(BATCHES // 4):
            waiting, moment = feed(WAITING), now()
            profile.runcall(keep, ours.store, ours.desk, waiting, (), moment)
        for name, share in shares(profile):
            yield Row(f"of it, {name}", 100 * share, "%")
