"""A known member's result is never the sender's; a customer of that name and the sender's own name keep working."""

import pytest

from scoring.reading.reader import read
from scoring.reading.result import Context, Reading
from tests.scoring.reading.heard import FRIDAY, told

MEMBERS = frozenset({"小王", "小孙", "小郑", "王建国", "Kyle", "Xiulan"})


def reading(text: str, *, customers: frozenset[str] = frozenset(), speaker: frozenset[str] = frozenset()) -> Reading:
    """The reading of a message where the members are known."""
    return read(text, Context(FRIDAY, members=MEMBERS, customers=customers, speaker=speaker))


OTHERS = [
    "小王 拜访3家", "@小孙 今天拜访了3家", "小王今天拜访3家", "小郑今天签单华为50万", "小王今天签了50万", "昨天小王签了华为3万",
    "王建国：拜访3家，电话20", "Kyle closed Acme 20k", "Kyle: closed Acme 20k", "Xiulan visited 3 clients",
    "小王，拜访3家", "今日拜访：小王3家，小孙2家", "Kyle's deal Acme closed 20k", "小王那边签了华为5万",
]  # fmt: skip


PLANS = {
    "小王下周一到周三出差": 0,
    "Kyle will visit Acme tomorrow": 0,
    "小王的合同明天送去华为": 1,
    "明天和小王去华为": 1,
    "小王说明天一起去华为": 1,
    "明天小王生日聚餐": 1,
    "下周一小王和我去华为": 1,
}


@pytest.mark.parametrize("text", PLANS)
def test_what_a_member_will_do_is_no_plan_of_the_sender(text: str) -> None:
    assert len(reading(text).plans) == PLANS[text]


@pytest.mark.parametrize("text", OTHERS)
def test_a_members_result_is_asked_about_never_recorded(text: str) -> None:
    found = reading(text)
    assert (found.activities, found.deals) == ((), ())
    assert [(question.doubt, question.options) for question in found.questions] == [("whose", ())]


def test_a_report_under_a_members_name_is_the_senders_only_if_it_is_the_senders_name() -> None:
    assert told(reading("日报 业务员：王建国 拜访3家", speaker=frozenset({"王建国"}))) == "visits 3"
    assert told(reading("日报 业务员：陈一鸣 拜访3家")) == "visits 3"
    found = reading("日报 业务员：王建国 拜访3家", speaker=frozenset({"小王"}))
    assert (found.activities, [question.doubt for question in found.questions]) == ((), ["whose"])


def test_a_members_result_beside_the_senders_is_asked_about() -> None:
    found = reading("拜访3家，小王拜访了2家")
    assert told(found) == "visits 3"
    assert [(question.doubt, question.clause) for question in found.questions] == [("whose", "小王拜访了2家")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("小王烘焙签了5万", "SIGNED 小王烘焙 50000 CNY"),
        ("签了小王烘焙5万", "SIGNED 小王烘焙 50000 CNY"),
        ("closed Kyle Foods 20k", "SIGNED Kyle Foods 20000 CNY"),
    ],
)
def test_a_customer_whose_name_begins_with_a_members_is_a_customer(text: str, expected: str) -> None:
    assert told(reading(text, customers=frozenset({"小王烘焙"}))) == expected


def test_a_member_beside_the_sender_is_no_customer() -> None:
    assert told(reading("和小王拜访了3家")) == "visits 3"
    assert told(reading("我和小王一起签了华为3万")) == "SIGNED 华为 30000 CNY"
    assert told(reading("谢谢小王，拜访3家")) == "visits 3"
    assert told(reading("拜访3家（和小王一起）")) == "visits 3"
    assert told(reading("跟小王签了5万")) == "SIGNED - 50000 CNY"


def test_the_senders_own_name_means_the_sender() -> None:
    assert told(reading("小王 拜访3家", speaker=frozenset({"小王", "王建国"}))) == "visits 3"
    assert told(reading("王建国：拜访3家，电话20", speaker=frozenset({"小王", "王建国"}))) == "visits 3; calls 20"
    assert told(reading("小孙 拜访3家", speaker=frozenset({"小王"}))) == "ambiguous"
