"""The rules file: what it says, and the one line that names what to correct."""

import re
import tomllib
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.text import english, text
from scoring.metric import BUILT_IN, with_own
from scoring.mistake import RulesError
from scoring.people import Role
from scoring.period import period_of
from scoring.rules import UNCHECKED, Checks, Rules, read_rules
from scoring.section import SECTIONS
from scoring.setting import Wrong
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
    (mistake,) = caught.value.mistakes
    assert english(mistake.key) in told
    assert english(mistake.remedy) in told
    return re.sub(r"^(line \d+, )?", "", told.removeprefix("rules.toml, "))


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
            HEAD + DRIVES + 'names = ["试驾"]\nroll = "mode"\n',
            '[[metrics]] "test_drives": roll = "mode" cannot be used; write one of "sum", "count", "last", "mean", "ratio", "distinct"',
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
            '[[targets]] "bookings": base = … is not between 0 and a trillion; for example: base = 500000',
        ),
        (
            HEAD + TARGET + "base = 0\n",
            '[[targets]] "bookings": base = 0 is nought, so nobody could be measured by it; leave it out',
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
        raise Wrong(text("{value} will not do", value=value), text("for example: {example}", example="another"))

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


def test_every_built_in_metric_is_named() -> None:
    explained = DOCUMENT.split("\n## [[metrics]]\n")[1].split("\n## ")[0]
    lacking = [metric.key for metric in BUILT_IN if f"`{metric.key}`" not in explained]
    assert not lacking, f"docs/rules.md, [[metrics]], does not say what these are: {lacking}"


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
def test_any_text_is_either_understood_or_refused_with_a_line_for_each_mistake(body: str) -> None:
    told = ["rules.toml, understood"]
    try:
        read_rules(body, "rules.toml")
    except RulesError as error:
        told = str(error).splitlines()
    assert told
    assert all(one.startswith("rules.toml, ") for one in told)
