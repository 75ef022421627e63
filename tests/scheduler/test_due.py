"""Which slots are due between two instants, also across outages and changes of the clock."""

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.cadence import cadence
from scheduler.calendar import Calendar
from scheduler.due import CatchUp, Due, Schedule, due
from scoring.period import IsWorkday

ZONES = ("Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/Havana", "UTC")


def weekdays(schedule: Schedule) -> IsWorkday:
    return lambda day: day.weekday() < 5


def planned(
    words: str, zone: str = "Asia/Shanghai", catch_up: CatchUp = "all", number: int = 1, *, on: bool = True
) -> Schedule:
    return Schedule(number, "morning", cadence(words), zone, team=7, room="slack:T1:C1", catch_up=catch_up, on=on)


def utc(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


def came(schedule: Schedule, since: str, now: str) -> list[tuple[str, str]]:
    """Slot (local) and instant (UTC) of what is due, both as "day hour:minute"."""
    found = due([schedule], utc(since), utc(now), weekdays)
    return [(f"{one.slot:%d %H:%M}", f"{one.instant:%d %H:%M}") for one in found]


def test_a_slot_is_due_from_its_instant_on_and_not_again() -> None:
    """09:00 in Shanghai is 01:00 UTC: due at 01:00:00, not before, and not when 01:00:00 has been asked for."""
    briefing = planned("workdays 09:00")
    assert came(briefing, "2026-11-02 00:00", "2026-11-02 00:59:59.999999") == []
    assert came(briefing, "2026-11-02 00:00", "2026-11-02 01:00") == [("02 09:00", "02 01:00")]
    assert came(briefing, "2026-11-02 01:00", "2026-11-02 02:00") == []
    assert came(briefing, "2026-11-02 00:59:59.999999", "2026-11-02 02:00") == [("02 09:00", "02 01:00")]


def test_what_comes_more_than_ten_minutes_after_its_slot_is_late() -> None:
    briefing = planned("workdays 09:00")
    at = [utc("2026-11-02 01:10"), utc("2026-11-02 01:10:00.000001")]
    assert [due([briefing], utc("2026-11-02 00:00"), now, weekdays)[0].late for now in at] == [False, True]


def test_a_due_slot_says_which_schedule_when_and_where() -> None:
    briefing = planned("workdays 09:00")
    (one,) = due([briefing], utc("2026-11-02 00:00"), utc("2026-11-02 01:00"), weekdays)
    assert one == Due(briefing, datetime.fromisoformat("2026-11-02 09:00"), utc("2026-11-02 01:00"), late=False)


@pytest.mark.parametrize(
    ("catch_up", "slots"),
    [
        ("all", [(8, True), (9, True), (10, True), (11, True), (12, True), (13, True), (14, False)]),
        ("latest", [(14, False)]),
        ("skip", [(14, False)]),
    ],
)
def test_after_six_hours_down_each_schedule_catches_up_in_its_own_way(
    catch_up: CatchUp, slots: list[tuple[int, bool]]
) -> None:
    """Every hour 08:00 to 18:00 in UTC, down from 07:55, back at 14:05: seven slots came, six of them late."""
    hourly = planned("every 60 minutes 08:00-18:00", "UTC", catch_up)
    found = due([hourly], utc("2026-11-02 07:55"), utc("2026-11-02 14:05"), weekdays)
    assert [(one.slot.hour, one.late) for one in found] == slots


def test_a_missed_briefing_comes_late_once_or_is_left_out() -> None:
    """Down from Friday 08:00 to Monday 15:00 UTC: the briefings of Friday and Monday were missed."""
    since, now = utc("2026-11-06 08:00"), utc("2026-11-09 15:00")
    found = {
        kind: [
            (one.slot.day, one.late) for one in due([planned("workdays 09:00", "UTC", kind)], since, now, weekdays)
        ]
        for kind in get_args(CatchUp)
    }
    assert found == {"all": [(6, True), (9, True)], "latest": [(9, True)], "skip": []}


def test_a_slot_of_ten_minutes_ago_is_not_skipped() -> None:
    found = [
        due([planned("workdays 09:00", "UTC", "skip")], utc("2026-11-06 08:00"), now, weekdays)
        for now in (utc("2026-11-06 09:10"), utc("2026-11-06 09:10:01"))
    ]
    assert list(map(len, found)) == [1, 0]


def test_latest_is_judged_for_each_schedule_by_itself() -> None:
    schedules = [planned("daily 09:00", "UTC", "latest", 1), planned("daily 08:00", "UTC", "latest", 2)]
    found = due(schedules, utc("2026-11-04 12:00"), utc("2026-11-06 12:00"), weekdays)
    assert [(one.schedule.id, one.slot.day) for one in found] == [(2, 6), (1, 6)]


def test_what_is_due_stands_in_the_order_of_its_instants_then_of_its_schedules() -> None:
    """08:30 in Berlin (07:30 UTC) comes after 15:00 in Shanghai (07:00 UTC); equal instants stand by id."""
    schedules = [
        planned("daily 08:30", "Europe/Berlin", number=3),
        planned("daily 15:30", "Asia/Shanghai", number=2),
        planned("daily 15:00", "Asia/Shanghai", number=9),
    ]
    for order in (schedules, schedules[::-1]):
        found = due(order, utc("2026-11-02 00:00"), utc("2026-11-02 12:00"), weekdays)
        assert [one.schedule.id for one in found] == [9, 2, 3]


def test_a_schedule_turned_off_is_never_due() -> None:
    assert came(planned("daily 09:00", on=False), "2026-11-01 00:00", "2026-11-09 00:00") == []


def test_the_calendar_is_that_of_the_schedule() -> None:
    """Saturday 10 October 2026 is worked in China and not in Germany."""
    calendars = {"Asia/Shanghai": Calendar("CN"), "Europe/Berlin": Calendar("DE")}
    schedules = [planned("workdays 09:00", zone, number=number) for number, zone in enumerate(calendars)]
    found = due(
        schedules,
        utc("2026-10-09 12:00"),
        utc("2026-10-10 12:00"),
        lambda one: calendars[one.zone].is_workday,
    )
    assert [one.schedule.zone for one in found] == ["Asia/Shanghai"]


def test_when_clocks_are_put_back_a_slot_comes_once_at_the_first_showing() -> None:
    """New York, 1 November 2026: 01:30 shows at 05:30 and at 06:30 UTC. Asked every ten minutes, it comes once."""
    nightly = planned("daily 01:30", "America/New_York")
    ticks = [utc("2026-11-01 04:00") + timedelta(minutes=10 * index) for index in range(24)]
    found = [one.instant for since, now in pairwise(ticks) for one in due([nightly], since, now, weekdays)]
    assert found == [utc("2026-11-01 05:30")]


def test_a_slot_late_in_the_repeated_hour_is_found_although_the_wall_shows_less() -> None:
    """From the first 01:45 (05:45 UTC) to the second 01:15 (06:15 UTC) the slot 01:50 (05:50 UTC) has come."""
    assert came(planned("daily 01:50", "America/New_York"), "2026-11-01 05:45", "2026-11-01 06:15") == [
        ("01 01:50", "01 05:50")
    ]
    assert came(planned("daily 01:50", "America/New_York"), "2026-11-01 06:15", "2026-11-01 12:00") == []


def test_even_three_repeated_hours_hide_no_slot() -> None:
    """Casey in Antarctica, 9 March 2023: at 03:00 (16:00 UTC on the 8th) clocks went back to 00:00."""
    assert came(planned("daily 02:50", "Antarctica/Casey"), "2023-03-08 15:45", "2023-03-08 16:00") == [
        ("09 02:50", "08 15:50")
    ]


def test_the_repeated_hour_has_no_second_slots() -> None:
    """Berlin, 25 October 2026, every 30 minutes 01:00 to 04:00: the hour 02 comes once, 00:00 and 00:30 UTC."""
    half_hourly = planned("every 30 minutes 01:00-04:00", "Europe/Berlin")
    assert [instant[3:] for _, instant in came(half_hourly, "2026-10-24 22:00", "2026-10-25 12:00")] == [
        "23:00", "23:30", "00:00", "00:30", "02:00", "02:30", "03:00",
    ]  # fmt: skip


def test_a_time_leapt_over_comes_once_at_the_leap() -> None:
    """Berlin, 29 March 2026: 02:30 never shows; it comes at 03:00 (01:00 UTC). Of 02:00, 02:30, 03:00 one comes."""
    assert came(planned("daily 02:30", "Europe/Berlin"), "2026-03-29 00:59:59", "2026-03-29 01:00") == [
        ("29 02:30", "29 01:00")
    ]
    assert came(planned("every 30 minutes 01:30-03:30", "Europe/Berlin"), "2026-03-28 23:00", "2026-03-29 12:00") == [
        ("29 01:30", "29 00:30"),
        ("29 03:00", "29 01:00"),
        ("29 03:30", "29 01:30"),
    ]


def test_the_29th_of_february_and_the_turn_of_the_year_have_their_slots() -> None:
    """29 February 2028 is a Tuesday; Shanghai's midnight of 1 January comes at 16:00 UTC on 31 December."""
    assert came(planned("daily 09:00"), "2028-02-28 12:00", "2028-03-01 00:00") == [("29 09:00", "29 01:00")]
    assert came(planned("daily 00:00"), "2026-12-31 00:00", "2027-01-01 00:00") == [("01 00:00", "31 16:00")]
    assert came(planned("last workday of month 17:00"), "2028-02-01 00:00", "2028-03-01 00:00") == [
        ("29 17:00", "29 09:00")
    ]


def test_a_clock_put_back_asks_for_nothing_until_it_has_caught_up() -> None:
    """At 09:05 the clock falls back to 08:05 and runs on: 09:00 does not come again, 10:00 comes once."""
    hourly = planned("every 60 minutes 08:00-18:00", "UTC")
    clock = ["08:30", "09:05", "08:05", "08:30", "09:00", "09:04", "09:05", "09:30", "10:00", "10:01"]
    since, found = utc("2026-11-02 08:30"), []
    for shown in clock:
        now = utc(f"2026-11-02 {shown}")
        found += due([hourly], since, now, weekdays)
        since = max(since, now)
    assert [one.slot.hour for one in found] == [9, 10]


@pytest.mark.parametrize("zone", ["", "America", "../x", "Mars/Base", "A" * 10_000, "\0", "\ud800"])
def test_an_unknown_zone_is_refused_when_the_schedule_is_made(zone: str) -> None:
    with pytest.raises(ValueError, match="Asia/Shanghai") as refused:
        planned("daily 09:00", zone)
    assert len(str(refused.value)) < 100


CADENCES = (
    "workdays 09:00",
    "daily 02:30",
    "daily 01:45",
    "daily 00:15",
    "mon,sun 02:00",
    "last workday of month 17:00",
    "every 20 minutes 00:00-04:00",
    "every 7 minutes 22:00-23:59 on workdays",
)
# Days before changes of the clock, before 29 February, and before the turn of the year.
EDGES = (
    "2026-10-24",
    "2026-10-31",
    "2026-03-07",
    "2026-03-28",
    "2026-04-04",
    "2026-10-03",
    "2028-02-28",
    "2026-12-30",
)


@given(
    st.sampled_from(CADENCES),
    st.sampled_from(ZONES),
    st.sampled_from(EDGES),
    st.lists(st.integers(0, 3 * 24 * 3600), min_size=2, max_size=12),
)
def test_many_short_looks_find_what_one_long_look_finds_and_nothing_twice(
    words: str, zone: str, edge: str, seconds: list[int]
) -> None:
    schedule = planned(words, zone)
    ticks = [utc(edge) + timedelta(seconds=second) for second in sorted(seconds)]
    whole = [(one.slot, one.instant) for one in due([schedule], ticks[0], ticks[-1], weekdays)]
    pieces = [
        (one.slot, one.instant) for since, now in pairwise(ticks) for one in due([schedule], since, now, weekdays)
    ]
    assert pieces == whole
    assert len({slot for slot, _ in whole}) == len({instant for _, instant in whole}) == len(whole)


@given(st.sampled_from(ZONES), st.sampled_from(EDGES), st.integers(0, 2**32))
def test_a_daily_slot_comes_once_on_every_local_day_whatever_the_clock_does(zone: str, edge: str, seed: int) -> None:
    """Ten days around a change of the clock, looked at by a clock that jumps an hour ahead and back at random."""
    rng = random.Random(seed)
    schedule = planned(f"daily {rng.randrange(4):02}:{rng.randrange(60):02}", zone)
    since = utc(edge) - timedelta(days=4, hours=12)
    end = since + timedelta(days=10)
    found: list[Due] = []
    true = since
    while true < end:
        true += timedelta(minutes=rng.randrange(1, 600))
        now = true + timedelta(minutes=rng.choice([-60, -5, 0, 0, 5, 60]))
        found += due([schedule], since, now, weekdays)
        since = max(since, now)
    days = [one.slot.date() for one in found]
    assert days == [days[0] + timedelta(days=index) for index in range(len(days))]
    assert len(days) >= 9
