"""What every scheduled post keeps: a readable cadence, once for a slot, nothing silly about an empty team."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chat.message import Room
from scheduler.cadence import cadence
from scheduler.clock import moment, run
from scheduler.post import discover
from storage import people, schedules
from storage.store import Store
from tests.dialogues.company import CALENDAR
from tests.dialogues.stage import PLATFORM, Stage
from tests.house.tree import ROOT
from tests.running import unsent
from words.catalogue import LOCALES, translations
from words.plain import plain_text

POSTS = sorted(discover())
LOOKED = 62
"""Days in which a post with a cadence has something to say."""
SLOT = datetime(2026, 11, 20, 9)  # noqa: DTZ001 – a slot is what the clock on the wall shows
PLANS = {"receivable": "，分三期 按月付", "overdue": "，首付2万11月19日，尾款3万12月31日"}
SILLY = re.compile(r"\b0 of 0\b|0/0|/ ?¥?0\b|of ¥?0\b|\bNone\b|\bnan\b|…|\{\w+\}", re.IGNORECASE)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """The company, with a team that has a room and nobody in it."""
    found = Stage(tmp_path)
    with found.store.work(found.now) as work:
        team = people.add_team(work, "empty", "空组")
        work.flush()
        people.bind(work, Room(PLATFORM, PLATFORM, "empty"), team, "空组", "zh_CN")
    yield found
    found.close()


@pytest.mark.parametrize("name", POSTS)
def test_a_post_is_named_and_its_cadence_can_be_read(name: str) -> None:
    post = discover()[name]
    assert post.name == name
    assert bool(post.cadence) == bool(post.label), "what can be scheduled has a label, what is due once has none"
    if post.label:
        cadence(post.cadence)
        assert all(translations(locale).gettext(post.label.msgid).strip() for locale in LOCALES)
        document = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
        schedules = document.partition("## [[schedules]]")[2].partition("\n## ")[0]
        assert f"`{name}`" in schedules, f"docs/rules.md, [[schedules]], does not say what {name} is"


@pytest.mark.parametrize("name", POSTS)
@pytest.mark.parametrize("late", [False, True])
def test_a_post_for_a_team_without_anybody_says_nothing_silly(name: str, late: bool, stage: Stage) -> None:
    home = stage.directory().organization
    for team in (None, *home.teams):
        with stage.store.look(stage.now) as look:
            made = moment(
                look, name, team, SLOT, CALENDAR.is_workday, late, subject="" if discover()[name].cadence else "1"
            )
            said = discover()[name].run(made)
            for delivery in said:
                for locale in LOCALES:
                    reader = stage.directory().reader_of(delivery.to)
                    shown = plain_text(delivery.reply, type(reader)(locale, reader.zone))
                    assert not SILLY.search(shown), shown


@pytest.mark.parametrize("name", POSTS)
def test_a_post_for_the_same_slot_twice_is_heard_once(name: str, stage: Stage) -> None:
    subject = subject_of(stage, name)
    team = next(team.id for team in stage.directory().organization.teams.values() if team.key == "east")
    days = [timedelta(n) for n in range(LOOKED if discover()[name].cadence else 1)]
    heard = next((found for day in days if (found := twice(stage, name, team, subject, day))[0]), None)
    assert heard, f"{name} has nothing to say to East in {LOOKED} days: give it an occasion in subject_of"
    assert heard[1] == heard[0]


def twice(stage: Stage, name: str, team: int, subject: str, later: timedelta) -> list[int]:
    """How many deliveries wait after the post for the slot of a later day, and after the same once more."""
    heard = []
    for _ in range(2):
        with stage.store.work(stage.now + later) as work:
            run(work, name, team, SLOT + later, CALENDAR.is_workday, subject=subject)
        with stage.store.look(stage.now + later) as look:
            heard.append(unsent(look))
    return heard


def subject_of(stage: Stage, name: str) -> str:
    """What a post that is due once is about, when it has something to say; "" for those with a cadence."""
    if name in ("pk", "midday"):
        stage.say("陈总", "pk 拜访 小王 对 小李 本周")
        stage.press("陈总", "宣战")
    stage.say("小王", f"签单 华为 5万{PLANS.get(name, '')}")
    if name == "midday":
        stage.later(SLOT.replace(tzinfo=stage.now.tzinfo) - timedelta(hours=1))
        stage.say("小王", "拜访3家")
    if name == "held":
        stage.later(timedelta(hours=8))
        stage.say("小王", "明天请假")
        stage.now += timedelta(hours=10)  # the night is over and the clock has not been looked at
    if name == "correction":
        stage.later(timedelta(minutes=2))
        stage.say("小王", "撤销")
    if name in ("reminder", "planned"):
        stage.say("小王", "明天提醒我回访星河")
        stage.say("小王", "今日计划拜访3家")
        stage.later(timedelta(hours=17, minutes=30))  # the next morning, before either is due
    if name in ("welcome", "checklist"):
        stage.say(
            "新人",
            "认领 " + stage.claim_code() if name == "checklist" else "加入",
            "" if name == "checklist" else "华东一组",
        )
        if name == "welcome":
            stage.press("晓峰", "全部确认")
    if name == "move":
        stage.say("陈总", "小王 11月20日起 转到 Singapore")
    with stage.store.look(stage.now) as look:
        waiting = schedules.appointments(look, stage.now + timedelta(days=30))
    return "" if discover()[name].cadence else next(one.subject for one in waiting if one.post == name)


def test_of_two_replicas_one_gets_the_slot(stage: Stage) -> None:
    other = Store(stage.store.url)
    try:
        got = []
        for store in (stage.store, other):
            with store.work(stage.now) as work:
                got.append(schedules.claim(work, "morning", "east", SLOT.isoformat()))
        assert got == [True, False]
    finally:
        other.close()
