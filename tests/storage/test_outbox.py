"""The outbox: order in each lane, one sender at a time, pauses that hold, nothing lost at the end of a program."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from chat.message import Person, Room
from chat.reply import Delivery, Line, Reply
from scheduler.expiry import TEXTS_STAY, forget_texts
from storage import outbox
from storage.outbox import LEASE, Lane, Parcel
from storage.store import Store
from storage.tables import LaneRow, OutboxRow
from storage.work import Work, table_of
from tests.company import NORTH, NOW, WANG, WEST, at, opened
from tests.running import unsent

IN_NORTH, IN_WEST = Lane("memory", "north"), Lane("memory", "west")


def delivery(key: str, to: Room | Person = NORTH) -> Delivery:
    return Delivery(to, Reply((Line(key),)), key)


def put(store: Store, *keys: str, to: Room | Person = NORTH, seconds: float = 0) -> list[Lane]:
    with store.work(at(seconds)) as work:
        return outbox.send(work, [delivery(key, to) for key in keys])


def next_in(store: Store, lane: Lane = IN_NORTH) -> Parcel | None:
    with store.look(NOW) as look:
        return outbox.next_in(look, lane)


def orphans(store: Store, seconds: float) -> list[Lane]:
    with store.look(at(seconds)) as look:
        return outbox.orphans(look)


def take(store: Store, seconds: float, lane: Lane = IN_NORTH) -> list[Lane]:
    with store.work(at(seconds)) as work:
        return outbox.take(work, [lane])


def settle(store: Store, state: str = "sent", lane: Lane = IN_NORTH) -> str:
    """Settle the lane's next delivery; its key."""
    parcel = next_in(store, lane)
    assert parcel
    with store.work(NOW) as work:
        outbox.settle(work, parcel, state, "receipt")
    return parcel.delivery.key


def release(store: Store, lane: Lane = IN_NORTH) -> bool:
    with store.work(NOW) as work:
        return outbox.release(work, lane)


@pytest.fixture
def other(home: str, store: Store) -> Iterator[Store]:
    """A second program on the same database."""
    with opened(home) as second:
        assert second.me != store.me
        yield second


def test_a_lane_gives_its_deliveries_in_the_order_they_were_put(store: Store) -> None:
    put(store, "a", "b")
    put(store, "x", to=WEST, seconds=1)
    put(store, "c", seconds=2)
    assert [settle(store) for _ in range(3)] == ["a", "b", "c"]
    assert next_in(store) is None
    assert settle(store, lane=IN_WEST) == "x"


def test_a_person_has_a_lane_of_their_own(store: Store) -> None:
    assert put(store, "a", to=WANG) == [Lane("memory", "@wang")]


def test_a_delivery_comes_back_as_it_was_put(store: Store) -> None:
    put(store, "战报 🎉")
    parcel = next_in(store)
    assert parcel
    assert (parcel.delivery, parcel.lane, parcel.tries) == (delivery("战报 🎉"), IN_NORTH, 0)


def test_a_delivery_of_the_same_key_is_there_once(store: Store) -> None:
    put(store, "a", "a")
    put(store, "a", "b", seconds=5)
    assert [settle(store), settle(store)] == ["a", "b"]
    assert next_in(store) is None


def test_nothing_put_takes_no_lane(store: Store) -> None:
    assert put(store) == []


def test_a_lane_is_its_first_senders_until_the_lease_ends(store: Store, other: Store) -> None:
    assert put(store, "a") == [IN_NORTH]
    assert put(other, "b", seconds=1) == []
    lease = LEASE.total_seconds()
    assert orphans(other, lease) == []
    assert take(other, lease) == []
    assert orphans(other, lease + 0.001) == [IN_NORTH]
    assert take(other, lease + 0.001) == [IN_NORTH]
    assert take(store, lease + 1) == []


def test_taking_a_lane_again_makes_the_lease_longer(store: Store, other: Store) -> None:
    put(store, "a")
    assert take(store, 20) == [IN_NORTH]
    assert take(other, 40) == []


def test_each_delivery_that_is_settled_makes_the_lease_longer(store: Store, other: Store) -> None:
    put(store, "a", "b")
    parcel = next_in(store)
    assert parcel
    with store.work(at(25)) as work:
        outbox.settle(work, parcel, "sent")
    assert take(other, 54) == []
    assert take(other, 56) == [IN_NORTH]
    with store.work(at(57)) as work:
        outbox.settle(work, parcel, "sent")
    assert take(store, 80) == [], "it is another's by now"


def test_a_lane_is_given_back_only_when_it_is_empty(store: Store, other: Store) -> None:
    put(store, "a")
    assert release(store) is False
    settle(store)
    assert release(store) is True
    assert orphans(other, 0) == [], "nothing waits in it"
    assert put(other, "b", seconds=1) == [IN_NORTH]


def test_a_sender_that_lost_its_lane_does_not_give_it_back_for_its_new_owner(store: Store, other: Store) -> None:
    put(store, "a")
    assert take(other, 40) == [IN_NORTH]
    settle(other)
    assert release(store) is True
    with store.look(at(41)) as look:
        assert look.connection.execute(select(table_of(LaneRow).c.owner)).scalar() == other.me


def test_a_postponed_lane_waits_whole_and_keeps_its_order(store: Store, other: Store) -> None:
    put(store, "a", "b")
    parcel = next_in(store)
    assert parcel
    with store.work(NOW) as work:
        outbox.postpone(work, parcel, timedelta(seconds=60))
    assert next_in(store) is None
    assert orphans(store, 59) == []
    assert orphans(store, 60) == orphans(other, 60) == [IN_NORTH]
    assert take(other, 60) == [IN_NORTH]
    again = next_in(other)
    assert again
    assert (again.delivery.key, again.tries) == ("a", 1)
    assert take(store, 61) == []


def test_what_comes_meanwhile_does_not_end_the_pause(store: Store) -> None:
    put(store, "a")
    parcel = next_in(store)
    assert parcel
    with store.work(NOW) as work:
        outbox.postpone(work, parcel, timedelta(seconds=60))
    assert put(store, "b", seconds=1) == []
    assert orphans(store, 59) == []
    assert put(store, "c", seconds=60) == [IN_NORTH]
    assert [settle(store) for _ in range(3)] == ["a", "b", "c"]


def test_at_its_end_a_program_hands_back_its_lanes_and_no_others(store: Store, other: Store) -> None:
    put(store, "a")
    put(other, "x", to=WEST)
    with store.work(at(1)) as work:
        outbox.hand_back(work)
    assert orphans(other, 1) == [IN_NORTH]
    assert take(other, 1) == [IN_NORTH]
    assert take(store, 1, IN_WEST) == []


@pytest.mark.parametrize("state", ["sent", "unknown", "failed", "dropped"])
def test_a_settled_delivery_is_not_given_again(store: Store, state: str) -> None:
    put(store, "a", "b")
    settle(store, state)
    with store.look(NOW) as look:
        assert outbox.state_of(look, "a") == state
        assert outbox.receipt_of(look, "a") == "receipt"
        assert outbox.state_of(look, "b") == "todo"
        assert outbox.state_of(look, "c") is None
        assert outbox.receipt_of(look, "c") == ""
        assert unsent(look) == 1
    assert settle(store) == "b"


def bodies(work: Work) -> list[bool]:
    table = table_of(OutboxRow)
    return [row.body is not None for row in work.rows(select(table.c.body).order_by(table.c.id))]


def test_texts_of_what_went_out_are_forgotten_after_thirty_days_and_those_that_wait_are_kept(store: Store) -> None:
    put(store, "a", "b")
    settle(store)
    end = NOW + TEXTS_STAY
    assert forget_texts(store, end) == 0
    assert forget_texts(store, end + timedelta(seconds=1)) == 1
    with store.look(end) as look:
        assert bodies(look) == [False, True]
    assert settle(store) == "b"
