"""Quiet hours and the three posts of a day: what is unasked waits, a reply never does."""

from datetime import datetime, timedelta
from pathlib import Path

from chat.reply import Delivery, says
from language.text import text
from scheduler import gate
from scheduler.post import discover, recurring
from scoring.rules import read_rules
from storage import outbox, rules
from storage.people import directory
from tests.dialogues.stage import NOW, ZONE, Stage

NIGHT = datetime(2026, 11, 19, 22, 30, tzinfo=ZONE)
MORNING = datetime(2026, 11, 20, 8, 30, tzinfo=ZONE)


def east(stage: Stage) -> int:
    return next(team.id for team in stage.directory().organization.teams.values() if team.key == "east")


def test_a_win_of_the_night_is_told_in_the_morning_and_once(stage: Stage) -> None:
    stage.later(NIGHT)
    assert [one.place for one in stage.say("小王", "签单 华为 5万")] == ["王建国"], "a reply is never held back"
    assert stage.later(MORNING - timedelta(seconds=1)) == []
    heard = stage.later(timedelta(seconds=1))
    assert [one.place for one in heard] == ["华东一组"]
    assert "华为" in heard[0].words
    assert not [one for one in stage.later(timedelta(minutes=20)) if "华为" in one.words]


def test_a_win_taken_back_in_the_night_is_never_heard_of(stage: Stage) -> None:
    stage.later(NIGHT)
    stage.say("小王", "签单 华为 5万")
    stage.later(timedelta(hours=1))
    stage.say("小王", "撤销")
    assert stage.later(MORNING + timedelta(minutes=10)) == []


def test_a_win_after_midnight_waits_for_the_same_morning(stage: Stage) -> None:
    stage.later(datetime(2026, 11, 20, 1, tzinfo=ZONE))
    stage.say("小王", "签单 华为 5万")
    assert [one.place for one in stage.later(MORNING)] == ["华东一组"]


def test_what_a_lead_did_not_ask_for_waits_for_the_leads_morning(stage: Stage) -> None:
    stage.later(NIGHT)
    assert [one.place for one in stage.say("小王", "明天请假")] == ["王建国"]
    heard = stage.later(MORNING)
    assert [one.place for one in heard] == ["林晓峰"]
    assert "王建国" in heard[0].words


def test_in_the_daytime_the_lead_is_told_at_once(stage: Stage) -> None:
    assert {one.place for one in stage.say("小王", "明天请假")} == {"王建国", "林晓峰"}


def test_the_rules_say_when_it_is_quiet(stage: Stage) -> None:
    body = (Path(__file__).parents[1] / "dialogues" / "company.toml").read_text(encoding="utf-8")
    loud = body.replace("[organization]", '[organization]\nquiet = "23:00-07:00"', 1)
    with stage.store.work(stage.now) as work:
        rules.apply(work, read_rules(loud, "rules.toml"), stage.now.date())
    stage.later(NIGHT)
    stage.say("小王", "签单 华为 5万")
    assert [one.place for one in stage.later(timedelta(minutes=2))] == ["华东一组"]


def test_a_fourth_post_of_the_day_waits_for_the_next_morning_and_a_win_does_not(stage: Stage) -> None:
    number, posts = east(stage), recurring()
    with stage.store.work(NOW) as work:
        room = directory(work).room_of_team(number)
        assert room
        card = says(text("on"))
        for name in ("morning", "weekly", "monthly"):
            (passed,) = gate.passing(
                work, posts[name], [Delivery(room.room, card, f"{name}:{number}:2026-11-19T09:00")]
            )
            outbox.put(work, [passed])
        work.flush()
        fourth = Delivery(room.room, card, f"morning:{number}:2026-11-19T12:00")
        assert gate.passing(work, posts["morning"], [fourth]) == []
        stale = Delivery(room.room, card, f"midday:{number}:2026-11-19:7")
        assert gate.passing(work, posts["midday"], [stale]) == [], "and what is of this hour alone is left out"
        private = Delivery(stage.person("小王"), card, "private", private=True)
        assert gate.passing(work, posts["morning"], [private]) == [private]
        win = Delivery(room.room, card, "win:7")
        assert gate.passing(work, discover()["win"], [win]) == [win]
    night = stage.later(MORNING - timedelta(seconds=1))
    assert fourth.key not in [one.delivery.key for one in night]
    assert fourth.key in [one.delivery.key for one in stage.later(timedelta(seconds=1))]


def test_a_late_post_does_not_come_at_night(stage: Stage) -> None:
    stage.now = NIGHT + timedelta(days=1)  # down since Thursday afternoon: Friday's briefing is late
    assert stage.tick() == []
    heard = stage.later(MORNING + timedelta(days=1))
    assert [one.place for one in heard] == ["华东一组", "Singapore"]
    assert "(late)" in heard[1].words
