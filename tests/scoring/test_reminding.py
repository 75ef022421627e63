"""Reminders by words: which clause asks for one, for what, and when it is due."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.reminding import MORNING, Hour, Wish, awake, hour_of, parted, wish_of

ZONE = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 11, 19)  # a Thursday
NOW = datetime(2026, 11, 19, 15, 0, tzinfo=ZONE)
FRIDAY, MONDAY, NEXT_THURSDAY = date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 26)


def worked(day: date) -> bool:
    return day.weekday() < 5


def at(day: date, clock: time = MORNING) -> Hour:
    return Hour(datetime.combine(day, clock, ZONE))


@pytest.mark.parametrize(
    ("said", "what", "day", "clock"),
    [
        ("周五提醒我回访星河", "回访星河", FRIDAY, None),
        ("週五提醒我回訪星河", "回訪星河", FRIDAY, None),
        ("提醒周五回访星河", "回访星河", FRIDAY, None),
        ("提醒 下周一 9点 打电话", "打电话", MONDAY, time(9)),
        ("remind me Friday to call Acme", "call Acme", FRIDAY, None),
        ("remind me to call Acme tomorrow at 3pm", "call Acme", FRIDAY, time(15)),
        ("明天下午3点提醒我给华为打电话", "给华为打电话", FRIDAY, time(15)),
        ("下周一上午十点半提醒我给王总打电话", "给王总打电话", MONDAY, time(10, 30)),
        ("remind me to visit 3 shops on Friday afternoon", "visit 3 shops", FRIDAY, time(14)),
        ("remind me Monday: invoice Acme", "invoice Acme", MONDAY, None),
        ("今天提醒我交报表", "交报表", TODAY, None),
        ("晚上8点提醒我写日报", "写日报", None, time(20)),
        ("remind me on 25 Nov about the renewal", "the renewal", date(2026, 11, 25), None),
    ],
)
def test_a_wish_has_its_words_its_day_and_its_time(
    said: str, what: str, day: date | None, clock: time | None
) -> None:
    assert wish_of(said, TODAY) == Wish(what, day, clock)


def test_a_weekday_that_is_today_means_the_next_one_unless_a_time_is_said() -> None:
    assert wish_of("周四提醒我回访星河", TODAY).day == NEXT_THURSDAY
    assert wish_of("remind me Thursday to call Acme", TODAY).day == NEXT_THURSDAY
    assert wish_of("周四下午5点提醒我回访星河", TODAY).day == TODAY


def test_a_stretch_from_now_is_a_stretch() -> None:
    assert wish_of("半小时后提醒我开会", TODAY).later == timedelta(minutes=30)
    assert wish_of("remind me in 2 hours to send the quote", TODAY).later == timedelta(hours=2)
    assert hour_of(wish_of("两个半小时后提醒我开会", TODAY), NOW, worked) == at(TODAY, time(17, 30))


def test_what_comes_again_and_again_is_told_apart() -> None:
    assert wish_of("每周一提醒我报数", TODAY).often
    assert wish_of("remind me every Monday to report", TODAY).often


def test_a_report_beside_a_reminder_is_left_to_the_reader() -> None:
    wishes, rest = parted("今天拜访3家，周五提醒我回访星河。电话20个", TODAY)
    assert [wish.what for wish in wishes] == ["回访星河"]
    assert rest == "今天拜访3家，电话20个"
    assert parted("今天拜访3家", TODAY) == ((), "今天拜访3家")


def test_a_wish_without_day_or_time_is_not_timed() -> None:
    assert not wish_of("提醒我回访星河", TODAY).timed
    assert wish_of("提醒我", TODAY).what == ""


def test_a_day_is_its_morning_and_a_day_off_the_workday_after() -> None:
    assert hour_of(Wish("x", FRIDAY), NOW, worked) == at(FRIDAY)
    saturday = date(2026, 11, 21)
    assert hour_of(Wish("x", saturday), NOW, worked) == Hour(at(MONDAY).at, off=saturday)
    assert hour_of(Wish("x", saturday, time(10)), NOW, worked) == at(saturday, time(10))


def test_today_is_the_next_full_hour_and_in_the_evening_the_next_workday() -> None:
    assert hour_of(Wish("x", TODAY), NOW, worked) == at(TODAY, time(16))
    assert hour_of(Wish("x", TODAY), NOW.replace(hour=19), worked) == at(FRIDAY)


def test_a_time_that_is_over_means_tomorrow_and_a_day_that_is_over_nothing() -> None:
    assert hour_of(Wish("x", None, time(9)), NOW, worked) == at(FRIDAY, time(9))
    assert hour_of(Wish("x", TODAY, time(9)), NOW, worked) is None
    assert hour_of(Wish("x", date(2026, 11, 2)), NOW, worked) is None
    assert hour_of(Wish("x", date(2028, 1, 1)), NOW, worked) is None


def test_quiet_hours_are_waited_out() -> None:
    quiet = (time(21), time(8, 30))
    assert awake(NOW, quiet) == NOW
    assert awake(NOW.replace(hour=22), quiet) == at(FRIDAY, time(8, 30)).at
    assert awake(NOW.replace(hour=7), quiet) == at(TODAY, time(8, 30)).at
    assert awake(NOW.replace(hour=13), (time(12), time(14))) == at(TODAY, time(14)).at


@given(st.text(max_size=120))
def test_any_text_is_parted_without_a_fault(said: str) -> None:
    for wish in parted(f"{said}提醒我{said}", TODAY)[0]:
        hour_of(wish, NOW, worked)


@pytest.mark.parametrize(
    "said", ["don't remind me today", "别提醒我了", "不要再提醒我", "do not remind me about Acme"]
)
def test_who_wants_no_reminder_gets_none(said: str) -> None:
    assert parted(said, TODAY) == ((), said)
