"""The ledger: undo and correction are new rows, a row is taken back once, entries are found again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from chat.message import Person
from language.money import Money
from scoring.activity import Activity
from scoring.deal import DealEvent, Stage
from scoring.period import period_of
from storage import deals, ledger, totals
from storage.ids import code_of
from storage.store import Store
from storage.tables import ActivityRow, CustomerRow, DealEventRow
from storage.work import Work, table_of
from tests.company import ANN, LI, NOW, TODAY, WANG, at, member, opened

DAY = period_of("day", TODAY)


def visits(work: Work, who: Person, amount: int, *, entry: int = 0, message: str = "m") -> Activity:
    """A row of the ledger, not yet recorded."""
    number, found = work.new_id(), member(work, who)
    entry = entry or number
    clause = f"拜访{amount}家"
    return Activity(
        number, entry, code_of(entry), found.id, found.team, "visits", amount, TODAY, work.now, (), clause, message
    )


def signed(work: Work, who: Person, minor: int, *, entry: int = 0, customer: str = "Acme") -> DealEvent:
    """A signed deal, not yet recorded."""
    number, found = work.new_id(), member(work, who)
    entry, money = entry or number, Money(minor, "CNY")
    return DealEvent(
        number,
        entry,
        code_of(entry),
        deals.deal_with(work, found.id, customer) or number,
        found.id,
        found.team,
        customer,
        Stage.SIGNED,
        money,
        minor,
        TODAY,
        work.now,
        "签单",
        "m",
    )


def record(store: Store, seconds: float, who: Person, *amounts: int, message: str = "m") -> int:
    """One entry with a row for each amount; its id."""
    with store.work(at(seconds)) as work:
        entry = work.new_id()
        ledger.record(work, [visits(work, who, amount, entry=entry, message=message) for amount in amounts])
    return entry


def stored(store: Store) -> Sequence[tuple[int, int | None]]:
    """The ledger's rows in order: (amount, what it cancels)."""
    table = table_of(ActivityRow)
    with store.look(NOW) as look:
        return [(row.amount, row.cancels) for row in look.rows(select(table).order_by(table.c.id))]


def day_of(store: Store, who: Person, metric: str = "visits") -> int:
    with store.look(NOW) as look:
        return totals.of_member(look, member(look, who).id, DAY, (metric,))[metric]


def test_undo_is_a_new_row_that_counts_the_other_way_round(store: Store) -> None:
    number = record(store, 0, WANG, 3)
    with store.work(at(60)) as work:
        entry = ledger.entry(work, number)
        assert entry
        (row,) = entry.rows
        ledger.cancel(work, row)
        found = ledger.entry(work, number)
        assert found
        assert found.empty, "also before the flush"
    assert stored(store) == [(3, None), (-3, row.id)]
    assert day_of(store, WANG) == 0


def test_correction_is_two_new_rows_in_the_same_entry(store: Store) -> None:
    number = record(store, 0, WANG, 3)
    with store.work(at(60)) as work:
        entry = ledger.entry(work, number)
        assert entry
        (row,) = entry.activities
        ledger.cancel(work, row, "correction")
        ledger.record(work, [replace(row, id=work.new_id(), amount=5, at=work.now, source="correction")])
    assert stored(store) == [(3, None), (-3, row.id), (5, None)]
    assert day_of(store, WANG) == 5
    with store.look(NOW) as look:
        again = ledger.entry(look, number)
        assert again
        assert [one.amount for one in again.activities] == [5]


def test_a_row_is_taken_back_once(store: Store) -> None:
    number = record(store, 0, WANG, 3)
    with store.look(NOW) as look:
        entry = ledger.entry(look, number)
        assert entry
    for attempt in range(2):
        if attempt:
            with pytest.raises(IntegrityError), store.work(at(attempt)) as work:
                ledger.cancel(work, entry.rows[0])
        else:
            with store.work(at(attempt)) as work:
                ledger.cancel(work, entry.rows[0])
    assert len(stored(store)) == 2
    assert day_of(store, WANG) == 0


def test_a_deal_is_taken_back_once(store: Store) -> None:
    with store.work(NOW) as work:
        event = signed(work, ANN, 5_000_000)
        ledger.record(work, [event])
    with store.work(at(1)) as work:
        ledger.cancel(work, event)
    with pytest.raises(IntegrityError), store.work(at(2)) as work:
        ledger.cancel(work, event)
    assert (day_of(store, ANN, "bookings"), day_of(store, ANN, "signed")) == (0, 0)


def test_of_two_connections_that_take_back_at_once_one_succeeds(home: str) -> None:
    with opened(home) as store:
        number = record(store, 0, WANG, 3)
    outcomes: list[str] = []
    start = Barrier(2)

    def take_back() -> None:
        with opened(home) as store:
            with store.look(NOW) as look:
                entry = ledger.entry(look, number)
            assert entry
            start.wait()
            try:
                with store.work(at(1)) as work:
                    ledger.cancel(work, entry.rows[0])
                outcomes.append("done")
            except IntegrityError:
                outcomes.append("too late")

    threads = [Thread(target=take_back) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["done", "too late"]
    with opened(home) as store:
        assert len(stored(store)) == 2
        assert day_of(store, WANG) == 0


def test_the_newest_entry_is_the_last_in_which_something_counts(store: Store) -> None:
    first, second = record(store, 0, WANG, 3), record(store, 10, WANG, 4, 5)
    record(store, 20, LI, 6)
    with store.work(at(30)) as work:
        who = member(work, WANG).id
        for expected in (second, second, first, None):
            entry = ledger.newest(work, who)
            assert (entry.id if entry else None) == expected
            if entry:
                ledger.cancel(work, entry.rows[-1])


def test_the_newest_entry_may_still_be_pending(store: Store) -> None:
    record(store, 0, WANG, 3)
    with store.work(at(10)) as work:
        row = visits(work, WANG, 8)
        ledger.record(work, [row])
        entry = ledger.newest(work, row.member)
        assert entry
        assert entry.rows == (row,)


def test_an_entry_is_found_by_its_code_in_any_case(store: Store) -> None:
    number = record(store, 0, WANG, 3)
    with store.look(NOW) as look:
        (found,) = ledger.by_code(look, code_of(number).lower())
        assert (found.id, found.code, found.member) == (number, code_of(number), member(look, WANG).id)
        assert ledger.by_code(look, "000") == ()


def test_of_two_entries_with_one_code_the_newest_comes_first(store: Store) -> None:
    numbers = []
    for seconds in (0, 10):
        with store.work(at(seconds)) as work:
            row = replace(visits(work, WANG, 1), code="K7Q")
            ledger.record(work, [row])
            numbers.append(row.entry)
    with store.look(NOW) as look:
        assert [entry.id for entry in ledger.by_code(look, "k7q")] == numbers[::-1]


def test_an_entry_is_found_by_its_message(store: Store) -> None:
    number = record(store, 0, WANG, 3, 4, message="slack:1")
    with store.look(NOW) as look:
        found = ledger.by_message(look, "slack:1")
        assert found
        assert (found.id, [row.amount for row in found.activities]) == (number, [3, 4])
        assert ledger.by_message(look, "slack:2") is None


def test_an_event_without_a_rate_is_kept_and_counts_as_a_signing_of_no_amount(store: Store) -> None:
    with store.work(NOW) as work:
        event = replace(signed(work, ANN, 100), money=Money(100, "USD"), org_minor=None)
        ledger.record(work, [event])
    assert (day_of(store, ANN, "bookings"), day_of(store, ANN, "signed")) == (0, 1)
    with store.look(NOW) as look:
        found = ledger.entry(look, event.entry)
        assert found
        assert found.events == (event,)


def test_a_second_event_with_a_customer_belongs_to_the_same_deal_of_the_same_member(store: Store) -> None:
    with store.work(NOW) as work:
        first = signed(work, ANN, 100, customer="Acme")
        ledger.record(work, [first])
        assert signed(work, ANN, 200, customer="ACME ").deal == first.deal
    with store.work(at(1)) as work:
        assert signed(work, ANN, 200, customer="acme").deal == first.deal
        assert signed(work, WANG, 200, customer="acme").deal != first.deal


def test_customers_are_met_once_and_known_to_all(store: Store) -> None:
    with store.work(NOW) as work:
        deals.meet(work, "Acme", 1)
        deals.meet(work, "ACME", 2)
        deals.meet(work, "华星科技", 1)
    with store.work(at(1)) as work:
        deals.meet(work, "acme", 3)
        assert sorted(deals.customers(work).values()) == ["Acme", "华星科技"]
    with store.look(at(2)) as look:
        assert len(look.rows(select(table_of(CustomerRow).c.id))) == 2


def test_a_customer_of_a_message_that_failed_can_be_met_by_the_next(store: Store) -> None:
    with store.work(NOW) as work:
        deals.meet(work, "other", 1)
        mark = work.mark()
        deals.meet(work, "Acme", 1)
        work.forget(mark)
        deals.meet(work, "Acme", 2)
    with store.look(at(1)) as look:
        assert sorted(deals.customers(look).values()) == ["Acme", "other"]


def test_the_first_signing_is_told_from_later_ones(store: Store) -> None:
    with store.work(NOW) as work:
        first = signed(work, ANN, 100)
        ledger.record(work, [first])
    with store.work(at(1)) as work:
        second = signed(work, ANN, 200, customer="Beta")
        ledger.record(work, [second])
        work.flush()
        who = member(work, ANN).id
        assert deals.signed_before(work, who, first.entry) == 0
        assert deals.signed_before(work, who, second.entry) == 1
        assert deals.first_signers(work, TODAY, TODAY + timedelta(days=1)) == [who]
        assert deals.first_signers(work, TODAY + timedelta(days=1), TODAY + timedelta(days=2)) == []
        ledger.cancel(work, first)
        work.flush()
        assert deals.signed_before(work, who, second.entry) == 0
    with store.look(NOW) as look:
        assert len(look.rows(select(table_of(DealEventRow).c.id))) == 3
