"""Overdue money: each Monday the team's lead alone learns what customers owe by age; silent when they owe nothing."""

from datetime import datetime

from tests.dialogues.stage import NOW, Heard, Stage

FIRST_OF_TWO_PASSED = "签单 华为 5万，首付2万11月19日，尾款3万12月31日"
MONDAY = datetime(2026, 11, 23, 9, 11, tzinfo=NOW.tzinfo)


def of_overdue_money(stage: Stage) -> list[Heard]:
    """What is heard of it until Monday morning, once the team has it."""
    stage.say("陈总", "定时 逾期款 开启", "华东一组")
    return [one for one in stage.later(MONDAY) if one.delivery.key.startswith("overdue:")]


def test_what_is_overdue_is_told_to_the_lead_alone(stage: Stage) -> None:
    stage.say("小王", FIRST_OF_TWO_PASSED)
    (heard,) = of_overdue_money(stage)
    assert heard.place == "林晓峰"
    assert heard.delivery.private
    assert "华为" in heard.words
    assert "¥20,000" in heard.words


def test_nothing_is_said_where_nothing_is_overdue(stage: Stage) -> None:
    stage.say("小王", "签单 华为 5万，首付2万12月1日，尾款3万12月31日")
    assert of_overdue_money(stage) == []
