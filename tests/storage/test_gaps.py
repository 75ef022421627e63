"""Gaps: what a quarter of 50万 with 30万 done still needs, and what intents and deals make of it."""

from dataclasses import replace
from datetime import date, timedelta

from language.money import Money
from scoring.deal import DealEvent, Stage
from scoring.leave import Absence
from scoring.period import Period, period_of
from scoring.target import Holder, Ladder
from storage import gaps, leaves, ledger, targets
from storage.ids import code_of
from storage.people import directory
from storage.store import Store
from storage.targets import target_of
from storage.work import Work
from tests.company import NOW, TODAY, WANG, at, is_workday, member

QUARTER = period_of("quarter", TODAY)


def deal(work: Work, stage: Stage, minor: int, day: date) -> DealEvent:
    """A row of the ledger, not yet recorded."""
    number, found = work.new_id(), member(work, WANG)
    money = Money(minor, "CNY") if minor else None
    code = code_of(number)
    return DealEvent(
        number, number, code, number, found.id, found.team, "Acme", stage, money, minor or None, day, work.now
    )


def filled(store: Store) -> Holder:
    """A quarter's target of 500,000 with 300,000 signed in 20 deals out of 40 intents, all in January."""
    with store.work(NOW) as work:
        holder: Holder = ("member", member(work, WANG).id)
        targets.add(work, target_of("bookings", holder, QUARTER, Ladder(50_000_000, 60_000_000)))
        for number in range(40):
            day = date(2026, 1, 5) + timedelta(days=number // 2)
            ledger.record(work, [deal(work, Stage.INTENT, 0, day)])
            if number < 20:
                ledger.record(work, [deal(work, Stage.SIGNED, 1_500_000, day)])
    return holder


def test_a_quarter_of_half_a_million_with_three_fifths_done_shows_what_each_workday_needs(store: Store) -> None:
    """Wednesday 11 March 2026: of 64 weekdays 49 lie before, 15 are left. 200,000 ÷ 15 = 13,333.34.

    20 deals brought 300,000, 15,000 each: 200,000 ask for 14 deals; 40 intents led to 20: 28 intents, 2 a day.
    """
    holder = filled(store)
    with store.look(at(1)) as look:
        metric = directory(look).organization.metric("bookings")
        assert metric
        found = gaps.gap_of(look, holder, metric, QUARTER, TODAY, is_workday)
        assert found
        assert (found.pace.gap, found.pace.per_workday, found.days.days_left()) == (20_000_000, 1_333_334, 15)
        assert found.quota
        assert [(s.metric, s.total, s.per_day) for s in found.quota.steps] == [("signed", 14, 1), ("intents", 28, 2)]
        assert gaps.gap_of(look, ("company", 0), metric, QUARTER, TODAY, is_workday) is None


def test_leave_makes_the_days_left_fewer_and_intents_taken_back_do_not_count(store: Store) -> None:
    holder = filled(store)
    with store.work(at(1)) as work:
        leaves.add(work, Absence(holder[1], TODAY, TODAY + timedelta(days=6)), "away")
        row = deal(work, Stage.INTENT, 0, TODAY)
        ledger.record(work, [row])
        ledger.cancel(work, replace(row))
    with store.look(at(2)) as look:
        metric = directory(look).organization.metric("bookings")
        assert metric
        found = gaps.gap_of(look, holder, metric, QUARTER, TODAY, is_workday)
        assert found
        assert (found.days.days_left(), found.off, found.pace.today) == (10, 10, 0)
        assert gaps.counts(look, holder, "bookings", TODAY)["intents"] == 40


def test_weeks_and_days_follow_from_the_months_and_a_quarter_from_its_months(store: Store) -> None:
    """March 2026 has 22 weekdays: 2,200 is 100 a day and 500 a week; the week from 30 March has two days of it."""
    with store.work(NOW) as work:
        holder: Holder = ("member", member(work, WANG).id)
        for month, base in ((1, 2_000), (2, 2_000), (3, 2_200)):
            period = period_of("month", date(2026, month, 1))
            targets.add(work, target_of("visits", holder, period, Ladder(base)))
    with store.look(at(1)) as look:
        metric = directory(look).organization.metric("visits")
        assert metric

        def wanted(period: Period) -> int:
            found = gaps.ladder_for(look, holder, metric, period, TODAY, is_workday)
            return found.base if found else 0

        assert wanted(period_of("day", TODAY)) == 100
        assert wanted(period_of("week", TODAY)) == 500
        assert wanted(period_of("week", date(2026, 3, 31))) == 200
        assert wanted(QUARTER) == 6_200
        assert wanted(period_of("year", TODAY)) == 0
