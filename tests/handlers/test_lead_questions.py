"""What a lead asks in a whole sentence, and the command that it means."""

import pytest

from tests.handlers.test_enquiry import asked


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
