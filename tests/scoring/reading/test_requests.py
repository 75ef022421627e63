"""Help, undo, corrections, queries and leave are told from reports and from talk."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from language.money import Money
from tests.scoring.reading.heard import heard, reading_of


@pytest.mark.parametrize(
    "text", ["怎么报日报", "你能干什么", "日报格式发我一下", "help", "how do I log a visit?", "what can you do"]
)
def test_a_question_about_the_bot_is_for_help(text: str) -> None:
    assert reading_of(text).intent == "help"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("撤销", "last"),
        ("刚才那条删掉", "last"),
        ("重复了，撤回", "last"),
        ("取消昨天的签单", "2026-11-19"),
        ("把华为那条删掉", "华为"),
        ("undo", "last"),
        ("scratch that last one", "last"),
    ],
)
def test_an_entry_is_taken_back(text: str, target: str) -> None:
    reading = reading_of(text)
    assert (reading.intent, reading.undo) == ("undo", target)


CORRECTIONS = {
    "改成5": ("quantity", None, Decimal(5)),
    "电话应该是50个不是30个": ("quantity", "calls", Decimal(50)),
    "把昨天的拜访改成4家": ("quantity", "visits", Decimal(4)),
    "刚才电话报少了，是41不是31": ("quantity", "calls", Decimal(41)),
    "金额写错了，应该是8.5万": ("amount", None, Money(8_500_000, "CNY")),
    "make that 12 calls": ("quantity", "calls", Decimal(12)),
    "scratch that, only 2 visits": ("quantity", "visits", Decimal(2)),
    "no wait, 2 visits": ("quantity", "visits", Decimal(2)),
    "I meant demos, not visits": ("metric", None, "demos"),
    "上一条我写成演示了，其实是方案": ("metric", None, "proposals"),
    "客户写错了，不是小米是OPPO": ("customer", None, "OPPO"),
}


@pytest.mark.parametrize("text", CORRECTIONS)
def test_an_entry_is_corrected(text: str) -> None:
    correct = reading_of(text).correct
    assert correct is not None
    assert (correct.field, correct.metric, correct.to) == CORRECTIONS[text]


@pytest.mark.parametrize("text", ["语言改成英文", "界面语言改成英文", "change the language to Chinese"])
def test_a_setting_that_is_changed_corrects_no_entry(text: str) -> None:
    assert reading_of(text, direct=True).correct is None


DAYS = {
    "改到昨天": date(2026, 11, 19),
    "日期是周三": date(2026, 11, 18),
    "日期改成明天": date(2026, 11, 21),
    "那是昨天的": date(2026, 11, 19),
    "是昨天的不是今天的": date(2026, 11, 19),
    "那条记到前天": date(2026, 11, 18),
    "that was yesterday, not today": date(2026, 11, 19),
    "make that yesterday": date(2026, 11, 19),
    "wrong day, it was Monday": date(2026, 11, 16),
    "date should be Nov 18": date(2026, 11, 18),
}


@pytest.mark.parametrize("text", DAYS)
def test_the_day_of_an_entry_is_corrected(text: str) -> None:
    correct = reading_of(text).correct
    assert correct is not None
    assert (correct.field, correct.to, correct.metric, correct.customer) == ("date", DAYS[text], None, None)


def test_the_row_whose_day_is_corrected_may_be_named() -> None:
    visits, deal = reading_of("拜访是昨天的不是今天").correct, reading_of("华为那单是昨天签的，不是今天").correct
    assert visits is not None
    assert deal is not None
    assert (visits.field, visits.metric) == ("date", "visits")
    assert (deal.field, deal.customer) == ("date", "华为")


@pytest.mark.parametrize(
    "text",
    [
        "demo改到周三",
        "改到明天",
        "会议改到18号",
        "改到周四",
        "昨天拜访3家",
        "moved the demo to Thursday",
        "half day today",
        "那是昨天吗？",
    ],
)
def test_a_meeting_moved_a_report_and_a_question_correct_no_day(text: str) -> None:
    correct = reading_of(text).correct
    assert correct is None or correct.field != "date"


def test_what_was_wrong_and_whose_deal_it_was_are_read_with_the_correction() -> None:
    correct = reading_of("周大生那笔回款记错了，7万2不是2万7").correct
    assert correct is not None
    assert (correct.customer, correct.before, correct.to) == (
        "周大生",
        Money(2_700_000, "CNY"),
        Money(7_200_000, "CNY"),
    )


@pytest.mark.parametrize(
    ("text", "told"), [("再加1家拜访", "visits 1"), ("拜访3家，错了，4家", "visits 4"), ("补一个拜访1家", "visits 1")]
)
def test_more_and_repaired_at_once_are_reports(text: str, told: str) -> None:
    assert heard(text) == told


QUERIES = {
    "本月排行榜": ("leaderboard", "month", None, None),
    "我这个月排第几": ("leaderboard", "month", None, None),
    "我还差多少": ("target", None, None, None),
    "今天我打了多少个电话了": ("me", "today", None, "calls"),
    "小王这个月签了几单": ("rep", "month", "小王", "signed"),
    "本季度回款多少": ("me", "quarter", None, "paid"),
    "跟周敏那场PK几比几了": ("pk", None, "周敏", None),
    "本月漏斗": ("funnel", "month", None, None),
    "我的数据": ("me", None, None, None),
    "who visited most this week": ("leaderboard", "week", None, "visits"),
    "who had the most calls yesterday": ("leaderboard", "yesterday", None, "calls"),
    "how many visits do I have this week?": ("me", "week", None, "visits"),
    "show team numbers for last week": ("team", "last_week", None, None),
}


@pytest.mark.parametrize("text", QUERIES)
def test_figures_are_asked_for(text: str) -> None:
    query = reading_of(text).query
    assert query is not None
    assert (query.what, query.period, query.who, query.metric) == QUERIES[text]


@pytest.mark.parametrize(
    "text",
    [
        "王哥你那个8万的单签了没",
        "谁有万科王总的电话？",
        "旗舰版的报价是多少",
        "这个月还差12万，急",
        "明天几点开会",
        "call me when you can",
    ],
)
def test_talk_with_colleagues_asks_the_bot_nothing(text: str) -> None:
    assert reading_of(text).intent in ("none", "plan")


LEAVES = {
    "Off Dec 28 – Jan 4, back at my desk on the 5th": ("2026-12-28", "2027-01-04", "full"),
    "out Mon to Wed, back in the office on the 3rd": ("2026-11-23", "2026-11-25", "full"),
    "off tomorrow, back to work Monday": ("2026-11-21", "2026-11-21", "full"),
    "下午请假": ("2026-11-20", "2026-11-20", "pm"),
    "明天请病假一天": ("2026-11-21", "2026-11-21", "full"),
    "下周一到周三休年假": ("2026-11-23", "2026-11-25", "full"),
    "12月24日到26日休假": ("2026-12-24", "2026-12-26", "full"),
    "明天起请假3天": ("2026-11-21", "2026-11-23", "full"),
    "vacation 12/21 thru 12/25": ("2026-12-21", "2026-12-25", "full"),
    "out sick today": ("2026-11-20", "2026-11-20", "full"),
    "今天生病了,请个假,明天来": ("2026-11-20", "2026-11-20", "full"),
    "12月1号请假，12月4号回来": ("2026-12-01", "2026-12-03", "full"),
    "今天不舒服,请半天假,下午回来上班": ("2026-11-20", "2026-11-20", "am"),
    "明后天休假": ("2026-11-21", "2026-11-22", "full"),
    "今天家里有人生病,请假一天": ("2026-11-20", "2026-11-20", "full"),
    "half day Friday": ("2026-11-20", "2026-11-20", "half"),
}


@pytest.mark.parametrize("text", LEAVES)
def test_days_off_are_read(text: str) -> None:
    leave = reading_of(text).leave
    assert leave is not None
    assert (leave.start.isoformat(), leave.end.isoformat(), leave.portion) == LEAVES[text]


def test_leave_next_week_may_be_next_year() -> None:
    leave = reading_of("下周三到周五年假", today=date(2026, 12, 28)).leave
    assert leave is not None
    assert (leave.start, leave.end) == (date(2027, 1, 6), date(2027, 1, 8))


@pytest.mark.parametrize(
    "text",
    ["小王今天请假", "Sam's out today", "Bob is on PTO this week", "居家办公一天", "WFH today", "请假流程是什么"],
)
def test_others_leave_and_work_at_home_are_no_leave(text: str) -> None:
    assert reading_of(text).leave is None


@pytest.mark.parametrize(
    "text",
    [
        "今天有人请假吗",
        "有多少人请假",
        "今天有几个人请假了",
        "小李今天请假了吗",
        "小李请假了没",
        "is anyone out today?",
    ],
)
def test_who_asks_about_leave_takes_none(text: str) -> None:
    assert reading_of(text).leave is None


def test_leave_with_work_is_a_report() -> None:
    assert heard("上午拜访了2家，下午请假") == "visits 2"


SAID = [
    line.partition(" => ")[::2]
    for line in (Path(__file__).parent / "requests.txt").read_text("utf-8").splitlines()
    if " => " in line
]


def test_requests_in_ordinary_words_are_read_as_they_were_meant() -> None:
    wrong = []
    for said, wanted in SAID:
        intent, *holds = wanted.split(" ")
        reading = reading_of(said, currency="USD" if said.isascii() else "CNY")
        found = str(reading.query or reading.correct or reading.undo or reading.leave)
        fits = reading.intent in ("none", "plan", "ambiguous") if intent == "talk" else reading.intent == intent
        if not fits or not all(word in found for word in holds):
            wrong.append(f"{said}: {reading.intent} {found}, not {wanted}")
    assert not wrong, "\n".join(["read otherwise than requests.txt says: mend the reading, or the line", *wrong])


@pytest.mark.parametrize(
    "text", ["actually I'm not off tomorrow", "put Bob on leave tomorrow", "she isn't off on Friday", "不请假了"]
)
def test_who_is_not_off_or_is_somebody_else_has_no_leave(text: str) -> None:
    assert reading_of(text).leave is None
