"""A lead reports for somebody: marked in the ledger, told to its owner, never on a mere guess."""

from dataclasses import replace
from datetime import timedelta

import pytest

from scoring.people import Member, Role
from storage import leaves, ledger, people
from storage.people import directory
from tests.dialogues.stage import Stage


def member_named(stage: Stage, key: str) -> Member:
    return next(one for one in stage.directory().organization.members.values() if one.key == key)


def test_the_ledger_knows_who_reported(stage: Stage) -> None:
    stage.say("晓峰", "小王 拜访3家，签约 华为 5万")
    rows = stage.newest("小王")
    assert {row.member for row in rows} == {member_named(stage, "wang").id}
    assert {row.by for row in rows} == {member_named(stage, "lin").id}


def test_ones_own_report_is_by_nobody_else(stage: Stage) -> None:
    stage.say("小王", "拜访3家")
    assert stage.newest("小王")[0].by is None


def test_why_says_who_reported(stage: Stage) -> None:
    stage.say("晓峰", "小王 拜访3家")
    assert "由主管林晓峰代报" in stage.say("小王", "为什么")[0].words


def test_after_a_day_only_the_lead_takes_it_back(stage: Stage) -> None:
    stage.say("晓峰", "小王 拜访3家")
    code = stage.newest("小王")[0].code
    stage.now += timedelta(hours=25)
    stage.say("小王", f"撤销 {code}")
    assert stage.newest("小王")
    stage.say("晓峰", f"撤销 {code}")
    assert stage.newest("小王") == ()


def test_undo_takes_what_was_told_last_be_it_for_another(stage: Stage) -> None:
    stage.say("晓峰", "拜访1家")
    stage.now += timedelta(minutes=1)
    stage.say("晓峰", "小王 拜访3家")
    stage.now += timedelta(minutes=1)
    stage.say("晓峰", "撤销")
    assert stage.newest("小王") == ()
    assert stage.newest("晓峰")
    stage.say("晓峰", "撤销")
    assert stage.newest("晓峰") == ()


def test_what_the_member_told_is_not_undone_by_the_lead_alone(stage: Stage) -> None:
    stage.say("小王", "拜访3家")
    stage.now += timedelta(minutes=1)
    stage.say("晓峰", "撤销")
    assert stage.newest("小王")


def test_a_report_of_days_ago_is_not_what_undo_means(stage: Stage) -> None:
    stage.say("晓峰", "小王 拜访3家")
    stage.now += timedelta(days=2)
    stage.say("晓峰", "撤销")
    assert stage.newest("小王")


def test_a_correction_behind_a_report_for_another_says_how(stage: Stage) -> None:
    stage.say("晓峰", "拜访1家")
    stage.now += timedelta(minutes=1)
    stage.say("晓峰", "小王 拜访3家")
    stage.now += timedelta(minutes=1)
    (answer,) = stage.say("晓峰", "改成2")
    assert "撤销王建国" in answer.words
    assert [row.amount for row in (*stage.newest("小王"), *stage.newest("晓峰"))] == [3, 1]


def test_a_question_reports_nothing(stage: Stage) -> None:
    stage.say("晓峰", "小王只拜访了2家？")
    assert stage.newest("小王") == ()


def test_a_rep_records_for_nobody(stage: Stage) -> None:
    stage.say("小李", "小王 拜访3家")
    assert stage.newest("小王") == stage.newest("小李") == ()


def test_a_lead_records_for_the_own_team_only(stage: Stage) -> None:
    stage.say("晓峰", "Grace 拜访3家")
    assert stage.newest("Grace") == stage.newest("晓峰") == ()
    stage.say("陈总", "Grace 拜访3家")
    assert stage.newest("Grace")[0].amount == 3


def test_a_slip_in_the_name_is_asked_and_counts_for_nobody_before(stage: Stage) -> None:
    stage.say("晓峰", "小汪 拜访3家")
    assert stage.newest("小王") == stage.newest("晓峰") == ()
    stage.press("晓峰", "都不是")
    assert stage.newest("小王") == ()


def test_of_two_of_one_name_the_one_pressed_is_meant(stage: Stage) -> None:
    wang = member_named(stage, "wang")
    with stage.store.work(stage.now) as work:
        other = replace(wang, id=0, key="wang-2", position="新客户", names=())
        second = people.add_member(work, other)
    assert "哪一位" in stage.say("晓峰", "王建国 拜访3家")[0].words
    stage.press("晓峰", "王建国（新客户）")
    with stage.store.look(stage.now) as look:
        entry = ledger.newest(look, second)
    assert entry is not None
    assert entry.rows[0].amount == 3  # type: ignore[union-attr]
    assert stage.newest("小王") == ()


def test_what_is_doubtful_is_asked_before_it_counts_for_anybody(stage: Stage) -> None:
    heard = stage.say("晓峰", "小王 11月2日 拜访3家")
    assert "❓" in heard[0].words
    assert stage.newest("小王") == ()


def test_an_answer_counts_for_whom_it_was_asked(stage: Stage) -> None:
    heard = stage.say("晓峰", "小王 11月2日 拜访3家")
    label = heard[0].words.splitlines()[-1].strip("[]").split("] [")[0]
    stage.press("晓峰", label)
    assert stage.newest("小王")[0].by == member_named(stage, "lin").id
    assert stage.newest("晓峰") == ()


def test_a_lead_enters_long_leave_for_somebody(stage: Stage) -> None:
    heard = stage.say("晓峰", "小王 下周一到2027年3月31日请假")
    assert {one.place for one in heard} == {"林晓峰", "王建国"}
    with stage.store.look(stage.now) as look:
        off = leaves.off(look, (stage.now + timedelta(days=60)).date())
    assert off == {member_named(stage, "wang").id}


def test_reps_who_talk_of_a_colleagues_leave_hear_nothing_of_it(stage: Stage) -> None:
    assert stage.say("小李", "小王 明天请假", "华东一组") == []
    with stage.store.look(stage.now) as look:
        assert leaves.off(look, (stage.now + timedelta(days=1)).date()) == frozenset()


def test_the_lead_takes_back_what_was_said_by_deleting_it(stage: Stage) -> None:
    said = stage.incoming("晓峰", "小王 拜访3家")
    stage.receive([said])
    stage.receive([replace(said, id="deleted", kind="delete", text="")])
    assert stage.newest("小王") == ()


def test_a_manager_without_a_team_leads_everybody(stage: Stage) -> None:
    with stage.store.look(stage.now) as look:
        chen = next(one for one in directory(look).organization.members.values() if one.key == "chen")
    assert chen.role is Role.MANAGER
    stage.say("陈总", "小李 电话20个")
    assert stage.newest("小李")[0].by == chen.id


def test_a_colleagues_name_mistyped_in_front_of_a_reps_report_is_asked(stage: Stage) -> None:
    heard = stage.say("Arjun", "Garce visited 3")
    assert "Is this Grace Tan's or yours?" in heard[0].words
    assert not stage.newest("Arjun")
    stage.press("Arjun", "3 visits")
    assert stage.newest("Arjun")


@pytest.mark.parametrize("words", ["Visited Acme, 3 calls", "Called Acme 3 times", "Today visited 3"])
def test_a_word_that_means_something_is_no_name(stage: Stage, words: str) -> None:
    assert "Is this" not in stage.say("Arjun", words)[0].words
