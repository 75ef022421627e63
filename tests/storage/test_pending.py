"""Rows that wait to be written are found by a column, also after some were discarded."""

from scoring.activity import Activity
from storage import ledger
from storage.ids import code_of
from storage.store import Store
from storage.tables import ActivityRow
from tests.company import NOW, TODAY


def _report(member: int, number: int) -> Activity:
    return Activity(number, number, code_of(number), member, None, "calls", 1, TODAY, NOW)


def test_pending_rows_are_found_by_a_column_as_they_come_and_go(store: Store) -> None:
    with store.work(NOW) as work:
        assert work.pending_with(ActivityRow, "member_id", 1) == ()
        ledger.record(work, [_report(1, 11), _report(2, 12)])
        mark = work.mark()
        ledger.record(work, [_report(1, 13)])
        assert [row["id"] for row in work.pending_with(ActivityRow, "member_id", 1)] == [11, 13]
        assert [delta.amount for delta in work.deltas_of(1)] == [1, 1]
        work.forget(mark)
        ledger.record(work, [_report(1, 14)])
        assert [row["id"] for row in work.pending_with(ActivityRow, "member_id", 1)] == [11, 14]
        assert len(work.deltas_of(1)) == 2
        work.flush()
        assert work.pending_with(ActivityRow, "member_id", 1) == work.deltas_of(1) == ()
