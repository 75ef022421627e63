"""What is expensive to get wrong waits for a yes; edits and deletions correct and undo."""

from dataclasses import replace
from datetime import timedelta

from bot.batch import Desk, keep
from chat.message import Incoming, Person, Reader
from chat.reply import Buttons, Delivery
from scoring.period import period_of
from storage import ledger, totals
from storage.outbox import OUTBOX
from storage.store import Store
from storage.values import load
from tests.company import CHEN, LI, NORTH, NOW, TODAY, WANG, at, is_workday, member, says
from words.plain import plain_text

DESK = Desk(is_workday)
NAMES = ["华为", "腾讯", "万科", "海尔", "格力", "美的", "蒙牛", "伊利", "顺丰", "京东"]
CHINESE = Reader("zh_CN", "Asia/Shanghai")


class Room:
    """Says things to the house and hears what it answers, by message."""

    def __init__(self, store: Store) -> None:
        self.store, self.count = store, 0

    def hears(self, message: Incoming, seconds: float = 0) -> list[Delivery]:
        keep(self.store, DESK, [message], [], at(seconds))
        with self.store.look(NOW) as look:
            rows = look.rows(OUTBOX.select().order_by(OUTBOX.c.id))
        return [load(Delivery, row.body) for row in rows if row.key.startswith(f"{message.id}:")]

    def says(self, who: Person, text: str, seconds: float = 0, **more: object) -> list[Delivery]:
        self.count += 1
        message = says(who, text, f"m{self.count}", now=at(seconds))
        return self.hears(replace(message, message=f"m{self.count}", **more), seconds)  # type: ignore[arg-type]

    def presses(self, who: Person, said: Delivery, button: int, seconds: float = 0) -> list[Delivery]:
        buttons = next(block for block in said.reply.blocks if isinstance(block, Buttons))
        return self.says(who, buttons.items[button].says, seconds, kind="press")

    def month(self, who: Person) -> dict[str, int]:
        with self.store.look(NOW) as look:
            return totals.of_member(
                look, member(look, who).id, period_of("month", TODAY), ("visits", "bookings", "signed")
            )


def words(said: list[Delivery]) -> str:
    return "\n".join(plain_text(one.reply, CHINESE) for one in said)


def test_an_amount_ten_times_as_large_waits_for_the_lead(store: Store) -> None:
    room = Room(store)
    room.says(WANG, "签单 星河 100元")
    said = room.says(WANG, "改成 1000000", 90)
    assert room.month(WANG)["bookings"] == 10_000, "nothing counts before the yes"
    to_lead = next(one for one in said if isinstance(one.to, Person) and one.to.id == CHEN.id)
    answered = room.presses(CHEN, to_lead, 0, 120)
    assert room.month(WANG) == {"visits": 0, "bookings": 100_000_000, "signed": 1}
    assert {one.to.id for one in answered} == {CHEN.id, WANG.id}
    assert "已经回答" in words(room.presses(CHEN, to_lead, 0, 130)), "the second press is told"
    assert room.month(WANG)["bookings"] == 100_000_000


def test_only_the_lead_can_say_yes(store: Store) -> None:
    room = Room(store)
    room.says(WANG, "签单 星河 100元")
    said = room.says(WANG, "改成 1000000", 90)
    to_lead = next(one for one in said if isinstance(one.to, Person) and one.to.id == CHEN.id)
    room.presses(LI, to_lead, 0, 120)
    room.presses(WANG, to_lead, 0, 121)
    assert room.month(WANG)["bookings"] == 10_000


def test_a_smaller_correction_is_made_at_once(store: Store) -> None:
    room = Room(store)
    room.says(WANG, "签单 星河 2万7")
    room.says(WANG, "改成7万2", 90)
    assert room.month(WANG)["bookings"] == 7_200_000


def test_the_same_deal_within_a_day_is_asked_and_counts_after_a_yes(store: Store) -> None:
    room = Room(store)
    room.says(WANG, "签单 星河科技 5万")
    asked = room.says(WANG, "签单 星河科技有限公司 5万", 3600)
    assert room.month(WANG)["signed"] == 1
    room.presses(WANG, asked[0], 0, 3660)
    assert room.month(WANG)["signed"] == 2
    room.says(WANG, "签单 星河科技 5万", 3 * 86_400)
    assert room.month(WANG)["signed"] == 3, "days later it is another deal"


def test_a_report_for_long_ago_is_asked(store: Store) -> None:
    room = Room(store)
    asked = room.says(WANG, "2月20日拜访3家")
    assert "14 天" in words(asked)
    room.presses(WANG, asked[0], 0, 60)
    with store.look(NOW) as look:
        newest = ledger.newest(look, member(look, WANG).id)
    assert newest
    assert newest.rows[0].day == TODAY - timedelta(days=19)


def test_an_edited_message_replaces_what_it_recorded(store: Store) -> None:
    room = Room(store)
    first = replace(says(WANG, "拜访3家", "t1", room=NORTH), message="t1")
    room.hears(first)
    room.hears(replace(first, id="t1-edited", kind="edit", text="拜访5家"), 60)
    assert room.month(WANG)["visits"] == 5
    room.hears(replace(first, id="t1-edited", kind="edit", text="拜访5家"), 61)
    assert room.month(WANG)["visits"] == 5, "a second copy of the edit has no effect"


def test_a_message_edited_into_talk_records_nothing_any_more(store: Store) -> None:
    room = Room(store)
    first = replace(says(WANG, "拜访3家", "t1", room=NORTH), message="t1")
    room.hears(first)
    room.hears(replace(first, id="t1-edited", kind="edit", text="大家加油"), 60)
    assert room.month(WANG)["visits"] == 0


def test_a_deleted_message_is_taken_back_once(store: Store) -> None:
    room = Room(store)
    first = replace(says(WANG, "拜访3家", "t1", room=NORTH), message="t1")
    room.hears(first)
    assert "已撤销" in words(room.hears(replace(first, id="t1-gone", kind="delete", text=""), 60))
    assert room.month(WANG)["visits"] == 0
    assert room.hears(replace(first, id="t1-gone-again", kind="delete", text=""), 61) == []


def test_an_edit_that_raises_an_amount_waits_for_the_lead(store: Store) -> None:
    room = Room(store)
    first = replace(says(WANG, "签单 星河 100元", "t1", room=NORTH), message="t1")
    room.hears(first)
    said = room.hears(replace(first, id="t1-edited", kind="edit", text="签单 星河 1000000元"), 60)
    assert room.month(WANG)["bookings"] == 10_000
    to_lead = next(one for one in said if isinstance(one.to, Person) and one.to.id == CHEN.id)
    room.presses(CHEN, to_lead, 0, 120)
    assert room.month(WANG)["bookings"] == 100_000_000


def test_an_unusually_large_deal_is_asked_once_there_are_ten(store: Store) -> None:
    room = Room(store)
    for number in range(10):
        room.says(WANG, f"签单 {NAMES[number]} 8万", number * 120)
    assert room.month(WANG)["signed"] == 10
    room.says(WANG, "签单 万顺物流 41万", 2000)
    assert room.month(WANG)["signed"] == 10, "more than five times the median of 80,000"
    room.says(WANG, "签单 长风仪表 39万", 2200)
    assert room.month(WANG)["signed"] == 11
