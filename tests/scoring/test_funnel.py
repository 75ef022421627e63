"""The funnel: skipped stages, what counts in a period, shares, and when a step may be named weak."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.deal import Stage
from scoring.funnel import STAGES, Firsts, Step, counted, entries, funnel
from scoring.period import Period

LEAD, INTENT, QUOTED, SIGNED, PAID = STAGES
NOVEMBER = Period("month", date(2026, 11, 1), date(2026, 12, 1))
OCTOBER = Period("month", date(2026, 10, 1), date(2026, 11, 1))
NOW, BEFORE = date(2026, 11, 5), date(2026, 10, 5)


def deals(count: int, signed: int, day: date) -> list[Firsts]:
    """So many deals quoted on a day, of which some are signed on it."""
    return [{LEAD: day, INTENT: day, QUOTED: day} | ({SIGNED: day} if n < signed else {}) for n in range(count)]


def test_a_skipped_stage_is_entered_with_the_next() -> None:
    """A lead on the 2nd, signed on the 9th: intent and quoted on the 9th; nothing is known of money."""
    second, ninth = date(2026, 11, 2), date(2026, 11, 9)
    assert entries({LEAD: second, SIGNED: ninth}) == {LEAD: second, INTENT: ninth, QUOTED: ninth, SIGNED: ninth}
    assert entries({}) == {}
    assert entries({Stage.LOST: ninth}) == {}


def test_money_alone_is_no_signing() -> None:
    """Paid on the 9th, and nobody told of a signing: it was before, or is not known; a deposit signs nothing either."""
    second, ninth = date(2026, 11, 2), date(2026, 11, 9)
    assert entries({PAID: ninth}) == {PAID: ninth}
    assert entries({SIGNED: ninth, PAID: second})[SIGNED] == ninth
    assert counted([{PAID: ninth}, {SIGNED: ninth}], NOVEMBER)[SIGNED] == 1


def test_a_stage_that_was_entered_late_counts_from_the_later_stages_first_day() -> None:
    """Signed on the 2nd and a quote written down on the 9th: quoted since the 2nd."""
    second, ninth = date(2026, 11, 2), date(2026, 11, 9)
    assert entries({SIGNED: second, QUOTED: ninth})[QUOTED] == second


def test_only_what_was_entered_within_the_period_counts() -> None:
    """The first and last day belong to it; a deal of October that is signed in November counts there as signed only."""
    one: Firsts = {LEAD: date(2026, 10, 31), SIGNED: date(2026, 11, 1)}
    other: Firsts = {LEAD: date(2026, 11, 30), QUOTED: date(2026, 12, 1)}
    assert counted([one, other], NOVEMBER) == {LEAD: 1, INTENT: 1, QUOTED: 1, SIGNED: 1, PAID: 0}


def test_shares_stand_beside_the_stretch_before_and_the_ninety_days() -> None:
    """40 quoted, 10 signed: 25 %; in October 20 and 5: 25 %; in the ninety days 100 and 60 with October's: 60 %."""
    past = deals(20, 5, BEFORE) + deals(80, 55, date(2026, 8, 20))
    found = funnel(deals(40, 10, NOW) + past, NOVEMBER, OCTOBER)
    assert found.entered == ((LEAD, 40), (INTENT, 40), (QUOTED, 40), (SIGNED, 10), (PAID, 0))
    step = Step(QUOTED, SIGNED, 40, 10, 2_500, 2_500, 6_000)
    assert found.steps[2] == step
    assert found.weak == step
    assert found.enough
    assert found.steps[3] == Step(SIGNED, PAID, 10, 0, 0, 0, 0)


def test_the_reference_is_the_ninety_days_and_not_a_day_more() -> None:
    """3 August is the 90th day before 1 November; 2 August lies outside."""
    for day, share in ((date(2026, 8, 3), 10_000), (date(2026, 8, 2), None)):
        assert funnel([{QUOTED: day, SIGNED: day}], NOVEMBER, OCTOBER).steps[2].usual == share


@pytest.mark.parametrize(
    ("signed", "weak"),
    [(10, True), (14, True), (15, False), (20, False), (24, False), (40, False)],
)
def test_a_step_is_weak_only_well_below_what_is_usual(signed: int, weak: bool) -> None:
    """60 of 100 are usual. Of 40: 14 is z = 2.69, 15 is z = 2.42, 20 is z = 1.08."""
    found = funnel(deals(40, signed, NOW) + deals(100, 60, BEFORE), NOVEMBER, OCTOBER)
    assert (found.weak is not None) == weak
    assert found.enough


@pytest.mark.parametrize(
    ("now", "before", "enough"), [(20, 20, True), (19, 100, False), (100, 19, False), (0, 0, False)]
)
def test_nothing_is_named_where_the_cases_do_not_suffice(now: int, before: int, enough: bool) -> None:
    """Of 20 none instead of all: as clear as can be; of 19 nothing is said."""
    found = funnel(deals(now, 0, NOW) + deals(before, before, BEFORE), NOVEMBER, OCTOBER)
    assert found.enough == enough
    assert (found.weak is not None) == enough
    assert found.steps[2].share == (0 if now else None)


def test_of_two_weak_steps_the_one_that_lost_more_deals_is_named() -> None:
    """Usually 100 leads, all go on to the end. Now 100 leads, 50 interested, 50 quoted, 20 signed, 20 paid.

    Lead → intent lost 50, quoted → signed 30: the first is named.
    """
    past: list[Firsts] = [dict.fromkeys(STAGES, BEFORE) for _ in range(100)]
    now = [dict.fromkeys(STAGES[: 5 if n < 20 else 3 if n < 50 else 1], NOW) for n in range(100)]
    found = funnel(now + past, NOVEMBER, OCTOBER)
    assert found.weak is not None
    assert (found.weak.source, found.weak.made, found.weak.got) == (LEAD, 100, 50)
    fewer = [dict.fromkeys(STAGES[: 5 if n < 20 else 3 if n < 75 else 1], NOW) for n in range(100)]
    other = funnel(fewer + past, NOVEMBER, OCTOBER)
    assert other.weak is not None
    assert other.weak.source == QUOTED


def test_more_signed_than_quoted_in_a_period_is_above_all_and_never_weak() -> None:
    """30 deals quoted in October are signed in November, 25 are quoted in November: 120 %."""
    late: list[Firsts] = [{QUOTED: BEFORE, SIGNED: NOW} for _ in range(30)]
    found = funnel(late + deals(25, 0, NOW), NOVEMBER, OCTOBER)
    assert found.steps[2].share == 12_000
    assert found.weak is None


moments = st.dates(date(2026, 7, 1), date(2026, 11, 30))


@given(st.lists(st.dictionaries(st.sampled_from(STAGES), moments, max_size=5), max_size=40), st.integers(1, 3))
def test_the_same_company_twice_has_the_same_shares(found: list[dict[Stage, date]], times: int) -> None:
    once = funnel(found, NOVEMBER, OCTOBER)
    more = funnel(found * times, NOVEMBER, OCTOBER)
    assert [step.share for step in more.steps] == [step.share for step in once.steps]
    assert [n for _, n in more.entered] == [n * times for _, n in once.entered]


def test_a_period_of_one_day_works() -> None:
    day = Period("day", NOW, NOW + timedelta(days=1))
    assert counted(deals(3, 1, NOW), day)[SIGNED] == 1
