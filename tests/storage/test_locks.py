"""Who waits for whom: replicas on PostgreSQL pass over what another is taking, threads on SQLite take turns."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import event

from chat.reply import Delivery, Line, Reply
from storage import inbox, outbox
from storage.store import Store
from tests.company import LI, NORTH, NOW, opened, says
from tests.server import TEMPLATE, Server

THREADS = 4


@pytest.fixture
def pair(postgresql: Server) -> Iterator[tuple[Store, Store]]:
    """Two programs on one PostgreSQL."""
    with postgresql.database(TEMPLATE) as address, opened(address) as one, opened(address) as two:
        yield one, two


def test_a_lane_that_another_is_just_taking_is_passed_over(pair: tuple[Store, Store]) -> None:
    one, two = pair
    with one.work(NOW) as work:
        (lane,) = outbox.send(work, [Delivery(NORTH, Reply((Line("hello"),)), "k1")])
        outbox.hand_back(work)
    with one.work(NOW) as first:
        assert outbox.take(first, [lane]) == [lane]
        with two.work(NOW) as second:
            assert outbox.take(second, [lane]) == []
    with two.work(NOW) as second:
        assert outbox.take(second, [lane]) == [], "it is the other's now"


def test_a_message_that_another_is_just_taking_is_passed_over(pair: tuple[Store, Store]) -> None:
    one, two = pair
    question = says(LI, "我的", "q1")
    with one.work(NOW) as work:
        inbox.claim(work, [question])
        inbox.reopen(work, question, "reading")
    with one.work(NOW) as first:
        assert [waiting.incoming.id for waiting in inbox.lease(first)] == ["q1"]
        with two.work(NOW) as second:
            assert inbox.lease(second) == []
    with two.work(NOW) as second:
        assert inbox.lease(second) == [], "it is the other's for a minute"


def test_threads_of_one_program_never_meet_the_lock_of_sqlite(filled: Path) -> None:
    def tell(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA busy_timeout=0")

    def write(thread: int) -> None:
        together.wait()
        for n in range(25):
            with store.work(NOW) as work:
                inbox.claim(work, [says(LI, "2 visits", f"{thread}-{n}")])

    together = Barrier(THREADS)
    with opened(filled) as store:
        event.listen(store._writer, "connect", tell)
        store._writer.dispose()
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(write, range(THREADS)))
        with store.look(NOW) as look:
            assert inbox.text_of(look, f"{THREADS - 1}-24") == "2 visits"
