"""Joining a team that came from a roster: whoever can be reached is asked, and nothing that was said is lost."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.dialogues.stage import Heard, Stage

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


def unnamed(stage: Stage, text: str) -> list[Heard]:
    """Somebody writes of whom the platform tells no name."""
    said = stage.incoming("wang-7", text)
    return stage.receive([replace(said, person=replace(said.person, name=""))])


def test_while_no_lead_can_be_reached_managers_and_admins_are_asked_and_may_confirm(stage: Stage) -> None:
    assert asked(stage, "林一", "加入") == {"陈喆", "Amy Goh"}
    stage.press("陈总", "全部确认")
    assert asked(stage, "张三", "加入") == {"林一"}


def test_a_manager_may_confirm_whom_a_lead_was_asked_about(stage: Stage) -> None:
    stage.say("小周", "加入", "华东一组")
    assert any("欢迎" in one.words for one in stage.say("陈总", "确认加入 全部"))


def test_a_report_after_the_word_join_is_kept_and_counts(stage: Stage) -> None:
    stage.say("张三", "加入")
    assert "这条已保存" in stage.say("张三", "拜访3家")[0].words
    assert "首条报数已保存" in stage.say("张三", "拜访4家")[0].words
    heard = stage.say("陈总", "确认加入 全部")
    assert any("已记：拜访 3 家" in one.words for one in heard)


@pytest.mark.parametrize("said", ["加入", "加入 张三", "加入，我是张三", "我要加入 张三", "join 张三"])
def test_who_only_said_join_with_a_name_is_welcomed_and_told_nothing_more(stage: Stage, said: str) -> None:
    stage.say("张三", said)
    heard = stage.say("陈总", "确认加入 all")
    assert [one.words.split("\n")[0] for one in heard if one.place == "张三"] == ["🎉 欢迎，张三！你已加入华北组。"]


def test_who_has_no_name_is_asked_for_it_before_a_lead_is(stage: Stage) -> None:
    heard = unnamed(stage, "拜访2家")
    assert [one.place for one in heard] == ["wang-7"]
    assert "怎么称呼你" in heard[0].words
    assert "怎么称呼你" in unnamed(stage, "电话5通")[0].words
    assert "没有人" in stage.say("陈总", "确认加入 all")[0].words
    assert "怎么称呼你" in unnamed(stage, "张三")[0].words, "a name alone is a slip that people make"
    told = unnamed(stage, "加入 张三")
    assert any("张三（华北组）" in one.words and one.place == "陈喆" for one in told)
    counted = stage.say("陈总", "确认加入 all")
    assert any("已记：拜访 2 家" in one.words for one in counted)
    names = [one.name for one in stage.directory().organization.members.values()]
    assert names.count("张三") == 1


def test_a_lead_is_told_only_who_is_new_and_how_many_wait(stage: Stage) -> None:
    stage.say("林一", "加入")
    told = [one.words for one in stage.say("张三", "加入") if one.place == "陈喆"]
    assert "共 2 人待确认" in told[0]
    assert "林一" not in told[0]


def test_who_is_in_and_says_join_anew_is_told_so(stage: Stage) -> None:
    stage.say("张三", "加入")
    stage.say("陈总", "确认加入 all")
    assert "你已经是" in stage.say("张三", "加入")[0].words


@pytest.mark.parametrize(
    "written", ["认领{code} 赵云", "认领：{code}赵云", "{code}", "claim:{code}", "claim {code}，赵云"]
)
def test_a_claim_is_heard_however_its_code_was_pasted(stage: Stage, written: str) -> None:
    heard = stage.say("赵云", written.format(code=stage.claim_code()))
    assert "你现在是管理员了" in heard[0].words or "an admin now" in heard[0].words


def test_ten_digits_are_an_amount_and_no_code(stage: Stage) -> None:
    assert "口令" not in stage.say("晓峰", "1000000000")[0].words


def test_a_team_may_be_bound_without_a_space_before_its_name(stage: Stage) -> None:
    assert any("已绑定华北组" in one.words for one in stage.say("陈总", "绑定华北组", "华东一组"))
    assert not stage.say("陈总", "绑定客户的需求", "华东一组")


def test_who_joins_may_name_the_team_as_well(stage: Stage) -> None:
    told = unnamed(stage, "加入 李雷 华北")
    assert any("李雷" in one.words and "华北组" in one.words for one in told)
    heard = stage.say("陈总", "确认加入 all")
    assert any("李雷！你已加入华北组" in one.words for one in heard)
