"""A record is moved to the day it is really of, never to a day to come; the totals stay equal to a recomputation."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.batch import Desk, keep
from chat.message import Reader
from chat.reply import Delivery
from scoring.period import period_of
from storage import closings, drafts, totals
from storage.outbox import OUTBOX
from storage.store import Store
from storage.values import load
from tests import company
from tests.company import NOW, TODAY, WANG, at, is_workday, member, says
from words.plain import plain_text


class Room:
    """Wang says things to a house that does not mind how often; what it answers, in Chinese."""

    def __init__(self, store: Store) -> None:
        self.store, self.count = store, 0

    def says(self, text: str) -> str:
        self.count += 1
        message = says(WANG, text, f"m{self.count}", now=at(60 * self.count))
        keep(self.store, Desk(is_workday), [replace(message, message=f"m{self.count}")], [], at(60 * self.count))
        with self.store.look(NOW) as look:
            rows = look.rows(OUTBOX.select().order_by(OUTBOX.c.id))
        said = [load(Delivery, row.body) for row in rows if row.key.startswith(f"m{self.count}:")]
        return "\n".join(plain_text(one.reply, Reader("zh_CN", "Asia/Shanghai")) for one in said)


def of_day(store: Store, back: int) -> dict[str, int]:
    """Wang's totals of a day so many days ago."""
    day = TODAY - timedelta(days=back)
    with store.look(NOW) as look:
        return totals.of_member(
            look, member(look, WANG).id, period_of("day", day), ("visits", "calls", "bookings", "signed")
        )


def code_of_question(store: Store) -> str:
    """The code of Wang's open question."""
    with store.look(NOW) as look:
        return drafts.open_of(look, member(look, WANG).id)[0].code


def is_rebuilt_equal(store: Store) -> bool:
    with store.work(NOW) as work:
        return totals.rebuild(work)


def test_all_of_a_message_moves_to_the_day_before(store: Store) -> None:
    room = Room(store)
    room.says("拜访3家，电话20，签单 星河 100元")
    answered = room.says("改到昨天")
    assert "→" in answered
    assert of_day(store, 0) == {"visits": 0, "calls": 0, "bookings": 0, "signed": 0}
    assert of_day(store, 1) == {"visits": 3, "calls": 20, "bookings": 10_000, "signed": 1}
    assert is_rebuilt_equal(store)


def test_only_what_is_named_moves(store: Store) -> None:
    room = Room(store)
    room.says("拜访3家，电话20")
    room.says("拜访是昨天的不是今天")
    assert of_day(store, 0)["calls"] == 20
    assert of_day(store, 0)["visits"] == 0
    assert of_day(store, 1)["visits"] == 3


def test_a_day_to_come_is_refused(store: Store) -> None:
    room = Room(store)
    room.says("拜访3家")
    assert "还没到" in room.says("日期改成明天")
    assert of_day(store, 0)["visits"] == 3


def test_a_day_of_a_closed_month_counts_as_an_adjustment(store: Store) -> None:
    room = Room(store)
    room.says("拜访3家")
    with store.work(NOW) as work:
        closings.close_before(work, TODAY.replace(day=1))
    room.says("日期是2026-02-20")
    room.says(f"选 {code_of_question(store)} 1")
    assert of_day(store, 0)["visits"] == 3
    assert is_rebuilt_equal(store)


def test_a_day_long_ago_waits_for_a_yes(store: Store) -> None:
    room = Room(store)
    room.says("拜访3家，电话20")
    long_ago = (TODAY - timedelta(days=15)).isoformat()
    asked = room.says(f"拜访日期改到{long_ago}")
    assert "14 天" in asked
    assert of_day(store, 0) == {"visits": 3, "calls": 20, "bookings": 0, "signed": 0}
    assert of_day(store, 15)["visits"] == 0
    assert "→" in room.says(f"选 {code_of_question(store)} 1")
    assert of_day(store, 0) == {"visits": 0, "calls": 20, "bookings": 0, "signed": 0}
    assert of_day(store, 15)["visits"] == 3
    assert is_rebuilt_equal(store)


def test_a_no_leaves_the_day_as_it_was(store: Store) -> None:
    room = Room(store)
    room.says("拜访3家")
    room.says(f"日期改到{(TODAY - timedelta(days=20)).isoformat()}")
    room.says(f"选 {code_of_question(store)} 0")
    assert of_day(store, 0)["visits"] == 3
    assert of_day(store, 20)["visits"] == 0


CORRECTIONS = st.lists(st.sampled_from(["昨天", "前天", "今天", "5", "7"]), max_size=6)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chain=CORRECTIONS)
def test_any_chain_of_corrections_ends_on_the_right_day_with_the_right_number(
    template: Path, tmp_path: Path, chain: list[str]
) -> None:
    file = Path(shutil.copy(template, tmp_path / "chain.db"))
    with company.opened(file) as store:
        room = Room(store)
        room.says("拜访3家")
        back, number = 0, 3
        for word in chain:
            if word.isdigit():
                number = int(word)
                room.says(f"改成{word}")
            else:
                back = {"今天": 0, "昨天": 1, "前天": 2}[word]
                room.says(f"日期改到{word}")
        assert [of_day(store, day)["visits"] for day in range(3)] == [number * (day == back) for day in range(3)]
        assert is_rebuilt_equal(store)
