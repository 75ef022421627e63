"""Bad input through the whole pipeline: what is unclear is asked in private and counts nowhere, the rest is recorded.

The numbers are those of the list of bad inputs in the promises: 47-64 amounts, 66-73 dates, 74-87 names and words,
99-105 conversation.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chat.message import Person
from scoring.activity import Activity
from scoring.deal import DealEvent
from tests.dialogues.stage import NOW, Heard, Stage

GROUP = "华东一组"


def cases(*words: Any) -> list[Any]:
    """Parameters, named by their text."""
    found = [one if isinstance(one, tuple) else (one,) for one in words]
    return [pytest.param(*one, id=ascii(one[0])[:50]) for one in found]


def said(heard: list[Heard], place: str) -> str:
    return "\n".join(one.words for one in heard if one.place == place)


@pytest.mark.parametrize(
    ("line", "part"),
    cases(
        ("签单 华为 1e309", "1e309"),  # 47
        ("签单 华为 NaN", "NaN"),  # 48
        ("签单 华为 inf", "inf"),
        ("签单 华为 -0", "-0"),
        ("签单 华为 1e6000000", "1e6000000"),  # 49
        ("签单 华为 " + "9" * 401, "99999"),  # 50
        ("签单 华为 -5000", "-5000"),  # 52
        ("签单 华为 0元", "0元"),  # 53
        ("签单 华为 1,23,456", "1,23,456"),  # 54
        ("签单 华为 1.234,56", "1.234,56"),  # 55
        ("签单 华为 ١٢٣", "١٢٣"),  # 57
        ("电话١٢通", "١٢"),
        ("签单 华为 1_000", "1_000"),  # 58
        ("电话²通", "²"),  # 59
        ("电话½通", "½"),
        ("签单 华为 5 万 3", "5 万 3"),  # 61
        ("签单 华为 ￥$100", "￥$100"),  # 63
        ("签单 华为 100.123", "100.123"),  # 64
        ("2月31日 电话3通", "2月31日"),  # 66
        ("11月20日 签单 华为 5万", "11月20日"),  # 68
        ("明天签了华为 5万", "明天"),
    ),
)
def test_an_unclear_line_is_asked_in_private_and_the_other_line_recorded(line: str, part: str, stage: Stage) -> None:
    heard = stage.say("小王", f"拜访3家\n{line}", GROUP)
    assert "拜访 3 家" in said(heard, GROUP)
    assert part not in said(heard, GROUP), "the doubt is nobody else's business"
    assert part in said(heard, "王建国")
    assert "例如" in said(heard, "王建国") or "退款 星河科技 5000" in said(heard, "王建国")
    (only,) = stage.newest("小王")
    assert isinstance(only, Activity)
    assert (only.metric, only.amount, only.day) == ("visits", 3, NOW.date())


@pytest.mark.parametrize(
    "line",
    cases(
        "signed Acme 1e309",
        "signed Acme NaN",
        "signed Acme -5000",
        "signed Acme 1,23,456",
        "signed Acme 1.234,56",
        "signed Acme 1_000",
        "signed Acme $¥100",
        "2月31日 拜访3家",
        "2026-02-29 拜访3家",  # 67
        "visited 3 clients on 2/30",
        "2 visits on Feb 31",
        "0001-01-01 拜访3家",  # 70
        "9999-12-31 拜访3家",
        "0025-11-18 拜访3家",
    ),
)
def test_an_unclear_message_counts_nowhere(line: str, stage: Stage) -> None:
    (question,) = stage.say("Grace", line)
    assert question.words.startswith("❓ “")
    assert stage.newest("Grace") == ()
    assert "nobody" in said(stage.say("Grace", "rank"), "Grace Tan")


@pytest.mark.parametrize(
    ("line", "echo", "minor"),
    cases(
        ("签单 华为 5万", "华为 ¥50,000", 5_000_000),  # 60
        ("签单 华为 五万", "华为 ¥50,000", 5_000_000),
        ("签单 华为 5w", "华为 ¥50,000", 5_000_000),
        ("签单 华为 50k", "华为 ¥50,000", 5_000_000),
        ("签单 华为 １２３元", "华为 ¥123", 12_300),  # 56
        ("签单 раypal 5万", "раypal ¥50,000", 5_000_000),  # 78
        ("签单 $\\frac{$ 5万", "¥50,000", 5_000_000),  # 86
    ),
)
def test_an_amount_is_echoed_in_full_digits(line: str, echo: str, minor: int, stage: Stage) -> None:
    assert echo in said(stage.say("小王", line), "王建国")
    (deal,) = stage.newest("小王")
    assert isinstance(deal, DealEvent)
    assert deal.money
    assert deal.money.minor == deal.org_minor == minor


def test_a_number_in_full_width_is_a_number(stage: Stage) -> None:
    assert "电话 123 通" in said(stage.say("小王", "电话１２３个"), "王建国")


def test_an_enormous_amount_counts_nowhere_until_its_author_says_yes(stage: Stage) -> None:
    """51"""
    assert "¥20,000,000,000" in said(stage.say("小王", "签单 华为 200亿"), "王建国")
    assert stage.newest("小王") == ()
    assert stage.later(timedelta(seconds=120)) == []
    stage.press("小王", "华为 ¥20,000,000,000 签单")
    (deal,) = stage.newest("小王")
    assert isinstance(deal, DealEvent)
    assert deal.org_minor == 2 * 10**12


@pytest.mark.parametrize(
    ("line", "button"), cases(("500 visits today", "500 visits"), ("visited 500 clients", "500 visits"))
)
def test_more_than_anybody_does_in_a_day_counts_nowhere_until_its_author_says_yes(
    line: str, button: str, stage: Stage
) -> None:
    (question,) = stage.say("Grace", line)
    assert f"[{button}]" in question.words
    assert stage.newest("Grace") == ()
    stage.press("Grace", button)
    (only,) = stage.newest("Grace")
    assert isinstance(only, Activity)
    assert only.amount == 500


def test_no_deal_in_a_report_is_no_deal_and_no_question(stage: Stage) -> None:
    """53"""
    assert "❓" not in said(stage.say("小王", "拜访2家，签单0，回款0"), "王建国")
    (only,) = stage.newest("小王")
    assert isinstance(only, Activity)


@pytest.mark.parametrize(
    ("who", "line", "echo"),
    [("Grace", "last Friday visited 3 clients", "Fri 13 Nov"), ("小王", "上周五拜访3家", "11-13(周五)")],
)
def test_a_day_in_words_is_echoed_as_a_date(who: str, line: str, echo: str, stage: Stage) -> None:
    """71"""
    assert any(echo in one.words for one in stage.say(who, line))
    assert stage.newest(who)[0].day == date(2026, 11, 13)


def test_a_message_counts_by_the_stamp_of_the_platform_and_never_by_one_from_the_future(stage: Stage) -> None:
    """72, 73: the company's day ends at 04:00."""
    stage.later(NOW.replace(day=20, hour=4, minute=0, second=1))
    sent = stage.now - timedelta(seconds=1, microseconds=100_000)
    stage.receive([replace(stage.incoming("小王", "拜访3家"), sent_at=sent)])
    assert stage.newest("小王")[0].day == date(2026, 11, 19)
    stage.receive([replace(stage.incoming("小王", "拜访4家"), sent_at=stage.now + timedelta(days=40))])
    assert stage.newest("小王")[0].day == date(2026, 11, 20)


@pytest.mark.parametrize(
    "text",
    [
        "\u0301" * 200_000,  # 77
        "拜访3家 " * 5_000,
        "1" * 4_000 + "x",  # 105
        "(" * 4_000,
        "\u202e" * 4_096,
        "，" * 4_096,
        "拜访" * 2_000,
    ],
    ids=["marks", "long report", "digits", "brackets", "controls", "commas", "one word"],
)
def test_a_monstrous_text_is_answered_and_counts_nowhere(text: str, stage: Stage) -> None:
    (only,) = stage.say("小王", text)
    assert len(only.words) < 600
    assert stage.newest("小王") == ()
    assert "拜访 3 家" in said(stage.say("小王", "拜访3家"), "王建国")


def test_two_deals_and_an_unreadable_line_are_two_records_and_one_question(stage: Stage) -> None:
    """99"""
    heard = stage.say("小王", "签单 华为 5万\n签单 腾讯 3万\n签单 阿里 1,23,456")
    assert [row.customer for row in stage.newest("小王") if isinstance(row, DealEvent)] == ["华为", "腾讯"]
    assert said(heard, "王建国").count("❓") == 1


def test_the_identical_text_in_one_batch_is_held_and_after_a_minute_is_not(stage: Stage) -> None:
    """100"""
    heard = stage.receive([stage.incoming("小王", "拜访2家"), stage.incoming("小王", "拜访2家")])
    assert said(heard, "王建国").count("✅") == 1
    assert said(heard, "王建国").count("❓") == 1
    stage.later(timedelta(seconds=61))
    assert "✅" in said(stage.say("小王", "拜访2家"), "王建国")


def test_two_people_who_write_the_same_are_not_one_who_wrote_twice(stage: Stage) -> None:
    heard = stage.receive([stage.incoming("小王", "拜访2家", GROUP), stage.incoming("小李", "拜访2家", GROUP)])
    assert said(heard, GROUP).count("✅") == 2


@pytest.mark.parametrize("text", ["visited 3", "3 visits", "拜访3家", "明天3点", "3"])
def test_only_an_amount_answers_the_question_for_an_amount(text: str, stage: Stage) -> None:
    stage.say("Grace", "signed Acme")
    stage.say("Grace", text)
    deals = [row for row in stage.newest("Grace") if isinstance(row, DealEvent)]
    assert [deal.org_minor for deal in deals] == ([300] if text == "3" else [])


def test_a_command_without_the_right_is_refused_and_changes_nothing(stage: Stage) -> None:
    """103"""
    stage.receive(
        [replace(stage.incoming("id-1", "拜访9家", GROUP), person=Person("memory", "memory", "id-1", "Zoe"))]
    )
    (only,) = stage.say("小王", "admit all", GROUP)
    assert (only.place, only.words) == ("王建国", "这条命令供主管及以上使用。")
    assert "全部确认" in said(stage.say("晓峰", "帮助"), "林晓峰") or "Zoe" in said(
        stage.press("晓峰", "全部确认"), "林晓峰"
    )
