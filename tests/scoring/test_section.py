"""Sections of the rules file: company, teams and members; what cannot be used is told in one line."""

import re

import pytest

from scoring.mistake import RulesError
from scoring.rules import read_rules

HEAD = """[organization]
name = "星河云科技"
zone = "Asia/Shanghai"
currency = "CNY"
locale = "zh_CN"
"""
EAST = '[[teams]]\nkey = "east"\nname = "华东一组"\n'
WANG = '[[members]]\nkey = "wang"\nname = "小王"\n'


@pytest.mark.parametrize(
    ("body", "told"),
    [
        # sections and keys
        ("", "[organization] is missing; begin the file with it and its name, zone, currency and locale"),
        (HEAD + "[[member]]\n", "[member] is not a section; did you mean [[members]]?"),
        (
            HEAD + "[zzz]\n",
            "[zzz] is not a section; there are [organization], [[teams]], [[members]], [[metrics]], [[scorecards]], [[points]], [[rates]], [thresholds], [[targets]], [quotas], [[schedules]]",
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
            '[[teams]] "华东一组": budget = 1 is not a setting of [[teams]]; there are key, name, parent, territory, room, rooms, locale, wins, weekend, short_week',
        ),
        (
            HEAD.replace('zone = "Asia/Shanghai"\n', ""),
            '[organization]: zone is missing; for example: zone = "Asia/Shanghai"',
        ),
        (HEAD + '[[teams]]\nkey = "east"\n', '[[teams]] "east": name is missing; for example: name = "华东一组"'),
        (HEAD + '[[members]]\nname = "a"\n', '[[members]] "a": key is missing; for example: key = "wang"'),
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
            '[organization]: currency = "¥" is not an ISO 4217 currency; did you mean "CNY"?',
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
            HEAD + 'week_start = "friday"\n',
            '[organization]: week_start = "friday" cannot be used; write one of "monday", "sunday"',
        ),
        (
            HEAD + 'main_metric = "visits"\n',
            '[organization]: main_metric = "visits" cannot be used; write one of "bookings", "collections"',
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
            '[[members]] "小王": role = "boss" cannot be used; write one of "rep", "lead", "manager", "admin"',
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
    ],
)
def test_a_mistake_is_told_in_one_line_with_its_remedy(body: str, told: str) -> None:
    with pytest.raises(RulesError) as caught:
        read_rules(body, "rules.toml")
    said = str(caught.value).removeprefix("rules.toml, ")
    assert said == told or re.sub(r"^line \d+, ", "", said) == told
    assert len(str(caught.value).splitlines()) == 1


def test_a_mistake_in_the_syntax_names_its_line() -> None:
    with pytest.raises(RulesError) as caught:
        read_rules(HEAD + "\n\nname\n", "rules.toml")
    assert [one.line for one in caught.value.mistakes] == [8]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (HEAD.replace("CNY", "cny"), 4),
        (HEAD + EAST + EAST.replace("华东一组", "华东二组"), 10),
        (HEAD + "# [[teams]]\n" + EAST + WANG + 'tem = "x"\n', 13),
        (HEAD + EAST + '[[ teams ]] # second\nkey = "west"\n', 9),  # what is missing: the heading
        (HEAD + '[[teams]]\r\nkey = 3\r\nname = "x"\r\n', 7),
        ('[organization]\nname = "a"\n', 1),
        (HEAD + '[[scorecards]]\n[[scorecards.lines]]\nmetric = "visits"\nweight = 0\n', 9),
        ("teams = [{ key = 3 }]\n" + HEAD, None),
    ],
)
def test_a_mistake_names_the_line_it_stands_on(body: str, line: int | None) -> None:
    with pytest.raises(RulesError) as caught:
        read_rules(body, "rules.toml")
    assert caught.value.mistakes[0].line == line
    assert str(caught.value).startswith(f"rules.toml, line {line}, " if line else "rules.toml, [")
