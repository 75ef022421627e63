"""Changing teams: from a day on, with what was counted staying where it was; teams get other names."""

from datetime import date, timedelta

import pytest

from scoring.period import period_of
from storage import leaves, totals
from tests.dialogues.stage import Stage

NOVEMBER = period_of("month", date(2026, 11, 1))


def team_of(stage: Stage, key: str) -> str:
    home = stage.directory().organization
    return home.team_name(next(one.team for one in home.members.values() if one.key == key))


def visits(stage: Stage, team: str) -> int:
    home = stage.directory().organization
    number = next(one.id for one in home.teams.values() if one.key == team)
    with stage.store.look(stage.now) as look:
        return sum(totals.by_member(look, NOVEMBER, "visits", (number,)).values())


def test_what_was_counted_stays_and_what_follows_counts_for_the_new_team(stage: Stage) -> None:
    stage.say("小王", "拜访3家")
    stage.say("陈总", "小王 今天起 转到 Singapore")
    stage.say("小王", "拜访2家")
    assert (visits(stage, "east"), visits(stage, "sg")) == (3, 2)


def test_a_later_day_changes_nothing_before_it_comes(stage: Stage) -> None:
    stage.say("陈总", "小王 11月24日起 转到 Singapore")
    stage.later(timedelta(days=4))
    assert team_of(stage, "wang") == "华东一组"
    stage.later(timedelta(days=1))
    assert team_of(stage, "wang") == "Singapore"


def test_a_cancelled_move_is_not_made(stage: Stage) -> None:
    stage.say("陈总", "小王 11月24日起 转到 Singapore")
    stage.press("陈总", "不用了")
    stage.later(timedelta(days=6))
    assert team_of(stage, "wang") == "华东一组"


def test_of_two_moves_the_later_order_counts(stage: Stage) -> None:
    stage.say("陈总", "小王 11月24日起 转到 Singapore")
    stage.say("Amy", "move 小王 to Singapore from 27 November")
    stage.later(timedelta(days=6))
    assert team_of(stage, "wang") == "华东一组"
    stage.later(timedelta(days=3))
    assert team_of(stage, "wang") == "Singapore"


@pytest.mark.parametrize("said", ["小王 11月1日起 转到 Singapore", "小王 等通知起 转到 Singapore"])
def test_a_day_that_cannot_be_moves_nobody(stage: Stage, said: str) -> None:
    stage.say("陈总", said)
    stage.later(timedelta(days=2))
    assert team_of(stage, "wang") == "华东一组"


def test_a_lead_moves_nobody(stage: Stage) -> None:
    stage.say("晓峰", "小王 今天起 转到 Singapore")
    assert team_of(stage, "wang") == "华东一组"


def test_an_old_name_is_understood_for_a_while_with_a_hint(stage: Stage) -> None:
    stage.say("陈总", "华东一组 改名 先锋组")
    assert "现在叫先锋组" in stage.say("陈总", "团队 华东一组")[0].words
    assert "现在叫" not in stage.say("陈总", "团队 先锋组")[0].words


def test_a_team_keeps_its_key_and_its_people_when_it_is_renamed(stage: Stage) -> None:
    stage.say("陈总", "华东一组 改名 先锋组")
    home = stage.directory().organization
    team = next(one for one in home.teams.values() if one.key == "east")
    assert team.name == "先锋组"
    assert team_of(stage, "wang") == "先锋组"


def test_no_two_teams_get_one_name(stage: Stage) -> None:
    stage.say("陈总", "华东一组 改名 Singapore")
    assert team_of(stage, "wang") == "华东一组"


def test_who_is_added_twice_is_told_where_the_first_one_is(stage: Stage) -> None:
    assert "一个人只属于一个团队" in stage.say("陈总", "加成员 王建国, Singapore")[0].words
    assert team_of(stage, "wang") == "华东一组"


def test_a_reminder_waits_for_the_end_of_leave(stage: Stage) -> None:
    stage.say("小王", "明天提醒我回访星河")
    stage.say("小王", "明天请假")
    heard = stage.later(timedelta(days=1))
    assert not [one for one in heard if "回访星河" in one.words]
    with stage.store.look(stage.now) as look:
        assert leaves.off(look, stage.now.date())
    heard = stage.later(timedelta(days=3))
    assert len([one for one in heard if "回访星河" in one.words]) == 1
