"""Whole sentences and the commands that they mean."""

from datetime import date, time

import pytest

from handlers.enquiry import enquired, forms
from handlers.router import Routed
from scoring.metric import BUILT_IN
from scoring.people import Member, Organization, Role, Team
from scoring.reading.result import Context

TODAY = date(2026, 11, 20)
ZONE = "Asia/Shanghai"
LEAD = Member(1, "lin", "林晓峰", Role.LEAD, 10, "zh_CN", ZONE, names=("晓峰",))
WANG = Member(2, "wang", "王建国", Role.REP, 10, "zh_CN", ZONE, names=("小王",))
GRACE = Member(3, "grace", "Grace Tan", Role.REP, 11, "en", ZONE, names=("Grace",))
HOME = Organization(
    id=1,
    name="北极星",
    zone=ZONE,
    currency="CNY",
    locale="zh_CN",
    country="CN",
    confirm_above=None,
    day_end=time(4),
    main_metric="bookings",
    metrics=BUILT_IN,
    teams={10: Team(10, "east", "华东一组"), 11: Team(11, "sg", "Singapore")},
    members={one.id: one for one in (LEAD, WANG, GRACE)},
)
CONTEXT = Context(TODAY, customers=frozenset({"星河科技", "Acme Corp"}), members=frozenset())


def asked(text: str, member: Member | None = LEAD, *, direct: bool = True) -> str | None:
    found = enquired(text, HOME, member, CONTEXT, direct=direct)
    return f"{found.command} {found.args}".strip() if found else None


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("今天谁还没交日报？", "missing 今天"),
        ("明天有什么安排", "plan"),
        ("我明天要做什么？", "plan"),
        ("明日安排", "plan"),
        ("what's planned for tomorrow?", "plan"),
        ("what do I have planned tomorrow", "plan"),
        ("帮我看看明天的晨报", "briefing tomorrow"),
        ("谁要回款了", "receivables team"),
        ("哪些单子没动静", "pipeline"),
        ("which deals have gone quiet?", "pipeline"),
        ("who hasn't reported yet", "missing"),
        ("我们能完成吗", "gap team"),
        ("华东还差多少", "gap 华东"),
        ("月底能到多少", "gap"),
        ("will we make it?", "gap team"),
        ("how many visits do I need", "gap"),
        ("为什么我们落后这么多", "why gap team"),
        ("怎么算分的", "why score"),
        ("三个组谁领先", "rank groups"),
        ("为什么小王排第一", "why place 小王"),
        ("小王为什么排第1", "why place 小王"),
        ("why is Grace first?", "why place Grace"),
        ("离第一还差多少", "why place"),
        ("how far am I from first", "why place"),
        ("华东上月业绩", "team 华东 上月"),
        ("华东10月业绩怎么样", "team 华东 10月"),
        ("how did Singapore do last month", "team Singapore last month"),
        ("Singapore in October", "team Singapore October"),
        ("what was my October", "me"),
        ("小王10月怎么样", "rep 小王 10月"),
        ("各组对比", "rank groups"),
        ("which team is winning?", "rank groups"),
        ("华东现在多少了", "team 华东"),
        ("how is Singapore doing", "team Singapore"),
        ("谁要关注", "team behind"),
        ("who needs help", "team behind"),
        ("我们组的单子", "pipeline"),
        ("our pipeline", "pipeline"),
        ("我的客户", "deals"),
        ("王建国的客户有哪些", "deals 王建国"),
        ("小王手上有哪些单子", "deals 小王"),
        ("show me Grace's open deals", "deals Grace"),
        ("what deals does Grace have", "deals Grace"),
        ("最大的单子是哪个", "deals biggest"),
        ("who are our top customers", "deals biggest"),
        ("who is top", "rank"),
        ("谁欠款最多", "receivables team"),
        ("win rate by rep", "funnel each"),
        ("昨天谁开单了", "rank bookings 昨天"),
        ("谁这个月签单了", "rank bookings 这个月"),
        ("谁这个月还没开单", "team without bookings 这个月"),
        ("who hasn't closed a deal yet this month", "team without bookings this month"),
        ("how do I set targets", "help target"),
        ("怎么发起PK", "help pk"),
        ("还有哪些客户没付款", "receivables team"),
        ("who owes us money", "receivables team"),
        ("来一场PK", "pk start"),
        ("start a pk", "pk start"),
        ("我想跟Singapore PK", "pk Singapore"),
        ("試算 PK 拜訪 華東 對 Singapore", "pk try 拜訪 華東 對 Singapore"),
        ("跟小王比拜访", "challenge 小王 拜访"),
        ("晨报几点发", "schedule"),
        ("小王的目标是多少", "target 小王"),
        ("下个月目标 80万", "target team 下个月 80万"),
        ("12月目标给小王10万", "target 小王 12月 10万"),
        ("set target for Grace 100k", "target Grace 100k"),
        ("小王干得漂亮！", "comment 小王 干得漂亮"),
        ("表扬一下小王", "comment 小王 👍"),
        ("well done, Grace", "comment Grace well done"),
        ("小王呢？", "rep 小王"),
        ("小王上周怎么样", "rep 小王 上周"),
        ("how's Grace doing this week", "rep Grace this week"),
        ("星河科技到哪一步了", "deal show 星河科技"),
        ("星河那单什么情况", "deal show 星河"),
        ("where are we with Acme?", "deal show Acme"),
        ("Acme?", "deal show Acme"),
        ("算了", "undo wait"),
        ("never mind", "undo wait"),
        ("小王本周情况", "rep 小王 本周"),
        ("给小王加油！", "comment 小王 💪"),
        ("大家今天干得怎么样", "team"),
        ("今天我们组干得咋样", "team"),
        ("how's my team doing?", "team"),
        ("华东那边现在多少了", "team 华东"),
        ("谁快掉队了", "team behind"),
        ("三个组现在什么情况", "rank groups"),
        ("哪个组落后", "rank groups"),
        ("小组排行榜", "rank groups"),
        ("what did Grace do yesterday", "rep Grace yesterday"),
        ("how many visits did Grace do this week", "rep Grace this week visits"),
        ("who hasnt reported yet?", "missing"),
        ("全部确认", "admit all"),
        ("confirm all", "admit all"),
        ("誰還沒回報", "missing"),
        ("what deals are open", "deals"),
        ("what's in the pipeline", "pipeline"),
        ("应收还有多少没回", "receivables team"),
        ("any overdue payments?", "receivables team"),
        ("哪张单子快到期", "receivables team"),
        ("为什么我排第三", "why rank"),
        ("why am I number 14", "why rank"),
        ("why is my gap so big", "why gap"),
        ("PK为什么华东领先", "why pk"),
        ("小王得分", "why score 小王"),
        ("为什么小王是这个分", "why score 小王"),
        ("得分", "why score"),
        ("怎么改计分卡", "why score"),
        ("导出本月的明细", "export 明细 本月"),
        ("把这个月数据导出来给我", "export 数据 这个月"),
        ("匯出本月明細", "export 明細 本月"),
        ("can I get the numbers in excel", "export numbers"),
        ("给小王定个目标，这个月30万", "target 小王 这个月 30万"),
        ("给华东一组定11月目标160万", "target 华东一组 11月 160万"),
        ("华东一组 12月目标 150万", "target 华东一组 12月 150万"),
        ("把 12 月目標調到 160 萬", "target team 12月 160萬"),
        ("公司12月目标定450万", "target company 12月 450万"),
        ("小王11月目标改成25万", "target 小王 11月 25万"),
        ("set Grace's target to 300k this month", "target Grace this month 300k"),
        ("下个月目标是多少", "target 下个月"),
        ("谁对目标有疑问", "target"),
        ("跟华东PK一下拜访量，这周，输的请奶茶", "pk 华东 拜访量，这周，输的请奶茶"),
        ("這週跟華東比拜訪，輸的請喝飲料", "pk 華東 這週 拜訪，輸的請喝飲料"),
        ("开个PK，三个组比签单额，下个月，彩头请吃饭", "pk 三个组比签单额，下个月，彩头请吃饭"),
        ("start a pk between Singapore and 华东 on visits", "pk Singapore 对 华东 on visits"),
        ("PK试算 拜访 华东 对 Singapore", "pk try 拜访 华东 对 Singapore"),
        ("宣战", "pk declare"),
        ("取消PK", "pk cancel"),
        ("延长PK一周", "pk extend 一周"),
        ("彩头是什么", "pk"),
        ("都有哪些定时消息", "schedule"),
        ("show me tomorrow's briefing", "briefing tomorrow"),
        ("业绩漏斗", "funnel"),
        ("what's left for me this month?", "gap"),
        ("what did I do last week", "me"),
        ("what's my plan for tomorrow", "plan"),
        ("收回上一笔", "undo"),
        ("actually I'm not off tomorrow", "undo"),
        ("幫小王加油", "comment 小王 💪"),
        ("小王和晓峰谁签得多", "compare 小王 晓峰"),
        ("小王跟曉峰比一下", "compare 小王 曉峰"),
        ("who's doing better, Grace or 小王?", "compare Grace 小王"),
        ("华东和Singapore对比一下", "compare 华东 Singapore"),
        ("how does that compare to last week?", "compare last week"),
        ("are we better than last month", "compare last month"),
        ("這個月跟上個月比呢", "compare 上個月"),
        ("小王比上周怎么样", "compare 小王 上周"),
        ("同比", "compare year"),
        ("人均打了多少电话", "average calls"),
        ("average calls per rep this week", "average calls this week"),
        ("how big is our average deal", "average average_deal"),
        ("小王的客单价", "average average_deal 小王"),
        ("who hasn't called anyone today", "team without calls today"),
        ("who made no calls this week", "team without calls this week"),
        ("who has signed nothing for three days", "team without bookings three days"),
        ("who has met no one this week", "team without visits this week"),
        ("连续两周没开单的有谁", "team without bookings 两周"),
        ("谁3天没报数了", "team without report 3天"),
        ("催一下还没报的人", "missing nudge"),
        ("remind everyone to report", "missing nudge"),
        ("催小王", "missing nudge 小王"),
        ("remove Grace from the team", "handover Grace"),
        ("小王被开除了", "handover 小王"),
        ("add a new rep called Tom Lee", "add member Tom Lee"),
        ("新来了个同事叫陈小明", "add member 陈小明"),
        ("give Grace a quota of 300k this month", "target Grace this month 300k"),
        ("sales year to date", "me year"),
        ("提醒小王跟进中信", "comment 小王跟进中信"),
        ("tell Grace to call Acme", "comment Grace call Acme"),
        ("提醒小王报数", "missing nudge 小王"),
        ("给每个人定15万", "target each 15万"),
        ("小王目标20万，Grace目标15万", "target 小王目标20万，Grace目标15万"),
        ("本月团队目标100万", "target team 本月 100万"),
        ("每个人的目标", "team targets"),
        ("who's below 50% of target", "team targets"),
        ("我们组现在有哪些人", "team members"),
        ("who's on my team?", "team members"),
        ("我是主管，要怎么开始", "checklist"),
        ("how do I get started", "checklist"),
        ("团队排名去掉我", "anonymous"),
        ("can Grace see my numbers", "help privacy"),
        ("stop reminding Grace", "mute for Grace"),
        ("小王和Grace PK拜访，这周，输的请喝奶茶", "pk 小王 对 Grace 拜访，这周，输的请喝奶茶"),
        ("set up a battle between Grace and 小王 on visits", "pk Grace 对 小王 on visits"),
        ("星河科技是谁的客户", "deal show 星河科技"),
        ("who owns Acme Corp?", "deal show Acme Corp"),
        ("send me the daily summary", "briefing digest"),
        ("谁明天不在", "leave"),
        ("有人申请加入吗", "admit"),
        ("delete Grace's last entry", "undo"),
        ("预计这个月能做多少", "gap team"),
        ("每天几点提醒报数", "schedule"),
        ("what will close this month", "pipeline"),
        ("这个月签了哪些客户", "deals signed 这个月"),
        ("any wins today?", "deals signed today"),
        ("上周和这周对比一下", "compare 上周"),
        ("same time last month", "compare last month"),
        ("how long does it take to close a deal", "average cycle_days"),
        ("who has the most calls this week", "rank calls this week"),
        ("cancel Grace's leave", "leave back Grace"),
        ("is Grace on track", "rep Grace"),
        ("did Acme Corp pay yet", "deal show Acme Corp"),
        ("I want to let Grace go", "handover Grace"),
        ("表揚小王", "comment 小王 👍"),
    ],
)
def test_a_whole_sentence_is_the_command_it_means(text: str, command: str) -> None:
    assert asked(text) == command


@pytest.mark.parametrize(
    "text",
    [
        "",
        "今天拜访3家，电话20通",
        "长江到哪一步了",
        "老刘怎么样",
        "华北多少了",
        "Acme",
        "小王",
        "拜访了星河科技",
        "a" * 500,
    ],
)
def test_who_or_what_nobody_knows_is_not_asked_about(text: str) -> None:
    assert asked(text) is None


def test_people_and_deals_are_talked_about_in_groups_without_the_bot() -> None:
    assert asked("小王怎么样", direct=False) is None
    assert asked("星河科技到哪一步了", direct=False) is None
    assert asked("三个组谁领先", direct=False) == "rank groups"


def test_what_a_rep_may_not_ask_is_read_as_before() -> None:
    assert asked("谁没报", GRACE) is None
    assert asked("小王怎么样", GRACE) == "rep 小王"  # and is told what everybody may see
    assert asked("how is Grace doing", GRACE) == "me"


@pytest.mark.parametrize(
    ("text", "day"),
    [("今天没出去", 20), ("昨天一天没出门", 19), ("啥也没干", 20), ("nothing to report today", 20)],
)
def test_a_day_without_a_visit_is_a_report_as_well(text: str, day: int) -> None:
    found = enquired(text, HOME, WANG, CONTEXT, direct=True)
    assert isinstance(found, Routed)
    assert found.command == "report"
    assert found.reading
    (done,) = found.reading.activities
    assert (done.metric, done.quantity, done.day) == ("visits", 0, date(2026, 11, day))
    assert asked(text, WANG, direct=False) is None


def test_no_sentence_is_slow_on_hostile_text() -> None:
    for form in forms():
        assert form.pattern.fullmatch("的" * 30 + "a " * 15) is None
