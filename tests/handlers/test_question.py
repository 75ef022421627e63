"""Questions about figures in nobody's wording: what each of their parts says."""

from datetime import date

import pytest

from handlers.question import likely, wondered
from scoring.people import Member
from tests.handlers.test_enquiry import HOME, LEAD, WANG

TODAY = date(2026, 11, 20)


def meant(text: str, member: Member | None = LEAD) -> str | None:
    found = wondered(text, HOME, member, TODAY)
    return f"{found.command} {found.args}".strip() if found else None


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("这周一共签了多少钱", "team bookings 这周"),
        ("我组今天签了多少", "team bookings 今天"),
        ("我今天签了多少", "rep 林晓峰 今天 bookings"),
        ("本月新签了几家", "team signed 本月"),
        ("本月签了多少钱", "team bookings 本月"),
        ("今天签单的有谁", "rank bookings 今天"),
        ("我们组这周谁打电话最多", "rank own calls 这周"),
        ("華東這禮拜跑了幾家", "team 华东一组 visits 这礼拜"),
        ("小王这周跑了几家客户", "rep 小王 这周 visits"),
        ("小王今天拜访了几家?", "rep 小王 今天 visits"),
        ("全公司上个月回款多少", "team company collections 上个月"),
        ("上个月谁回款最多", "rank collections 上个月"),
        ("show me yesterday's visits?", "team visits yesterday"),
        ("Grace's calls today?", "rep grace today calls"),
        ("how many deals did we sign in October", "team signed october"),
        ("how much did Singapore sell last month", "team Singapore bookings last month"),
        ("who sold the most last month?", "rank bookings last month"),
        ("which deals did we close this week", "deals signed this week"),
        ("小王这个月拜访目标完成了吗", "gap 小王 visits 这个月"),
        ("华东还差多少到目标", "gap 华东一组"),
        ("这个月组里目标是多少来着", "gap team 这个月"),
        ("did i hit my target last month", "gap last month"),
    ],
)
def test_every_part_is_understood(text: str, command: str) -> None:
    found = meant(text)
    assert (found or "").casefold() == command.casefold()


def test_a_rep_asks_for_their_own() -> None:
    assert meant("这周打了多少电话", WANG) == "rep 王建国 这周 calls"
    assert meant("我们这周打了多少电话", WANG) == "team calls 这周"


@pytest.mark.parametrize(
    "text",
    [
        "今天拜访客户",  # nothing is asked
        "小陈这周跑了几家",  # who is that?
        "小王和Grace谁签得多",  # a comparison
        "客户问我们签了多少家医院",  # a word that means nothing here
        "多少钱",  # of what?
        "这周签了多少\n上周呢",
        "拜访3家，签了多少不知道",
        "",
        "?" * 80,
    ],
)
def test_whatever_has_another_part_is_no_such_question(text: str) -> None:
    assert meant(text) is None


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("这个月新增线索有多少", "team leads 这个月"),
        ("华东回款怎么这么少", "team 华东一组 collections"),
        ("小王昨天是不是摸鱼了", "rep 小王 昨天"),
        ("拜访3家，电话20通", None),
        ("今天天气不错", None),
        ("小王加油", None),
    ],
)
def test_what_is_half_understood_is_offered(text: str, command: str | None) -> None:
    found = likely(text, HOME, LEAD, TODAY)
    assert (f"{found.command} {found.args}".strip() if found else None) == command


def test_strangers_ask_nothing() -> None:
    assert meant("这周一共签了多少钱", None) is None
