"""Posts at the edges of clocks and calendars: hours that are skipped or come twice, leap days, the turn of years."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scheduler.clock import run
from scoring.rules import read_rules
from storage import rules, schedules
from tests.dialogues.company import CALENDAR
from tests.dialogues.stage import ZONE, Heard, Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """The company early in 2026, before any post is on."""
    found = Stage(tmp_path, datetime(2026, 1, 5, 12, tzinfo=ZONE))
    with found.store.work(found.now) as work:
        for row in schedules.known(work).values():
            schedules.change(work, row["id"], enabled=False)
    yield found
    found.close()


def east_of(stage: Stage) -> int:
    """The east team's id."""
    return next(team.id for team in stage.directory().organization.teams.values() if team.key == "east")


def heard_between(stage: Stage, words: str, zone: str, start: str, end: str, every: timedelta) -> list[str]:
    """When the east's briefing, on from `start`, came, in UTC; the clock is looked at `every` so often."""
    east = east_of(stage)
    stage.now, last = (datetime.fromisoformat(one).replace(tzinfo=UTC) for one in (start, end))
    stage.tick()
    with stage.store.work(stage.now) as work:
        (row,) = (r for r in schedules.known(work).values() if r["post"] == "morning" and r["team_id"] == east)
        schedules.change(work, row["id"], enabled=True, cadence=words, zone=zone)
    came = []
    while stage.now < last:
        stage.now += every
        came += [f"{stage.now:%d %H:%M}" for one in stage.tick() if one.place == "华东一组" and "☀️" in one.words]
    return came


@pytest.mark.parametrize(
    ("zone", "words", "start", "end", "came"),
    [
        # 02:30 is skipped in New York on 8 March 2026: it comes at 03:00, 07:00 UTC.
        ("America/New_York", "daily 02:30", "2026-03-08 04:00", "2026-03-09 04:00", ["08 07:00"]),
        # 01:30 comes twice on 1 November, at 05:30 and at 06:30 UTC: the first counts.
        ("America/New_York", "daily 01:30", "2026-11-01 04:00", "2026-11-02 04:00", ["01 05:30"]),
        # 01:30 is skipped in London on 29 March: it comes at 02:00, 01:00 UTC.
        ("Europe/London", "daily 01:30", "2026-03-28 22:00", "2026-03-29 22:00", ["29 01:00"]),
        ("Europe/London", "daily 01:30", "2026-10-24 22:00", "2026-10-25 22:00", ["25 00:30"]),
        # Shanghai's clocks never move: the same hour through both nights.
        ("Asia/Shanghai", "daily 09:00", "2026-03-28 22:00", "2026-03-29 22:00", ["29 01:00"]),
        ("Asia/Shanghai", "daily 09:00", "2026-10-24 22:00", "2026-10-25 22:00", ["25 01:00"]),
    ],
)
def test_a_briefing_comes_once_where_an_hour_is_skipped_or_comes_twice(
    stage: Stage, zone: str, words: str, start: str, end: str, came: list[str]
) -> None:
    assert heard_between(stage, words, zone, start, end, timedelta(minutes=30)) == came


def test_a_worked_saturday_has_its_briefing_and_the_holiday_has_none(stage: Stage) -> None:
    """October 2026 in China: off from the 1st to the 7th, worked for it on Saturday the 10th (调休)."""
    came = heard_between(
        stage, "workdays 09:00", "Asia/Shanghai", "2026-10-01 00:00", "2026-10-12 00:00", timedelta(hours=1)
    )
    assert came == ["08 01:00", "09 01:00", "10 01:00"]


def posted(stage: Stage, name: str, slot: datetime) -> list[Heard]:
    """What is heard of a post for the east team."""
    stage.now = slot.replace(tzinfo=ZONE)
    with stage.store.work(stage.now) as work:
        lanes = run(work, name, east_of(stage), slot, CALENDAR.is_workday)
    return stage.sent(lanes)


def test_the_29th_of_february_is_told_by_the_next_briefing_and_the_months_verdict(stage: Stage) -> None:
    stage.now = datetime(2028, 2, 29, 15, tzinfo=ZONE)
    stage.say("小王", "拜访3家，签单 华为 5万")
    (briefing,) = posted(stage, "morning", datetime(2028, 3, 1, 9))  # noqa: DTZ001 – what the clock shows
    assert "昨日：拜访 3 家 → 签单 1 单、签单额 ¥50,000" in briefing.words
    (verdict,) = posted(stage, "monthly", datetime(2028, 3, 1, 9, 30))  # noqa: DTZ001
    assert "2月" in verdict.words
    assert "¥50,000" in verdict.words


def test_the_week_over_the_turn_of_the_year_is_one_week(stage: Stage) -> None:
    """28 December 2026 to 3 January 2027, told on Monday the 4th."""
    for day in (datetime(2026, 12, 31, 15, tzinfo=ZONE), datetime(2027, 1, 2, 15, tzinfo=ZONE)):
        stage.now = day
        stage.say("小王", "拜访2家")
    (heard,) = posted(stage, "weekly", datetime(2027, 1, 4, 9, 30))  # noqa: DTZ001 – what the clock shows
    assert "12-28" in heard.words
    assert "01-03" in heard.words
    assert "拜访 4 家" in heard.words


def test_the_year_ends_with_its_last_workday_and_begins_with_a_fresh_month(stage: Stage) -> None:
    stage.now = datetime(2026, 12, 31, 23, 50, tzinfo=ZONE)
    stage.say("小王", "签单 华为 5万")
    stage.now = datetime(2027, 1, 4, 8, tzinfo=ZONE)
    stage.say("小王", "签单 腾讯 3万")
    (briefing,) = posted(stage, "morning", datetime(2027, 1, 4, 9))  # noqa: DTZ001 – what the clock shows
    assert "12-31(周四)以来：签单 1 单、签单额 ¥50,000" in briefing.words, (
        "what was done since the last workday of the old year"
    )
    assert "本月签单额 ¥30,000" in briefing.words


def test_a_fiscal_year_ends_on_its_own_last_day(stage: Stage) -> None:
    """From April: what is signed on 31 March is the old year's, told on 1 April, and the new year begins at nothing."""
    body = (Path(__file__).parents[1] / "dialogues" / "company.toml").read_text(encoding="utf-8")
    fiscal = body.replace("[organization]", "[organization]\nyear_start = 4", 1)
    with stage.store.work(stage.now) as work:
        rules.apply(work, read_rules(fiscal, "rules.toml"), stage.now.date())
    stage.now = datetime(2026, 3, 31, 23, 50, tzinfo=ZONE)
    stage.say("小王", "签单 华为 5万")
    (old,) = stage.say("小王", "排行 今年")
    assert "¥50,000" in old.words
    stage.now = datetime(2026, 4, 1, 8, tzinfo=ZONE)
    stage.say("小王", "签单 腾讯 3万")
    (briefing,) = posted(stage, "morning", datetime(2026, 4, 1, 9))  # noqa: DTZ001 – what the clock shows
    assert "昨日：签单 1 单、签单额 ¥50,000" in briefing.words
    assert "本月签单额 ¥30,000" in briefing.words
    (verdict,) = posted(stage, "monthly", datetime(2026, 4, 1, 9, 30))  # noqa: DTZ001
    assert "3月" in verdict.words
    assert "¥50,000" in verdict.words
    for asked in ("排行 今年", "排行 本季"):
        (new,) = stage.say("小王", asked)
        assert "¥30,000" in new.words
        assert "¥80,000" not in new.words


def test_a_briefing_names_what_is_counted_in_one_company_alone(stage: Stage) -> None:
    own = '\n[[metrics]]\nkey = "samples"\nlabel = "样机"\nnames = ["样机"]\nunit = "台"\n'
    body = (Path(__file__).parents[1] / "dialogues" / "company.toml").read_text(encoding="utf-8")
    with stage.store.work(stage.now) as work:
        rules.apply(work, read_rules(body + own, "rules.toml"), stage.now.date())
    stage.say("小王", "样机3台，拜访2家")
    (briefing,) = posted(stage, "morning", datetime(2026, 1, 6, 9))  # noqa: DTZ001 – what the clock shows
    assert "昨日：拜访 2 家、样机 3 台" in briefing.words
