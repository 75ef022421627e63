"""A correction that says what stands there already changes nothing, and says so."""

from sqlalchemy import func, select

from storage.contests import ACTIVITIES
from storage.store import Store
from tests.company import NOW
from tests.handlers.test_redating import Room


def rows_of(store: Store) -> int:
    """How many rows the ledger has: a correction adds two."""
    with store.look(NOW) as look:
        return int(look.connection.execute(select(func.count()).select_from(ACTIVITIES)).scalar_one())


def test_the_same_number_again_is_no_correction(store: Store) -> None:
    room = Room(store)
    room.says("拜访3家")
    rows = rows_of(store)
    assert "没有改动" in room.says("改成3家")
    assert rows_of(store) == rows
    assert "没有改动" not in room.says("改成4家")
    assert rows_of(store) == rows + 2


def test_the_same_amount_again_is_no_correction(store: Store) -> None:
    room = Room(store)
    room.says("签单 星河科技 5万")
    assert "没有改动" in room.says("改成5万")
    assert "没有改动" not in room.says("改成6万")
