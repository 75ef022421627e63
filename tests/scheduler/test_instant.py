"""The instant of a slot, also when clocks are put forward or back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.cadence import instant_of

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(words: str) -> datetime:
    return datetime.fromisoformat(words)


def test_a_slot_comes_at_its_local_time() -> None:
    """09:00 in Shanghai is 01:00 UTC all year; in New York 13:00 UTC in summer, 14:00 in winter."""
    assert instant_of(at("2026-07-01 09:00"), SHANGHAI) == datetime(2026, 7, 1, 1, tzinfo=UTC)
    assert instant_of(at("2026-07-01 09:00"), NEW_YORK) == datetime(2026, 7, 1, 13, tzinfo=UTC)
    assert instant_of(at("2026-12-31 23:30"), NEW_YORK) == datetime(2027, 1, 1, 4, 30, tzinfo=UTC)
    assert instant_of(at("2026-07-01 09:00"), SHANGHAI).tzinfo is UTC


def test_a_time_shown_twice_comes_at_its_first_showing() -> None:
    """New York, 1 November 2026: 01:30 comes at 05:30 UTC and again at 06:30; 02:00 comes at 07:00 only."""
    assert instant_of(at("2026-11-01 01:30"), NEW_YORK) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert instant_of(at("2026-11-01 02:00"), NEW_YORK) == datetime(2026, 11, 1, 7, tzinfo=UTC)


@pytest.mark.parametrize("clock", ["02:00", "02:01", "02:30", "02:59", "03:00"])
def test_a_time_leapt_over_comes_at_the_leap(clock: str) -> None:
    """Berlin, 29 March 2026: 01:59 (00:59 UTC) is followed by 03:00 (01:00 UTC)."""
    assert instant_of(at("2026-03-29 01:59"), BERLIN) == datetime(2026, 3, 29, 0, 59, tzinfo=UTC)
    assert instant_of(at(f"2026-03-29 {clock}"), BERLIN) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert instant_of(at("2026-03-29 03:01"), BERLIN) == datetime(2026, 3, 29, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "slot", "leap"),
    [
        (
            "Australia/Lord_Howe",
            "2026-10-04 02:15",
            datetime(2026, 10, 3, 15, 30, tzinfo=UTC),
        ),  # half an hour
        ("America/Havana", "2026-03-08 00:30", datetime(2026, 3, 8, 5, tzinfo=UTC)),  # at midnight
        ("Pacific/Apia", "2011-12-30 12:00", datetime(2011, 12, 30, 10, tzinfo=UTC)),  # a whole day
    ],
)
def test_leaps_of_other_lengths_and_hours_are_found(zone: str, slot: str, leap: datetime) -> None:
    assert instant_of(at(slot), ZoneInfo(zone)) == leap


@given(
    st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe"]),
    st.integers(0, 527_000),
    st.integers(0, 180),
)
def test_a_later_slot_never_comes_earlier(zone: str, minute: int, later: int) -> None:
    slot = at("2028-01-01") + timedelta(minutes=minute)
    assert instant_of(slot, ZoneInfo(zone)) <= instant_of(slot + timedelta(minutes=later), ZoneInfo(zone))
