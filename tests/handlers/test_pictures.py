"""Pictures that are asked for: one's own month, the team's targets, the funnel; each with its words."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from chat.chart import Chart, Month, Progress
from chat.reply import Picture
from tests.dialogues.stage import Heard, Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    found = Stage(tmp_path)
    yield found
    found.close()


def chart(heard: Heard) -> Chart:
    (found,) = [block.chart for block in heard.delivery.reply.blocks if isinstance(block, Picture)]
    return found


def test_ones_own_month_is_a_calendar_for_nobody_else(stage: Stage) -> None:
    stage.say("小王", "昨天拜访4家")
    stage.say("小王", "拜访1家")
    stage.say("小李", "拜访9家")
    (heard,) = stage.say("小王", "我的日历", group="华东一组")
    assert heard.place == "王建国"
    month = chart(heard)
    assert isinstance(month, Month)
    assert month.first == 6, "November 2026 begins on a Sunday"
    assert len(month.days) == 30
    levels = {day.day: day.level for day in month.days}
    assert (levels[17], levels[18], levels[19], levels[20]) == (0, 4, 1, None)


def test_a_teams_month_is_bars_with_the_time_gone_and_the_climb(stage: Stage) -> None:
    stage.say("小王", "签单 华为 5万")
    stage.later(timedelta(minutes=2))
    (heard,) = stage.say("小王", "团队", group="华东一组")
    bars = chart(heard)
    assert isinstance(bars, Progress)
    assert bars.bullets[0].filled == 1_000, "50,000 of 500,000"
    assert bars.climb
    assert (bars.climb.points[-1], len(bars.climb.points), bars.climb.days) == (5_000_000, 19, 30)
