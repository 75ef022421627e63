"""Accounts of one person joined by a code: once, in time, with few tries, and never seen by others."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chat.message import Person, Room
from storage.people import directory
from tests.dialogues.stage import PLATFORM, Heard, Stage


def code_of(heard: list[Heard]) -> str:
    """The code that was given."""
    return heard[0].words.split()[1]


def stranger(stage: Stage, text: str, who: str = "wang-2") -> list[Heard]:
    """Somebody nobody knows writes to the bot alone."""
    return stage.say(who, text)


def owner(stage: Stage, account: str) -> str:
    with stage.store.look(stage.now) as look:
        found = directory(look).member_of(Person(PLATFORM, PLATFORM, account))
    return found.name if found else ""


def test_a_code_from_one_chat_joins_the_other(stage: Stage) -> None:
    code = code_of(stage.say("小王", "关联"))
    heard = stranger(stage, f"关联 {code}")
    assert owner(stage, "wang-2") == "王建国"
    assert {one.place for one in heard} == {"王建国"}, "the new account and the old one hear of it"
    stranger(stage, "拜访3家")
    assert stage.newest("小王")[0].amount == 3


def test_a_code_works_once(stage: Stage) -> None:
    code = code_of(stage.say("小王", "关联"))
    stranger(stage, f"关联 {code}")
    stage.say("wang-3", f"关联 {code}")
    assert owner(stage, "wang-3") == ""


def test_a_code_is_good_for_ten_minutes(stage: Stage) -> None:
    code = code_of(stage.say("小王", "关联"))
    stage.now += timedelta(minutes=11)
    stranger(stage, f"关联 {code}")
    assert owner(stage, "wang-2") == ""


def test_a_newer_code_ends_the_older(stage: Stage) -> None:
    old = code_of(stage.say("小王", "关联"))
    stage.say("小王", "关联")
    stranger(stage, f"关联 {old}")
    assert owner(stage, "wang-2") == ""


def test_after_five_wrong_codes_the_right_one_waits_an_hour(stage: Stage) -> None:
    for _ in range(5):
        stranger(stage, "关联 ABCDEFGH")
    code = code_of(stage.say("小王", "关联"))
    stranger(stage, f"关联 {code}")
    assert owner(stage, "wang-2") == ""
    stage.now += timedelta(hours=1, minutes=1)
    code = code_of(stage.say("小王", "关联"))
    stranger(stage, f"关联 {code}")
    assert owner(stage, "wang-2") == "王建国"


def test_an_account_with_records_of_its_own_is_not_taken(stage: Stage) -> None:
    stage.say("小李", "拜访2家")
    code = code_of(stage.say("小王", "关联"))
    stage.say("小李", f"关联 {code}")
    assert owner(stage, "li") == "李思雨"


def test_a_group_never_sees_a_code(stage: Stage) -> None:
    heard = stage.say("小王", "关联", "华东一组")
    assert all("🔗" not in one.words for one in heard)


def test_whoever_was_not_asked_takes_the_account_away_again(stage: Stage) -> None:
    code = code_of(stage.say("小王", "关联"))
    stranger(stage, f"关联 {code}")
    stage.press("小王", "不是我")
    assert owner(stage, "wang-2") == ""
    assert owner(stage, "wang") == "王建国"


def test_a_report_that_waited_counts_once_the_accounts_are_joined(stage: Stage) -> None:
    first = stage.incoming("wang-2", "拜访7家")
    stage.receive([replace(first, room=Room(PLATFORM, PLATFORM, "east", "group"))])
    code = code_of(stage.say("小王", "关联"))
    stranger(stage, f"关联 {code}")
    assert stage.newest("小王")[0].amount == 7


def test_no_code_is_logged(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    code = code_of(stage.say("小王", "关联"))
    stranger(stage, f"关联 {code}")
    stranger(stage, "关联 ABCDEFGH")
    said = capsys.readouterr()
    assert code not in said.out + said.err
    assert "ABCDEFGH" not in said.out + said.err


def test_any_words_behind_it_are_no_fault(stage: Stage) -> None:
    for words in ("off x:y", "off memory:wang", "\u0000", "💥" * 40, "a b c"):
        heard = stage.receive([replace(stage.incoming("小王", f"link {words}"), kind="press")])
        assert heard, words
    assert owner(stage, "wang") == "王建国"
