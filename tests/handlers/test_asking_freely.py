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


@pytest.mark.parametrize(
    ("words", "period"), [("上个月业绩", "10月"), ("我的 上月", "10月"), ("我的 本周", "11-16(周一)当周")]
)
def test_a_period_that_is_named_is_the_one_that_is_answered(stage: Stage, words: str, period: str) -> None:
    stage.say("小王", "拜访3家")
    (answer,) = stage.say("小王", words)
    assert period in answer.words
