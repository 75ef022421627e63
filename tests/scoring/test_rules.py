"""The rules file: what it says, and the one line that names what to correct."""

import tomllib
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.metric import BUILT_IN, with_own
from scoring.people import Role
from scoring.period import period_of
from scoring.rules import UNCHECKED, Checks, Rules, RulesError, read_rules
from scoring.section import SECTIONS
from scoring.target import Ladder

DOCUMENT = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
HEAD = """[organization]
name = "星河云科技"
zone = "Asia/Shanghai"
currency = "CNY"
locale = "zh_CN"
"""
EAST = '[[teams]]\nkey = "east"\nname = "华东一组"\n'
WANG = '[[members]]\nkey = "wang"\nname = "小王"\n'
DRIVES = '[[metrics]]\nkey = "test_drives"\n'
TARGET = '[[targets]]\nmetric = "bookings"\nholder = "company"\nperiod = "2026-11"\n'
MORNING = '[[schedules]]\nkey = "m"\npost = "morning"\ncadence = "workdays 09:00"\n'


def rules(*sections: str, checks: Checks = UNCHECKED) -> Rules:
    return read_rules(HEAD + "".join(sections), "rules.toml", checks)


def line(body: str, checks: Checks = UNCHECKED) -> str:
    with pytest.raises(RulesError) as caught:
        read_rules(body, "rules.toml", checks)
    told = str(caught.value)
    assert len(told.splitlines()) == 1
    assert told.startswith("rules.toml, ")
    assert caught.value.file == "rules.toml"
    assert caught.value.key in told
    assert caught.value.remedy in told
    return told.removeprefix("rules.toml, ")


def test_every_section_is_understood() -> None:
    found = rules(
        'country = "CN"\nday_end = "04:00"\nmain_metric = "collections"\ntenants = ["slack:T1"]\n',
        '[[teams]]\nkey = "china"\nname = "中国"\n',
        EAST + 'parent = "china"\nroom = "slack:C1"\nlocale = "zh_TW"\n',
        WANG + 'names = ["建国"]\nrole = "lead"\nteam = "east"\njoined = 2026-08-01\naccounts = ["slack:U1"]\n',
        DRIVES + 'names = ["试驾", "test drive"]\nunit = "次"\nplausible = 9\n',
        TARGET + "base = 500000\nstretch = 600000.50\n",
        MORNING + 'team = "east"\ncatch_up = "skip"\non = false\n',
    )
    assert found.organization.day_end == time(4)
    assert found.organization.main_metric == "collections"
    assert found.teams[1].parent == "china"
    assert found.teams[1].room == "slack:C1"
    member = found.members[0]
    assert (member.role, member.joined, member.names) == (Role.LEAD, date(2026, 8, 1), ("建国",))
    assert member.zone is None
    assert found.metrics[0].label == "试驾"
    assert found.targets[0].period == period_of("month", date(2026, 11, 1))
    assert found.targets[0].ladder == Ladder(50_000_000, 60_000_050, 60_000_050)
    assert (found.schedules[0].catch_up, found.schedules[0].on) == ("skip", False)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2026-11", date(2026, 11, 1), date(2026, 12, 1)),
        ("2026-Q4", date(2026, 10, 1), date(2027, 1, 1)),
        ("2026", date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_a_target_is_for_a_month_a_quarter_or_a_year(written: str, start: date, end: date) -> None:
    period = rules(TARGET.replace("2026-11", written) + "base = 1\n").targets[0].period
    assert (period.start, period.end) == (start, end)


def test_counts_are_plain_numbers_and_money_is_in_its_smallest_unit() -> None:
    visits = rules(TARGET.replace("bookings", "visits") + "base = 40\n").targets[0].ladder
    yen = read_rules(HEAD.replace("CNY", "JPY") + TARGET + "base = 40\n", "rules.toml").targets[0].ladder
    assert visits.base == yen.base == 40


def test_a_built_in_metric_gets_more_names() -> None:
    found = rules('[[metrics]]\nkey = "visits"\nnames = ["到店"]\nplausible = 30\n')
    visits = next(metric for metric in with_own(found.metrics) if metric.key == "visits")
    assert visits.plausible == 30
    assert {"到店", "拜访"} <= set(visits.names)
    assert [metric.key for metric in with_own(found.metrics)] == [metric.key for metric in BUILT_IN]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    assert read_rules("\ufeff" + HEAD.replace("\n", "\r\n"), "rules.toml").organization.name == "星河云科技"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        # sections and keys
        ("", "[organization] is missing; begin the file with it and its name, zone, currency and locale"),
        (HEAD + "[[member]]\n", "[member] is not a section; did you mean [[members]]?"),
        (
            HEAD + "[zzz]\n",
            "[zzz] is not a section; there are [organization], [[teams]], [[members]], [[metrics]], [[targets]], [[schedules]]",
        ),
        (HEAD + '[teams]\nkey = "x"\n', "teams is not written as a section; its heading is [[teams]]"),
        ("[[organization]]\n", "organization is not written as a section; its heading is [organization]"),
        ("teams = 3\n" + HEAD, "teams is not written as a section; its heading is [[teams]]"),
        (
            HEAD + WANG + 'tem = "east"\n',
            '[[members]] "小王": tem = "east" is not a setting of [[members]]; did you mean team?',
        ),
        (
            HEAD + EAST + "budget = 1\n",
            '[[teams]] "华东一组": budget = 1 is not a setting of [[teams]]; there are key, name, parent, room, locale',
        ),
        (
            HEAD.replace('zone = "Asia/Shanghai"\n', ""),
            '[organization]: zone is missing; for example: zone = "Asia/Shanghai"',
        ),
        (HEAD + '[[teams]]\nkey = "east"\n', '[[teams]] "east": name is missing; for example: name = "华东一组"'),
        (HEAD + "[[members]]\n", '[[members]] number 1: key is missing; for example: key = "wang"'),
        # syntax
        (HEAD + "x = [\n", "line 7, the end is not TOML (Invalid value); docs/rules.md shows how it is written"),
        (HEAD + "name = \n", "line 6, name = is not TOML (Invalid value); docs/rules.md shows how it is written"),
        (
            HEAD + "country = “CN”\n",
            'line 6, country = “CN” is not TOML (Invalid value); type “ anew on an English keyboard: " = [ ] ,',
        ),
        (
            HEAD + 'zone = "Asia/Tokyo"\n',
            'line 6, zone = "Asia/Tokyo" is not TOML (Cannot overwrite a value); docs/rules.md shows how it is written',
        ),
        ("x = " + "[" * 10_000, "the file has brackets within brackets within brackets; remove them"),
        ("#" * 1_000_001, "the file is longer than 1000000 characters; is it the right one?"),
        # the organization
        (
            HEAD.replace("Shanghai", "Shangai"),
            '[organization]: zone = "Asia/Shangai" is not a time zone; did you mean "Asia/Shanghai"?',
        ),
        (
            HEAD.replace("Asia/Shanghai", "../../etc/passwd"),
            '[organization]: zone = "../../etc/passwd" is not a time zone; for example: zone = "Asia/Shanghai"',
        ),
        (
            HEAD.replace('"Asia/Shanghai"', "8"),
            '[organization]: zone = 8 is not a text in quotes; for example: zone = "Asia/Shanghai"',
        ),
        (
            HEAD.replace("CNY", "cny"),
            '[organization]: currency = "cny" is not an ISO 4217 currency; did you mean "CNY"?',
        ),
        (
            HEAD.replace("CNY", "¥"),
            '[organization]: currency = "¥" is not an ISO 4217 currency; for example: currency = "CNY"',
        ),
        (
            HEAD.replace("zh_CN", "zh-CN"),
            '[organization]: locale = "zh-CN" is not a language code; write it like zh_CN, zh_TW or en',
        ),
        (
            HEAD + 'country = "China"\n',
            '[organization]: country = "China" is not a country code; write it like "CN", "SG" or "DE-BY"',
        ),
        (
            HEAD + 'day_end = "4:00"\n',
            '[organization]: day_end = "4:00" is not a time from 00:00 to 11:59; for example: day_end = "04:00"',
        ),
        (
            HEAD + 'week_start = "sunday"\n',
            '[organization]: week_start = "sunday" cannot be used; did you mean "monday"?',
        ),
        (
            HEAD + 'main_metric = "visits"\n',
            '[organization]: main_metric = "visits" cannot be used; write "bookings" or "collections"',
        ),
        (
            HEAD + 'tenants = ["slack:T1", "slack:T2"]\n',
            "[organization]: tenants = […] names two of slack; keep one, a company has one per platform",
        ),
        (
            HEAD.replace("星河云科技", "\\u202eevil"),
            '[organization]: name = "\\u202eevil" contains invisible control characters; type it anew',
        ),
        (
            HEAD.replace("星河云科技", "多" * 65),
            f'[organization]: name = "{"多" * 64}…" is longer than 64 characters; shorten it',
        ),
        (HEAD.replace("星河云科技", " "), '[organization]: name = " " is empty; for example: name = "星河云科技"'),
        # teams
        (
            HEAD + '[[teams]]\nkey = "华东 一组"\nname = "华东一组"\n',
            '[[teams]] "华东一组": key = "华东 一组" is not a key: 1 to 40 letters, digits, - _ . without spaces; for example: key = "east"',
        ),
        (
            HEAD + EAST + EAST.replace("华东", "华南"),
            '[[teams]] "华南一组": key = "east" belongs to [[teams]] "华东一组" already; change one of them',
        ),
        (
            HEAD + EAST.replace('"east"', '"company"'),
            '[[teams]] "华东一组": key = "company" belongs to the whole company already; change one of them',
        ),
        (
            HEAD + EAST + 'parent = "china"\n',
            '[[teams]] "华东一组": parent = "china" is not among [[teams]]; add it there or correct the spelling',
        ),
        (
            HEAD + EAST + 'parent = "west"\n' + EAST.replace("east", "west") + 'parent = "east"\n',
            '[[teams]] "华东一组": parent = "west" makes the team a part of itself; choose another parent or leave it out',
        ),
        (
            HEAD + EAST + 'parent = "east"\n',
            '[[teams]] "华东一组": parent = "east" makes the team a part of itself; choose another parent or leave it out',
        ),
        (
            HEAD + EAST + 'room = "C123"\n',
            '[[teams]] "华东一组": room = "C123" is not of the form "platform:id"; for example: room = "slack:C0123456"',
        ),
        (
            HEAD + EAST + 'room = "slack:C1"\n' + EAST.replace("east", "west") + 'room = "slack:C1"\n',
            '[[teams]] "华东一组": room = "slack:C1" belongs to [[teams]] "华东一组" already; change one of them',
        ),
        # members
        (
            HEAD + WANG + 'team = "华东"\n',
            '[[members]] "小王": team = "华东" is not among [[teams]]; add it there or correct the spelling',
        ),
        (
            HEAD + EAST + WANG + 'team = "eest"\n',
            '[[members]] "小王": team = "eest" is not among [[teams]]; did you mean "east"?',
        ),
        (
            HEAD + EAST + WANG + 'team = "华东一组"\n',
            '[[members]] "小王": team = "华东一组" is not among [[teams]]; did you mean "east"?',
        ),
        (
            HEAD + EAST + WANG.replace('"wang"', '"East"'),
            '[[members]] "小王": key = "East" belongs to [[teams]] "华东一组" already; change one of them',
        ),
        (
            HEAD + WANG + 'role = "boss"\n',
            '[[members]] "小王": role = "boss" cannot be used; write "rep", "lead", "manager", "admin"',
        ),
        (
            HEAD + WANG + 'names = "建国"\n',
            '[[members]] "小王": names = "建国" is not a list; for example: names = ["小王"]',
        ),
        (
            HEAD + WANG + 'names = ["a", "a"]\n',
            '[[members]] "小王": names = […] names "a" twice; leave one out',
        ),
        (
            HEAD + WANG + "joined = 2026\n",
            '[[members]] "小王": joined = 2026 is not a day; for example: joined = 2026-08-01',
        ),
        (
            HEAD + WANG + "joined = 2026-08-01\nleft = 2026-07-01\n",
            '[[members]] "小王": left = 2026-07-01 is not after joined = 2026-08-01; correct one of the days',
        ),
        (
            HEAD
            + WANG
            + 'accounts = ["slack:U1"]\n'
            + WANG.replace("wang", "w2").replace("小王", "老王")
            + 'accounts = ["slack:u1"]\n',
            '[[members]] "老王": accounts = […] names "slack:u1", which belongs to [[members]] "小王" already; change one of them',
        ),
        # metrics
        (
            HEAD + DRIVES + 'names = ["拜訪"]\n',
            '[[metrics]] "test_drives": names = […] has "拜訪", which the built-in metric visits has already; keep it in one place',
        ),
        (
            HEAD + DRIVES + 'names = ["试驾"]\n[[metrics]]\nkey = "tests"\nnames = ["试驾"]\n',
            '[[metrics]] "tests": names = […] has "试驾", which [[metrics]] "test_drives" has already; keep it in one place',
        ),
        (
            HEAD + DRIVES,
            '[[metrics]] "test_drives": names is missing, so nobody could report it; for example: names = ["试驾"]',
        ),
        (
            HEAD + DRIVES + 'names = ["3"]\n',
            '[[metrics]] "test_drives": names = […] has "3", which is no word; use letters',
        ),
        (
            HEAD + '[[metrics]]\nkey = "visits"\nkind = "result"\n',
            '[[metrics]] "visits": kind = "result" cannot be set for the built-in metric visits; leave it out',
        ),
        (
            HEAD + DRIVES.replace("test_", "Test "),
            '[[metrics]] "Test drives": key = "Test drives" is not a key: 1 to 40 letters, digits, - _ . without spaces; for example: key = "test_drives"',
        ),
        (
            HEAD + DRIVES + 'names = ["试驾"]\nroll = "mean"\n',
            '[[metrics]] "test_drives": roll = "mean" cannot be used; write "sum"',
        ),
        (
            HEAD + DRIVES + 'names = ["试驾"]\nmoney = "no"\n',
            '[[metrics]] "test_drives": money = "no" is neither true nor false; write true or false without quotes',
        ),
        (
            HEAD + DRIVES + 'names = ["试驾"]\nplausible = 0\n',
            '[[metrics]] "test_drives": plausible = 0 is not a whole number above 0; for example: plausible = 20',
        ),
        # targets
        (
            HEAD + TARGET.replace("bookings", "booking") + "base = 1\n",
            '[[targets]] "booking": metric = "booking" is not a metric; did you mean "bookings"?',
        ),
        (
            HEAD + TARGET.replace("company", "west") + "base = 1\n",
            '[[targets]] "bookings": holder = "west" is not known; write "company" or the key of a team or a member',
        ),
        (
            HEAD + TARGET.replace("2026-11", "2026-13") + "base = 1\n",
            '[[targets]] "bookings": period = "2026-13" is not a period; write "2026-11", "2026-Q4" or "2026"',
        ),
        (
            HEAD + TARGET + 'base = "50万"\n',
            '[[targets]] "bookings": base = "50万" is not a number; write it in digits without quotes, units or commas',
        ),
        (
            HEAD + TARGET + "base = nan\n",
            '[[targets]] "bookings": base = NaN is not between 0 and a trillion; for example: base = 500000',
        ),
        (
            HEAD + TARGET + "base = 1e999999\n",
            '[[targets]] "bookings": base = 1E+999999 is not between 0 and a trillion; for example: base = 500000',
        ),
        (
            HEAD + TARGET + f"base = {'9' * 400}\n",
            '[[targets]] "bookings": base = a huge number is not between 0 and a trillion; for example: base = 500000',
        ),
        (
            HEAD + TARGET + "base = 0\n",
            '[[targets]] "bookings": base = 0 is nought, so nobody could be measured by it; leave the target out',
        ),
        (
            HEAD + TARGET + "base = 5.001\n",
            '[[targets]] "bookings": base = 5.001 is finer than money; CNY has 2 decimals',
        ),
        (
            HEAD + TARGET.replace("bookings", "visits") + "base = 5.5\n",
            '[[targets]] "visits": base = 5.5 is not a whole number; leave out what stands behind the point',
        ),
        (
            HEAD + TARGET + "base = 5\nstretch = 4\n",
            '[[targets]] "bookings": stretch = 4 asks for less than the level before it; raise it or leave it out',
        ),
        (
            HEAD + (TARGET + "base = 5\n") * 2,
            '[[targets]] "bookings": holder = "company" has two targets for 2026-11 (number 1 and 2 of [[targets]]); keep one',
        ),
        # schedules
        (
            HEAD + MORNING + 'team = "east"\n',
            '[[schedules]] "m": team = "east" is not among [[teams]]; add it there or correct the spelling',
        ),
        (
            HEAD + MORNING + 'catch_up = "lates"\n',
            '[[schedules]] "m": catch_up = "lates" cannot be used; did you mean "latest"?',
        ),
        (HEAD + MORNING * 2, '[[schedules]] "m": key = "m" belongs to [[schedules]] "m" already; change one of them'),
    ],
)
def test_a_mistake_is_told_in_one_line_with_its_remedy(body: str, told: str) -> None:
    assert line(body) == told


@pytest.mark.parametrize("key", ["cadence", "post", "country"])
def test_what_this_ring_cannot_know_is_judged_by_others(key: str) -> None:
    def refuse(value: str) -> None:
        raise ValueError(f'"{value}" will not do;\nfor example: another')

    told = line(HEAD + 'country = "CN"\n' + MORNING, Checks(**{key: refuse}))
    assert f": {key} = " in told
    assert told.endswith("will not do; for example: another")


def test_every_key_is_explained() -> None:
    """Each section of docs/rules.md has a row for each key of that section, bold where it is required."""
    parts = dict(part.split("\n", 1) for part in DOCUMENT.replace("[", "").replace("]", "").split("\n## ")[1:])
    for section, keys in SECTIONS.items():
        for key, setting in keys.items():
            row = f"| **`{key}`** |" if setting.required else f"| `{key}` |"
            assert row in parts[section], f"{section}.{key}"
        rows = [row for row in parts[section].splitlines() if row.startswith(("| `", "| **"))]
        assert len(rows) == len(keys), f"docs/rules.md explains keys of {section} that do not exist"


def test_the_examples_are_right() -> None:
    for keys in SECTIONS.values():
        for setting in keys.values():
            value = tomllib.loads(f"x = {setting.example}")["x"]
            setting.read(value)
    example = DOCUMENT.split("```toml\n")[1].split("```")[0]
    assert read_rules(example, "docs/rules.md").members[0].team == "east"


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.text(max_size=60).map(lambda text: HEAD + text),
        st.text("[]=\"'{}.,#\n0-Tae", max_size=60),
    )
)
def test_any_text_is_either_understood_or_refused_in_one_line(body: str) -> None:
    try:
        read_rules(body, "rules.toml")
        told = "understood"
    except RulesError as error:
        told = str(error)
    assert len(told.splitlines()) == 1
