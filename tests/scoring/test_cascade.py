"""A target goes down over time: every level of every part adds up to the smallest unit."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.cascade import (
    Cascade,
    added,
    days_of,
    each_level,
    less,
    over_days,
    over_months,
    scaled,
    seasons,
    share_out,
    workdays,
)
from scoring.period import Period, parts, period_of
from scoring.target import Ladder

YEAR = period_of("year", date(2026, 1, 1))
QUARTERS = parts(YEAR, "quarter")
MONTHS = parts(YEAR, "month")
FOURTH = QUARTERS[3]
NOVEMBER = MONTHS[10]


def weekday(day: date) -> bool:
    return day.weekday() < 5


def never(_: date) -> bool:
    return False


ladders = st.lists(st.integers(0, 10**12), min_size=3, max_size=3).map(lambda three: Ladder(*sorted(three)))


def levels(found: Mapping[Period, Ladder], pieces: tuple[Period, ...]) -> list[Ladder]:
    return [found[piece] for piece in pieces]


def test_what_nobody_says_is_split_equally_by_workdays_without_room() -> None:
    assert Cascade() == Cascade("workdays", "equal", 0, "reserve", (), (), (25, 50, 75))


def test_a_part_without_weight_gets_nothing() -> None:
    assert share_out(Ladder(100, 101), (1, 0, 1)) == (Ladder(50, 51), Ladder(0, 0), Ladder(50, 50))


@pytest.mark.parametrize("weights", [(), (0, 0), (1, -1)])
def test_somebody_must_carry_it_and_nobody_less_than_nothing(weights: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="negative|positive"):
        share_out(Ladder(1), weights)


def test_a_share_is_rounded_down_level_by_level() -> None:
    assert scaled(Ladder(100, 155, 199), 9_000) == Ladder(90, 139, 179)
    assert scaled(Ladder(7), 10_000) == Ladder(7)
    assert scaled(Ladder(10**6), 9_000) == Ladder(900_000)


def test_ladders_are_added_and_taken_apart_level_by_level() -> None:
    assert added([Ladder(1, 2), Ladder(3, 3)]) == Ladder(4, 5)
    assert less(Ladder(100, 110, 130), Ladder(10, 11, 13)) == Ladder(90, 99, 117)
    assert added([Ladder(3, 2, better="lower")]) == Ladder(3, 2, better="lower")
    assert each_level(Ladder(3, None, 5), lambda amount: amount + 1) == Ladder(4, None, 6)
    with pytest.raises(ValueError, match="no sum"):
        added([])


def test_every_past_year_counts_alike_in_a_season() -> None:
    """100 : 300 is 250,000 : 750,000 millionths, 400 : 400 is 500,000 each: together 750,000 to 1,250,000."""
    assert seasons([(100, 300), (400, 400)]) == (750_000, 1_250_000)
    assert seasons([(100, 300), (0, 0), (-5, 0)]) == (250_000, 750_000)
    assert seasons([(-50, 100)]) == (0, 1_000_000)
    assert seasons([]) == seasons([(0, 0)]) == ()
    with pytest.raises(ValueError, match="same parts"):
        seasons([(1, 2), (1, 2, 3)])


def test_a_quarter_goes_to_its_months_by_workdays() -> None:
    """October to December 2026 have 22, 21 and 23 weekdays: 660 is 220, 210, 230."""
    assert [workdays(month, weekday) for month in parts(FOURTH, "month")] == [22, 21, 23]
    found = over_months(Ladder(660, 1320), FOURTH, weekday)
    assert levels(found, parts(FOURTH, "month")) == [Ladder(220, 440), Ladder(210, 420), Ladder(230, 460)]
    assert found[FOURTH] == Ladder(660, 1320)
    assert len(found) == 4


def test_a_year_goes_to_quarters_and_they_to_months_by_workdays() -> None:
    """2026 has 261 weekdays, its quarters 64, 65, 66, 66; 2,610 is 640, 650, 660, 660, January's 22 days 220."""
    found = over_months(Ladder(2610), YEAR, weekday)
    assert levels(found, QUARTERS) == [Ladder(640), Ladder(650), Ladder(660), Ladder(660)]
    assert found[MONTHS[0]] == Ladder(220)
    assert set(found) == {YEAR, *QUARTERS, *MONTHS}


def test_a_month_stays_whole() -> None:
    assert over_months(Ladder(9), NOVEMBER, weekday) == {NOVEMBER: Ladder(9)}


def test_weights_of_months_decide_over_months_and_quarters() -> None:
    """1 to 12 in January to December: the quarters weigh 6, 15, 24, 33 of 78; 7,800 is 600, 1,500, 2,400, 3,300."""
    by = {month: number for number, month in enumerate(MONTHS, 1)}
    found = over_months(Ladder(7800), YEAR, weekday, by)
    assert [ladder.base for ladder in levels(found, QUARTERS)] == [600, 1500, 2400, 3300]
    assert [ladder.base for ladder in levels(found, MONTHS)] == [100 * number for number in range(1, 13)]


def test_weights_of_quarters_leave_the_months_to_their_workdays() -> None:
    by = dict(zip(QUARTERS, (1, 2, 3, 4), strict=True))
    found = over_months(Ladder(6600), YEAR, weekday, by)
    assert [ladder.base for ladder in levels(found, QUARTERS)] == [660, 1320, 1980, 2640]
    assert [found[month].base for month in MONTHS[9:]] == [880, 840, 920]


def test_a_quarter_whose_months_all_weigh_nothing_goes_by_workdays() -> None:
    by = dict.fromkeys(MONTHS[:9], 1) | dict.fromkeys(MONTHS[9:], 0)
    found = over_months(Ladder(900), YEAR, weekday, by)
    assert [found[month].base for month in MONTHS[:9]] == [100] * 9
    assert found[FOURTH] == found[NOVEMBER] == Ladder(0)
    quarter = over_months(Ladder(660), FOURTH, weekday, dict.fromkeys(MONTHS[9:], 0))
    assert [quarter[month].base for month in MONTHS[9:]] == [220, 210, 230]


def test_a_period_without_workdays_cannot_carry_anything() -> None:
    with pytest.raises(ValueError, match="positive"):
        over_months(Ladder(1), FOURTH, never)


def test_a_month_goes_to_its_workdays_and_weeks_are_sums_of_days() -> None:
    """November 2026 has 21 weekdays: 43 is 3 on the first, Monday the 2nd, and 2 on the others. The week from the
    2nd is 3 + 4 × 2 = 11."""
    found = over_days(Ladder(43), NOVEMBER, weekday)
    assert len(found) == 30
    assert found[date(2026, 11, 1)] == Ladder(0)
    assert found[date(2026, 11, 2)] == Ladder(3)
    assert [found[date(2026, 11, day)].base for day in range(2, 9)] == [3, 2, 2, 2, 2, 0, 0]
    assert added(found.values()) == Ladder(43)


def test_a_month_nobody_works_in_puts_it_on_its_last_day() -> None:
    found = over_days(Ladder(7, 8), NOVEMBER, never)
    assert found[date(2026, 11, 30)] == Ladder(7, 8)
    assert added(found.values()) == Ladder(7, 8)


def test_the_days_of_a_period_leave_none_out() -> None:
    assert days_of(NOVEMBER)[0] == NOVEMBER.start
    assert days_of(NOVEMBER)[-1] == NOVEMBER.last
    assert len(days_of(NOVEMBER)) == 30


weights = st.lists(st.integers(0, 10**6), min_size=12, max_size=12).filter(any)


@given(ladders, weights)
def test_months_add_up_to_quarters_and_quarters_to_the_year(ladder: Ladder, by: list[int]) -> None:
    found = over_months(ladder, YEAR, weekday, dict(zip(MONTHS, by, strict=True)))
    assert added(levels(found, QUARTERS)) == ladder
    for quarter in QUARTERS:
        assert added(levels(found, parts(quarter, "month"))) == found[quarter]


@given(ladders, weights, st.integers(2, 50))
def test_only_the_proportion_of_the_months_matters(ladder: Ladder, by: list[int], factor: int) -> None:
    plain = dict(zip(MONTHS, by, strict=True))
    assert over_months(ladder, YEAR, weekday, plain) == over_months(
        ladder, YEAR, weekday, {month: weight * factor for month, weight in plain.items()}
    )


@given(st.lists(st.lists(st.integers(-100, 10**9), min_size=4, max_size=4), max_size=5))
def test_the_order_of_the_years_and_the_size_of_one_do_not_matter(years: list[list[int]]) -> None:
    assert seasons(years) == seasons(years[::-1])
    grown = [[1000 * amount for amount in year] for year in years]
    assert seasons(grown) == seasons(years)
