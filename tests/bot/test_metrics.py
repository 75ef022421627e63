"""Metrics: ages, counts and kinds on a port of their own; never a name."""

import re
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from bot import metrics
from bot.metrics import Metrics
from bot.mistakes import Mistake
from bot.platforms.memory import Memory
from bot.tally import Tally
from chat.errors import DeliveryFailed
from storage.store import Store
from tests.bot.faulty import broken, let
from tests.company import ANN, LI, WANG, says
from tests.free_port import free_port
from tests.running import Clock, running

LABELS = {"platform": {"memory"}, "state": {"sent", "unknown", "failed", "dropped", "later"}, "kind": {"message"}}


def shown(store: Store, tally: Tally, clock: Clock, *, well: bool = True) -> dict[str, float]:
    """{'dealdrum_received_total{platform="memory"}': 2.0, …}"""
    registry = CollectorRegistry()
    registry.register(Metrics(store, tally, clock, lambda: well))
    lines = [line for line in generate_latest(registry).decode().splitlines() if not line.startswith("#")]
    for label, value in re.findall(r'([a-z]+)="([^"]*)"', "\n".join(lines)):
        assert value in LABELS[label], "a label is a platform, a state or a kind, never a name"
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


async def test_they_say_what_came_what_went_what_failed_and_what_waits(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, platform = Clock(), Memory()
    let(monkeypatch, "me", broken)
    platform.refuse = [DeliveryFailed("busy", 60)]
    async with running(store, clock, platform) as house:
        await house.receive(says(WANG, "今天打了3个电话", "m1"), says(ANN, "4 calls", "m2"), says(LI, "me", "m3"))
        await house.quiet()
        clock.forward(20)
        found = shown(store, house.tally, clock)
    assert found['dealdrum_received_total{platform="memory"}'] == 3
    assert found['dealdrum_last_inbound_timestamp_seconds{platform="memory"}'] == clock().timestamp() - 20
    assert found['dealdrum_deliveries_total{platform="memory",state="later"}'] == 1
    assert found['dealdrum_deliveries_total{platform="memory",state="sent"}'] >= 1
    assert found['dealdrum_failures_total{kind="message"}'] == 1
    assert (found["dealdrum_inbox_waiting"], found["dealdrum_inbox_oldest_seconds"]) == (1, 20)
    assert found['dealdrum_outbox_waiting{platform="memory"}'] >= 1
    assert found['dealdrum_outbox_oldest_seconds{platform="memory"}'] == 20
    assert found["dealdrum_database_up"] == 1


def test_a_database_that_is_away_is_a_figure_too(filled: Path, on_sqlite: Store) -> None:
    assert shown(on_sqlite, Tally(), Clock())["dealdrum_database_up"] == 1
    assert shown(on_sqlite, Tally(), Clock(), well=False)["dealdrum_database_up"] == 0
    filled.rename(filled.with_name("elsewhere.db"))
    assert shown(on_sqlite, Tally(), Clock())["dealdrum_database_up"] == 0


def test_they_are_served_on_a_port_of_their_own_which_nobody_else_may_have(store: Store) -> None:
    port = free_port()
    end = metrics.serve("127.0.0.1", port, Metrics(store, Tally(), Clock()))
    try:
        with urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
            assert "dealdrum_database_up 1.0" in answer.read().decode()
        with pytest.raises(Mistake, match=f"METRICS_PORT: {port} on 127.0.0.1 cannot be used"):
            metrics.serve("127.0.0.1", port, Metrics(store, Tally(), Clock()))
    finally:
        end()
    with pytest.raises((OSError, HTTPError)):
        urlopen(f"http://127.0.0.1:{port}/metrics")
