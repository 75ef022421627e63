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
        ("谁的转化率最高", "funnel each"),
        ("who has the best close rate", "funnel each"),
        ("最大的一单是谁签的", "deals biggest"),
        ("which customers have gone quiet", "pipeline"),
        ("应收款逾期的有哪些", "receivables team"),
        ("谁欠钱没付", "receivables team"),
        ("overdue receivables", "receivables team"),
        ("全公司还有多少应收没到账", "receivables team"),
        ("下周的周报几点发", "schedule"),
        ("what time is the morning post", "schedule"),
        ("start a contest on visits this week", "pk visits this week"),
        ("帮我建个PK,华东对Singapore,比拜访,这周", "pk 华东对Singapore,比拜访,这周"),
        ("PK取消", "pk cancel"),
        ("小王这个月的客户有哪些", "deals 小王"),
        ("我手里还有几个单", "deals"),
        ("本月签单明细", "deals signed 本月"),
        ("本季度完成率", "gap 本季度"),
        ("明天要干啥来着", "plan"),
        ("导出一份上周的拜访明细给我", "export 明细 上周"),
        ("send me last month as excel", "export last month"),
        ("组里来了个新人叫周敏 帮我加上", "add member 周敏"),
        ("下个月华东的目标定180万", "target 华东 下个月 180万"),
        ("小王的目标改回30万", "target 小王 30万"),
        ("帮我夸夸小王 昨天那单漂亮", "comment 小王 👏 昨天那单漂亮"),
        ("give Grace a shout out for the demo", "comment Grace 👏 for the demo"),
        ("nudge the ones who havent reported", "missing nudge"),
        ("are we going to make it this month?", "gap team"),
        ("did anyone sign today", "rank bookings today"),
        ("哪个组最拉胯", "rank groups"),
        ("谁最近状态不好", "team behind"),
        ("who will miss target", "team behind"),
        ("为什么 小王 第一", "why place 小王"),
        ("小王 的 转化率", "funnel of 小王"),
        ("why Grace first", "why place Grace"),
        ("dry-run a PK 拜访 华东一组 对 Singapore", "pk try 拜访 华东一组 对 Singapore"),
        ("帮我发起一个PK，华东对Singapore，比拜访", "pk 华东对Singapore，比拜访"),
        ("start a PK: Singapore vs 华东一组, visits, this week", "pk Singapore vs 华东一组, visits, this week"),
        ("发起华东对Singapore的拜访PK，这周", "pk 华东 对 Singapore 拜访 这周"),
        ("给小王设个目标 月签单30万", "target 小王 30万"),
        ("set a target for Grace 300k a month", "target Grace 300k"),
        ("把拜访权重改成30%", "why score"),
        ("修改计分卡 拜访 30 签单 70", "why score"),
        ("change the visits weight to 30%", "why score"),
        ("export this month's data", "export data this month"),
        ("华东和Singapore哪个组业绩好", "compare 华东 Singapore bookings"),
        ("华东和Singapore哪个组拜访多", "compare 华东 Singapore visits"),
        ("show me Grace's visits this week", "rep Grace this week visits"),
        ("今天有人请假吗", "leave"),
        ("有多少人请假", "leave"),
        ("小王请假了没", "leave"),
        ("is anyone on leave today", "leave"),
        ("小王这周的明细", "rep 小王 这周"),
        ("看看小王这周干了什么", "rep 小王 这周"),
        ("Grace's details this week", "rep Grace this week"),
        ("有多少应收款", "receivables team"),
        ("谁的回款没到", "receivables team"),
        ("why is Grace always behind?", "why gap Grace"),
        ("小王怎么老是落后", "why gap 小王"),
        ("praise Grace", "comment Grace 👍"),
        ("我们组这个月能不能完成目标", "gap team"),
        ("这个月还剩几个工作日", "gap"),
        ("how many working days are left this month", "gap"),
        ("what do I need to do every day to hit target", "gap"),
        ("did anyone report this morning", "missing"),
        ("which customers haven't been contacted in a while", "pipeline"),
        ("who closed the most deals this month", "rank signed this month"),
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
        ("今天团队怎么样", "team"),
        ("谁两天没汇报了", "team without report 两天"),
        ("还有谁没完成目标", "team behind"),
        ("who hasn't hit their target", "team behind"),
        ("拜访最少的是谁", "rank visits"),
        ("本周电话打得最多的是谁", "rank calls 本周"),
        ("我们组谁最厉害", "rank own"),
        ("我们组这周拜访最多的是谁", "rank own visits 这周"),
        ("who has the most calls on my team this week", "rank own calls this week"),
        ("我们组上周排行榜", "rank own 上周"),
        ("who's top on our team this month", "rank own this month"),
        ("给华东一组定这个月目标100万", "target 华东一组 这个月 100万"),
        ("明天早上播什么", "briefing tomorrow"),
        ("看看明天的晨报", "briefing tomorrow"),
        ("晨报预览", "briefing tomorrow"),
        ("what's tomorrow's briefing?", "briefing tomorrow"),
        ("导出本月签单", "export 签单 本月"),
        ("导出本周拜访", "export 本周"),
        ("export visits last month", "export last month"),
        ("最近的大单", "deals biggest"),
        ("biggest deal this month", "deals biggest"),
        ("最近签了哪些大单", "deals signed"),
        ("华东和Singapore比怎么样", "compare 华东 Singapore"),
        ("what's stuck", "pipeline"),
        ("哪些单子卡住了", "pipeline"),
        ("why did my rank drop", "why rank"),
        ("为什么我的排名掉了", "why rank"),
        ("show last week's summary", "team last week"),
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
