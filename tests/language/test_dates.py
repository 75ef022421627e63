"""Days are read as people say them: back for what was done, ahead for plans, and asked about when there is no such day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.dates import DayFound, day_at
from language.normalise import fold

FRIDAY = date(2026, 11, 20)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def found(words: str, today: date = FRIDAY) -> DayFound:
    """The day that the words are, and nothing else."""
    folded = fold(words)
    day = day_at(folded, 0, today)
    assert day is not None, words
    assert day.end == len(folded), words
    return day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("今天", "11-20"), ("昨天", "11-19"), ("前天", "11-18"), ("大前天", "11-17"), ("3天前", "11-17"), ("两天前", "11-18"),
        ("周三", "11-18"), ("周五", "11-20"), ("上周五", "11-13"), ("上周三", "11-11"), ("18号", "11-18"), ("30号", "10-30"),
        ("十八号", "11-18"), ("11月18日", "11-18"), ("11/18", "11-18"), ("2026-11-18", "11-18"), ("the 18th", "11-18"),
        ("nov 18", "11-18"), ("18 nov", "11-18"), ("yesterday", "11-19"), ("wed", "11-18"), ("last friday", "11-13"),
        ("2 days ago", "11-18"), ("上个月30号", "10-30"), ("星期天", "11-15"),
    ],
)  # fmt: skip
def test_what_was_done_was_done_on_the_day_just_gone(words: str, day: str) -> None:
    assert found(words).past == date.fromisoformat(f"2026-{day}")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("明天", "2026-11-21"),
        ("下周三", "2026-11-25"),
        ("周三", "2026-11-25"),
        ("月底", "2026-11-30"),
        ("12/21", "2026-12-21"),
        ("next mon", "2026-11-23"),
    ],
)
def test_a_plan_is_for_the_day_to_come(words: str, day: str) -> None:
    assert found(words).ahead == date.fromisoformat(day)


@pytest.mark.parametrize("words", ["2月31日", "2月29日", "0001-01-01", "2026-13-01", "9999-01-01", "feb 31"])
def test_a_day_that_is_none_is_wrong(words: str) -> None:
    day = found(words)
    assert day.wrong
    assert day.past is None


def test_the_29th_of_february_is_a_day_in_a_leap_year() -> None:
    assert found("2月29日", date(2028, 3, 1)).past == date(2028, 2, 29)


def test_a_day_late_last_year_is_last_years_in_january() -> None:
    assert found("12月30日", date(2027, 1, 4)).past == date(2026, 12, 30)


def test_a_bare_weekday_is_assumed_and_a_stated_day_is_not() -> None:
    assert found("周三").assumed
    assert not found("11月18日").assumed


@settings(max_examples=300)
@given(DAYS, st.integers(0, 6), st.sampled_from(["周", "星期", "上周", "礼拜"]))
def test_a_weekday_is_never_in_the_future_for_what_was_done(today: date, weekday: int, word: str) -> None:
    day = found(word + "一二三四五六日"[weekday], today)
    assert day.past is not None
    assert day.past.weekday() == weekday
    assert timedelta(0) <= today - day.past < timedelta(days=14)


@settings(max_examples=300)
@given(DAYS, st.integers(1, 31))
def test_a_day_of_the_month_is_the_most_recent_such_day(today: date, number: int) -> None:
    day = found(f"{number}号", today)
    assert day.past is not None
    assert day.past.day == number
    assert timedelta(0) <= today - day.past < timedelta(days=62)


@settings(max_examples=300)
@given(DAYS, st.integers(0, 13), st.integers(0, 32))
def test_month_and_day_never_lie_in_the_future(today: date, month: int, number: int) -> None:
    day = day_at(f"{month}月{number}日", 0, today)
    assert day is None or day.past is None or day.past <= today


@settings(max_examples=300)
@given(DAYS)
def test_an_iso_day_is_itself(day: date) -> None:
    assert found(day.isoformat(), date(2035, 12, 31)).past == day
