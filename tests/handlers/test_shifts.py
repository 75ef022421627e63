"""A team with its own weekends: its targets, pace and reports go by them; what teams share goes by the company's."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chat.chart import Contest
from chat.reply import Picture
from scheduler.clock import run
from scoring.rules import read_rules
from storage import rules
from tests.dialogues.company import CALENDAR
from tests.dialogues.stage import NOW, Heard, Stage

COMPANY = Path(__file__).parents[1] / "dialogues" / "company.toml"
SATURDAY = datetime(2026, 11, 21, 10, tzinfo=NOW.tzinfo)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """The company, whose east team works on Saturdays (单休) while Singapore does not."""
    found = Stage(tmp_path)
    body = COMPANY.read_text(encoding="utf-8").replace('key = "east"', 'key = "east"\nweekend = "one day"', 1)
    with found.store.work(found.now) as work:
        rules.apply(work, read_rules(body, "rules.toml"), found.now.date())
    found.now = SATURDAY
    yield found
    found.close()


def left_of(heard: Heard) -> str:
    """The line of a gap that says how many workdays are left."""
    return next(line for line in heard.words.splitlines() if "工作日" in line or "workday" in line)


def test_the_days_left_are_those_the_own_team_works(stage: Stage) -> None:
    """From Saturday the 21st to Monday the 30th: 2 Saturdays and 6 weekdays in the east, 6 in Singapore."""
    (east,) = stage.say("小王", "还差多少")
    (west,) = stage.say("Grace", "gap")
    assert "剩 8 个工作日" in left_of(east)
    assert "6 workdays left" in left_of(west)


def test_a_manager_sees_a_team_by_the_teams_own_days(stage: Stage) -> None:
    (heard,) = stage.say("晓峰", "还差多少 华东一组")
    assert "剩 8 个工作日" in left_of(heard)


def test_on_saturday_reports_are_missing_where_it_is_worked_alone(stage: Stage) -> None:
    (lead,) = stage.say("晓峰", "谁没报")
    assert "王建国" in lead.words
    (other,) = stage.say("Amy", "missing Singapore")
    assert "day off" in other.words


def test_the_briefing_says_what_the_chat_says(stage: Stage) -> None:
    asked = next(one for one in stage.say("晓峰", "团队 华东一组", group="华东一组") if one.place == "华东一组")
    slot = SATURDAY.replace(hour=9, tzinfo=None)
    team = next(one.id for one in stage.directory().organization.teams.values() if one.key == "east")
    with stage.store.work(stage.now) as work:
        lanes = run(work, "morning", team, slot, CALENDAR.is_workday)
    (told,) = stage.sent(lanes)
    each = next(part for part in asked.words.replace("；", "\n").splitlines() if "每个工作日需" in part)
    assert each.strip("。 ").split("，")[-1] in told.words


def test_a_pk_between_teams_with_other_weekends_has_one_calendar(stage: Stage) -> None:
    stage.now = SATURDAY - timedelta(days=5)
    stage.say("晓峰", "PK 拜访 华东一组 对 Singapore 本周 总数")
    heard = stage.press("晓峰", "宣战")
    left = {
        str(block.chart.aside)
        for one in heard
        for block in one.delivery.reply.blocks
        if isinstance(block, Picture) and isinstance(block.chart, Contest)
    }
    assert len(left) == 1
    stage.say("小王", "拜访3家")
    (asked,) = stage.say("小王", "pk")
    assert "剩 5 个工作日" in asked.words, "Monday to Friday, also for who works on Saturday"
