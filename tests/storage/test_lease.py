"""Leases, links and chats on each database: one holder, gaps kept until they are told, chats by their ids."""

from datetime import timedelta

import pytest

from chat.message import Person, Room
from chat.reply import Delivery, Line, Reply
from storage import chats, keepsakes, lease, links, outbox, people, tenants
from storage.store import Store
from storage.work import Conflict
from tests.company import NOW, WANG, at, member

HALF_A_MINUTE = timedelta(seconds=30)
GROUP = Room("wecom", "bot", "wrGroup")


def held(store: Store, me: str, seconds: float, length: timedelta = HALF_A_MINUTE) -> bool:
    with store.work(at(seconds)) as work:
        work.me = me
        return lease.hold(work, "link", length)


def test_one_holds_a_lease_until_it_ends_or_is_given_back(store: Store) -> None:
    assert held(store, "first", 0)
    assert not held(store, "second", 1)
    assert held(store, "first", 2), "its own is prolonged"
    with store.look(at(3)) as look:
        assert lease.holder(look, "link") == "first"
    with store.work(at(4)) as work:
        work.me = "second"
        lease.let_go(work, "link")
    assert not held(store, "second", 5), "only the holder gives it back"
    with store.work(at(6)) as work:
        work.me = "first"
        lease.let_go(work, "link")
    assert held(store, "second", 7)


def test_a_lease_that_has_ended_is_free(store: Store) -> None:
    assert held(store, "first", 0, timedelta(seconds=-1))
    assert held(store, "second", 1)
    with store.work(at(2)) as work:
        lease.free_all(work)
    with store.look(at(3)) as look:
        assert lease.holder(look, "link") == ""


def test_a_gap_is_kept_until_it_is_told_and_told_once(store: Store) -> None:
    with store.work(at(0)) as work:
        assert links.came_back(work, "wecom", None, HALF_A_MINUTE) is None, "the first time there is no gap"
    with store.work(at(10)) as work:
        links.heard(work, "wecom", at(10))
    with store.work(at(35)) as work:
        assert links.came_back(work, "wecom", None, HALF_A_MINUTE) is None
    with store.work(at(100)) as work:
        assert links.came_back(work, "wecom", at(60), HALF_A_MINUTE)
    with store.look(at(101)) as look:
        (gap,) = links.untold(look, "wecom")
        assert (gap.since, gap.until) == (at(60), at(100))
    with store.work(at(102)) as work:
        links.told(work, [gap])
    with store.look(at(103)) as look:
        assert links.untold(look, "wecom") == []
    with pytest.raises(Conflict), store.work(at(104)) as work:
        links.told(work, [gap])


def test_people_are_found_in_any_case_and_groups_only_as_they_are_written(store: Store) -> None:
    with store.work(NOW) as work:
        chats.reached(work, "wecom", [GROUP, Room("wecom", "bot", "@WangFang", "direct")])
        people.link(work, Person("wecom", "bot", "woEncrypted"), member(work, WANG).id)
        people.link(work, Person("wecom", "bot", "wangfang"), member(work, WANG).id)
    with store.look(NOW) as look:
        assert chats.chat_of(look, "wecom", GROUP)
        assert chats.chat_of(look, "wecom", Room("wecom", "bot", "wrgroup")) is None
        for name in ("WANGFANG", "wangfang", "woEncrypted"):
            found = chats.chat_of(look, "wecom", Person("wecom", "bot", name))
            assert found
            assert (found.number, found.group) == ("WangFang", False), "as it was received, by whichever account"
        assert chats.chat_of(look, "wecom", Person("wecom", "bot", "nobody")) is None


def test_who_could_not_be_reached_is_named_until_the_first_word_and_then_gets_what_waited(store: Store) -> None:
    lost = Person("wecom", "bot", "LiLei")
    with store.work(NOW) as work:
        assert chats.missed(work, "wecom", lost)
        reply = Reply((Line("x"),))
        asked = Delivery(lost, reply, "name asked", private=True, passing=True)
        outbox.put(work, [Delivery(lost, reply, "private", private=True), asked])
    with store.work(at(60)) as work:
        assert not chats.missed(work, "wecom", lost), "once a week"
        work.connection.exec_driver_sql("UPDATE outbox SET state = 'unreached'")
    with store.work(at(8 * 86_400)) as work:
        assert chats.missed(work, "wecom", lost)
    with store.work(at(120)) as work:
        (accounts,) = chats.reached(work, "wecom", [Room("wecom", "bot", "@lilei", "direct")])
        assert outbox.again(work, "wecom", accounts) == 1
    with store.look(at(121)) as look:
        assert outbox.state_of(look, "private") == "todo"
        assert outbox.state_of(look, "name asked") == "unreached", "the next answer tells it anyway"


def test_what_went_out_is_counted_for_each_chat_and_kept(store: Store) -> None:
    for already in range(2):
        with store.work(NOW) as work:
            sent, now = chats.spoken(work, "wecom", "wrGroup")
            assert len(sent) == already
            chats.note_spoken(work, "wecom", "wrGroup", [*sent, now])
    with store.work(NOW) as work:
        assert len(chats.spoken(work, "wecom", "wrGroup")[0]) == 2
        assert chats.spoken(work, "wecom", "wrOther")[0] == []
        assert chats.chat_of(work, "wecom", GROUP) is None, "a budget alone makes nobody reachable"


def test_uploads_and_cards_are_remembered_for_a_while(store: Store) -> None:
    with store.work(NOW) as work:
        keepsakes.keep_upload(work, "wecom", "digest", "media1", at(60))
        keepsakes.keep_card(work, "task", "{}")
    with store.work(at(30)) as work:
        assert keepsakes.upload(work, "wecom", "digest") == "media1"
        keepsakes.keep_upload(work, "wecom", "digest", "media2", at(90))
    with store.work(at(80)) as work:
        assert keepsakes.upload(work, "wecom", "digest") == "media2"
        keepsakes.forget(work)
        assert keepsakes.card(work, "task") == "{}"
    with store.work(at(40 * 86_400)) as work:
        keepsakes.forget(work)
        assert keepsakes.card(work, "task") is None
        assert keepsakes.upload(work, "wecom", "digest") == ""


def test_the_first_tenant_of_a_platform_is_the_organizations(store: Store) -> None:
    with store.work(NOW) as work:
        assert tenants.bound(work, "wecom", "bot") == "bot"
    with store.work(NOW) as work:
        assert tenants.bound(work, "wecom", "another bot") == "bot"
