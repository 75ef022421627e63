"""Schedules: a slot is claimed once, an appointment is kept once, the clock's mark never goes back."""

from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest

from storage import schedules
from storage.store import Store
from storage.work import Conflict
from tests.company import NOW, at, opened


def claim(store: Store, post: str = "morning", room: str = "north", slot: str = "2026-03-11T09:00") -> bool:
    with store.work(NOW) as work:
        return schedules.claim(work, post, room, slot)


def test_a_slot_is_claimed_once_by_post_room_and_local_time(store: Store) -> None:
    assert claim(store) is True
    assert claim(store) is False
    assert claim(store, room="west") is True
    assert claim(store, post="evening") is True
    assert claim(store, slot="2026-03-12T09:00") is True


def test_a_claim_goes_with_its_transaction(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.work(NOW) as work:  # noqa: PT012  (the transaction must fail)
        assert schedules.claim(work, "morning", "north", "x")
        raise ZeroDivisionError
    assert claim(store, slot="x") is True


def test_of_several_programs_one_claims_a_slot(home: str) -> None:
    outcomes: list[bool] = []
    start = Barrier(4)

    def try_it() -> None:
        with opened(home) as store:
            start.wait()
            outcomes.append(claim(store))

    threads = [Thread(target=try_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [False, False, False, True]


def appoint(store: Store, key: str, due_at: datetime, subject: str = "") -> None:
    with store.work(NOW) as work:
        schedules.appoint(work, key, "win", due_at, None, subject)


def test_appointments_are_given_when_due_in_their_order(store: Store) -> None:
    for key, seconds in (("late", 90), ("early", 30), ("other", 60)):
        appoint(store, key, at(seconds))
    with store.look(NOW) as look:
        assert [one.key for one in schedules.appointments(look, at(29))] == []
        assert [one.key for one in schedules.appointments(look, at(60))] == ["early", "other"]
        assert [one.key for one in schedules.appointments(look, at(999))] == ["early", "other", "late"]


def test_an_appointment_is_made_once_and_kept_once(store: Store) -> None:
    appoint(store, "win:1", at(60), "first")
    appoint(store, "win:1", at(90), "second")
    with store.work(at(60)) as work:
        (found,) = schedules.appointments(work, at(60))
        assert found.subject == "first"
        schedules.settle(work, found, "done")
    with store.look(at(60)) as look:
        assert schedules.appointments(look, at(999)) == []
        assert schedules.appointment(look, "win:1") is None
    with pytest.raises(Conflict), store.work(at(60)) as work:
        schedules.settle(work, found, "done")
    appoint(store, "win:1", at(120), "third")
    with store.look(at(999)) as look:
        assert schedules.appointments(look, at(999)) == []


def test_an_appointment_can_be_brought_forward(store: Store) -> None:
    appoint(store, "win:1", at(60))
    with store.work(at(5)) as work:
        found = schedules.appointment(work, "win:1")
        assert found
        schedules.bring_forward(work, found)
    with store.look(at(5)) as look:
        assert [one.due_at for one in schedules.appointments(look, at(5))] == [at(5)]


def test_the_clocks_mark_never_goes_back(store: Store) -> None:
    for seconds, expected in ((0, 0), (120, 120), (60, 120), (-3600, 120), (121, 121)):
        with store.work(NOW) as work:
            schedules.looked(work, NOW + timedelta(seconds=seconds))
        with store.look(NOW) as look:
            assert schedules.looked_until(look) == NOW + timedelta(seconds=expected)


def test_before_the_first_look_there_is_no_mark(store: Store) -> None:
    with store.look(NOW) as look:
        assert schedules.looked_until(look) is None


def test_a_schedule_is_known_by_its_key_and_can_be_changed(store: Store) -> None:
    with store.work(NOW) as work:
        schedules.add(work, "m", post="morning", cadence="workdays 09:00", zone="Asia/Shanghai", team_id=None)
    with store.work(NOW) as work:
        row = schedules.known(work)["m"]
        assert (row["post"], row["cadence"], row["catch_up"], row["enabled"]) == (
            "morning",
            "workdays 09:00",
            "latest",
            True,
        )
        schedules.change(work, row["id"], enabled=False)
    with store.look(NOW) as look:
        assert schedules.known(look)["m"]["enabled"] is False
