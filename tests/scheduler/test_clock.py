"""The clock over a real store: once for each slot, late rather than never, and what ends by itself."""

from datetime import datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import select

from cards.briefing import Briefing
from chat.reply import Reply
from scheduler.clock import next_moment, tick
from scheduler.expiry import TEXTS_STAY, forget_texts
from scheduler.posts import morning
from storage import imports, inbox, schedules
from storage.store import AGAIN, Store
from tests.dialogues.company import CALENDAR
from tests.dialogues.stage import NOW, ZONE, Stage
from tests.running import unsent

MORNING = datetime(2026, 11, 20, 9, tzinfo=ZONE)


def unexpected(post: str, error: Exception) -> None:
    raise error


def waiting(store: Store, now: datetime) -> int:
    with store.look(now) as look:
        return unsent(look)


def test_a_briefing_missed_in_an_outage_comes_once_and_says_that_it_is_late(stage: Stage) -> None:
    stage.now = datetime(2026, 11, 24, 11, tzinfo=ZONE)  # down from Thursday to Tuesday: three mornings
    heard = [one for one in stage.tick() if one.place != "Amy Goh"]  # the admin hears of next year's days
    assert [one.place for one in heard] == ["华东一组", "Singapore"]
    assert "(late)" in heard[1].words
    assert "Tue 24 Nov" in heard[1].words
    assert not stage.tick()


def test_two_replicas_that_look_at_once_post_once(stage: Stage) -> None:
    other = Store(stage.store.url)
    try:
        for day in range(3):
            now = MORNING + timedelta(days=3 + day)
            together = Barrier(2)

            def look(store: Store, now: datetime = now, together: Barrier = together) -> None:
                together.wait()
                try:
                    tick(store, now, CALENDAR.is_workday, unexpected)
                except AGAIN:
                    tick(store, now, CALENDAR.is_workday, unexpected)

            threads = [Thread(target=look, args=(store,)) for store in (stage.store, other)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert waiting(stage.store, now) == 2 * (day + 1)  # two teams
    finally:
        other.close()


def test_a_room_whose_post_fails_does_not_silence_the_others(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both briefings are written in one transaction; when one cannot be, the other comes all the same, and once."""
    right, faults = morning.briefing_card, list[str]()

    def wrong(briefing: Briefing, *rest: Any) -> Reply:
        if briefing.team == "Singapore":
            raise RuntimeError(briefing.team)
        return right(briefing, *rest)

    monkeypatch.setattr(morning, "briefing_card", wrong)
    for now in (MORNING, MORNING + timedelta(minutes=1)):
        tick(stage.store, now, CALENDAR.is_workday, lambda post, _: faults.append(post))
        assert waiting(stage.store, now) == 1
    assert faults == ["morning"]


def test_a_look_that_is_asked_to_end_begins_no_further_post_and_the_next_goes_on(stage: Stage) -> None:
    for place in range(3):
        stage.say("小王", f"签单 {place + 1}万")
    stage.now += timedelta(seconds=61)
    asked = iter((True, False, False, False))
    tick(stage.store, stage.now, CALENDAR.is_workday, unexpected, lambda: next(asked))
    assert waiting(stage.store, stage.now) == 1
    tick(stage.store, stage.now, CALENDAR.is_workday, unexpected)
    assert waiting(stage.store, stage.now) == 3


def test_a_clock_put_back_says_nothing_twice(stage: Stage) -> None:
    stage.later(MORNING)
    stage.now = MORNING - timedelta(hours=1)
    assert not stage.tick()
    stage.now = MORNING + timedelta(minutes=1)
    assert not stage.tick()


def test_the_next_moment_is_the_next_slot_or_the_next_win(stage: Stage) -> None:
    def upcoming(until: datetime) -> datetime | None:
        return next_moment(stage.store, stage.now, until, CALENDAR.is_workday)

    assert upcoming(MORNING - timedelta(seconds=1)) is None
    assert upcoming(MORNING + timedelta(days=9)) == MORNING
    stage.say("小王", "签单 华为 5万")
    assert upcoming(MORNING) == NOW + timedelta(seconds=60)


def test_a_win_that_was_taken_back_after_its_minute_began_is_not_told(stage: Stage) -> None:
    stage.say("小王", "签单 华为 5万")
    stage.later(timedelta(seconds=59))
    stage.say("小王", "撤销")
    assert stage.later(timedelta(hours=1)) == []


def test_a_win_told_after_an_outage_is_still_told_once(stage: Stage) -> None:
    stage.say("小王", "签单 华为 5万")
    stage.now += timedelta(hours=5)
    heard = stage.tick()
    assert [one.place for one in heard] == ["华东一组"]
    assert not stage.tick()


def test_a_sheet_without_a_yes_is_forgotten_after_a_week(stage: Stage) -> None:
    stage.say("晓峰", "姓名,本月拜访完成\n小王,20\n")
    with stage.store.look(stage.now) as look:
        (waiting,) = look.rows(select(imports.IMPORTS))
    assert "小王,20" in waiting.body
    stage.now += imports.WAITS
    forget_texts(stage.store, stage.now)
    with stage.store.look(stage.now) as look:
        assert len(look.rows(select(imports.IMPORTS))) == 1
    forget_texts(stage.store, stage.now + timedelta(minutes=1))
    with stage.store.look(stage.now) as look:
        assert not look.rows(select(imports.IMPORTS))


def test_texts_are_forgotten_after_a_month_and_records_are_not(stage: Stage) -> None:
    stage.say("小王", "拜访3家")
    stage.now += TEXTS_STAY - timedelta(minutes=1)
    assert forget_texts(stage.store, stage.now) == 0
    stage.now += timedelta(minutes=2)
    assert forget_texts(stage.store, stage.now) > 0
    with stage.store.look(stage.now) as look:
        assert inbox.text_of(look, "message-1") is None
    assert stage.newest("小王")[0].clause == "拜访3家"


def test_a_post_that_cannot_be_written_keeps_no_other_waiting_and_is_not_tried_for_ever(stage: Stage) -> None:
    stage.now = MORNING
    with stage.store.work(MORNING) as work:
        schedules.appoint(work, "win:broken", "win", MORNING, None, "no number")
    heard = stage.tick()
    assert [one.place for one in heard] == ["华东一组", "Singapore"], "the briefings come all the same"
    assert [(post, type(error)) for post, error in stage.faults] == [("win", ValueError)]
    assert not stage.tick()
    assert len(stage.faults) == 1
