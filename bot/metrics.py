"""Metrics for Prometheus on a port of their own: ages, counts and kinds; never a name."""

from collections.abc import Callable, Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.listening import not_served
from bot.mistakes import Mistake
from bot.tally import Tally
from storage.queues import Queue, Queues, queues
from storage.store import Store


class Metrics(Collector):
    """What is asked for is counted when it is asked for; the counters are this program's own."""

    def __init__(
        self, store: Store, tally: Tally, now: Callable[[], datetime], well: Callable[[], bool] = lambda: True
    ) -> None:
        """`well`: whether what was last written could be; a full disk still answers those who only read."""
        self._store, self._tally, self._now, self._well = store, tally, now, well

    def describe(self) -> list[Metric]:
        """Nothing beforehand: the registry need not look into the database to know the names."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Every metric as it stands."""
        now = self._now()
        up = self._store.answers()
        yield _gauge("database_up", "Whether the database answers and takes what is written.", up and self._well())
        if up:
            with self._store.look(now) as look:
                found = queues(look)
            yield from _of_queues(found, now)
        yield from _of_tally(self._tally)


def serve(host: str, port: int, metrics: Metrics) -> Callable[[], None]:
    """Answer GET /metrics in a thread of its own; what ends that. Mistake when the port is taken."""
    registry = CollectorRegistry()
    registry.register(metrics)
    try:
        server, thread = start_http_server(port, host, registry)
    except OSError as wrong:
        raise Mistake(not_served(host, port, wrong)) from wrong

    def end() -> None:
        server.shutdown()
        server.server_close()
        thread.join()

    return end


def _of_queues(found: Queues, now: datetime) -> Iterator[Metric]:
    yield _gauge("inbox_waiting", "Messages that are to be worked on again.", found.inbox.waiting)
    yield _gauge("inbox_oldest_seconds", "How long the oldest of them has waited.", _age(found.inbox, now))
    if found.last_received:
        last = found.last_received.timestamp()
        yield _gauge("inbox_last_received_timestamp_seconds", "When a message was last kept, by anybody.", last)
    waiting = GaugeMetricFamily("dealdrum_outbox_waiting", "Deliveries not yet sent.", labels=["platform"])
    oldest = GaugeMetricFamily("dealdrum_outbox_oldest_seconds", "How long the oldest waits.", labels=["platform"])
    for platform, queue in sorted(found.outbox.items()):
        waiting.add_metric([platform], queue.waiting)
        oldest.add_metric([platform], _age(queue, now))
    yield from (waiting, oldest)


def _of_tally(tally: Tally) -> Iterator[Metric]:
    received = CounterMetricFamily("dealdrum_received", "Messages kept.", labels=["platform"])
    last = GaugeMetricFamily("dealdrum_last_inbound_timestamp_seconds", "When the last came.", labels=["platform"])
    sent = CounterMetricFamily(
        "dealdrum_deliveries", "Deliveries by what became of them.", labels=["platform", "state"]
    )
    failures = CounterMetricFamily("dealdrum_failures", "Failures by kind.", labels=["kind"])
    for platform, count in sorted(tally.received.items()):
        received.add_metric([platform], count)
        last.add_metric([platform], tally.last[platform].timestamp())
    for (platform, state), count in sorted(tally.sent.items()):
        sent.add_metric([platform, state], count)
    for kind, count in sorted(tally.failures.items()):
        failures.add_metric([kind], count)
    yield from (received, last, sent, failures)


def _gauge(name: str, meaning: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"dealdrum_{name}", meaning, value=value)


def _age(queue: Queue, now: datetime) -> float:
    return max(0.0, (now - queue.oldest).total_seconds()) if queue.oldest else 0.0
