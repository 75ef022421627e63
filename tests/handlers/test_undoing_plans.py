"""“undo” behind a plan asks: the plan counts nothing, and the record before it may not be what is meant."""

import pytest

from storage.store import Store
from tests.handlers.test_redating import Room


@pytest.mark.parametrize("plan", ["明天拜访5家", "明天去星河科技谈合同"])
def test_undo_behind_a_plan_takes_nothing_back(store: Store, plan: str) -> None:
    room = Room(store)
    room.says("拜访3家")
    room.says(plan)
    asked = room.says("撤销")
    assert "计划" in asked
    assert "拜访 3 家" in asked
    assert "拜访 4 家" in room.says("拜访1家")


def test_undo_behind_a_record_behind_a_plan_takes_it_back(store: Store) -> None:
    room = Room(store)
    room.says("明天拜访5家")
    room.says("拜访3家")
    assert "计划" not in room.says("撤销")
    assert "拜访 1 家" in room.says("拜访1家")
