"""What another replica is just taking is passed over on PostgreSQL: nobody waits for it, nobody takes it twice."""

from collections.abc import Iterator

import pytest

from chat.reply import Delivery, Line, Reply
from storage import inbox, outbox
from storage.store import Store
from tests.company import LI, NORTH, NOW, opened, says
from tests.server import TEMPLATE, Server


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
