"""What a lead asks in a whole sentence, and the command that it means."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from handlers.enquiry import enquired
from scoring.people import Member, Role, Team
from tests.handlers.test_enquiry import CONTEXT, GRACE, HOME, LEAD, ZONE, asked
from tests.house.tree import ROOT

_SAID = re.compile(r"^\| (`.+`) \| ([a-z]+) \| ", re.MULTILINE)
"""A row of the READMEs' tables of sentences: what is said, and the command it means."""


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("谁快完不成目标了", "team behind"),
        ("谁最近状态不好", "team behind"),
        ("who will miss target", "team behind"),
        ("为什么 小王 第一", "why place 小王"),
        ("小王 的 转化率", "funnel of 小王"),
        ("why Grace first", "why place Grace"),
        ("dry-run a PK 拜访 华东一组 对 Singapore", "pk try 拜访 华东一组 对 Singapore"),
        ("谁进步最大", "team improved"),
        ("上周谁进步最大？", "team improved 上周"),
        ("who improved most last week", "team improved last week"),
        ("most improved rep", "team improved"),
        ("小王的转化率", "funnel of 小王"),
        ("小王上个月转化率怎么样", "funnel of 小王 上个月"),
        ("Grace's conversion", "funnel of Grace"),
        ("what's Grace's win rate last month?", "funnel of Grace last month"),
        ("这个月丢了哪些单", "deals lost 这个月"),
        ("deals we lost this month", "deals lost this month"),
        ("which deals did we lose last month", "deals lost last month"),
        ("本月预测能做多少", "gap team"),
        ("哪些单子快成了", "pipeline"),
        ("which deals are about to close?", "pipeline"),
    ],
)
def test_a_lead_is_understood(text: str, command: str) -> None:
    assert asked(text) == command


@pytest.mark.parametrize("file", ["README.md", "README.zh-CN.md"])
def test_what_the_readme_says_to_say_is_understood(file: str) -> None:
    others = (
        Member(4, "li", "李思雨", Role.REP, 10, "zh_CN", ZONE, names=("小李",)),
        replace(GRACE, id=5, key="siti", name="Siti Aminah", names=("Siti",)),
    )
    teams = {12: Team(12, "south", "华南组"), 13: Team(13, "east2", "East"), 14: Team(14, "south2", "South")}
    home = replace(HOME, teams=HOME.teams | teams, members={**HOME.members, **{one.id: one for one in others}})
    rows = _SAID.findall(Path(ROOT, file).read_text("utf-8"))
    assert len(rows) > 10
    for sentences, command in rows:
        for said in re.findall("`([^`]+)`", sentences):
            found = enquired(said, home, LEAD, CONTEXT, direct=True)
            assert found is not None, said
            assert found.command == command, said
