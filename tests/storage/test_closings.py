"""Closed months stay as they are: what comes later counts on an open day."""

from scoring.activity import Activity
from scoring.period import period_of
from storage import closings, ledger, totals
from storage.ids import code_of
from storage.store import Store
from storage.work import Work
from tests.company import NOW, TODAY, WANG, at, member


def visits(work: Work, amount: int) -> Activity:
    """A row of the ledger, not yet recorded, of a day in February."""
    number, found = work.new_id(), member(work, WANG)
    day = TODAY.replace(month=2, day=27)
    return Activity(number, number, code_of(number), found.id, found.team, "visits", amount, day, work.now)


def test_what_is_of_a_closed_month_counts_today_as_an_adjustment_and_the_month_stays(store: Store) -> None:
    """February is closed: three visits of its 27th count on 11 March; taking back one recorded then does as well."""
    february = period_of("month", TODAY.replace(month=2))
    with store.work(NOW) as work:
        early = visits(work, 5)
        assert ledger.write(work, early).day == early.day
    with store.work(at(1)) as work:
        assert closings.close_before(work, TODAY.replace(day=1))
    with store.work(at(2)) as work:
        assert not closings.close_before(work, TODAY.replace(day=1))
        assert not closings.close_before(work, TODAY.replace(month=2, day=1)), "what is closed is never opened"
        late = ledger.write(work, visits(work, 3))
        assert (late.day, late.adjusts) == (TODAY, TODAY.replace(month=2, day=27))
        (back,) = ledger.cancel(work, early)
        assert (back.day, back.adjusts) == (TODAY, TODAY.replace(month=2, day=27))
    with store.work(at(3)) as work:
        who = member(work, WANG).id
        assert totals.of_member(work, who, february, ("visits",)) == {"visits": 5}
        assert totals.of_member(work, who, period_of("day", TODAY), ("visits",)) == {"visits": 3 - 5}
        assert totals.rebuild(work)
        assert totals.of_member(work, who, february, ("visits",)) == {"visits": 5}
