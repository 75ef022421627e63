"""The morning's extra lines and the noon's PK post: only when something changed."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chat.chart import Contest, Poster
from chat.reply import Picture
from scheduler.clock import run
from scoring.rules import read_rules
from storage import rules
from tests.dialogues.company import CALENDAR
from tests.dialogues.stage import NOW, Heard, Stage

DAY = timedelta(days=1)


def posted(stage: Stage, name: str, day: int, hour: int, minute: int = 0, month: int = 11) -> list[Heard]:
    """What is heard of a post for the east team on a day of November, or of another month."""
    slot = datetime(2026, month, day, hour, minute)  # noqa: DTZ001 – a slot is what the clock on the wall shows
    stage.now = slot.replace(tzinfo=NOW.tzinfo)
    team = next(team.id for team in stage.directory().organization.teams.values() if team.key == "east")
    with stage.store.work(stage.now) as work:
        lanes = run(work, name, team, slot, CALENDAR.is_workday)
    return stage.sent(lanes)


def charts(heard: Heard) -> list[object]:
    return [block.chart for block in heard.delivery.reply.blocks if isinstance(block, Picture)]


def declared(stage: Stage) -> None:
    stage.now = NOW - 3 * DAY  # Monday
    stage.say("晓峰", "PK 拜访 华东一组 对 Singapore 本周 总数")
    stage.press("晓峰", "宣战")


def test_a_pk_is_declared_and_stands_as_a_picture(stage: Stage) -> None:
    stage.now = NOW - 3 * DAY
    stage.say("晓峰", "PK 拜访 华东一组 对 Singapore 本周 总数")
    heard = [one for one in stage.press("晓峰", "宣战") if one.place == "华东一组"]
    (chart,) = charts(heard[0])
    assert isinstance(chart, Contest)
    assert chart.stage == "declared"
    assert [side.value for side in chart.sides] == ["", ""]
    stage.say("小王", "拜访6家")
    (asked,) = stage.say("小王", "pk", group="华东一组")
    (chart,) = charts(asked)
    assert isinstance(chart, Contest)
    assert [side.filled for side in chart.sides] == [10_000, 0]


def test_noon_is_silent_unless_the_lead_has_changed(stage: Stage) -> None:
    declared(stage)
    stage.say("小王", "拜访6家")
    assert posted(stage, "midday", 17, 12, 30) == [], "who leads led the evening before"
    stage.say("Grace", "visited 9")
    (heard,) = posted(stage, "midday", 17, 12, 31)
    assert "Singapore" in heard.words
    assert not heard.delivery.replaces


def test_a_second_post_of_the_day_edits_the_first(stage: Stage) -> None:
    declared(stage)
    stage.say("小王", "拜访6家")
    (first,) = posted(stage, "midday", 16, 12, 30)
    stage.say("Grace", "visited 9")
    (second,) = posted(stage, "midday", 16, 15, 0)
    assert second.delivery.replaces == first.delivery.key
    assert second.delivery.anew
    assert not [block for block in second.delivery.anew.blocks if isinstance(block, Picture)]


def test_the_briefing_tells_of_the_pk_when_the_day_moved_it_and_not_again(stage: Stage) -> None:
    declared(stage)
    stage.say("小王", "拜访6家")
    assert "⚔️" in posted(stage, "morning", 17, 9)[0].words
    assert "⚔️" not in posted(stage, "morning", 18, 9)[0].words


def test_a_plan_is_kept_and_compared_with_what_was_done(stage: Stage) -> None:
    (kept,) = stage.say("小王", "明天拜访3家")
    assert "拜访 3 家" in kept.words
    stage.later(DAY)
    stage.say("小王", "拜访2家")
    (heard,) = posted(stage, "morning", 23, 9)
    assert "计划 拜访 3 家，完成 拜访 2 家" in heard.words


def test_a_plan_that_is_said_anew_stands_instead(stage: Stage) -> None:
    stage.say("小王", "明天拜访3家")
    stage.say("小王", "明天拜访5家")
    stage.later(DAY)
    stage.say("小王", "拜访5家")
    assert "计划 拜访 5 家，完成 拜访 5 家" in posted(stage, "morning", 23, 9)[0].words


def test_a_late_report_is_one_line_of_the_next_briefing_and_of_no_later_one(stage: Stage) -> None:
    posted(stage, "morning", 20, 9)  # tells of the 19th
    stage.now = datetime(2026, 11, 20, 15, tzinfo=NOW.tzinfo)
    stage.say("小王", "昨天拜访4家，电话20通")
    (next_one,) = posted(stage, "morning", 23, 9)
    (line,) = [line for line in next_one.words.splitlines() if "更正" in line]
    assert "拜访 4 家" in line
    assert "电话 20 通" in line
    assert "更正" not in posted(stage, "morning", 24, 9)[0].words


def test_a_late_report_counts_for_the_week(stage: Stage) -> None:
    stage.say("小王", "昨天拜访4家")
    assert "拜访 4 家" in posted(stage, "weekly", 23, 9, 30)[0].words


def test_quiet_days_are_counted_and_no_sentence_is_said_twice(stage: Stage) -> None:
    stage.say("小王", "拜访1家")
    mornings = [posted(stage, "morning", day, 9)[0].words.splitlines() for day in (23, 24, 25)]
    said = [line for words in mornings for line in words[1:]]
    assert len(said) == len(set(said))
    assert any("连续 2 个工作日" in line for line in said)


@pytest.mark.parametrize(
    ("shown", "customer", "amount"), [("full", True, True), ("amount", False, True), ("name", False, False)]
)
def test_a_room_hears_of_a_win_what_the_rules_let_it_hear(
    stage: Stage, shown: str, customer: bool, amount: bool
) -> None:
    body = (Path(__file__).parents[1] / "dialogues" / "company.toml").read_text(encoding="utf-8")
    masked = body.replace('key = "east"', f'key = "east"\nwins = "{shown}"', 1)
    with stage.store.work(stage.now) as work:
        rules.apply(work, read_rules(masked, "rules.toml"), stage.now.date())
    stage.say("小王", "签单 华为 5万")
    (heard,) = stage.later(timedelta(seconds=61))
    assert "王建国" in heard.words
    assert ("华为" in heard.words) is customer
    assert ("¥50,000" in heard.words) is amount
    (poster,) = charts(heard)
    assert isinstance(poster, Poster)
    assert ("华为" in repr(poster)) is customer
    assert ("5000000" in repr(poster)) is amount


def test_each_side_reads_of_the_pk_what_it_needs_or_has_to_fear(stage: Stage) -> None:
    declared(stage)
    stage.say("小王", "拜访6家")
    (leading,) = posted(stage, "morning", 17, 9)
    assert "⚔️ PK：我们领先；Singapore 再多 拜访 7 家 就会反超。剩 4 个工作日。" in leading.words
    stage.say("Grace", "visited 9")
    (behind,) = posted(stage, "morning", 18, 9)
    assert "⚔️ PK：Singapore 领先；我们再多 拜访 4 家 就能反超。剩 3 个工作日。" in behind.words


def test_who_trails_hears_nothing_when_only_others_moved(stage: Stage) -> None:
    body = (Path(__file__).parents[1] / "dialogues" / "company.toml").read_text(encoding="utf-8")
    south = '[[teams]]\nkey = "south"\nname = "华南组"\n\n[[members]]\nkey = "chen"'
    apart = body.replace('[[members]]\nkey = "chen"', south, 1).replace(
        'team = "sg"\n\n[[targets]]', 'team = "south"\n\n[[targets]]'
    )
    stage.now = NOW - 3 * DAY
    with stage.store.work(stage.now) as work:
        rules.apply(work, read_rules(apart, "rules.toml"), stage.now.date())
    stage.say("晓峰", "PK 拜访 华东一组 对 Singapore 对 华南组 本周 总数")
    stage.press("晓峰", "宣战")
    stage.say("Grace", "visited 9")
    assert "我们再多 拜访 10 家 就能反超" in posted(stage, "morning", 17, 9)[0].words
    (kept,) = stage.say("陈总", "代报 Siti：拜访3家")
    assert "拜访 3 家" in kept.words

    assert "⚔️" not in posted(stage, "morning", 18, 9)[0].words


def test_a_usual_share_is_no_line_and_a_range_of_nothing_neither(stage: Stage) -> None:
    """Five visits a day and never a demo: that none came again moves nothing."""
    for day in range(19, 0, -1):
        stage.now = NOW - day * DAY
        stage.say("小王", "拜访5家")
    stage.now = NOW
    stage.say("小王", "拜访5家")
    (heard,) = posted(stage, "morning", 20, 9)
    assert "→" not in heard.words
    assert "0%–0%" not in heard.words


def test_half_a_day_of_leave_is_told_as_such(stage: Stage) -> None:
    stage.say("小李", "明天上午请假")
    assert "李思雨（半天）" in posted(stage, "morning", 20, 9)[0].words


def test_a_first_report_of_today_is_no_silence(stage: Stage) -> None:
    stage.say("小王", "拜访3家")
    words = posted(stage, "morning", NOW.day, 11)[0].words
    assert "还没有人报过数" not in words
    assert "昨日没有报数。" in words


def test_a_company_that_fell_silent_is_told_otherwise_than_one_that_never_reported(stage: Stage) -> None:
    assert "还没有人报过数" in posted(stage, "morning", 20, 9)[0].words
    stage.say("小王", "拜访3家")
    assert "已经有一阵没人报数了" in posted(stage, "morning", 30, 9, month=12)[0].words
