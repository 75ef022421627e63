"""Cadences as values and as words, their slots, and the instant of a slot."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter

from scheduler.cadence import (
    Cadence,
    Every,
    LastWorkday,
    Weekly,
    Workdays,
    cadence,
    slots,
)
from scheduler.calendar import Calendar

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
SHANGHAI = ZoneInfo("Asia/Shanghai")
NINE, EVENING = time(9), time(18, 30)


def weekday(day: date) -> bool:
    return day.weekday() < 5


def at(words: str) -> datetime:
    return datetime.fromisoformat(words)


def listed(found: Iterable[datetime]) -> list[str]:
    return [slot.isoformat(" ", "minutes") for slot in found]


minutes = st.integers(0, 1439).map(lambda minute: time(minute // 60, minute % 60))
cadences: st.SearchStrategy[Cadence] = st.one_of(
    st.builds(Weekly, st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))), minutes),
    st.builds(Workdays, minutes),
    st.builds(LastWorkday, minutes),
    st.tuples(st.integers(1, 1440), st.lists(minutes, min_size=2, max_size=2, unique=True), st.booleans()).map(
        lambda drawn: Every(drawn[0], *sorted(drawn[1]), drawn[2])
    ),
)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("workdays 09:00", Workdays(NINE)),
        ("workdays 9:00", Workdays(NINE)),
        ("  Workdays   09：00 ", Workdays(NINE)),
        ("daily 18:30", Weekly((0, 1, 2, 3, 4, 5, 6), EVENING)),
        ("mon,wed,fri 18:30", Weekly((0, 2, 4), EVENING)),
        ("fri， mon ,wed 18:30", Weekly((0, 2, 4), EVENING)),
        ("mon-fri 18:30", Weekly((0, 1, 2, 3, 4), EVENING)),
        ("sat-mon,thu 18:30", Weekly((0, 3, 5, 6), EVENING)),
        ("sun 00:00", Weekly((6,), time(0))),
        ("last workday of month 17:00", LastWorkday(time(17))),
        ("every 30 minutes 10:00-18:00 on workdays", Every(30, time(10), time(18), workdays=True)),
        ("every 90 minutes 10:00-23:59", Every(90, time(10), time(23, 59))),
    ],
)
def test_a_cadence_is_read_as_people_write_it(words: str, value: Cadence) -> None:
    assert cadence(words) == value


@given(cadences)
def test_a_cadence_survives_json(value: Cadence) -> None:
    stored = TypeAdapter[Cadence](Annotated[Cadence, Field(discriminator="kind")])
    assert stored.validate_json(stored.dump_json(value)) == value


@pytest.mark.parametrize(
    ("words", "part", "right"),
    [
        ("", '""', "workdays 09:00"),
        ("09:00", '"09:00"', "workdays 09:00"),
        ("workdays", '"workdays"', "workdays 09:00"),
        ("workdays 24:00", '"24:00"', "workdays 09:00"),
        ("workdays 09:60", '"09:60"', "workdays 09:00"),
        ("workdays 9", '"9"', "workdays 09:00"),
        ("workdays 0９:0٣", '"09:0٣"', "workdays 09:00"),
        ("daily -1:00", '"-1:00"', "daily 09:00"),
        ("mon,foo 18:30", '"foo"', "mon,wed,fri 18:30"),
        ("mon- 18:30", '"mon-"', "mon,wed,fri 18:30"),
        ("mon,,fri 18:30", '""', "mon,wed,fri 18:30"),
        ("mon,fri 18.30", '"18.30"', "mon,wed,fri 18:30"),
        ("last friday of month 17:00", '"last friday of month 17:00"', "last workday of month 17:00"),
        ("last workday of month noon", '"noon"', "last workday of month 17:00"),
        ("every day 09:00", '"every day 09:00"', "every 30 minutes 10:00-18:00"),
        ("every two minutes 10:00-18:00", '"two"', "every 30 minutes 10:00-18:00"),
        ("every 0 minutes 10:00-18:00", '"0"', "every 30 minutes 10:00-18:00"),
        ("every 1441 minutes 10:00-18:00", '"1441"', "every 30 minutes 10:00-18:00"),
        ("every 30 minutes 10:00", '""', "every 30 minutes 10:00-18:00"),
        ("every 30 minutes 18:00-10:00", '"18:00-10:00"', "every 30 minutes 10:00-18:00"),
        ("every 30 minutes 10:00-10:00", '"10:00-10:00"', "every 30 minutes 10:00-18:00"),
        (
            "every 30 minutes 10:00-18:00 on sundays",
            "every 30 minutes 10:00",
            "every 30 minutes 10:00-18:00 on workdays",
        ),
    ],
)
def test_what_cannot_be_read_is_named_with_one_right_example(words: str, part: str, right: str) -> None:
    with pytest.raises(ValueError) as refused:
        cadence(words)
    complaint, _, shown = str(refused.value).partition("; for example: ")
    assert part in complaint
    assert shown.startswith(right)
    assert cadence(shown)


@given(st.text(max_size=200))
@example("\ud800 09:00")
@example("ﷺ" * 80)
@example("\x1b" * 80)
@example("mon," * 20 + " 09:00")
def test_no_text_does_more_than_be_refused_in_a_short_line(words: str) -> None:
    complaint = ""
    try:
        cadence(words)
    except ValueError as refused:
        complaint = str(refused)
    assert len(complaint) < 150


def test_eighty_characters_are_read_and_more_are_not() -> None:
    assert cadence("workdays 09:00".ljust(80)) == Workdays(NINE)
    with pytest.raises(ValueError, match="too long"):
        cadence("workdays 09:00".ljust(81))


def test_a_value_that_could_not_be_shown_is_refused() -> None:
    for days in ((), (7,), (-1,), (1, 0), (1, 1)):
        with pytest.raises(ValueError, match="weekdays"):
            Weekly(days, NINE)
    for unfit in (time(9, 0, 1), time(9, 0, 0, 1), time(9, tzinfo=UTC)):
        with pytest.raises(ValueError, match="minutes"):
            Workdays(unfit)
        with pytest.raises(ValueError, match="minutes"):
            LastWorkday(unfit)
        with pytest.raises(ValueError, match="minutes"):
            Every(1, unfit, time(10))
        with pytest.raises(ValueError, match="minutes"):
            Every(1, time(8), unfit)


def test_the_slots_begin_with_the_start_and_stop_before_the_end() -> None:
    """Daily 09:00 from the 2nd 09:00 to the 4th 09:00: the 2nd and the 3rd."""
    daily = cadence("daily 09:00")
    assert listed(slots(daily, at("2026-11-02 09:00"), at("2026-11-04 09:00"), weekday)) == [
        "2026-11-02 09:00",
        "2026-11-03 09:00",
    ]
    assert listed(slots(daily, at("2026-11-02 09:01"), at("2026-11-04 09:01"), weekday)) == [
        "2026-11-03 09:00",
        "2026-11-04 09:00",
    ]
    assert listed(slots(daily, at("2026-11-04 10:00"), at("2026-11-02 10:00"), weekday)) == []


def test_weekdays_are_kept_whether_worked_or_not() -> None:
    """Mondays and Saturdays around National Day 2026: 3 and 5 October are days off."""
    found = slots(cadence("mon,sat 18:30"), at("2026-10-01"), at("2026-10-11"), Calendar("CN").is_workday)
    assert listed(found) == ["2026-10-03 18:30", "2026-10-05 18:30", "2026-10-10 18:30"]


def test_workdays_follow_the_calendar_with_its_make_up_days() -> None:
    """From 30 September to 12 October 2026 in China: 30, then 8, 9, and Saturday 10 made up, Monday 12."""
    found = slots(Workdays(NINE), at("2026-09-30"), at("2026-10-13"), Calendar("CN").is_workday)
    assert [slot.day for slot in found] == [30, 8, 9, 10, 12]


def test_the_last_workday_of_each_month_is_one_slot() -> None:
    """Fourth quarter 2026: Friday 30 October (31 is a Saturday), Monday 30 November, Thursday 31 December."""
    found = slots(LastWorkday(time(17)), at("2026-10-01"), at("2027-01-01"), weekday)
    assert listed(found) == ["2026-10-30 17:00", "2026-11-30 17:00", "2026-12-31 17:00"]


def test_the_last_workday_of_a_leap_february_is_the_29th() -> None:
    assert listed(slots(LastWorkday(time(17)), at("2028-02-01"), at("2028-03-01"), weekday)) == ["2028-02-29 17:00"]


def test_a_month_without_workdays_has_no_last_one() -> None:
    assert not listed(slots(LastWorkday(NINE), at("2026-10-01"), at("2026-11-01"), lambda day: False))


def test_every_so_many_minutes_keeps_both_ends() -> None:
    """Every 30 minutes 10:00-11:00: 10:00, 10:30, 11:00. Every 45: 10:00, 10:45."""
    day = (at("2026-11-02"), at("2026-11-03"))
    assert [
        slot.minute + 60 * slot.hour - 600 for slot in slots(cadence("every 30 minutes 10:00-11:00"), *day, weekday)
    ] == [0, 30, 60]
    assert [
        slot.minute + 60 * slot.hour - 600 for slot in slots(cadence("every 45 minutes 10:00-11:00"), *day, weekday)
    ] == [0, 45]


def test_every_so_many_minutes_may_begin_and_end_within_an_hour() -> None:
    """Every 20 minutes 09:15-10:00: 09:15, 09:35, 09:55. Each minute 09:58-10:00: three. Each day's length: one."""
    day = (at("2026-11-02"), at("2026-11-03"))
    assert [f"{slot:%H:%M}" for slot in slots(cadence("every 20 minutes 09:15-10:00"), *day, weekday)] == [
        "09:15",
        "09:35",
        "09:55",
    ]
    assert [f"{slot:%H:%M}" for slot in slots(cadence("every 1 minutes 09:58-10:00"), *day, weekday)] == [
        "09:58",
        "09:59",
        "10:00",
    ]
    assert [f"{slot:%H:%M}" for slot in slots(cadence("every 1440 minutes 09:15-23:59"), *day, weekday)] == ["09:15"]


def test_every_so_many_minutes_may_keep_to_workdays() -> None:
    """Friday 6 to Monday 9 November 2026."""
    span = (at("2026-11-06"), at("2026-11-10"))
    assert [slot.day for slot in slots(cadence("every 600 minutes 10:00-11:00 on workdays"), *span, weekday)] == [
        6,
        9,
    ]
    assert [slot.day for slot in slots(cadence("every 600 minutes 10:00-11:00"), *span, weekday)] == [
        6,
        7,
        8,
        9,
    ]


@given(cadences, st.integers(0, 20_000), st.integers(0, 3_000), st.integers(0, 3_000))
def test_slots_ascend_and_a_span_cut_in_two_has_the_same(value: Cadence, first: int, middle: int, last: int) -> None:
    start = at("2028-02-20") + timedelta(minutes=first)
    cut = start + timedelta(minutes=middle)
    end = cut + timedelta(minutes=last)
    whole = list(slots(value, start, end, weekday))
    assert whole == sorted(set(whole))
    assert whole == [*slots(value, start, cut, weekday), *slots(value, cut, end, weekday)]
