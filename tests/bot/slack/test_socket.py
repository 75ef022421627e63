"""Socket Mode keeps hearing: renewed before it ends, opened again after it broke, and what was said meanwhile is read."""

import asyncio
import time
from datetime import datetime, timedelta

import pytest

from bot.platforms.slack import deaf, socket
from scheduler.clock import read_clock
from storage import links
from storage.store import LOCK_WAIT_MS, Store
from tests.bot.slack.house import LISTEN, REP, SALES, in_slack, join, words
from tests.bot.slack.test_conversation import recorded
from tests.fakes.slack import acts
from tests.fakes.slack.server import Server
from tests.running import until


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deaf, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(socket, "FIRST_PAUSE", 0.05)


async def test_several_connections_stand_and_any_may_bring_a_message(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        await until(lambda: len(place.server.links) == socket.CONNECTIONS)
        for number in range(4):
            await acts.say(place.server, REP, LISTEN, f"今天电话{number + 1}个")
        await until(lambda: sum(amount for _, amount in recorded(store)) == 10)


async def test_a_refresh_opens_the_new_connection_before_the_old_one_ends(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        await until(lambda: len(place.server.links) == socket.CONNECTIONS)
        least = [socket.CONNECTIONS]

        async def watch() -> None:
            while True:
                least[0] = min(least[0], len(place.server.links))
                await asyncio.sleep(0.002)

        watching = asyncio.create_task(watch())
        await place.server.refresh()
        await until(lambda: place.server.opened == 2 * socket.CONNECTIONS)
        watching.cancel()
        assert least[0] >= 1
        await acts.say(place.server, REP, LISTEN, "今天拜访3家")
        await until(lambda: recorded(store) == [("visits", 3)])


async def test_broken_connections_are_opened_again(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:
        await until(lambda: len(place.server.links) == socket.CONNECTIONS)
        for link in [*place.server.links]:
            await link.close(code=1001)
        await until(lambda: len(place.server.links) == socket.CONNECTIONS)
        await acts.say(place.server, REP, LISTEN, "今天拜访3家")
        await until(lambda: recorded(store) == [("visits", 3)])


async def test_what_is_not_kept_is_not_acknowledged_and_comes_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    join(store)
    async with in_slack(store) as place:
        kept, failures = place.house.pipeline.receive, [OSError("disk full")]

        async def sometimes(incoming: object) -> None:
            if failures:
                raise failures.pop()
            await kept(incoming)  # type: ignore[arg-type]

        monkeypatch.setattr(place.house.pipeline, "receive", sometimes)
        monkeypatch.setattr("tests.fakes.slack.server.ANSWER_WITHIN", 1.0)
        _, attempts = await acts.say(place.server, REP, LISTEN, "今天拜访3家")
        assert [attempt.status for attempt in place.server.attempts[:2]] == [0, 200]
        assert attempts[-1].status == 200
        await until(lambda: recorded(store) == [("visits", 3)])


def away(store: Store, since: datetime) -> None:
    """Slack was heard until then; nobody listened afterwards."""
    with store.work(since) as work:
        links.heard(work, "slack", since)


def heard(store: Store) -> bool:
    with store.look(read_clock()) as look:
        return links.state(look, "slack")[0] is not None


def missed(server: Server, channel: str, text: str, **more: object) -> str:
    """Somebody wrote while nobody listened."""
    message = {"type": "message", "user": REP, "text": text, "ts": server.team.stamp(), **more}
    server.team.channels[channel].messages.append(message)
    return str(message["ts"])


async def test_what_was_said_while_nobody_listened_is_read_from_the_history_once(store: Store) -> None:
    join(store)
    away(store, read_clock() - timedelta(minutes=5))
    server = Server()
    missed(server, LISTEN, "今天拜访3家")
    missed(server, LISTEN, "今天电话9个", edited={"user": REP, "ts": server.team.stamp()})
    missed(server, SALES, "这句与我无关，拜访8家")
    parent = missed(server, SALES, "<@U0BOT0001> 今天报价2份", reply_count=1)
    missed(server, SALES, "<@U0BOT0001> 今天演示1场", thread_ts=parent)
    async with in_slack(store, server=server) as place:
        await until(lambda: len(recorded(store)) == 4)
        await place.quiet()
        assert sorted(recorded(store)) == [("calls", 9), ("demos", 1), ("quotes", 2), ("visits", 3)]
        assert not any("离线" in words(post) for post in place.posts(SALES))


async def test_what_was_said_while_the_database_took_nothing_is_read_from_the_history(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    join(store)
    monkeypatch.setattr(deaf, "WORTH", timedelta(seconds=1))

    def blocked(for_seconds: float) -> None:
        other = Store(store.url)
        with other.work(read_clock()) as work:  # nobody else can write what it writes
            links.heard(work, "slack", work.now)
            time.sleep(for_seconds)
        other.close()

    async with in_slack(store) as place:
        await until(lambda: len(place.server.links) == socket.CONNECTIONS)
        await until(lambda: heard(store))
        blocking = asyncio.create_task(asyncio.to_thread(blocked, 3 * LOCK_WAIT_MS / 1000))
        await asyncio.sleep(0.5)
        missed(place.server, LISTEN, "今天拜访3家")
        await blocking
        await until(lambda: recorded(store) == [("visits", 3)])


async def test_a_gap_that_cannot_be_read_is_announced_in_the_bound_rooms(store: Store) -> None:
    join(store)
    away(store, read_clock() - timedelta(minutes=5))
    server = Server()
    server.methods.scopes.discard("channels:history")
    async with in_slack(store, server=server) as place:
        (post,) = await place.posted(SALES)
        assert "✅" in words(post)
        assert ":" in words(post)
        await place.quiet()
        assert len(place.posts(SALES)) == 1


async def test_a_short_gap_is_nobodys_business(store: Store) -> None:
    join(store)
    away(store, read_clock() - timedelta(seconds=20))
    server = Server()
    async with in_slack(store, server=server) as place:
        await until(lambda: any(method == "auth.test" for method, _ in place.server.methods.calls))
        await asyncio.sleep(0.3)
        assert place.posts(SALES) == []
        assert "users.conversations" not in [method for method, _ in place.server.methods.calls]
