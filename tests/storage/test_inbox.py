"""The inbox: each message claimed once, tried five times with pauses, its text forgotten after thirty days."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from scheduler.expiry import TEXTS_STAY, forget_texts
from scoring.activity import Activity
from storage import inbox, ledger
from storage.ids import code_of
from storage.store import Store
from storage.tables import ActivityRow, InboxRow
from storage.work import Conflict, table_of
from tests.company import LI, NOW, TODAY, WANG, at, member, opened, says

ONE = says(WANG, "今天拜访3家", "m1")
TWO = says(LI, "visited 2", "m2")


def test_a_message_is_claimed_once(store: Store) -> None:
    with store.work(NOW) as work:
        assert inbox.claim(work, [ONE, TWO, ONE]) == {"m1", "m2"}
    with store.work(at(60)) as work:
        assert inbox.claim(work, [TWO, ONE]) == set()
        assert inbox.claim(work, []) == set()


def test_a_claim_that_was_rolled_back_can_be_made_again(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.work(NOW) as work:  # noqa: PT012  (the transaction must fail)
        inbox.claim(work, [ONE])
        raise ZeroDivisionError
    with store.work(NOW) as work:
        assert inbox.claim(work, [ONE]) == {"m1"}


def test_of_several_connections_at_once_one_claims(home: str) -> None:
    won: list[set[str]] = []
    start = Barrier(4)

    def try_it() -> None:
        with opened(home) as store:
            start.wait()
            with store.work(NOW) as work:
                won.append(inbox.claim(work, [ONE]))

    threads = [Thread(target=try_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(len, won)) == [0, 0, 0, 1]


def test_a_failure_is_tried_again_after_longer_and_longer_pauses_and_parked_after_the_fifth(store: Store) -> None:
    now = NOW
    with store.work(now) as work:
        inbox.claim(work, [ONE])
        assert inbox.failed(work, ONE, 1, "trouble") is False
    pauses = []
    for tries in (2, 3, 4, 5):
        start = now
        while True:
            with store.work(now) as work:
                waiting = inbox.lease(work)
            if waiting:
                break
            now += timedelta(seconds=1)
        pauses.append((now - start).total_seconds())
        assert waiting == [inbox.Waiting(ONE, "retry", tries)]
        with store.work(now) as work:
            assert inbox.failed(work, ONE, tries, "trouble") is (tries == 5)
    assert pauses == [5, 30, 120, 600]
    with store.work(now + timedelta(days=7)) as look:
        assert inbox.waiting(look) == []
        assert inbox.lease(look) == []
        (row,) = look.rows(select(table_of(InboxRow)))
    assert (row.state, row.trouble, row.tries) == ("parked", "trouble", 6)


def test_what_waits_is_given_oldest_first_and_to_one_alone(store: Store) -> None:
    with store.work(NOW) as work:
        inbox.claim(work, [ONE, TWO])
        inbox.reopen(work, ONE, "retry", timedelta(seconds=20))
        inbox.reopen(work, TWO, "reading", timedelta(seconds=10))
    with store.work(at(9)) as work:
        assert inbox.lease(work) == []
        assert inbox.waiting(work) == []
    with store.work(at(30)) as work:
        assert [one.incoming.id for one in inbox.waiting(work)] == ["m2", "m1"]
        assert [one.incoming.id for one in inbox.lease(work, limit=1)] == ["m2"]
        assert [one.incoming.id for one in inbox.lease(work)] == ["m1"]
        assert inbox.lease(work) == []


def test_what_was_taken_and_not_finished_comes_again_after_its_lease_as_another_try(store: Store) -> None:
    with store.work(NOW) as work:
        inbox.claim(work, [ONE])
        inbox.reopen(work, ONE, "retry", tries=2)
    with store.work(at(1)) as work:
        assert [one.tries for one in inbox.lease(work)] == [2]
    with store.work(at(1) + inbox.LEASE - timedelta(seconds=1)) as work:
        assert inbox.lease(work) == []
    with store.work(at(1) + inbox.LEASE) as work:
        assert [one.tries for one in inbox.lease(work)] == [3]


def test_a_message_that_waits_is_taken_once(store: Store) -> None:
    with store.work(NOW) as work:
        inbox.claim(work, [ONE])
        inbox.failed(work, ONE, 1, "trouble")
    with store.work(at(5)) as work:
        (waiting,) = inbox.lease(work)
        inbox.take(work, waiting)
    with pytest.raises(Conflict), store.work(at(5)) as work:
        inbox.take(work, waiting)


def test_a_message_that_is_not_there_cannot_be_settled(store: Store) -> None:
    with pytest.raises(Conflict), store.work(NOW) as work:
        inbox.done(work, ONE)


def test_texts_are_forgotten_after_thirty_days_and_the_ledger_keeps_the_clause(store: Store) -> None:
    with store.work(NOW) as work:
        inbox.claim(work, [ONE])
        number, who = work.new_id(), member(work, WANG)
        row = Activity(
            number, number, code_of(number), who.id, who.team, "visits", 3, TODAY, NOW, (), "拜访3家", ONE.id
        )
        ledger.record(work, [row])
    with store.work(at(86_400)) as work:
        inbox.claim(work, [TWO])
    assert forget_texts(store, NOW + TEXTS_STAY) == 0
    assert forget_texts(store, NOW + TEXTS_STAY + timedelta(seconds=1)) == 1
    with store.work(NOW + TEXTS_STAY + timedelta(seconds=1)) as work:
        assert inbox.text_of(work, "m1") is None
        assert inbox.text_of(work, "m2") == "visited 2"
        assert work.connection.execute(select(table_of(ActivityRow).c.clause)).scalar_one() == "拜访3家"
        assert inbox.claim(work, [ONE]) == set()  # its key is remembered, so a late copy stops here, too


def test_a_text_that_is_still_to_be_worked_on_is_not_forgotten(store: Store) -> None:
    with store.work(NOW) as work:
        inbox.claim(work, [ONE, TWO])
        inbox.reopen(work, ONE, "retry")
        inbox.reopen(work, TWO, "reading")
    forget_texts(store, NOW + timedelta(days=40))
    with store.look(NOW + timedelta(days=40)) as look:
        assert {one.incoming.id for one in inbox.waiting(look)} == {"m1", "m2"}
