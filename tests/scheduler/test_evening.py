"""The evening: who owes a report is asked alone and at most twice; the lead hears of everybody's day."""

from datetime import datetime, timedelta

from chat.reply import Buttons, Table
from scheduler.clock import run
from scheduler.expiry import forget_texts
from storage import reminders
from storage.people import change_member
from tests.dialogues.company import CALENDAR
from tests.dialogues.stage import NOW, Heard, Stage
from tests.running import unsent

SIX, HALF_PAST_SEVEN, FIVE_PAST_EIGHT, MONDAY = (
    datetime(2026, 11, 19, 18),  # noqa: DTZ001 – a slot is what the clock on the wall shows
    datetime(2026, 11, 19, 19, 30),  # noqa: DTZ001
    datetime(2026, 11, 19, 20, 5),  # noqa: DTZ001
    datetime(2026, 11, 23, 9, 30),  # noqa: DTZ001
)


def posted(stage: Stage, name: str, slot: datetime) -> list[Heard]:
    """What is heard of a post for the east team."""
    stage.now = slot.replace(tzinfo=NOW.tzinfo)
    team = next(team.id for team in stage.directory().organization.teams.values() if team.key == "east")
    with stage.store.work(stage.now) as work:
        lanes = run(work, name, team, slot, CALENDAR.is_workday)
    return stage.sent(lanes)


def test_who_has_not_reported_is_reminded_alone_and_who_has_is_left_in_peace(stage: Stage) -> None:
    stage.say("小王", "拜访3家")
    heard = posted(stage, "remind", SIX)
    assert [one.place for one in heard] == ["李思雨"]
    assert all(one.delivery.private for one in heard)
    assert "2 小时" in heard[0].words
    assert "王建国" not in "".join(one.words for one in heard)


def test_a_reminder_stops_once_the_report_is_there(stage: Stage) -> None:
    assert {"王建国", "李思雨"} <= {one.place for one in posted(stage, "remind", SIX)}
    stage.say("小王", "拜访3家")
    stage.say("小李", "今天请假")
    assert posted(stage, "remind", HALF_PAST_SEVEN) == []


def test_who_wants_no_reminder_gets_none_and_the_lead_still_reads_the_name(stage: Stage) -> None:
    stage.say("小王", "别提醒我了")
    assert [one.place for one in posted(stage, "remind", SIX)] == ["李思雨"]
    (digest,) = posted(stage, "digest", HALF_PAST_SEVEN)
    assert "王建国" in digest.words
    stage.say("小王", "恢复提醒")
    assert "王建国" in {one.place for one in posted(stage, "remind", SIX)}


def test_after_the_deadline_nobody_is_reminded(stage: Stage) -> None:
    assert posted(stage, "remind", FIVE_PAST_EIGHT) == []


def test_leave_can_be_said_by_the_reminders_button(stage: Stage) -> None:
    posted(stage, "remind", SIX)
    stage.press("小王", "今天请假")
    assert [one.place for one in posted(stage, "remind", HALF_PAST_SEVEN)] == ["李思雨"]


def test_the_digest_tells_the_lead_alone_who_did_what_and_who_is_missing(stage: Stage) -> None:
    stage.say("小王", "拜访3家，电话20通")
    (heard,) = posted(stage, "digest", FIVE_PAST_EIGHT)
    assert heard.place == "林晓峰"
    assert heard.delivery.private
    (table,) = [block for block in heard.delivery.reply.blocks if isinstance(block, Table)]
    assert [row[0] for row in table.rows] == ["王建国"]
    assert "李思雨" in heard.words


def test_the_digest_tells_what_is_in_the_way_until_it_is_taken_back(stage: Stage) -> None:
    (answer,) = stage.say("小王", "拜访3家，困难：<b>*预算*</b>被砍")
    assert "卡点已转给主管" in answer.words
    stage.say("小李", "卡点：法务审合同太慢")
    (heard,) = posted(stage, "digest", FIVE_PAST_EIGHT)
    assert heard.delivery.private
    assert heard.place == "林晓峰"
    assert "卡点（王建国）：<b>*预算*</b>被砍" in heard.words
    assert "卡点（李思雨）：法务审合同太慢" in heard.words
    stage.say("小王", "撤销")
    (after,) = posted(stage, "digest", FIVE_PAST_EIGHT + timedelta(minutes=1))
    assert "王建国）：" not in after.words
    (monday,) = posted(stage, "digest", FIVE_PAST_EIGHT + timedelta(days=1))
    assert "卡点" not in monday.words, "it was told yesterday"


def test_what_was_in_the_way_is_forgotten_with_the_texts(stage: Stage) -> None:
    stage.say("小王", "拜访3家，困难：预算被砍")
    who = [member.id for member in stage.directory().organization.members.values()]
    for days, left in ((30, 1), (31, 0)):
        forget_texts(stage.store, stage.now + timedelta(days=days))
        with stage.store.look(stage.now) as look:
            assert len(reminders.blockers_since(look, who, stage.now - timedelta(days=1))) == left


def test_a_thumb_and_a_word_reach_the_rep(stage: Stage) -> None:
    stage.say("小王", "拜访3家")
    (digest,) = posted(stage, "digest", FIVE_PAST_EIGHT)
    (buttons,) = [block for block in digest.delivery.reply.blocks if isinstance(block, Buttons)]
    said = {one.place: one.words for one in stage.press("晓峰", "👍 王建国")}
    assert set(said) == {"林晓峰", "王建国"}
    assert "👍" in said["王建国"]
    assert buttons.items[0].says == "comment wang 👍"
    said = {one.place: one.words for one in stage.say("晓峰", "点评 小王 今天很棒")}
    assert "今天很棒" in said["王建国"]


def test_a_rep_comments_on_nobody_and_a_lead_not_on_other_teams(stage: Stage) -> None:
    assert [one.place for one in stage.say("小李", "点评 小王 加油")] == ["李思雨"]
    assert [one.place for one in stage.say("晓峰", "点评 Grace well done")] == ["林晓峰"]


def test_a_week_without_anything_is_not_reviewed(stage: Stage) -> None:
    assert posted(stage, "weekly", MONDAY) == []


def test_the_week_is_told_with_its_wins_and_what_changed(stage: Stage) -> None:
    stage.now = NOW - timedelta(days=7)
    stage.say("小王", "拜访2家")
    stage.now = NOW
    stage.say("小王", "拜访4家")
    stage.say("小李", "签单 腾讯 3万")
    (heard,) = posted(stage, "weekly", MONDAY)
    assert "▲100%" in heard.words
    assert "腾讯 ¥30,000" in heard.words
    assert "2 → 4" in heard.words
    assert "🎯 到 11-27(周五)：签单额 ¥391,670，每个工作日 ¥78,334" in heard.words, (
        "470,000 are missing in 6 workdays"
    )
    with stage.store.look(stage.now) as look:
        assert unsent(look) == 0


def test_few_deals_have_no_share_and_money_still_to_come_is_no_news(stage: Stage) -> None:
    for customer in ("腾讯", "华为", "美的"):
        stage.say("小王", f"给{customer}报价 3万")
    stage.say("小王", "签单 腾讯 3万")
    (heard,) = posted(stage, "weekly", MONDAY)
    assert heard.words.splitlines()[-1] == "报价 → 签单：3 个中 1 个"
    stage.now = NOW
    for customer in ("小米", "格力"):
        stage.say("小王", f"给{customer}报价 3万")
    (heard,) = posted(stage, "weekly", MONDAY + timedelta(minutes=1))
    assert heard.words.splitlines()[-1] == "报价 → 签单：20%（1/5）"


def test_who_is_anonymous_on_boards_is_not_praised_for_most_progress(stage: Stage) -> None:
    stage.now = NOW - timedelta(days=7)
    stage.say("小王", "拜访2家")
    stage.now = NOW
    stage.say("小王", "拜访4家")
    with stage.store.work(stage.now) as work:
        wang = next(m.id for m in stage.directory().organization.members.values() if m.name == "王建国")
        change_member(work, wang, anonymous=True)
    (heard,) = posted(stage, "weekly", MONDAY)
    assert "王建国" not in heard.words


def test_the_second_reminder_says_how_a_day_without_any_is_told(stage: Stage) -> None:
    stage.now = NOW - timedelta(days=1)
    stage.say("小王", "电话20通")
    stage.now = NOW
    words = {one.place: one.words for one in posted(stage, "remind", HALF_PAST_SEVEN)}
    assert "今天没有也说一声：电话 0" in words["王建国"]
    assert "一行就够" not in words["小李" if "小李" in words else "李思雨"], "who reports nothing yet has no example"
    stage.say("小王", "电话 0")
    assert "王建国" not in {one.place for one in posted(stage, "remind", HALF_PAST_SEVEN + timedelta(minutes=1))}


def test_ones_own_day_comes_alone_and_not_on_leave(stage: Stage) -> None:
    stage.say("小李", "明天请假")
    heard = posted(stage, "myday", SIX + timedelta(days=1))
    assert [one.place for one in heard] == ["王建国"]
    assert heard[0].delivery.private
    assert "本月" in heard[0].words


def test_a_reminder_asks_for_what_one_reports_and_for_what_was_planned(stage: Stage) -> None:
    stage.now = NOW - timedelta(days=1)
    stage.say("小王", "电话20通，拜访3家")
    stage.now = NOW
    words = {one.place: one.words for one in posted(stage, "remind", SIX)}
    assert "电话、拜访各多少" in words["王建国"]
    assert "例如" in words["李思雨"], "who never reported gets an example"
    stage.now = NOW
    stage.say("小王", "今天计划拜访5家")
    words = {one.place: one.words for one in posted(stage, "remind", HALF_PAST_SEVEN)}
    assert "计划了拜访" in words["王建国"]
    assert "30 分钟" in words["王建国"]


def test_the_second_reminder_is_one_line_and_those_who_never_joined_are_not_counted(stage: Stage) -> None:
    stage.say("陈总", "姓名,角色,团队\n马超,,华东一组\n")
    stage.press("陈总", "确认")
    first = posted(stage, "remind", SIX)
    assert {one.place for one in first} == {"王建国", "李思雨"}, "nobody counts 马超 in the group"
    again = {one.place: one.words for one in posted(stage, "remind", HALF_PAST_SEVEN)}
    assert "一行就够" not in again["李思雨"]


def test_who_has_been_silent_for_days_is_asked_once_a_day_and_told_so(stage: Stage) -> None:
    stage.now = NOW - timedelta(days=7)
    stage.say("小王", "拜访3家")
    first = {one.place: one.words for one in posted(stage, "remind", SIX)}
    assert "已连续 4 个工作日" in first["王建国"]
    assert "王建国" not in {one.place for one in posted(stage, "remind", HALF_PAST_SEVEN)}


def test_the_digest_has_the_best_on_top_and_a_sum_below(stage: Stage) -> None:
    stage.say("小王", "拜访3家，电话20通")
    stage.say("小李", "拜访1家，签单 腾讯 3万")
    (heard,) = posted(stage, "digest", FIVE_PAST_EIGHT)
    (table,) = [block for block in heard.delivery.reply.blocks if isinstance(block, Table)]
    lines = [line for line in heard.words.splitlines() if " | " in line]
    assert lines[0] == "姓名 | 签单额 | 拜访 | 电话"
    assert [line.split(" | ")[0] for line in lines[1:]] == ["李思雨", "王建国", "合计"]
    assert lines[-1] == "合计 | ¥3.0万 | 4 | 20"
    assert len(table.header) == 4


def test_what_a_lead_did_stands_below_the_reps_and_is_in_the_sum_of_the_team(stage: Stage) -> None:
    stage.say("小王", "拜访3家，电话20通")
    stage.say("晓峰", "拜访5家，电话30通")
    (heard,) = posted(stage, "digest", FIVE_PAST_EIGHT)
    assert [line for line in heard.words.splitlines() if " | " in line][1:] == [
        "王建国 | 3 | 20",
        "林晓峰 | 5 | 30",
        "合计 | 8 | 50",
    ]
    assert "2 人应报，1 人已报" in heard.words, "who leads owes no report"
    assert "👍 林晓峰" not in heard.words


def test_a_digest_without_a_report_says_so_and_names_who_is_missing(stage: Stage) -> None:
    (heard,) = posted(stage, "digest", FIVE_PAST_EIGHT)
    assert "还没有人报" in heard.words
    assert "王建国" in heard.words
    assert not [block for block in heard.delivery.reply.blocks if isinstance(block, Table)]


def test_ones_own_day_begins_with_what_came_of_the_plan(stage: Stage) -> None:
    stage.say("小王", "明天拜访3家")
    stage.now = NOW + timedelta(days=1)
    stage.say("小王", "拜访2家")
    heard = {one.place: one.words for one in posted(stage, "myday", SIX + timedelta(days=4))}  # Monday
    assert "计划 拜访 3 家，完成 拜访 2 家" in heard["王建国"].splitlines()[1]
    assert "计划" not in heard["李思雨"]


def test_who_did_something_else_alone_has_it_beside_the_name(stage: Stage) -> None:
    stage.say("小王", "拜访3家，电话20通，新增线索2条")
    stage.say("小李", "报价1份")
    (heard,) = posted(stage, "digest", FIVE_PAST_EIGHT)
    assert "李思雨（报价 1 份） | – | – | –" in heard.words.splitlines()


def test_how_to_say_a_word_to_somebody_is_told_on_mondays_and_where_something_is_in_the_way(stage: Stage) -> None:
    stage.say("小王", "拜访3家")
    assert "发“点评" not in posted(stage, "digest", FIVE_PAST_EIGHT)[0].words
    stage.say("小王", "卡点：等法务")
    assert "发“点评 王建国" in posted(stage, "digest", FIVE_PAST_EIGHT + timedelta(minutes=1))[0].words
    stage.now = MONDAY.replace(tzinfo=NOW.tzinfo)
    stage.say("小李", "拜访1家")
    assert "发“点评" in posted(stage, "digest", MONDAY.replace(hour=20, minute=5))[0].words
