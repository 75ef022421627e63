"""Many at once while Slack's API hangs and a backup runs: each is acknowledged in time, none is lost or doubled."""

import asyncio
from pathlib import Path

import pytest

from bot.platforms.slack.inbound import message_key
from scheduler.clock import read_clock
from storage import inbox
from storage.backup import back_up, file_of
from storage.store import Store
from tests.bot.slack.house import LISTEN, REP, in_slack, join
from tests.bot.slack.test_conversation import recorded
from tests.fakes.slack import acts
from tests.fakes.slack.team import TEAM
from tests.promises.scale import FULL
from tests.running import until

EVENTS = 12_000 if FULL else 120
AT_ONCE = 32
SLACK_WAITS = 3.0


async def test_a_hanging_web_api_and_a_backup_delay_no_acknowledgement(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.fakes.slack.server.ANSWER_WITHIN", SLACK_WAITS)
    join(store)
    async with in_slack(store, http=True) as place:
        server = place.server
        server.hang = asyncio.Event()
        room = asyncio.Semaphore(AT_ONCE)
        stamps = [server.team.stamp() for _ in range(EVENTS)]

        async def report(number: int) -> None:
            inner = {"type": "message", "user": REP, "text": f"今天电话{number + 1}个", "ts": stamps[number]}
            event = acts.event(server.team, {**inner, "channel": LISTEN, "channel_type": "channel"})
            async with room:
                assert (await server.deliver("events_api", event)).status == 200
                if number % 5 == 0:
                    await server.deliver("events_api", event)  # Slack's answer was lost, it comes again

        copied = asyncio.to_thread(back_up, file_of(store.url), tmp_path / "copies", 2, read_clock())
        copy, *_ = await asyncio.gather(copied, *map(report, range(EVENTS)))
        assert copy.adds_up
        with store.look(read_clock()) as look:
            kept = [inbox.text_of(look, message_key(TEAM, LISTEN, stamp)) for stamp in stamps]
        assert kept == [f"今天电话{number + 1}个" for number in range(EVENTS)]
        await until(lambda: recorded(store))
        server.hang.set()
