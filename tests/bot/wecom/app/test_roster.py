"""People from WeCom's contacts: shown first, taken over when wanted, nothing known here is overwritten."""

import asyncio
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.mistakes import Mistake
from bot.platforms.wecom import enrolling
from bot.platforms.wecom.app.client import Client
from bot.platforms.wecom.app.contacts import Contact, Contacts, read
from bot.platforms.wecom.app.roster import proposed
from bot.platforms.wecom.enrolling import roster
from bot.platforms.wecom.opening import access
from bot.settings import Settings as House
from bot.told import told
from chat.message import Person
from language.text import text
from scoring.people import Role
from storage import people, schedules
from storage.people import Directory, directory
from storage.store import Store
from tests.bot.wecom.app.shop import settings_for, shop
from tests.bot.wecom.office import WANG, ZHOU, moved_in
from tests.company import NOW
from tests.fakes.wecom.rest import Rest


def contacts(*some: Contact, missing: tuple[str, ...] = (), plain: dict[str, str] | None = None) -> Contacts:
    return Contacts(some, frozenset(missing), plain or {}, {})


def known(store: Store) -> Directory:
    with store.look(NOW) as look:
        return directory(look)


def test_who_is_known_by_account_in_any_case_is_left_as_they_are(store: Store) -> None:
    moved_in(store)
    found = proposed(contacts(Contact("wangfang", "王芳", ("华北组",))), known(store))
    assert found.links == ()
    assert found.notes == ()
    assert found.rows == (("wang", "王芳", "华北组", ""),), "which the importer finds unchanged"


def test_an_encrypted_id_leads_to_its_member_and_the_plain_one_is_linked(store: Store) -> None:
    number = known(store).accounts["memory", "wang"]
    with store.work(NOW) as work:
        people.link(work, Person("wecom", "bot", "woAAA"), number)
    found = proposed(contacts(Contact("WangFang", "芳芳"), plain={"woAAA": "WangFang"}), known(store))
    assert [(one.userid, one.member, one.by) for one in found.links] == [
        ("WangFang", number, text("by the encrypted id"))
    ]
    assert told(*found.notes) == "王芳 is called 芳芳 in WeCom; the name here stays"


def test_a_name_links_only_where_it_is_one_of_a_kind_on_both_sides(store: Store) -> None:
    one = proposed(contacts(Contact("ll", "李雷", ("华北组",))), known(store))
    assert [link.by for link in one.links] == [text("by the name alone")]
    two = proposed(contacts(Contact("ll", "李雷"), Contact("ll2", "李雷")), known(store))
    assert two.links == ()
    assert told(*two.notes) == "2 people of no department are left out: which team?"


def test_who_is_new_joins_the_team_of_that_name_and_other_departments_are_left_out(store: Store) -> None:
    some = (
        Contact("zx", "赵新", ("华北组",), frozenset({"华北组"})),
        Contact("qc", "钱采购", ("采购部",)),
    )
    found = proposed(contacts(*some), known(store))
    assert found.rows == (("", "赵新", "华北组", "lead"),)
    assert told(*found.notes) == "1 person of 采购部 is left out: there is no team of that name"


def test_two_members_who_are_one_person_are_for_a_human_to_settle(store: Store) -> None:
    with store.work(NOW) as work:
        people.link(work, Person("wecom", "bot", "woAAA"), known(store).accounts["memory", "wang"])
        people.link(work, Person("wecom", "bot", "WF"), known(store).accounts["memory", "li"])
    found = proposed(contacts(Contact("wf", "王芳"), plain={"woAAA": "WF"}), known(store))
    assert (found.rows, found.links) == ((), ())
    assert "settle it by hand" in told(found.notes[0])


def test_who_is_gone_is_named_and_never_a_lead_is_made_less(store: Store) -> None:
    moved_in(store)
    found = proposed(contacts(Contact("chenjing", "陈静", ("华北组",)), missing=("lilei",)), known(store))
    assert found.rows == (("chen", "陈静", "华北组", ""),)
    assert told(found.notes[0]).startswith("李雷 is not in WeCom")


async def test_what_the_app_may_read_is_read_and_the_rest_is_said() -> None:
    rest = Rest()
    rest.departments[2] = {"name": "华北组", "department_leader": ["CHENJING"]}
    rest.people = {"chenjing": {"name": "陈静", "department": [1, 2], "main_department": 2}}
    rest.members = {"chenjing", "left"}
    rest.people["left"] = {"status": 5}
    rest.open_ids = {"wo1": "chenjing"}
    rest.codes = {"user/simplelist": [48002]}
    await rest.open()
    client = Client(access(settings_for(rest)))
    try:
        found = await read(client, str(rest.agent), ["wo1", "wo2", "GONE", "ChenJing"])
    finally:
        await client.close()
        await rest.shut()
    assert found.people == (Contact("chenjing", "陈静", ("华北组", "星河"), frozenset({"华北组"})),)
    assert found.missing == {"GONE", "left"}
    assert (found.plain, found.unread) == ({"wo1": "chenjing"}, {"user/simplelist": 48002})


async def test_the_command_shows_first_and_takes_over_when_wanted(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved_in(store)
    rest = Rest()
    rest.departments[2] = {"name": "华北组"}
    rest.members |= {"zhaoxin"}
    rest.people = {one: {"department": [9]} for one in rest.members} | {
        "zhaoxin": {"name": "赵新", "department": [2]}
    }
    rest.people |= {"WangFang": {"name": "王芳", "department": [2]}}
    await rest.open()
    try:
        own = settings_for(rest)

        async def run(*, apply: bool) -> str:
            return await asyncio.to_thread(roster, house(store, monkeypatch), own, apply=apply)

        before = await run(apply=False)
        assert "赵新" in before
        assert "account zhaoxin → 赵新 (new)" in before
        assert "Nothing is changed yet" in before
        assert ("wecom", "zhaoxin") not in known(store).accounts
        assert "is now 赵新" in await run(apply=True)
        found = known(store)
        joined, wang = (found.member_of(Person("wecom", "", one)) for one in ("ZhaoXin", WANG))
        assert joined is not None
        assert wang is not None
        assert (joined.name, joined.role, joined.team) == ("赵新", Role.REP, wang.team)
        with store.look(NOW) as look:
            told = {one.subject for one in schedules.appointments(look, datetime.max.replace(tzinfo=UTC))}
        assert {f"{joined.id}:2", f"{joined.id}:3"} <= told, "the newcomer's next two workdays"
        assert f"{wang.id}:2" not in told
        again = await run(apply=False)
        assert "赵新" not in again
        rest.trusted = False
        with pytest.raises(Mistake, match="203.0.113.7"):
            await run(apply=False)
    finally:
        await rest.shut()


async def test_changes_of_contacts_are_told_to_the_admins_and_change_nothing(filled: Path) -> None:
    async with shop(filled) as here:

        async def changed(kind: str, **fields: Any) -> int:
            about = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
            event = f"<Event>change_contact</Event><ChangeType>{kind}</ChangeType>{about}"
            message = here.phone.message("sys", "event", event).replace(f"<AgentID>{here.rest.agent}</AgentID>", "")
            return await here.phone.call(message)

        assert await changed("create_user", UserID="new1") == 200
        assert "dealdrum wecom roster" in await here.seen(ZHOU, "通讯录有变动")
        for _ in range(3):
            assert await changed("delete_user", UserID="WANGFANG") == 200
        await here.seen(ZHOU, "王芳 已不在企业微信通讯录里")
        await changed("update_party", Id="3")
        await changed("delete_user", UserID="nobody")
        await here.office.sent()
        assert len(here.rest.to(ZHOU)) == 2
        with here.office.store.look(here.office.clock()) as look:
            assert directory(look).member_of(Person("wecom", "", WANG)) is not None


def house(store: Store, monkeypatch: pytest.MonkeyPatch) -> House:
    """The settings of a house with this store."""
    monkeypatch.setattr(enrolling, "company", lambda _: nullcontext(store))
    return House()
