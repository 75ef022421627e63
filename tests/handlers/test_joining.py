"""Joining a team that came from a roster: whoever can be reached is asked, and nothing that was said is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dialogues.stage import Stage

ROSTER = "姓名,角色,团队\n林一,组长,华北组\n张三,,华北组\n"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    found = Stage(tmp_path)
    found.say("陈总", ROSTER)
    found.press("陈总", "确认")
    yield found
    found.close()


def asked(stage: Stage, who: str, text: str) -> set[str]:
    """Who is asked to confirm somebody."""
    return {one.place for one in stage.say(who, text) if "申请加入" in one.words or "to join" in one.words}


def test_while_no_lead_can_be_reached_managers_and_admins_are_asked_and_may_confirm(stage: Stage) -> None:
    assert asked(stage, "林一", "加入") == {"陈喆", "Amy Goh"}
    stage.press("陈总", "全部确认")
    assert asked(stage, "张三", "加入") == {"林一"}


def test_a_manager_may_confirm_whom_a_lead_was_asked_about(stage: Stage) -> None:
    stage.say("小周", "加入", "华东一组")
    assert any("欢迎" in one.words for one in stage.say("陈总", "确认加入 all"))


def test_a_report_after_the_word_join_is_kept_and_counts(stage: Stage) -> None:
    stage.say("张三", "加入")
    assert "这条已保存" in stage.say("张三", "拜访3家")[0].words
    assert "首条报数已保存" in stage.say("张三", "拜访4家")[0].words
    heard = stage.say("陈总", "确认加入 all")
    assert any("已记：拜访 3 家" in one.words for one in heard)


def test_who_only_said_join_with_a_name_is_welcomed_and_told_nothing_more(stage: Stage) -> None:
    stage.say("张三", "加入 张三")
    heard = stage.say("陈总", "确认加入 all")
    assert [one.words.split("\n")[0] for one in heard if one.place == "张三"] == ["🎉 欢迎，张三！你已加入华北组。"]
