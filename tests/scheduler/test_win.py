"""Wins: several at once are one message, and what was told is put right when it does not hold any more."""

from datetime import timedelta

from cards.rank import avatar
from chat.chart import Poster
from chat.reply import Line, Picture, Reply
from language.text import Text
from tests.dialogues.stage import Heard, Stage

MINUTE = timedelta(seconds=61)


def signed(stage: Stage, who: str, words: str) -> None:
    stage.say(who, words)


def poster(heard: Heard) -> Poster:
    (chart,) = [block.chart for block in heard.delivery.reply.blocks if isinstance(block, Picture)]
    assert isinstance(chart, Poster)
    return chart


def names(reply: Reply | None) -> list[str]:
    """Who is named as having signed, in order."""
    assert reply
    lines = [block.text for block in reply.blocks if isinstance(block, Line) and block.strong]
    return [str(dict(line.args)["name"]) for line in lines if isinstance(line, Text)]


def test_a_win_is_one_line_and_a_poster(stage: Stage) -> None:
    signed(stage, "小王", "签单 华为 5万")
    (heard,) = stage.later(MINUTE)
    assert heard.place == "华东一组"
    (win,) = poster(heard).wins
    assert (win.name, win.customer) == ("王建国", "华为")
    wang = next(m.id for m in stage.directory().organization.members.values() if m.name == "王建国")
    assert win.avatar == avatar(stage.directory().organization, wang), "the animal of the leaderboard"
    assert not heard.delivery.replaces


def test_a_second_win_within_two_minutes_joins_the_first_with_every_name_and_amount(stage: Stage) -> None:
    signed(stage, "小王", "签单 华为 5万")
    (first,) = stage.later(MINUTE)
    signed(stage, "小李", "签单 腾讯 8万")
    (second,) = stage.later(MINUTE)
    assert second.delivery.replaces == first.delivery.key
    assert [win.customer for win in poster(second).wins] == ["华为", "腾讯"]
    assert names(second.delivery.reply) == ["王建国", "李思雨"]
    assert names(second.delivery.anew) == ["李思雨"]


def test_of_very_many_wins_the_poster_shows_twelve_and_the_words_all(stage: Stage) -> None:
    signed(stage, "小王", "\n".join(f"签单 {place}万" for place in range(1, 15)))
    (heard,) = stage.later(MINUTE)
    chart = poster(heard)
    assert len(chart.wins) == 12
    assert isinstance(chart.lines[0], Text)
    assert dict(chart.lines[0].args)["n"] == 2
    assert all(f"¥{place}0,000" in heard.words for place in range(1, 15))


def test_no_message_grows_beyond_a_dozen_wins(stage: Stage) -> None:
    """A company of many sellers: each win that joins is told with all before it."""
    for place in range(14):
        signed(stage, "小王", f"签单 {place + 1}万")
    heard = stage.later(MINUTE)
    heads = [one.delivery.replaces for one in heard]
    assert heads == ["", *[heard[0].delivery.key] * 11, "", heard[12].delivery.key]
    assert len(names(heard[11].delivery.reply)) == 12
    assert len(names(heard[13].delivery.reply)) == 2


def test_a_win_after_two_minutes_is_told_by_itself(stage: Stage) -> None:
    signed(stage, "小王", "签单 华为 5万")
    stage.later(MINUTE)
    stage.later(timedelta(minutes=1))
    signed(stage, "小李", "签单 腾讯 8万")
    (second,) = stage.later(MINUTE)
    assert not second.delivery.replaces
    assert names(second.delivery.reply) == ["李思雨"]


def test_a_win_that_was_told_and_undone_is_withdrawn_and_the_others_stay(stage: Stage) -> None:
    signed(stage, "小王", "签单 华为 5万")
    (first,) = stage.later(MINUTE)
    signed(stage, "小李", "签单 腾讯 8万")
    stage.later(MINUTE)
    stage.say("小王", "撤销")
    (put_right,) = stage.tick()
    assert put_right.delivery.replaces == first.delivery.key
    assert [win.customer for win in poster(put_right).wins] == ["腾讯"]
    assert put_right.delivery.anew
    assert len(put_right.delivery.anew.blocks) == 1
    assert "王建国" in put_right.words
    assert not stage.tick()


def test_the_only_win_that_is_undone_leaves_one_line(stage: Stage) -> None:
    signed(stage, "小王", "签单 华为 5万")
    stage.later(MINUTE)
    stage.say("小王", "撤销")
    (put_right,) = stage.tick()
    assert len(put_right.delivery.reply.blocks) == 1


def test_a_win_that_was_told_and_corrected_is_not_told_again_but_put_right(stage: Stage) -> None:
    signed(stage, "小王", "签单 华为 5万")
    (first,) = stage.later(MINUTE)
    stage.say("小王", "改成6万")
    (put_right,) = stage.tick()
    assert put_right.delivery.replaces == first.delivery.key
    assert "¥60,000" in put_right.words
    assert stage.later(timedelta(hours=1)) == []


def test_a_win_undone_before_it_was_told_is_never_heard_of(stage: Stage) -> None:
    signed(stage, "小王", "签单 华为 5万")
    stage.say("小王", "撤销")
    assert stage.later(timedelta(hours=1)) == []
