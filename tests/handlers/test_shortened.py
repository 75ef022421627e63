"""Short names and bare figures mean the asker's own deal."""

import pytest

from scoring.pipeline import Deal
from storage import pipeline
from storage.store import Store
from tests.company import LI, NOW, WANG
from tests.handlers.test_confirming import Room, words


@pytest.fixture
def room(store: Store) -> Room:
    return Room(store)


def deals(room: Room, customer: str) -> list[Deal]:
    with room.store.look(NOW) as look:
        return pipeline.of_customer(look, customer)


def test_a_short_name_pays_for_the_deal_it_means(room: Room) -> None:
    room.says(WANG, "签单 悠麦商贸 4.7万")
    assert "悠麦商贸" in words(room.says(WANG, "悠麦的4万7到账了", 60))
    (deal,) = deals(room, "悠麦商贸")
    assert not deal.due
    assert deals(room, "悠麦") == []


def test_a_short_name_is_nobodys_where_two_begin_so(room: Room) -> None:
    room.says(WANG, "签单 悠麦商贸 4.7万")
    room.says(WANG, "签单 悠麦食品 3万", 60)
    room.says(WANG, "悠麦的4万7到账了", 120)
    assert [one.received for one in (*deals(room, "悠麦商贸"), *deals(room, "悠麦食品"))] == [0, 0]


def test_a_colleagues_customer_is_not_meant(room: Room) -> None:
    room.says(WANG, "签单 悠麦商贸 4.7万")
    room.says(LI, "悠麦的4万7到账了", 60)
    assert deals(room, "悠麦商贸")[0].received == 0


@pytest.mark.parametrize("other", ["签单 华为 5万", "报价 华为 5万"])
def test_what_is_short_for_nothing_is_another_customer(room: Room, other: str) -> None:
    room.says(WANG, "报价 华为云 30万")
    room.says(WANG, other, 60)
    assert len(deals(room, "华为")) == len(deals(room, "华为云")) == 1


def test_a_bare_figure_is_in_the_deals_own_currency(room: Room) -> None:
    room.says(WANG, "签单 Apex Robotics S$30,000")
    room.says(WANG, "Apex Robotics 回款 5000", 60)
    room.says(WANG, "Apex Robotics paid $1,000", 120)
    (deal,) = deals(room, "Apex Robotics")
    assert deal.money is not None
    assert (deal.money.currency, deal.received + sum(one.minor for one in deal.held)) == ("SGD", 600_000)


def test_a_currency_that_is_said_is_asked_about(room: Room) -> None:
    room.says(WANG, "签单 Apex Robotics S$30,000")
    assert "汇率" in words(room.says(WANG, "Apex Robotics 回款 5000元", 60))


def test_dollars_that_are_named_are_asked_about(room: Room) -> None:
    room.says(WANG, "签单 Apex Robotics S$30,000")
    for number, said in enumerate(("5000美元", "US$5,000", "5000 usd"), 1):
        assert "汇率" in words(room.says(WANG, f"Apex Robotics 回款 {said}", 60 * number)), said
