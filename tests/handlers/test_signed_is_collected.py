"""签单即回款, for retail: a signing is collected at once, and the two stay together whatever becomes of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from scoring.period import period_of
from storage import people, totals
from storage.store import Store
from tests.company import CHEN, NOW, TODAY, WANG, at, member, says
from tests.handlers.test_confirming import Room, words

MONEY = ("bookings", "signed", "collections")


@pytest.fixture
def room(store: Store) -> Iterator[Room]:
    """The tiny company with the switch on."""
    with store.work(NOW) as work:
        people.change_organization(work, signed_is_collected=True)
    yield Room(store)
    with store.work(NOW) as work:
        assert totals.rebuild(work), "the totals are what the ledger says"


def month(room: Room) -> tuple[int, ...]:
    with room.store.look(NOW) as look:
        found = totals.of_member(look, member(look, WANG).id, period_of("month", TODAY), MONEY)
    return tuple(found[key] for key in MONEY)


def test_a_signing_is_collected_at_once(room: Room) -> None:
    assert "华为 ¥50,000 签单、华为 ¥50,000 回款" in words(room.says(WANG, "签单 华为 5万"))
    assert month(room) == (5_000_000, 1, 5_000_000)


def test_without_the_switch_it_is_not(store: Store) -> None:
    """What comes in is counted by itself; 退单 takes the signing back, a refund what has come in."""
    room = Room(store)
    room.says(WANG, "签单 华为 5万")
    assert month(room) == (5_000_000, 1, 0)
    room.says(WANG, "华为回款5万", 60)
    assert month(room) == (5_000_000, 1, 5_000_000)
    room.says(WANG, "华为退款1万", 120)
    assert month(room) == (5_000_000, 1, 4_000_000)
    room.says(WANG, "华为退单5万", 180)
    assert month(room) == (0, 0, 4_000_000)


def test_a_correction_corrects_both(room: Room) -> None:
    room.says(WANG, "签单 华为 5万")
    room.says(WANG, "改成 8万", 60)
    assert month(room) == (8_000_000, 1, 8_000_000)
    room.says(WANG, "改成 7万", 120)
    assert month(room) == (7_000_000, 1, 7_000_000)


def test_another_day_moves_both(room: Room) -> None:
    room.says(WANG, "签单 华为 5万")
    room.says(WANG, "改成昨天", 60)
    assert month(room) == (5_000_000, 1, 5_000_000)
    with room.store.look(NOW) as look:
        yesterday = period_of("day", TODAY - timedelta(days=1))
        assert totals.of_member(look, member(look, WANG).id, yesterday, MONEY) == dict(
            zip(MONEY, (5_000_000, 1, 5_000_000), strict=True)
        )


def test_undo_takes_both_back(room: Room) -> None:
    room.says(WANG, "签单 华为 5万")
    room.says(WANG, "撤销", 60)
    assert month(room) == (0, 0, 0)


def test_money_that_comes_in_later_does_not_count_twice(room: Room) -> None:
    room.says(WANG, "签单 华为 5万")
    room.says(WANG, "华为回款5万", 60)
    assert month(room) == (5_000_000, 1, 5_000_000)


def test_money_for_a_deal_that_was_never_signed_counts(room: Room) -> None:
    room.says(WANG, "海尔回款3万")
    assert month(room) == (0, 0, 3_000_000)


def test_a_cancelled_deal_gives_back_what_it_collected(room: Room) -> None:
    room.says(WANG, "签单 华为 5万")
    room.says(WANG, "华为退单5万", 60)
    assert month(room) == (0, 0, 0)


def test_a_corrected_cancellation_corrects_what_is_given_back(room: Room) -> None:
    """80,000 signed, 50,000 taken back, corrected to 30,000: 50,000 remain of both."""
    room.says(WANG, "签单 华为 8万")
    room.says(WANG, "华为退单5万", 60)
    before = month(room)
    room.says(WANG, "改成 3万", 120)
    after = month(room)
    assert before == (3_000_000, 0, 3_000_000)
    assert after == (5_000_000, 0, 5_000_000)


def test_an_edited_message_corrects_both_and_a_deleted_one_takes_both_back(room: Room) -> None:
    first = says(WANG, "签单 华为 5万", "e1")
    room.hears(replace(first, message="slack-1"))
    room.hears(replace(says(WANG, "签单 华为 9万", "e2", now=at(60), kind="edit"), message="slack-1"), 60)
    assert month(room) == (9_000_000, 1, 9_000_000)
    room.hears(replace(says(WANG, "", "e3", now=at(120), kind="delete"), message="slack-1"), 120)
    assert month(room) == (0, 0, 0)


def test_an_amount_that_waits_for_the_lead_is_collected_with_the_yes(room: Room) -> None:
    room.says(WANG, "签单 华为 100元")
    said = room.says(WANG, "改成 1000000", 90)
    assert month(room) == (10_000, 1, 10_000)
    to_lead = next(one for one in said if getattr(one.to, "id", "") == CHEN.id)
    room.presses(CHEN, to_lead, 0, 120)
    assert month(room) == (100_000_000, 1, 100_000_000)
