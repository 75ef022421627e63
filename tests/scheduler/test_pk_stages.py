"""What a contest says by itself: it begins on its first day; a challenge that nobody answers lapses, and says so."""

from datetime import datetime

from tests.dialogues.stage import NOW, Heard, Stage

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=NOW.tzinfo)
TUESDAY = datetime(2026, 11, 24, 12, 0, tzinfo=NOW.tzinfo)


def by_itself(heard: list[Heard], stage: str) -> list[Heard]:
    """What a contest said by itself at one of its stages."""
    return [one for one in heard if one.delivery.key.startswith("pk:") and stage in one.delivery.key]


def test_a_contest_of_next_week_begins_on_its_first_day(stage: Stage) -> None:
    stage.say("陈总", "pk 拜访 小王 对 小李 下周", "华东一组")
    stage.press("陈总", "宣战")
    begun = by_itself(stage.later(MONDAY), "begun")
    assert begun
    assert all("小王" in one.words or "王建国" in one.words for one in begun)
    assert not by_itself(stage.later(TUESDAY), "begun"), "it begins once"


def test_a_challenge_that_nobody_answers_lapses_and_its_starter_is_told(stage: Stage) -> None:
    stage.say("小王", "挑战 小李 拜访 下周")
    (lapsed,) = by_itself(stage.later(TUESDAY), "lapsed")
    assert lapsed.place == "王建国"
    assert lapsed.delivery.private


def test_a_challenge_that_was_answered_does_not_lapse(stage: Stage) -> None:
    stage.say("小王", "挑战 小李 拜访 下周")
    stage.press("小李", "应战")
    assert not by_itself(stage.later(TUESDAY), "lapsed")
