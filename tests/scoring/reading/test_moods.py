"""Plans, hopes, conditions, orders, jokes, hearsay, examples and other people's results record nothing."""

import pytest

from scoring.reading.result import Reading
from tests.scoring.reading.heard import heard, reading_of


def recorded(reading: Reading) -> bool:
    """Whether anything was recorded."""
    return bool(reading.activities or reading.deals)


NOT_DONE = [
    "转发：第八批集采结果出来了，咱们的品种没中", "差点就签了20万",
    "去年今天签了海天58万", "上个月签了海天58万", "拜访3家(计划)", "I heard Orion signed with Vega for 24k", "海天58万这周肯定签",
    "Orion contract is in legal, 24k", "3 visits to go", "last year I closed Orion for 24k", "Orion cancelled our meeting",
    "@李强 周三那5家拜访你咋没写客户名", "芳姐,上次12万那个报价客户回了没", "谁先签下太平洋保险那50万，我请他吃火锅",
    "听客户说同行一天打200个电话", "谁认识美的的采购？电话推我一个", "pls log 3 visits for Marcus",
    "明天去华为拜访，顺便打20个电话", "今天的目标是拜访5家", "希望今天拜访5家", "如果这周能拜访20家，就请大家吃饭", "今天每人至少打50个电话",
    "梦见签了100万", "听说竞品签了华为100万", "比如：拜访3家，电话20通", "格式：拜访X家，电话X通", "下午准备去拜访万科", "今晚加班打20个电话",
    "Tomorrow: 5 visits and 20 calls", "going to visit Acme this afternoon", "3 visits scheduled for next week",
    "Everyone needs 40 dials today", "we need 20 calls a day from everyone", "Goal for Nov: 60 visits, $200k signed",
    "谁去拜访华为？", "华为拜访了吗？", "Can someone visit Acme?",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_DONE)
def test_what_was_not_done_is_not_recorded(text: str) -> None:
    assert not recorded(reading_of(text))


OTHERS = [
    "Raf asked me to log his 22 calls", "🎊战报🎊\n城西店何俊今日交车3台，锁单金额61万", "#接龙\n今日回款\n1. 陈晨 3万\n2. 大鹏 1.2万",
    "代小李报：拜访5", "logging 3 visits for Dana", "Orion's CEO said they signed a 24k deal with Vega",
    "老赵手机坏了让我代报：外呼70个，加微4个",
    "小王今天拜访了5家", "他今天拜访了5家", "恭喜小李签下大单50万！", "我们组今天一共拜访12家", "帮小王记一下，他今天拜访3家", "替小孟报：拜访2家",
    "@王芳 你昨天不是说拜访了4家吗", "Mike closed $30k today, nice!", "Priya: 4 visits, 10 calls", "Congrats to Dana on closing Hooli",
    "CLOSED WON: Acme - $45k - AE: Sam", "Heard Dana's team closed 3 deals today",
]  # fmt: skip


@pytest.mark.parametrize("text", OTHERS)
def test_somebody_elses_result_is_never_the_senders(text: str) -> None:
    assert not recorded(reading_of(text))


@pytest.mark.parametrize(
    "text", ["帮小王记一下，他今天拜访3家", "Priya: 4 visits, 10 calls", "CLOSED WON: Acme - $45k - AE: Sam"]
)
def test_figures_announced_or_reported_for_another_are_asked_about(text: str) -> None:
    assert [question.doubt for question in reading_of(text).questions] == ["whose"]


MINE = {
    "我和小李一起拜访了腾讯": "visits 1",
    "和张伟一起去了趟网易": "visits 1",
    "Priya and I visited Contoso": "visits 1",
    "今天拜访3家，小王拜访6家": "visits 3",
    "拜访3家，明天去华为": "visits 3",
    "今日完成：拜访3家\n明日计划：拜访5家\n电话50": "visits 3",
    "Yesterday: 5 calls\nToday: 3 visits": "calls 5 on 11-19",
    "*Done*\n> 3 site visits\n*Next*\n> 2 site visits": "visits 3",
    "拜访立白 ✅\n拜访纳爱斯 ❌": "visits 1",
    "☑️ 拜访旭辉\n☐ 拜访金辉": "visits 1",
}


@pytest.mark.parametrize("text", MINE)
def test_what_the_sender_did_is_recorded_beside_the_rest(text: str) -> None:
    assert heard(text) == MINE[text]


def test_plans_are_kept_with_their_day_and_never_counted() -> None:
    reading = reading_of("拜访3家\n明日计划：\n1. 拜访5家\n2. 给华为演示")
    assert [(plan.metric, plan.quantity, plan.customers) for plan in reading.plans] == [
        ("visits", 5, ()),
        ("demos", None, ("华为",)),
    ]
    assert [draft.quantity for draft in reading.activities] == [3]


def test_a_message_of_plans_only_is_a_plan() -> None:
    reading = reading_of("明天拜访5家")
    assert reading.intent == "plan"
    assert [str(plan.day) for plan in reading.plans] == ["2026-11-21"]


def test_vague_counts_are_asked_about_with_what_was_likely_meant() -> None:
    reading = reading_of("拜访三四家，电话20")
    assert [draft.metric for draft in reading.activities] == ["calls"]
    (question,) = reading.questions
    assert (question.doubt, question.clause) == ("vague_number", "拜访三四家")
    assert [option.activities[0].quantity for option in question.options] == [3, 4]


@pytest.mark.parametrize(
    ("text", "direct", "doubt"),
    [("5", True, "metric"), ("3家", False, "metric"), ("本周拜访15家，电话120个", False, "total")],
)
def test_figures_without_a_meaning_are_asked_about(text: str, direct: bool, doubt: str) -> None:
    assert [question.doubt for question in reading_of(text, direct=direct).questions] == [doubt]
