"""The unit of work: nothing is written before the flush, a failed command leaves nothing, one changed row or none."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import StatementError

from storage import schedules, totals
from storage.store import Store
from storage.tables import AppointmentRow, CustomerRow, InboxRow, SlotRow, TotalRow
from storage.work import Conflict, Work, table_of
from tests.company import NOW, TODAY

CUSTOMERS = table_of(CustomerRow)


def names(work: Work) -> list[str]:
    return [row.name for row in work.rows(select(CUSTOMERS.c.name).order_by(CUSTOMERS.c.name))]


def meet(work: Work, name: str) -> None:
    work.insert(CustomerRow, id=work.new_id(), key=name, name=name, member_id=1)


def test_rows_are_pending_until_the_flush(store: Store) -> None:
    with store.work(NOW) as work:
        meet(work, "Acme")
        assert [row["name"] for row in work.pending(CustomerRow)] == ["Acme"]
        assert names(work) == []
        work.flush()
        assert work.pending(CustomerRow) == []
        assert names(work) == ["Acme"]


def test_an_error_in_the_transaction_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.work(NOW) as work:  # noqa: PT012  (the transaction must fail)
        meet(work, "Acme")
        work.flush()
        raise ZeroDivisionError
    with store.look(NOW) as look:
        assert names(look) == []


def test_what_is_appended_to_a_look_is_lost(store: Store) -> None:
    with store.look(NOW) as look:
        meet(look, "Acme")
    with store.look(NOW) as look:
        assert names(look) == []


def test_forgetting_discards_what_came_after_the_mark_and_nothing_else(store: Store) -> None:
    with store.work(NOW) as work:
        meet(work, "kept")
        work.insert_new(SlotRow, post="morning", room="kept", slot="x", claimed_at=NOW)
        totals.count(work, TODAY, 1, 2, "visits", 3, 1)
        schedules.appoint(work, "kept", "win", NOW, None, "")
        mark = work.mark()
        meet(work, "gone")
        work.insert(InboxRow, id="gone", state="done", received_at=NOW)
        work.insert_new(SlotRow, post="morning", room="gone", slot="x", claimed_at=NOW)
        totals.count(work, TODAY, 1, 2, "visits", 100, 1)
        work.change(AppointmentRow, {"key": "nobody"}, state="done")
        work.forget(mark)
    with store.look(NOW) as look:
        assert names(look) == ["kept"]
        assert look.rows(select(table_of(InboxRow).c.id)) == []
        assert [row.room for row in look.rows(select(table_of(SlotRow).c.room))] == ["kept"]
        assert set(look.connection.execute(select(table_of(TotalRow).c.sum)).scalars()) == {3}


def test_one_flush_adds_up_what_falls_on_one_total(store: Store) -> None:
    with store.work(NOW) as work:
        for amount in (5, -2, 4):
            totals.count(work, TODAY, 1, 2, "visits", amount, 1 if amount > 0 else -1)
    with store.work(NOW) as work:
        totals.count(work, TODAY, 1, 2, "visits", 10, 1)
    with store.look(NOW) as look:
        table = table_of(TotalRow)
        rows = look.rows(select(table.c.grain, table.c.sum, table.c.n))
        assert {row.grain: (row.sum, row.n) for row in rows} == dict.fromkeys(totals.GRAINS, (17, 2))


def test_a_change_that_meets_no_row_is_a_conflict_and_nothing_is_written(store: Store) -> None:
    with pytest.raises(Conflict), store.work(NOW) as work:  # noqa: PT012  (the transaction must fail)
        meet(work, "Acme")
        work.change(CustomerRow, {"id": 1}, name="nobody")
    with store.look(NOW) as look:
        assert names(look) == []


def test_a_change_expects_the_values_it_names(store: Store) -> None:
    with store.work(NOW) as work:
        schedules.appoint(work, "one", "win", NOW, None, "")
    with store.work(NOW) as work:
        found = schedules.appointment(work, "one")
        assert found
        schedules.settle(work, found, "done")
    with pytest.raises(Conflict), store.work(NOW) as work:
        schedules.settle(work, found, "dropped")


def test_insert_new_leaves_the_row_that_is_there(store: Store) -> None:
    with store.work(NOW) as work:
        schedules.appoint(work, "one", "win", NOW, None, "first")
    with store.work(NOW) as work:
        schedules.appoint(work, "one", "win", NOW, None, "second")
    with store.look(NOW) as look:
        assert [one.subject for one in schedules.appointments(look, NOW)] == ["first"]


@pytest.mark.parametrize("model_field", ["insert", "change"])
def test_a_moment_without_a_zone_is_refused(store: Store, model_field: str) -> None:
    naive = datetime(2026, 3, 11, 10, 0)  # noqa: DTZ001  (it is what is tested)
    with store.work(NOW) as work:
        schedules.appoint(work, "one", "win", NOW, None, "")
    with pytest.raises((StatementError, ValueError), match="naive datetime"), store.work(NOW) as work:  # noqa: PT012  (the transaction must fail)
        if model_field == "insert":
            schedules.appoint(work, "two", "win", naive, None, "")
        else:
            work.change(AppointmentRow, {"key": "one"}, due_at=naive)
    with store.look(NOW) as look:
        assert look.connection.execute(select(func.count()).select_from(table_of(AppointmentRow))).scalar() == 1


def test_a_moment_comes_back_as_the_same_instant(store: Store) -> None:
    with store.work(NOW) as work:
        schedules.appoint(work, "one", "win", NOW, None, "")
    with store.look(NOW) as look:
        (found,) = schedules.appointments(look, NOW)
    assert found.due_at == NOW
    assert found.due_at.utcoffset() == timedelta(0)
