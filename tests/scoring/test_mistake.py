"""A rules file with several mistakes: all are told at once, each once, and none that is not there."""

from itertools import combinations

import pytest

from language.text import english, text
from scoring.mistake import MOST, RulesError
from scoring.rules import Checks, read_rules
from scoring.setting import Wrong

RULES = """[organization]
name = "星河云科技"
zone = "Asia/Shanghai"
currency = "CNY"
locale = "zh_CN"
year_start = 4

[[teams]]
key = "east"
name = "华东一组"
weekend = "alternate"
short_week = 2026-11-02

[[teams]]
key = "south"
name = "华南一组"
parent = "east"

[[members]]
key = "wang"
name = "小王"
team = "east"
mentor = "li"

[[members]]
key = "li"
name = "小李"
team = "south"

[[metrics]]
key = "fees"
names = ["服务费"]
money = true

[[scorecards]]
lines = [{ metric = "fees", weight = 60, target = 10.5 }, { metric = "visits", weight = 40 }]

[[points]]
metric = "fees"
points = 2

[[rates]]
currency = "SGD"
since = 2026-10-01
rate = "5.35"

[[targets]]
metric = "fees"
holder = "east"
period = "2026-11"
base = 500000.5
stretch = 600000

[[targets]]
metric = "bookings"
holder = "li"
period = "2026-11"
base = 100

[quotas]
weekly = { fees = 20 }

[[schedules]]
key = "morning-east"
post = "morning"
cadence = "workdays 09:00"
team = "east"
member = "wang"
"""
SLIPS = [
    ('"Asia/Shanghai"', '"Asia/Shangai"'),
    ('"CNY"', '"RMB"'),
    ("year_start = 4", "year_start = 13"),
    ('name = "华东一组"', 'nam = "华东一组"'),
    ('name = "华南一组"', ""),
    ("2026-11-02", '"Monday"'),
    ('team = "east"\nmentor = "li"', 'team = "west"\nmentor = "li"'),
    ('name = "小李"', "name = 3"),
    ("[[members]]\nkey", "[[member]]\nkey"),
    ("money = true", 'money = "yes"'),
    ('["服务费"]', '"服务费"'),
    ("weight = 60", "weight = 50"),
    ("weight = 40", "weight = 0"),
    ("points = 2", ""),
    ("since = 2026-10-01", 'since = "October"'),
    ('period = "2026-11"\nbase = 500000.5', 'period = "November"\nbase = 500000.5'),
    ('holder = "li"', 'holder = "lily"'),
    ("{ fees = 20 }", "{ fees = -1 }"),
    ('"workdays 09:00"', '"at nine"'),
]


APART = [("[[member]", "team ="), ("weight = 5", "weight = 0")]
"""Slips of which the first hides the second: in a table whose heading is wrong nothing is read, a sum needs all."""


def mistakes(body: str) -> list[tuple[int | None, str]]:
    """What is told of a file: the line, where it has one, and what to do."""

    def cadence(words: str) -> None:
        if words != "workdays 09:00":
            raise Wrong(text("it is no cadence"))

    try:
        read_rules(body, "rules.toml", Checks(cadence=cadence))
    except RulesError as error:
        return [(one.line, english(one.remedy)) for one in error.mistakes]
    return []


def slipped(*slips: tuple[str, str]) -> str:
    body = RULES
    for right, wrong in slips:
        body = body.replace(right, wrong, 1)
    return body


def apart(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return any(one[1].startswith(first) and other[1].startswith(second) for first, second in APART)


def test_the_file_without_slips_is_understood() -> None:
    assert mistakes(RULES) == []


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip[1][:20])
def test_one_slip_is_one_line(slip: tuple[str, str]) -> None:
    assert slip[0] in RULES
    assert len(mistakes(slipped(slip))) == 1


def test_of_any_two_slips_both_are_told_and_nothing_else() -> None:
    alone = {slip: mistakes(slipped(slip)) for slip in SLIPS}
    for one, other in combinations(SLIPS, 2):
        if not apart(one, other) and not apart(other, one):
            assert sorted(mistakes(slipped(one, other)), key=str) == sorted(alone[one] + alone[other], key=str), (
                one,
                other,
            )


def test_all_come_in_the_order_of_the_file() -> None:
    told = mistakes(slipped(*(slip for slip in SLIPS if slip[1] not in ("weight = 0", "[[member]]\nkey"))))
    assert [line for line, _ in told] == sorted(line for line, _ in told if line)
    assert len(told) == len(SLIPS) - 2


def test_what_is_not_toml_is_told_line_by_line() -> None:
    body = RULES.replace('"CNY"', "“CNY”").replace('"小王"', "小王").replace('"2026-11"', "“2026-11”")
    assert [line for line, _ in mistakes(body)] == [4, 21, 50, 57]


@pytest.mark.parametrize(
    "wrong",
    ["[[teams]", "x = [", "lines = [{ metric = “fees”,", "【teams】"],
    ids=["heading", "list", "table", "wide"],
)
def test_after_a_line_on_which_others_hang_nothing_is_guessed(wrong: str) -> None:
    assert len(mistakes(f"{wrong}\n{RULES.replace('CNY', '“')}")) == 1


def test_a_file_full_of_mistakes_is_told_in_part() -> None:
    body = RULES + "".join(f'[[members]]\nkey = "m{n}"\nname = "m{n}"\nteam = "t{n}"\n' for n in range(3000))
    with pytest.raises(RulesError) as caught:
        read_rules(body, "rules.toml")
    assert len(caught.value.mistakes) == MOST
    assert str(caught.value).splitlines() == [english(line) for line in caught.value.lines]
    assert english(caught.value.lines[-1]) == "rules.toml: there may be more; correct these first"
