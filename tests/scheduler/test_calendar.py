"""Workdays of a country, with make-up days, weekend rules and the organization's own days."""

from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from scheduler.calendar import Calendar

CHINA = Calendar("CN")


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 9, 30), True),  # Wednesday
        (date(2026, 10, 1), False),  # National Day
        (date(2026, 10, 4), False),  # Sunday within the break
        (date(2026, 10, 7), False),  # moved day off
        (date(2026, 10, 8), True),
        (date(2026, 10, 10), True),  # Saturday, made up
        (date(2026, 10, 11), False),  # Sunday
        (date(2026, 9, 20), True),  # Sunday, made up
        (date(2026, 1, 2), False),
        (date(2026, 1, 4), True),  # Sunday, made up
        (date(2028, 2, 29), True),  # Tuesday
    ],
)
def test_china_works_its_make_up_days(day: date, worked: bool) -> None:
    """National Day 2026: off from 1 to 7 October, worked on Sunday 20 September and Saturday 10 October."""
    assert CHINA.is_workday(day) is worked


@pytest.mark.parametrize(
    ("country", "first", "last"),
    [("CN", 2006, 2027), ("TW", 2018, 2026), ("SA", 2024, 2026), ("US", 2020, 2026)],
)
def test_every_day_is_as_the_library_knows_it(country: str, first: int, last: int) -> None:
    """The years are worked out one by one; a day of make-up at the turn of a year must not fall between them."""
    book = holidays.country_holidays(country, years=range(first - 1, last + 2))
    calendar = Calendar(country)
    day = date(first, 1, 1)
    while day.year <= last:
        assert calendar.is_workday(day) == book.is_working_day(day), day
        day += timedelta(days=1)


def test_workdays_are_counted_without_the_end() -> None:
    """October 2026 in China: from the 8th to the 31st, 24 days less four Sundays and the Saturdays 17, 24 and 31,
    so 17; Saturday the 10th is worked. Sundays are 11, 18, 25: three. 24 - 3 - 3 = 18."""
    assert CHINA.workdays(date(2026, 10, 1), date(2026, 11, 1)) == 18
    assert CHINA.workdays(date(2026, 10, 8), date(2026, 10, 9)) == 1
    assert CHINA.workdays(date(2026, 10, 1), date(2026, 10, 8)) == 0
    assert CHINA.workdays(date(2026, 10, 9), date(2026, 10, 8)) == 0


def test_the_year_2026_has_248_workdays_in_china() -> None:
    """365 days less 104 on weekends, less 19 weekdays off, and 6 make-up days: 365 - 104 - 19 + 6 = 248."""
    assert CHINA.workdays(date(2026, 1, 1), date(2027, 1, 1)) == 248


def test_the_next_workday_lies_after_the_holiday_and_after_the_day_itself() -> None:
    assert CHINA.next_workday(date(2026, 9, 30)) == date(2026, 10, 8)
    assert CHINA.next_workday(date(2026, 10, 8)) == date(2026, 10, 9)
    assert CHINA.next_workday(date(2026, 10, 9)) == date(2026, 10, 10)


def test_workdays_of_a_month_are_counted_from_both_ends() -> None:
    """October 2026 in China: 8 is the first, 9 the second, 30 the last of 18."""
    assert CHINA.nth_workday(2026, 10, 1) == date(2026, 10, 8)
    assert CHINA.nth_workday(2026, 10, 2) == date(2026, 10, 9)
    assert CHINA.nth_workday(2026, 10, 18) == CHINA.last_workday(2026, 10) == date(2026, 10, 30)
    assert CHINA.nth_workday(2026, 10, -18) == date(2026, 10, 8)
    assert CHINA.nth_workday(2026, 12, 1) == date(2026, 12, 1)


@pytest.mark.parametrize("nth", [0, 19, -19])
def test_a_month_has_no_workday_beyond_its_last(nth: int) -> None:
    assert CHINA.nth_workday(2026, 10, nth) is None


def test_the_last_workday_of_a_leap_february_is_found() -> None:
    """29 February 2028 is a Tuesday; in 2032 it is a Sunday, so the last workday is Friday the 27th."""
    assert Calendar("").last_workday(2028, 2) == date(2028, 2, 29)
    assert Calendar("").last_workday(2032, 2) == date(2032, 2, 27)
    assert Calendar("").last_workday(2026, 12) == date(2026, 12, 31)


def test_a_month_closed_by_the_organization_has_no_last_workday() -> None:
    closed = {date(2026, 8, 1) + timedelta(days=index): False for index in range(31)}
    assert Calendar("CN", closed).last_workday(2026, 8) is None


def test_the_organizations_own_days_win() -> None:
    """A company that works on National Day and is off on the make-up Saturday."""
    own = Calendar("CN", {date(2026, 10, 1): True, date(2026, 10, 10): False})
    assert own.is_workday(date(2026, 10, 1))
    assert not own.is_workday(date(2026, 10, 10))
    assert own.is_workday(date(2026, 10, 9))


def test_with_one_day_off_saturdays_are_worked_and_sundays_are_not() -> None:
    single = Calendar("CN", weekend="one day")
    assert single.is_workday(date(2026, 11, 21))
    assert not single.is_workday(date(2026, 11, 22))
    assert not single.is_workday(date(2026, 10, 3))  # Saturday, National Day itself


def test_a_working_saturday_that_belongs_to_a_break_is_off() -> None:
    """As decreed for 2026: New Year off from Thursday 1 to Saturday 3 January, Sunday the 4th worked; Spring Festival
    off from 15 to 23 February, Saturdays 14 and 28 worked; Qingming from Saturday 4 to Monday 6 April; Dragon Boat
    from Friday 19 to Sunday 21 June."""
    single = Calendar("CN", weekend="one day")
    off = [(1, 3), (2, 21), (4, 4), (4, 6), (6, 20)]
    worked = [(1, 4), (1, 10), (2, 7), (2, 14), (2, 28), (4, 3), (4, 11), (6, 13), (6, 27)]
    assert not [day for day in off if single.is_workday(date(2026, *day))]
    assert not [day for day in worked if not single.is_workday(date(2026, *day))]


def test_with_alternate_weekends_every_other_saturday_is_worked() -> None:
    """The week of Wednesday 4 November 2026 is short: Saturdays 7 and 21 are worked, 31 October and 14 are not."""
    alternate = Calendar("CN", weekend="alternate", short_week=date(2026, 11, 4))
    saturdays = [
        date(2026, 10, 24),
        date(2026, 10, 31),
        date(2026, 11, 7),
        date(2026, 11, 14),
        date(2026, 11, 21),
    ]
    assert [alternate.is_workday(day) for day in saturdays] == [True, False, True, False, True]
    assert not alternate.is_workday(date(2026, 11, 8))
    assert alternate.is_workday(date(2026, 10, 10))  # made up, short week or not


@pytest.mark.parametrize("anchor", [date(2026, 11, 2), date(2026, 11, 8)])
def test_any_day_from_monday_to_sunday_names_the_short_week(anchor: date) -> None:
    alternate = Calendar("", weekend="alternate", short_week=anchor)
    assert alternate.is_workday(date(2026, 11, 7))
    assert not alternate.is_workday(date(2026, 11, 14))


def test_alternate_weekends_need_a_short_week() -> None:
    with pytest.raises(ValueError, match="Saturday is worked"):
        Calendar("CN", weekend="alternate")


def test_a_weekend_is_the_countrys_own() -> None:
    """In Saudi Arabia Friday and Saturday are off and Sunday is worked."""
    riyadh = Calendar("SA")
    assert [riyadh.is_workday(date(2026, 11, day)) for day in (19, 20, 21, 22)] == [True, False, False, True]


def test_holidays_may_differ_within_a_country() -> None:
    """6 January is a holiday in Bavaria and not in Berlin."""
    assert not Calendar("DE-BY").is_workday(date(2026, 1, 6))
    assert Calendar("DE-BE").is_workday(date(2026, 1, 6))


def test_without_a_country_only_weekends_are_off() -> None:
    plain = Calendar("")
    assert plain.is_workday(date(2026, 10, 1))
    assert [plain.is_workday(date(2026, 10, day)) for day in (2, 3, 4, 5)] == [True, False, False, True]


@pytest.mark.parametrize("country", ["XX", "cn", "DE-ZZ", "-", "../x", "中国", "C" * 100_000])
def test_an_unknown_country_is_named_with_a_right_one(country: str) -> None:
    with pytest.raises(ValueError, match="DE-BY") as refused:
        Calendar(country)
    assert len(str(refused.value)) < 100


def test_chinas_published_years_are_covered_and_an_unpublished_one_is_not() -> None:
    """The installed data know the make-up days up to 2026; of 2030 nobody can know them yet."""
    assert all(CHINA.covered(year) for year in range(2006, 2027))
    assert not CHINA.covered(2030)


def test_a_year_is_covered_once_a_make_up_day_is_entered() -> None:
    """A worked Saturday of that year is a make-up day; a closed weekday, or a Saturday of another year, is not."""
    saturday, friday = date(2030, 2, 9), date(2030, 2, 8)
    assert Calendar("CN", {saturday: True}).covered(2030)
    assert not Calendar("CN", {saturday: False}).covered(2030)
    assert not Calendar("CN", {friday: True}).covered(2030)
    assert not Calendar("CN", {saturday: True}).covered(2031)


def test_elsewhere_a_year_within_the_data_is_covered() -> None:
    assert Calendar("US").covered(2030)
    assert not Calendar("US").covered(2101)
    assert Calendar("US").covered(2100)
    assert Calendar("DE").covered(1991)
    assert not Calendar("DE").covered(1990)
    assert Calendar("").covered(2101)


def test_nobody_else_imports_the_holidays_library() -> None:
    root = Path(__file__).parents[2]
    users = [
        path.relative_to(root).as_posix()
        for ring in (
            "bot",
            "cards",
            "chat",
            "handlers",
            "language",
            "scheduler",
            "scoring",
            "storage",
            "web",
            "words",
        )
        for path in (root / ring).rglob("*.py")
        if any(
            line.split()[:2] in (["import", "holidays"], ["from", "holidays"])
            for line in path.read_text("utf-8").splitlines()
        )
    ]
    assert users == ["scheduler/calendar.py"]
