"""Words after “pk”: what is understood of them, what is left alone, and no crash for anything."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.contest import MOST, day_in, wish
from scoring.people import Member, Organization, Role
from tests.contracts.test_examples import HOME
from tests.dialogues.stage import Stage

TODAY = date(2026, 11, 19)


def person(number: int, name: str, *names: str) -> Member:
    return Member(number, name, name, Role.REP, 1, "zh_CN", "Asia/Shanghai", names=names)


PEOPLE = (person(9, "王建国", "小王"), person(10, "Grace Tan", "Grace"), person(11, "王芳", "小芳"))
COMPANY: Organization = replace(HOME, members={one.id: one for one in PEOPLE})


@pytest.mark.parametrize(
    ("said", "metric", "measure", "sides"),
    [
        ("拜访 East 对 华东 本周", "visits", None, [[1], [2]]),
        ("拜訪 East 對 華東 本週 人均", "visits", "per_head", [[1], [2]]),
        ("三个组比签单额，这个礼拜，输的请奶茶", "bookings", None, []),
        ("bookings east vs 华东 this month", "bookings", None, [[1], [2]]),
        ("calls 小王对Grace Tan 进步", "calls", "improvement", [[9], [10]]),
        ("签单额 猛虎队：小王+Grace 对 小芳 前3名", "bookings", "best", [[9, 10], [11]]),
        ("visits for East, 小王 against 华东 % of target", "visits", "attainment", [[1, 9], [2]]),
    ],
)
def test_metric_measure_and_sides_are_understood(
    said: str, metric: str, measure: str | None, sides: list[list[int]]
) -> None:
    found = wish(said, COMPANY, TODAY)
    assert found.metric
    assert (found.metric.key, found.measure) == (metric, measure)
    assert [side.teams + side.members for side in found.sides] == sides
    assert found.unknown == []


def test_the_stake_and_the_prize_are_the_peoples_own_words() -> None:
    found = wish("拜访 East 对 华东 彩头：输的请 5 杯奶茶 vs 咖啡 团队奖 去海边", COMPANY, TODAY)
    assert (found.stake, found.prize) == ("输的请 5 杯奶茶 vs 咖啡", "去海边")
    assert wish("跟 East 比拜访，输的请奶茶", COMPANY, TODAY).stake == "输的请奶茶"
    assert len(found.sides) == 2


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("11-20到11-30", [date(2026, 11, 20), date(2026, 11, 30)]),
        ("until 30 Nov", [date(2026, 11, 30)]),
        ("到11月30日", [date(2026, 11, 30)]),
    ],
)
def test_days_are_understood(said: str, days: list[date]) -> None:
    assert wish(f"visits East vs 华东 {said}", COMPANY, TODAY).days == days
    assert day_in(said, TODAY) == days[0]


def test_a_name_of_two_people_is_asked() -> None:
    twins = replace(HOME, members={1: person(1, "王建国", "小王"), 2: person(2, "王小丽", "小王")})
    assert wish("拜访 小王 对 East", twins, TODAY).ambiguous == ["小王"]


@given(st.text(max_size=2 * MOST))
def test_no_text_is_too_strange_to_be_read(said: str) -> None:
    found = wish(said, COMPANY, TODAY)
    assert all(len(words) <= MOST for words in (*found.unknown, found.stake, found.prize))
    day_in(said, TODAY)


def test_the_very_same_pk_is_not_started_twice(stage: Stage) -> None:
    """Two of one would be won twice: neither a second time by words nor by the button of an older try."""
    stage.say("晓峰", "pk 试算 拜访 华东 对 Singapore 本周")
    stage.say("晓峰", "PK 拜访 华东 对 Singapore 本周")
    begun = stage.press("晓峰", "宣战")
    assert "已宣战" in "".join(one.words for one in begun)
    (again,) = stage.say("晓峰", "PK 拜访 Singapore 对 华东 本周 彩头 奶茶")
    assert "已经在进行" in again.words
    (older,) = stage.say("晓峰", "宣战")
    assert "已经在进行" in older.words
    (other,) = stage.say("晓峰", "PK 电话 华东 对 Singapore 本周")
    assert "[宣战]" in other.words
    assert len(stage.say("小王", "挑战 小李 拜访 本周")) == 2
    stage.press("小李", "应战")
    (twice,) = stage.say("小李", "挑战 小王 拜访 本周")
    assert "已经在进行" in twice.words


def test_a_dry_run_tells_which_of_its_stretches_were_shared(stage: Stage) -> None:
    for visits in (4, 5):
        stage.say("小王", f"拜访{visits}家")
        stage.say("小李", "拜访4家")
        stage.later(timedelta(weeks=1))
    (tried,) = stage.say("晓峰", "pk 试算 拜访 小王 对 小李 本周")
    assert "用之前 2 期试算，获胜次数：王建国 2、李思雨 1。其中 1 期并列。" in tried.words


@pytest.mark.parametrize("said", ["PK 赢了，签单 华为 5万", "挑战 成功，签单 华为 5万"])
def test_a_report_that_begins_like_a_pk_is_recorded(said: str, tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    try:
        stage.say("小王", said, "华东一组")
        assert [row.clause for row in stage.newest("小王")]
    finally:
        stage.close()


def test_the_only_team_whose_name_begins_so_is_meant() -> None:
    named = replace(COMPANY.teams[1], name="西南大区", key="southwest")
    home = replace(COMPANY, teams={**COMPANY.teams, 1: named})
    found = wish("拜访 西南 对 华东 本周", home, TODAY)
    assert [side.teams for side in found.sides] == [[1], [2]]
    assert not found.unknown
