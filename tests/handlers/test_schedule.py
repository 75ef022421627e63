"""Schedules by chat: the time of a post is moved by words, as by the rules file."""

import pytest

from cards.cadence import when
from chat.message import Reader
from handlers.registry import sentences
from language.text import Text
from scheduler.post import called, recurring
from scoring.rules import ScheduleRule
from storage import rules, schedules, versions
from tests.dialogues.stage import Stage
from words.show import show


def cadence(stage: Stage, key: str = "morning-east") -> tuple[str, bool]:
    with stage.store.look(stage.now) as look:
        row = schedules.known(look)[key]
    return row["cadence"], row["enabled"]


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("晨报改到8:45", "08:45"),
        ("把晨报改到8点半", "08:30"),
        ("晨报时间改成 10：05", "10:05"),
        ("晨報調到7點", "07:00"),
        ("schedule morning 8:45", "08:45"),
        ("morning briefing to 8:45", "08:45"),
        ("定时 晨报 9:15", "09:15"),
        ("晨报改到下午2点", "14:00"),
        ("晨报改到早上8点半", "08:30"),
        ("move the morning briefing to 8:45", "08:45"),
        ("morning briefing at 1pm", "13:00"),
        ("schedule morning 12am", "00:00"),
    ],
)
def test_a_post_is_moved_by_words(stage: Stage, words: str, time: str) -> None:
    stage.say("晓峰", words)
    assert cadence(stage) == (f"workdays {time}", True)
    with stage.store.look(stage.now) as look:
        newest = versions.known(look)[-1]
    assert (newest.source, time in newest.body) == ("chat", True)


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("周报改到周五18:00", "fri 18:00"),
        ("把周报改到星期五下午6点", "fri 18:00"),
        ("週報調到禮拜天 晚上8點", "sun 20:00"),
        ("weekly to Friday at 6pm", "fri 18:00"),
        ("move the weekly review to friday 18:00", "fri 18:00"),
        ("schedule weekly every workday 9:45", "workdays 09:45"),
        ("schedule weekly fri 17:00", "fri 17:00"),
        ("weekly to Thu at 5pm", "thu 17:00"),
        ("schedule weekly every weekday 9:45", "workdays 09:45"),
        ("周报 10:15", "mon 10:15"),
    ],
)
def test_a_post_goes_to_another_day(stage: Stage, words: str, then: str) -> None:
    rule = ScheduleRule("weekly-east", "weekly", "mon 09:30", "east", None, None, "latest", on=True)
    with stage.store.work(stage.now) as work:
        rules.add(work, posts=(rule,), body="", by=1)
    stage.say("晓峰", words)
    assert cadence(stage, "weekly-east") == (then, True)


@pytest.mark.parametrize("post", recurring())
@pytest.mark.parametrize("locale", ["zh_CN", "zh_TW", "en"])
def test_a_post_is_known_by_the_name_it_is_listed_under(post: str, locale: str) -> None:
    label = show(recurring()[post].label, Reader(locale, ""))
    assert called()[label.casefold()] == post


def test_a_monthly_post_stays_monthly(stage: Stage) -> None:
    rule = ScheduleRule("month", "monthly", "first workday of month 09:40", "east", None, None, "latest", on=True)
    with stage.store.work(stage.now) as work:
        rules.add(work, posts=(rule,), body="", by=1)
    (heard,) = stage.say("晓峰", "月报改到周五18:00")
    assert "每月一次" in heard.words
    assert cadence(stage, "month") == ("first workday of month 09:40", True)
    stage.say("晓峰", "月报改到18:00")
    assert cadence(stage, "month") == ("first workday of month 18:00", True)


def test_every_post_that_can_be_scheduled_can_be_moved_by_its_name(stage: Stage) -> None:
    for number, (name, post) in enumerate(recurring().items()):
        rule = ScheduleRule(f"own-{name}", name, "workdays 09:00", None, None, None, "skip", on=True)
        with stage.store.work(stage.now) as work:
            rules.add(work, posts=(rule,), body="", by=1)
        (heard,) = stage.say("陈总", f"schedule {name} 8:{number:02} ")
        assert f"08:{number:02}" in heard.words
        assert post.label
        assert show(post.label, Reader("zh_CN", "")) in heard.words


@pytest.mark.parametrize(
    "words",
    [
        "关闭晨报",
        "晨报关闭",
        "晨报停掉",
        "schedule morning off",
        "定时 晨报 关",
        "晨报别发了",
        "不要再发晨报了",
        "stop sending the morning briefing",
        "don't send the morning briefing",
    ],
)
def test_a_post_is_turned_off_and_on_again(stage: Stage, words: str) -> None:
    stage.say("晓峰", words)
    assert cadence(stage) == ("workdays 09:00", False)
    stage.say("晓峰", "定时 晨报 开")
    assert cadence(stage) == ("workdays 09:00", True)


@pytest.mark.parametrize("words", ["晨报改到25:00", "schedule morning 8:75", "schedule lunch 12:00"])
def test_what_is_not_understood_changes_nothing_and_is_told_with_an_example(stage: Stage, words: str) -> None:
    (heard,) = stage.say("晓峰", words)
    assert "8:45" in heard.words
    assert cadence(stage) == ("workdays 09:00", True)


def test_a_post_that_never_came_is_off_already(stage: Stage) -> None:
    assert stage.say("晓峰", "schedule weekly off")[0].words == "已经是这样了。"


def test_a_rep_moves_nothing_and_a_lead_only_the_own_teams(stage: Stage) -> None:
    stage.say("小王", "晨报改到8:45")
    stage.say("晓峰", "晨报改到8:45 Singapore")
    assert cadence(stage) == ("workdays 09:00", True)
    assert cadence(stage, "morning-sg") == ("workdays 09:00", True)


def test_alone_it_lists_what_is_scheduled(stage: Stage) -> None:
    (heard,) = stage.say("晓峰", "定时")
    assert "工作日 09:00" in heard.words


@pytest.mark.parametrize("words", ["提醒 周五 9点 回访星河", "提醒 9点 改合同", "remind friday 9am call Acme"])
def test_a_reminder_of_ones_own_is_no_post(stage: Stage, words: str) -> None:
    (heard,) = stage.say("晓峰", words)
    assert "⏰" in heard.words, heard.words


@pytest.mark.parametrize(
    "words",
    ["晨报发了吗", "今天晨报看了，拜访3家", "早报8:45看的", "晨报关了灯看的", "晨报别发错群了", "提醒开会 周五 9点"],
)
def test_talk_about_a_post_moves_nothing(stage: Stage, words: str) -> None:
    stage.say("晓峰", words)
    assert cadence(stage) == ("workdays 09:00", True)


@pytest.mark.parametrize(
    ("person", "words", "heard"),
    [("晓峰", "定时", "晨报 | 工作日 09:00 | 开"), ("晓峰", "晨报改到8:45", "晨报：工作日 08:45，开")],
)
def test_when_a_post_comes_is_said_in_words(stage: Stage, person: str, words: str, heard: str) -> None:
    (answer,) = stage.say(person, words)
    assert heard in answer.words


@pytest.mark.parametrize(
    ("cadence", "said"),
    [
        ("mon,wed 18:30", "{days} {time}"),
        ("first workday of month 09:40", "first workday of the month {time}"),
        ("last workday of month 17:00", "last workday of the month {time}"),
        ("every 90 minutes 18:00-19:30 on workdays", "workdays {begin} to {end}, every {minutes} minutes"),
        ("daily 09:00", "every day {time}"),
    ],
)
def test_a_cadence_has_words_of_its_own(cadence: str, said: str) -> None:
    found = when(cadence)
    assert isinstance(found, Text)
    assert found.msgid == said


def test_a_cadence_without_words_stays_as_it_is_written() -> None:
    assert when("mon-fri 18:30") == "mon-fri 18:30"


def test_who_has_no_team_sees_whose_posts_they_are_and_the_same_one_once(stage: Stage) -> None:
    (heard,) = stage.say("陈总", "定时")
    assert "晨报 | 工作日 09:00 | 开 | 华东一组、Singapore" in heard.words


def test_a_new_post_is_moved_by_its_own_names_alone() -> None:
    """What a post's file says of it is all that the command needs."""
    pattern = sentences(("streak", "连胜榜"))["schedule"]
    assert pattern.search("连胜榜改到8:45")
    assert not pattern.search("晨报改到8:45")
    assert not sentences()["schedule"].search("晨报改到8:45")
