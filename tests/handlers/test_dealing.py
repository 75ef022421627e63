"""Deals change hands, stage and credit; money is matched to plans; nobody touches another's deal."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chat.message import Person
from chat.reply import Buttons, Delivery
from scoring.pipeline import Deal
from storage import closings, instalments, ledger, people, pipeline, schedules, totals
from storage.store import Store
from tests.company import ANN, BOB, CHEN, LI, NOW, TODAY, WANG, ZHOU, at, member, says
from tests.handlers.test_confirming import Room, words

KEYS = ("bookings", "signed", "collections")


@pytest.fixture
def room(store: Store) -> Iterator[Room]:
    """The tiny company; whatever happens, the totals are what the ledger says."""
    yield Room(store)
    with store.work(NOW + timedelta(days=60)) as work:
        assert totals.rebuild(work)


def has(room: Room, who: Person, day: date = TODAY) -> tuple[int, ...]:
    """Bookings, deals and collections of a member's month, in yuan and pieces."""
    with room.store.look(NOW) as look:
        month = people.directory(look).organization.period("month", day)
        found = totals.of_member(look, member(look, who).id, month, KEYS)
    return found["bookings"] // 100, found["signed"], found["collections"] // 100


def deal(room: Room, customer: str = "星河科技") -> Deal:
    with room.store.look(NOW) as look:
        return pipeline.of_customer(look, customer)[0]


def presses(room: Room, who: Person, said: list[Delivery], name: str, seconds: float) -> list[Delivery]:
    """Press the button of that verb among all that was said."""
    for one in said:
        for block in one.reply.blocks:
            for button in block.items if isinstance(block, Buttons) else ():
                if button.says.startswith(name):
                    return room.says(who, button.says, seconds, kind="press")
    raise AssertionError(f"no button {name}")


def test_credit_is_shared_and_the_whole_stays(room: Room) -> None:
    room.says(WANG, "签单 星河科技 100.01元")
    room.says(WANG, "星河科技 和李雷 六四分", 60)
    with room.store.look(NOW) as look:
        month = people.directory(look).organization.period("month", TODAY)
        found = totals.by_member(look, month, "bookings")
        assert sorted(found.values()) == [4_000, 6_001]
    assert (has(room, WANG)[1], has(room, LI)[1]) == (1, 0), "a deal is one deal"


def test_what_is_collected_corrected_and_cancelled_is_shared_alike(room: Room) -> None:
    room.says(WANG, "签单 星河科技 10万")
    room.says(WANG, "星河科技 和李雷 六四分", 60)
    room.says(WANG, "星河科技回款 5万", 120)
    assert (has(room, WANG), has(room, LI)) == ((60_000, 1, 30_000), (40_000, 0, 20_000))
    room.says(WANG, "改成 4万", 180)
    assert (has(room, WANG), has(room, LI)) == ((60_000, 1, 24_000), (40_000, 0, 16_000))
    asked = room.says(WANG, "星河科技 退单", 240)
    assert has(room, WANG)[0] == 60_000, "nothing before the yes"
    presses(room, WANG, asked, "deal cancel", 300)
    assert (has(room, WANG), has(room, LI)) == ((0, 0, 24_000), (0, 0, 16_000))


def test_undoing_a_split_or_the_signing_gives_everything_back(room: Room) -> None:
    room.says(WANG, "签单 星河科技 10万")
    said = room.says(WANG, "星河科技 和李雷 平分", 60)
    presses(room, WANG, said, "deal unsplit", 120)
    assert (has(room, WANG)[0], has(room, LI)[0]) == (100_000, 0)
    room.says(WANG, "星河科技 和李雷 平分", 180)
    assert "没有记录" in words(room.says(LI, "撤销", 200)), "a share is nobody's own word"
    room.says(WANG, "撤销", 240)
    assert (has(room, WANG), has(room, LI)) == ((0, 0, 0), (0, 0, 0))


def test_a_split_of_a_closed_month_counts_today(room: Room) -> None:
    room.says(WANG, "签单 星河科技 10万")
    later = NOW + timedelta(days=30)
    with room.store.work(later) as work:
        assert closings.close_before(work, date(2026, 4, 1))
    room.says(WANG, "星河科技 和李雷 六四分", timedelta(days=30).total_seconds())
    assert (has(room, WANG)[0], has(room, LI)[0]) == (100_000, 0), "what is closed stays"
    april = date(2026, 4, 10)
    assert (has(room, WANG, april)[0], has(room, LI, april)[0]) == (-40_000, 40_000)


def test_two_leads_within_a_minute_the_second_is_told_and_asked(room: Room) -> None:
    room.says(WANG, "报价 星河科技 10万")
    room.says(CHEN, "星河科技 转给李雷", 60)
    asked = room.says(ZHOU, "星河科技 转给陈静", 100)
    assert "陈静 在" in words(asked)
    assert deal(room).holder == holder(room, LI), "nothing moved before the second yes"
    room.says(CHEN, "星河科技 转给王芳", 110)
    again = presses(room, ZHOU, asked, "deal assign", 120)
    assert "已把" in words(again), "it moved again meanwhile: asked again"
    presses(room, ZHOU, again, "deal assign", 130)
    assert deal(room).holder == holder(room, CHEN)


def holder(room: Room, who: Person) -> int:
    with room.store.look(NOW) as look:
        return member(look, who).id


def test_who_holds_a_deal_goes_on_with_it_and_what_was_earned_stays(room: Room) -> None:
    room.says(WANG, "签单 星河科技 10万")
    room.says(CHEN, "星河科技 转给李雷", 60)
    room.says(LI, "星河科技回款 4万", 120)
    assert (deal(room).due, deal(room).holder) == (6_000_000, holder(room, LI))
    assert (has(room, WANG), has(room, LI)) == ((100_000, 1, 0), (0, 0, 40_000))
    asked = room.says(LI, "星河科技 退单", 180)
    assert "王芳" in words(asked), "it comes off who has the credit"
    presses(room, LI, asked, "deal cancel", 240)
    assert (has(room, WANG), has(room, LI)) == ((0, 0, 0), (0, 0, 40_000))


@pytest.mark.parametrize(
    "said",
    [
        "星河科技 转给李雷",
        "星河科技 和李雷 六四分",
        "星河科技 退单",
        "星河科技 改到意向",
        "单子 星河科技",
        "付款计划 星河科技 分三期 按月付",
    ],
)
@pytest.mark.parametrize("who", [LI, ANN, BOB])
def test_nobody_touches_anothers_deal(room: Room, said: str, who: Person) -> None:
    room.says(WANG, "签单 星河科技 10万")
    before = deal(room)
    assert "王芳" in words(room.says(who, said, 60))
    assert deal(room) == before


def test_a_button_of_another_is_checked_as_well(room: Room) -> None:
    said = room.says(WANG, "签单 星河科技 10万，首付50%，尾款验收后")
    with room.store.look(NOW) as look:
        code = instalments.of_deal(look, deal(room).id)[0].code
    for verb in ("paid", "later"):
        assert "没有编号" in words(room.says(LI, f"receivables {verb} {code}", 60, kind="press"))
    assert said
    assert deal(room).received == 0


def test_a_signing_taken_back_or_edited_takes_its_plan_along(room: Room) -> None:
    room.says(WANG, "签单 星河科技 30万，分三期 每月10万")
    assert [due.open for due in deal(room).dues] == [10_000_000] * 3
    room.says(WANG, "改成 25万", 60)
    assert [due.open for due in deal(room).dues] == [10_000_000, 10_000_000, 5_000_000]
    room.says(WANG, "撤销", 120)
    room.says(WANG, "签单 星河科技 8万", 180)
    assert [(due.instalment, due.open) for due in deal(room).dues] == [(None, 8_000_000)]


def test_an_edited_message_has_the_new_plan_alone(room: Room) -> None:
    room.says(WANG, "签单 星河科技 30万，分三期 每月10万")
    edited = says(WANG, "签单 星河科技 30万，分两期 每月15万", "edit", now=at(60), kind="edit")
    room.hears(replace(edited, message="m1"), 60)
    assert [due.open for due in deal(room).dues] == [15_000_000] * 2


def test_more_than_is_due_is_asked_and_less_is_told(room: Room) -> None:
    room.says(WANG, "签单 星河科技 30万，分三期 每月10万")
    assert "还差 ¥20,000" in words(room.says(WANG, "星河科技回款 8万", 60))
    assert "多 ¥30,000" in words(room.says(WANG, "星河科技回款 5万", 120))
    asked = room.says(WANG, "星河科技回款 99万", 180)
    assert "比应收的" in words(asked)
    assert deal(room).received == 13_000_000
    presses(room, WANG, asked, "answer", 240)
    assert deal(room).due == 0


def test_money_in_another_currency_is_asked_with_todays_rate(room: Room) -> None:
    room.says(WANG, "签单 星河科技 30万")
    asked = room.says(WANG, "星河科技回款 5000美元", 60)
    assert "CNY" in words(asked)
    assert "汇率" in words(asked)
    assert deal(room).received == 0
    room.presses(WANG, asked[0], 0, 120)
    assert deal(room).held, "it waits for a rate"
    assert deal(room).received == 0


def test_a_part_is_received_by_its_button_once(room: Room) -> None:
    room.says(WANG, "签单 星河科技 30万，分三期 每月10万")
    with room.store.look(NOW) as look:
        code = instalments.of_deal(look, deal(room).id)[0].code
    room.says(WANG, f"receivables paid {code}", 60, kind="press")
    room.says(WANG, f"receivables paid {code}", 61, kind="press")
    assert deal(room).received == 10_000_000
    room.says(WANG, "撤销", 120)
    assert deal(room).received == 0


def test_another_day_moves_the_reminder_to_a_workday(room: Room) -> None:
    room.says(WANG, "签单 星河科技 30万，分三期 每月10万")
    with room.store.look(NOW) as look:
        code = instalments.of_deal(look, deal(room).id)[0].code
    said = words(room.says(WANG, f"改期 {code} 2026-04-18", 60))  # a Saturday
    assert "04-20" in said
    with room.store.look(NOW) as look:
        kept = instalments.of_deal(look, deal(room).id)[0]
        waiting = schedules.appointments(look, NOW + timedelta(days=90))
    days = [one.due_at.date() for one in waiting if one.subject.startswith(f"{kept.instalment.id}:")]
    assert days == [date(2026, 4, 15), date(2026, 4, 20)]
    for wrong in ("昨天", "2035-01-01", "abc"):
        room.says(WANG, f"改期 {kept.code} {wrong}", 120)
    assert deal(room).dues[0].due == date(2026, 4, 18)


def test_a_stage_goes_forward_and_a_signed_deal_does_not_go_back(room: Room) -> None:
    room.says(WANG, "星河科技 有意向 10万")
    room.says(WANG, "星河科技 改到报价", 60)
    assert deal(room).stage.value == "quoted"
    asked = room.says(CHEN, "星河科技 改到签约", 120)
    presses(room, CHEN, asked, "deal move", 180)
    assert has(room, WANG) == (100_000, 1, 0), "for its holder, also when the lead does it"
    assert "已经签了" in words(room.says(WANG, "星河科技 改到报价", 240))


def test_the_ledger_never_forgets(room: Room) -> None:
    room.says(WANG, "签单 星河科技 10万")
    asked = room.says(WANG, "星河科技 退单", 60)
    presses(room, WANG, asked, "deal cancel", 120)
    with room.store.look(NOW) as look:
        stages = [event.stage.value for event in pipeline.history(look, deal(room).id)]
        newest = ledger.newest(look, member(look, WANG).id)
    assert stages == ["signed", "cancelled"]
    assert newest
    assert [event.stage.value for event in newest.events] == ["cancelled"]


@pytest.mark.parametrize(
    "said",
    [
        "deal",
        "deal ZZZ",
        "deal move",
        "deal split A B",
        "deal assign",
        "receivables paid",
        "handover yes QQQ",
    ],
)
def test_half_a_command_is_answered(room: Room, said: str) -> None:
    assert words(room.says(CHEN, said, kind="press"))
