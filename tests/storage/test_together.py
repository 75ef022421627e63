"""Members asked about together: what is read for all of them at once is what is read for each alone."""

from dataclasses import replace

import pytest

from chat.message import Person
from scoring.activity import Activity
from scoring.period import period_of
from storage import ledger, totals
from storage.ids import code_of
from storage.store import Store
from storage.work import Work
from tests.company import ANN, LI, NOW, REPS, TODAY, WANG, at, member

DAY = period_of("day", TODAY)


def visits(work: Work, who: Person, amount: int) -> Activity:
    number, found = work.new_id(), member(work, who)
    code = code_of(number)
    return Activity(number, number, code, found.id, found.team, "visits", amount, TODAY, work.now, (), "", "m")


def record(store: Store, seconds: float, who: Person, amount: int) -> Activity:
    with store.work(at(seconds)) as work:
        row = visits(work, who, amount)
        ledger.record(work, [row])
    return row


def cancel(store: Store, seconds: float, row: Activity, source: str = "undo") -> None:
    with store.work(at(seconds)) as work:
        ledger.cancel(work, row, source)


def newest(store: Store, who: Person, together: tuple[Person, ...]) -> int | None:
    with store.look(NOW) as look:
        look.together = frozenset(member(look, one).id for one in together)
        for other in together:
            ledger.newest(look, member(look, other).id)
        found = ledger.newest(look, member(look, who).id)
        return found.id if found else None


@pytest.mark.parametrize("together", [(), REPS])
def test_the_newest_entry_is_found_after_an_older_one_was_amended(store: Store, together: tuple[Person, ...]) -> None:
    first, second = record(store, 0, WANG, 3), record(store, 1, WANG, 4)
    other = record(store, 2, LI, 5)
    cancel(store, 3, first)
    assert newest(store, WANG, together) == second.entry
    with store.work(at(4)) as work:
        ledger.cancel(work, other, "correction")
        ledger.record(work, [replace(other, id=work.new_id(), amount=6, source="correction")])
    assert newest(store, LI, together) == other.entry
    cancel(store, 5, second)
    assert newest(store, WANG, together) is None
    assert newest(store, ANN, together) is None


@pytest.mark.parametrize("together", [(), REPS])
def test_totals_of_one_hold_what_is_pending_for_that_one_alone(store: Store, together: tuple[Person, ...]) -> None:
    record(store, 0, WANG, 3)
    record(store, 1, LI, 5)
    with store.work(at(2)) as work:
        work.together = frozenset(member(work, one).id for one in together)
        ledger.record(work, [visits(work, WANG, 10)])
        found = [totals.of_member(work, member(work, who).id, DAY, ("visits",))["visits"] for who in REPS]
        assert found == [13, 5, 0]
        work.flush()
        found = [totals.of_member(work, member(work, who).id, DAY, ("visits",))["visits"] for who in REPS]
        assert found == [13, 5, 0], "also after the flush"
