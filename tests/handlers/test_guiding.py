"""Newcomers and new leads are guided, and nothing is said twice."""

from datetime import timedelta

from tests.dialogues.stage import Heard, Stage


def of(heard: list[Heard], place: str, words: str) -> list[Heard]:
    return [one for one in heard if one.place == place and words in one.words]


def test_a_newcomer_hears_one_thing_on_each_of_the_next_two_workdays(stage: Stage) -> None:
    stage.say("小周", "加入", "华东一组")
    stage.press("晓峰", "全部确认")
    first, second = stage.later(timedelta(days=1)), stage.later(timedelta(days=3))
    assert len(of(first, "小周", "第二天")) == 1
    assert of(first, "小周", "你还没报过数"), "who has not reported is told how to begin"
    assert len(of(second, "小周", "第三天")) == 1
    later = stage.later(timedelta(days=4))
    assert not of(later, "小周", "第二天") + of(later, "小周", "第三天")


def test_a_checklist_speaks_when_something_was_done_and_is_silent_else(stage: Stage) -> None:
    stage.say("Amy", f"claim {stage.claim_code()}")
    shown = stage.later(timedelta(seconds=5))
    assert len(of(shown, "Amy Goh", "3 of 4")) == 1
    stage.say("Amy", "schedule")
    assert not of(stage.later(timedelta(seconds=5)), "Amy Goh", "First steps"), "nothing has changed"
    stage.say("Amy", "pk visits Grace vs Arjun this week")
    stage.press("Amy", "Start the PK")
    assert len(of(stage.later(timedelta(seconds=5)), "Amy Goh", "4 of 4")) == 1
    assert not of(stage.later(timedelta(days=1)), "Amy Goh", "First steps")


def test_who_is_made_a_lead_by_a_sheet_sees_the_first_steps_once(stage: Stage) -> None:
    stage.say("Amy", f"claim {stage.claim_code()}")
    stage.later(timedelta(seconds=5))
    seen = []
    for role in ("lead", "rep", "lead"):
        stage.say("Amy", f"name,role\n小李,{role}\n")
        stage.press("Amy", "Save it")
        seen += of(stage.later(timedelta(seconds=5)), "李思雨", "上手清单")
    assert len(seen) == 1
