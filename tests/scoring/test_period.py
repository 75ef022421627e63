"""Periods, their predecessors and parts, and the day an instant belongs to."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.text import Day, text
from scoring.period import (
    Period,
    PeriodKind,
    before,
    comparable,
    label,
    local_day,
    parts,
    period_of,
    trusted,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
BERLIN = ZoneInfo("Europe/Berlin")

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
kinds = st.sampled_from(["day", "week", "month", "quarter", "year"])


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        ("day", date(2026, 11, 18), date(2026, 11, 19)),
        ("week", date(2026, 11, 16), date(2026, 11, 23)),
        ("month", date(2026, 11, 1), date(2026, 12, 1)),
        ("quarter", date(2026, 10, 1), date(2027, 1, 1)),
        ("year", date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_a_wednesday_lies_in_its_day_week_month_quarter_and_year(kind: PeriodKind, start: date, end: date) -> None:
    """18 November 2026 is a Wednesday; its week began on Monday the 16th, its quarter on 1 October."""
    assert period_of(kind, date(2026, 11, 18)) == Period(kind, start, end)


def test_a_week_may_begin_on_sunday() -> None:
    """Saturday 21 November 2026 closes the week from Sunday the 15th; Sunday the 22nd opens the next."""
    assert period_of("week", date(2026, 11, 21), first_weekday=6).start == date(2026, 11, 15)
    assert period_of("week", date(2026, 11, 22), first_weekday=6).start == date(2026, 11, 22)


def test_a_fiscal_year_from_april_holds_the_march_after_it() -> None:
    """10 February 2027: quarter January to March, fiscal year April 2026 to March 2027."""
    day = date(2027, 2, 10)
    assert period_of("quarter", day, first_month=4) == Period("quarter", date(2027, 1, 1), date(2027, 4, 1))
    assert period_of("year", day, first_month=4) == Period("year", date(2026, 4, 1), date(2027, 4, 1))


def test_a_fiscal_year_from_february_moves_the_quarters() -> None:
    """With the year from February, January is the last month of the quarter from November."""
    assert period_of("quarter", date(2027, 1, 31), first_month=2).start == date(2026, 11, 1)
    assert period_of("quarter", date(2027, 2, 1), first_month=2).start == date(2027, 2, 1)


@given(days, kinds, st.integers(0, 6), st.integers(1, 12))
def test_a_period_holds_its_day_and_follows_the_one_before(
    day: date, kind: PeriodKind, first_weekday: int, first_month: int
) -> None:
    period = period_of(kind, day, first_weekday=first_weekday, first_month=first_month)
    previous = before(period)
    assert day in period
    assert period.last in period
    assert previous.end == period.start
    assert previous == period_of(
        kind, period.start - timedelta(days=1), first_weekday=first_weekday, first_month=first_month
    )


def test_the_start_belongs_to_a_period_and_the_end_does_not() -> None:
    november = Period("month", date(2026, 11, 1), date(2026, 12, 1))
    assert date(2026, 11, 1) in november
    assert date(2026, 12, 1) not in november
    assert date(2026, 10, 31) not in november
    assert november.last == date(2026, 11, 30)


def test_a_period_without_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="ends after it starts"):
        Period("day", date(2026, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize("day", [date.min, date(1, 12, 31), date(9999, 1, 1), date.max])
def test_the_ends_of_the_calendar_are_refused(day: date) -> None:
    with pytest.raises(ValueError, match="calendar"):
        period_of("month", day)


@given(kinds)
def test_the_years_next_to_the_ends_have_periods_and_periods_before(kind: PeriodKind) -> None:
    assert before(period_of(kind, date(2, 1, 1))).end == period_of(kind, date(2, 1, 1)).start
    assert date(9998, 12, 31) in period_of(kind, date(9998, 12, 31))


def test_before_march_of_a_leap_year_comes_a_february_of_29_days() -> None:
    march = period_of("month", date(2028, 3, 5))
    assert before(march) == Period("month", date(2028, 2, 1), date(2028, 3, 1))


@pytest.mark.parametrize(
    ("kind", "day", "end"),
    [
        ("day", date(2026, 11, 18), date(2026, 11, 18)),
        ("week", date(2026, 11, 18), date(2026, 11, 12)),  # Wednesday, so to the Wednesday before
        ("month", date(2026, 3, 15), date(2026, 2, 16)),
        ("month", date(2026, 3, 28), date(2026, 3, 1)),
        ("month", date(2026, 3, 31), date(2026, 3, 1)),  # February has no 31st
        ("month", date(2026, 4, 30), date(2026, 3, 31)),  # still running: 1 to 30 March
        ("quarter", date(2026, 8, 15), date(2026, 5, 16)),
        ("quarter", date(2026, 7, 31), date(2026, 5, 1)),  # April has no 31st
        ("year", date(2028, 2, 29), date(2027, 3, 1)),
        ("year", date(2028, 3, 1), date(2027, 3, 2)),
        ("year", date(2028, 12, 31), date(2028, 1, 1)),
    ],
)
def test_the_comparable_stretch_runs_to_the_same_day_of_the_period_before(
    kind: PeriodKind, day: date, end: date
) -> None:
    """On 15 August the third quarter compares with 1 April to 15 May: `end` is the day after the comparable one."""
    period = period_of(kind, day)
    stretch = comparable(period, day)
    assert (stretch.start, stretch.end) == (before(period).start, end)


def test_a_finished_period_compares_with_the_whole_one_before() -> None:
    """On 30 April, April compares with 1 to 30 March; from 1 May with all 31 days."""
    april = period_of("month", date(2026, 4, 1))
    assert comparable(april, date(2026, 4, 30)).last == date(2026, 3, 30)
    assert comparable(april, date(2026, 5, 1)) == before(april)


def test_a_fiscal_year_compares_across_the_turn_of_the_year() -> None:
    """Fiscal year from April: up to 10 February 2027 it compares with 1 April 2025 to 10 February 2026."""
    year = period_of("year", date(2027, 2, 10), first_month=4)
    assert comparable(year, date(2027, 2, 10)) == Period("year", date(2025, 4, 1), date(2026, 2, 11))


def test_a_day_before_the_period_has_nothing_to_compare() -> None:
    with pytest.raises(ValueError, match="before the period"):
        comparable(period_of("month", date(2026, 4, 1)), date(2026, 3, 31))


@given(days, kinds)
def test_the_comparable_stretch_lies_within_the_period_before(day: date, kind: PeriodKind) -> None:
    period = period_of(kind, day)
    stretch = comparable(period, day)
    assert before(period).start == stretch.start < stretch.end <= before(period).end


def test_the_weeks_of_a_month_are_cut_at_its_borders() -> None:
    """November 2026 runs from a Sunday to a Monday: 1 day, four whole weeks, 1 day."""
    weeks = parts(period_of("month", date(2026, 11, 1)), "week")
    assert [(week.start.day, week.last.day) for week in weeks] == [
        (1, 1),
        (2, 8),
        (9, 15),
        (16, 22),
        (23, 29),
        (30, 30),
    ]


def test_a_fiscal_year_consists_of_its_own_quarters() -> None:
    year = period_of("year", date(2026, 5, 1), first_month=2)
    assert [quarter.start.month for quarter in parts(year, "quarter")] == [2, 5, 8, 11]


@given(
    days,
    st.sampled_from(
        [("year", "quarter"), ("year", "month"), ("quarter", "week"), ("month", "week"), ("week", "day")]
    ),
)
def test_the_parts_cover_the_whole_without_overlap(day: date, pair: tuple[PeriodKind, PeriodKind]) -> None:
    whole = period_of(pair[0], day)
    pieces = parts(whole, pair[1])
    assert pieces[0].start == whole.start
    assert pieces[-1].end == whole.end
    assert all(one.end == other.start for one, other in pairwise(pieces))


@pytest.mark.parametrize(("whole", "kind"), [("week", "month"), ("month", "month")])
def test_a_period_does_not_consist_of_larger_or_equal_ones(whole: PeriodKind, kind: PeriodKind) -> None:
    with pytest.raises(ValueError, match="does not consist"):
        parts(period_of(whole, date(2026, 5, 1)), kind)


def test_periods_are_called_what_people_call_them() -> None:
    day = date(2026, 11, 18)
    assert label(period_of("day", day)) == text("{day}", day=Day(day))
    assert label(period_of("week", day)) == text(
        "{first} to {last}", first=Day(date(2026, 11, 16)), last=Day(date(2026, 11, 22))
    )
    assert label(period_of("month", date(2026, 3, 1))) == text("{year}-{month}", year="2026", month="03")
    assert label(period_of("quarter", day)) == text("Q{quarter} {year}", quarter=4, year="2026")
    assert label(period_of("year", day)) == text("year {year}", year="2026")


def test_a_fiscal_quarter_is_numbered_within_its_fiscal_year() -> None:
    """January to March 2027 is the fourth quarter of a fiscal year that began in April 2026."""
    quarter = period_of("quarter", date(2027, 2, 1), first_month=4)
    assert label(quarter, first_month=4) == text("Q{quarter} {year}", quarter=4, year="2026/27")
    assert label(period_of("year", date(2099, 5, 1), first_month=4), first_month=4) == text(
        "year {year}", year="2099/00"
    )


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        (time(0), date(2026, 11, 2)),
        (time(3, 59, 59, 999999), date(2026, 11, 2)),
        (time(4), date(2026, 11, 3)),
        (time(23, 59), date(2026, 11, 3)),
    ],
)
def test_a_day_lasts_until_its_end_in_the_next_morning(clock: time, day: date) -> None:
    """Day end 04:00: 02:00 on the 3rd belongs to the 2nd, 04:00 on the 3rd to the 3rd."""
    assert local_day(datetime.combine(date(2026, 11, 3), clock, SHANGHAI), SHANGHAI, time(4)) == day


def test_the_same_instant_lies_on_different_days_in_shanghai_and_new_york() -> None:
    """16:00 UTC on 31 December is midnight, so 1 January, in Shanghai and 11:00 on the 31st in New York."""
    instant = datetime(2026, 12, 31, 16, tzinfo=UTC)
    assert local_day(instant, SHANGHAI) == date(2027, 1, 1)
    assert local_day(instant, NEW_YORK) == date(2026, 12, 31)


def test_a_day_that_has_begun_does_not_begin_again_when_clocks_are_put_back() -> None:
    """Berlin, 25 October 2026: at 03:00 clocks go back to 02:00. With day end 02:30 the day begins at the first
    02:30 (00:30 UTC); at the second 02:15 (01:15 UTC) it has begun already."""
    assert local_day(datetime(2026, 10, 25, 0, 29, 59, tzinfo=UTC), BERLIN, time(2, 30)) == date(2026, 10, 24)
    assert local_day(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), BERLIN, time(2, 30)) == date(2026, 10, 25)
    assert local_day(datetime(2026, 10, 25, 1, 15, tzinfo=UTC), BERLIN, time(2, 30)) == date(2026, 10, 25)


def test_a_day_end_that_the_clock_leaps_over_comes_at_the_leap() -> None:
    """Berlin, 29 March 2026: 01:59:59 (00:59:59 UTC) is followed by 03:00 (01:00 UTC); 02:30 never shows."""
    assert local_day(datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC), BERLIN, time(2, 30)) == date(2026, 3, 28)
    assert local_day(datetime(2026, 3, 29, 1, tzinfo=UTC), BERLIN, time(2, 30)) == date(2026, 3, 29)


@given(
    st.sampled_from(
        [
            ("Europe/Berlin", datetime(2026, 10, 25, 1, tzinfo=UTC)),
            ("Europe/Berlin", datetime(2026, 3, 29, 1, tzinfo=UTC)),
            ("America/New_York", datetime(2026, 11, 1, 6, tzinfo=UTC)),
            ("America/Havana", datetime(2026, 11, 1, 5, tzinfo=UTC)),
            ("Australia/Lord_Howe", datetime(2026, 4, 4, 15, tzinfo=UTC)),
        ]
    ),
    st.integers(-7200, 7200),
    st.integers(0, 7200),
    st.integers(0, 4 * 60),
)
def test_a_later_instant_never_lies_on_an_earlier_day(
    change: tuple[str, datetime], offset: int, later: int, minutes: int
) -> None:
    """Around changes of the clock, whatever the day end."""
    zone, day_end = ZoneInfo(change[0]), time(minutes // 60, minutes % 60)
    instant = change[1] + timedelta(seconds=offset)
    assert local_day(instant, zone, day_end) <= local_day(instant + timedelta(seconds=later), zone, day_end)


def test_the_platforms_stamp_counts_at_the_last_moment_of_a_period() -> None:
    """Sent 23:59:59.9 on 30 November, received two seconds later: it counts in November."""
    sent = datetime(2026, 11, 30, 23, 59, 59, 900_000, tzinfo=SHANGHAI)
    stamp = trusted(sent, sent + timedelta(seconds=2))
    assert stamp == sent
    assert local_day(stamp, SHANGHAI) in period_of("month", date(2026, 11, 1))


def test_a_stamp_of_more_than_ten_minutes_ahead_gives_way_to_the_time_of_receipt() -> None:
    received = datetime(2026, 11, 30, 10, tzinfo=UTC)
    limit = received + timedelta(minutes=10)
    assert trusted(limit, received) == limit
    assert trusted(limit + timedelta(microseconds=1), received) == received


def test_a_stamp_is_compared_in_utc_when_clocks_are_put_back() -> None:
    """New York, 1 November 2026: received at the first 01:55, stamped at the second 01:05, ten minutes later."""
    received = datetime(2026, 11, 1, 1, 55, tzinfo=NEW_YORK)
    sent = datetime(2026, 11, 1, 1, 5, 1, tzinfo=NEW_YORK, fold=1)
    assert trusted(sent, received) == received
