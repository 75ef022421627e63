"""What leads ask in their own words: answered, or one press away."""

import pytest

from tests.dialogues.stage import Stage


@pytest.mark.parametrize("words", ["谁今天没报", "今天谁没报", "who hasn't reported"])
def test_who_has_not_reported_may_be_asked_in_many_ways(stage: Stage, words: str) -> None:
    (answer,) = stage.say("晓峰", words)
    (known,) = stage.say("晓峰", "谁没报")
    assert answer.words == known.words


def test_how_somebody_does_is_answered_or_one_press_away(stage: Stage) -> None:
    (answered,) = stage.say("晓峰", "小王这周怎么样")
    assert answered.words.startswith("王建国 · 华东一组")
    (offered,) = stage.say("晓峰", "帮我看看小王")
    assert "查看 王建国" in offered.words


def test_how_others_do_is_not_offered_to_a_rep(stage: Stage) -> None:
    (answer,) = stage.say("小王", "晓峰这周怎么样")
    assert "查看" not in answer.words


@pytest.mark.parametrize("words", ["本周我签了几单", "我这周签了几单"])
def test_what_was_asked_for_is_answered_though_it_is_nothing(stage: Stage, words: str) -> None:
    stage.say("小王", "拜访3家")
    (answer,) = stage.say("小王", words)
    assert "本周：签单 0 单" in answer.words


def test_a_metric_of_somebody_is_answered_though_it_is_nothing(stage: Stage) -> None:
    stage.say("小王", "电话3通")
    for words in ("小王这周拜访了几家", "小王本周的拜访", "how many visits did 小王 make this week"):
        (answer,) = stage.say("晓峰", words)
        assert "本周：拜访 0 家" in answer.words, words


def test_why_somebody_is_behind_names_whom_it_is_about(stage: Stage) -> None:
    (answer,) = stage.say("晓峰", "小王怎么老是落后")
    assert answer.words.startswith("王建国 · 为什么还差 ")
    (own,) = stage.say("小王", "为什么 差距")
    assert own.words.startswith("为什么还差 ")


def test_a_question_that_no_button_answers_says_what_to_send(stage: Stage) -> None:
    (answer,) = stage.say("晓峰", "团队今天总共拜访12家")
    assert "只发你自己的那部分" in answer.words


def test_an_empty_board_says_of_when_it_is(stage: Stage) -> None:
    (answer,) = stage.say("晓峰", "今天谁签单了")
    assert answer.words == "11-19(周四)：暂无签单额。"
    (english,) = stage.say("Grace", "rank calls last month")
    assert english.words == "October: nobody has any calls."


def test_only_a_board_of_now_marks_who_is_on_leave(stage: Stage) -> None:
    stage.say("Grace", "10-30 visited 3")
    stage.say("Grace", "visited 2")
    stage.say("Priya", "Grace is on leave today")
    assert "on leave" in "".join(one.words for one in stage.say("Priya", "rank visits this month"))
    assert "on leave" not in "".join(one.words for one in stage.say("Priya", "rank visits last month"))


@pytest.mark.parametrize(
    ("words", "period"), [("上个月业绩", "10月"), ("我的 上月", "10月"), ("我的 本周", "11-16(周一)当周")]
)
def test_a_period_that_is_named_is_the_one_that_is_answered(stage: Stage, words: str, period: str) -> None:
    stage.say("小王", "拜访3家")
    (answer,) = stage.say("小王", words)
    assert period in answer.words
