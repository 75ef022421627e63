"""Rules applied: what becomes of them in the store, and what is told about it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from sqlalchemy import select

from chat.errors import Refusal
from chat.message import Person, Room
from language.money import Money
from language.text import Arg, Listing, Text, text
from scoring.metric import with_own
from scoring.people import Member, Role
from scoring.period import label, period_of
from scoring.rules import read_rules
from storage import people, schedules, targets
from storage.people import Directory, directory
from storage.rules import apply
from storage.store import Store
from storage.tables import RulesRow, TenantRow
from storage.work import table_of

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
NOVEMBER = period_of("month", TODAY)
BODY = """
[organization]
name = "星河云科技"
zone = "Asia/Shanghai"
currency = "CNY"
locale = "zh_CN"
country = "CN"
day_end = "04:00"
[[teams]]
key = "east"
name = "华东一组"
parent = "china"
room = "slack:C1"
[[teams]]
key = "china"
name = "中国"
[[teams]]
key = "sg"
name = "Singapore"
locale = "en"
[[members]]
key = "wang"
name = "王建国"
names = ["小王"]
role = "lead"
team = "east"
joined = 2026-08-01
accounts = ["slack:U1"]
[[members]]
key = "grace"
name = "Grace Tan"
team = "sg"
[[metrics]]
key = "test_drives"
names = ["试驾"]
[[targets]]
metric = "bookings"
holder = "company"
period = "2026-11"
base = 500000
stretch = 600000
[[targets]]
metric = "visits"
holder = "wang"
period = "2026-11"
base = 40
[[schedules]]
key = "morning-east"
post = "morning"
cadence = "workdays 09:00"
team = "east"
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path}/dealdrum.db")
    opened.migrate()
    yield opened
    opened.close()


def put(store: Store, body: str = BODY, day: date = TODAY) -> tuple[Text, ...]:
    with store.work(NOW) as work:
        return apply(work, read_rules(body, "rules.toml"), day)


def known(store: Store) -> Directory:
    with store.look(NOW) as work:
        return directory(work)


def member(store: Store, key: str) -> Member:
    return next(m for m in known(store).organization.members.values() if m.key == key)


def change(setting: str, old: Arg, new: Arg, name: str = "王建国") -> Text:
    return text("member {name}: {setting} {old} → {new}", name=name, setting=setting, old=old, new=new)


def test_an_empty_store_becomes_the_company(store: Store) -> None:
    put(store)
    found = known(store)
    home = found.organization
    teams = {team.key: team for team in home.teams.values()}
    assert (home.name, home.zone, home.currency, home.day_end) == ("星河云科技", "Asia/Shanghai", "CNY", time(4))
    assert teams["east"].parent == teams["china"].id
    wang, grace = member(store, "wang"), member(store, "grace")
    assert (wang.role, wang.team, wang.names, wang.joined) == (
        Role.LEAD,
        teams["east"].id,
        ("小王",),
        date(2026, 8, 1),
    )
    assert (grace.role, grace.locale, grace.zone) == (Role.REP, "en", "Asia/Shanghai")
    assert found.member_of(Person("slack", "slack", "u1", "")) == wang
    room = found.room_of_team(teams["east"].id)
    assert room is not None
    assert (room.room, room.name) == (Room("slack", "slack", "C1", "group"), "华东一组")
    assert home.metric("test_drives") in with_own(read_rules(BODY, "").metrics)
    with store.look(NOW) as work:
        company = targets.of(work, "company", 0, "month", NOVEMBER.start)["bookings"]
        own = targets.of(work, "member", wang.id, "month", NOVEMBER.start)["visits"]
        morning = schedules.known(work)["morning-east"]
    assert (morning["cadence"], morning["zone"], morning["team_id"]) == ("workdays 09:00", wang.zone, wang.team)
    assert (company.base, company.stretch, company.challenge, own.base) == (50_000_000, 60_000_000, 60_000_000, 40)


def level(name: str, amount: int | Money) -> Text:
    return Text("{level} {amount}", (("level", Text(name)), ("amount", amount)))


def test_what_was_done_is_told_in_words(store: Store) -> None:
    assert put(store) == (
        text("organization {name} created", name="星河云科技"),
        text("metric {name} added", name="试驾"),
        text("team {name} added", name="中国"),
        text("team {name} added", name="Singapore"),
        text("team {name} added", name="华东一组"),
        text("member {name} added", name="王建国"),
        text("member {name} added", name="Grace Tan"),
        text("account {account} is {name}'s", account="slack:U1", name="王建国"),
        text("room {room} belongs to {team}", room="slack:C1", team="华东一组"),
        text(
            "target of {holder}, {metric}, {period}: {levels}",
            holder="星河云科技",
            metric=text("bookings"),
            period=label(NOVEMBER),
            levels=Listing((level("base", Money(50_000_000, "CNY")), level("stretch", Money(60_000_000, "CNY")))),
        ),
        text(
            "target of {holder}, {metric}, {period}: {levels}",
            holder="王建国",
            metric=text("visits"),
            period=label(NOVEMBER),
            levels=Listing((level("base", 40),)),
        ),
        text("schedule {name} added", name="morning-east"),
    )


def test_the_same_file_twice_changes_nothing(store: Store) -> None:
    put(store)
    before = known(store)
    assert put(store) == ()
    assert known(store) == before
    with store.look(NOW) as work:
        assert len(work.rows(select(table_of(RulesRow)))) == 1


def test_each_applied_file_is_kept_with_its_day(store: Store) -> None:
    put(store)
    put(store, BODY.replace("Grace Tan", "Grace Tan-Lim"), date(2026, 12, 1))
    versions = table_of(RulesRow)
    with store.look(NOW) as work:
        rows = work.rows(select(versions.c.effective, versions.c.body).order_by(versions.c.id))
    assert [row.effective for row in rows] == [TODAY, date(2026, 12, 1)]
    assert [row.body.count("Tan-Lim") for row in rows] == [0, 1]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('role = "lead"', 'role = "manager"', change("role", "lead", "manager")),
        ('team = "east"\njoined', 'team = "china"\njoined', change("team", "east", "china")),
        ('team = "east"\njoined', 'team = ""\njoined', change("team", "east", "–")),
        (
            'names = ["小王"]',
            'names = ["小王", "建国"]',
            change("names", Listing(("小王",)), Listing(("小王", "建国"))),
        ),
        ('name = "Grace Tan"', 'name = "Grace"', change("name", "Grace Tan", "Grace", "Grace Tan")),
        (
            'day_end = "04:00"',
            'day_end = "05:30"',
            text("organization: {setting} {old} → {new}", setting="day_end", old="04:00", new="05:30"),
        ),
        (
            'parent = "china"\n',
            "",
            text("team {name}: {setting} {old} → {new}", name="华东一组", setting="parent", old="china", new="–"),
        ),
        (
            "workdays 09:00",
            "daily 08:00",
            text(
                "schedule {name}: {setting} {old} → {new}",
                name="morning-east",
                setting="cadence",
                old="workdays 09:00",
                new="daily 08:00",
            ),
        ),
        (
            'team = "east"\n',
            'team = "east"\non = false\n',
            text(
                "schedule {name}: {setting} {old} → {new}", name="morning-east", setting="on", old="true", new="false"
            ),
        ),
        ('names = ["试驾"]', 'names = ["试乘"]', text("metric {name} changed", name="试乘")),
        (
            '[[metrics]]\nkey = "test_drives"\nnames = ["试驾"]\n',
            "",
            text("metric {name} removed", name="试驾"),
        ),
        ('"slack:U1"', '"slack:U2"', text("account {account} is {name}'s", account="slack:U2", name="王建国")),
        ('"slack:C1"', '"slack:C2"', text("room {room} belongs to {team}", room="slack:C2", team="华东一组")),
    ],
)
def test_one_changed_setting_is_one_change(store: Store, old: str, new: str, told: Text) -> None:
    put(store)
    body = new.join(BODY.rsplit(old, 1))
    assert body != BODY
    assert put(store, body) == (told,)
    assert put(store, body) == ()


def test_what_the_file_does_not_name_stays(store: Store) -> None:
    """A member added by chat, and a role given by chat to somebody whose role the file leaves out."""
    put(store)
    with store.work(NOW) as work:
        people.add_member(work, Member(0, "zhou", "小周", Role.REP, None, "zh_CN", "Asia/Shanghai"))
        people.set_role(work, member(store, "grace").id, Role.ADMIN)
    assert put(store) == ()
    assert member(store, "zhou").name == "小周"
    assert member(store, "grace").role is Role.ADMIN


def test_a_room_given_up_is_no_longer_the_teams(store: Store) -> None:
    put(store)
    put(store, BODY.replace("slack:C1", "slack:C2"))
    team = member(store, "wang").team
    assert [room.room.id for room in known(store).rooms.values() if room.team == team] == ["C2"]


def test_an_account_moves_with_its_line(store: Store) -> None:
    put(store)
    moved = BODY.replace('accounts = ["slack:U1"]\n', "").replace(
        'team = "sg"\n', 'team = "sg"\naccounts = ["slack:U1"]\n'
    )
    assert put(store, moved) == (text("account {account} is now {name}'s", account="slack:U1", name="Grace Tan"),)
    assert known(store).member_of(Person("slack", "slack", "U1", "")) == member(store, "grace")


def test_accounts_and_rooms_follow_the_tenant_of_their_platform(store: Store) -> None:
    put(store)
    told = put(store, BODY.replace('country = "CN"', 'country = "CN"\ntenants = ["slack:T1"]'))
    assert told[0] == text("tenant {tenant} added", tenant="slack:T1")
    found = known(store)
    assert [person.tenant for persons in found.persons.values() for person in persons] == ["T1"]
    assert [room.room.tenant for room in found.rooms.values()] == ["T1"]
    tenants = table_of(TenantRow)
    with store.look(NOW) as work:
        assert "T1" in [row.tenant for row in work.rows(select(tenants.c.tenant))]


def test_the_currency_stays_once_amounts_are_recorded(store: Store) -> None:
    put(store)
    with pytest.raises(Refusal, match="The currency stays"):
        put(store, BODY.replace("CNY", "USD"))
    assert known(store).organization.currency == "CNY"


def test_teams_may_stand_in_any_order(store: Store) -> None:
    upside_down = [f'[[teams]]\nkey = "t{n}"\nname = "T"\nparent = "t{n - 1}"\n' for n in range(1, 30)][::-1]
    put(store, BODY + "".join(upside_down) + '[[teams]]\nkey = "t0"\nname = "T"\n')
    teams = {team.key: team for team in known(store).organization.teams.values()}
    assert all(teams[f"t{n}"].parent == teams[f"t{n - 1}"].id for n in range(1, 30))
