"""The watch over the database: what it takes for well, and what it does not."""

import asyncio
from pathlib import Path

import pytest

from bot.platforms.memory import Memory
from bot.tally import Tally
from bot.watch import Watch
from tests.company import ADMINS, opened
from tests.promises.test_outage import read_only
from tests.running import Clock, until


async def test_a_refusal_while_the_watch_only_reads_is_looked_into_by_writing(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform, loop = Memory(), asyncio.get_running_loop()
    with opened(filled) as store:
        watch = Watch(store, {platform.name: platform}, Clock(), ADMINS, Tally())
        answers, refused = store.answers, asyncio.Event()

        async def refuse() -> None:
            if not refused.is_set():
                refused.set()
                watch.suspect()

        def answers_meanwhile() -> bool:
            asyncio.run_coroutine_threadsafe(refuse(), loop).result()
            return answers()

        monkeypatch.setattr(store, "answers", answers_meanwhile)
        with read_only(store, filled):
            running = asyncio.create_task(watch.run())
            await until(lambda: any(sent.delivery.key.startswith("database:False") for sent in platform.sent))
            assert not watch.well
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
