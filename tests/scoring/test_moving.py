"""Moves and new names in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.moving import Move, Rename, move_of, rename_of

NAMES, TEAMS = ("王建国", "小王", "Grace Tan", "Grace"), ("华东一组", "华南组", "East", "South")
TODAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("小王 5月1日起 转到 华南组", Move("小王", "华南组", date(2027, 5, 1))),
        ("小王12月1日起调到华南组", Move("小王", "华南组", date(2026, 12, 1))),
        ("小王 11月1日起 转到 华南组", Move("小王", "华南组", date(2026, 11, 1))),
        ("把小王转到华南组", Move("小王", "华南组")),
        ("王建国 今天起 转入 华南组", Move("王建国", "华南组", TODAY)),
        ("move Grace to South from 1 December", Move("Grace", "South", date(2026, 12, 1))),
        ("Grace Tan moves to south tomorrow", Move("Grace Tan", "south", date(2026, 11, 20))),
        ("小汪 明天起 转到 华南组", Move("小汪", "华南组", date(2026, 11, 20))),
        ("小王 等通知起 转到 华南组", Move("小王", "华南组", None, "等通知")),
    ],
)
def test_a_move_has_a_name_a_team_and_a_day(said: str, wanted: Move) -> None:
    assert move_of(said, NAMES, TEAMS, TODAY) == wanted


@pytest.mark.parametrize(
    "said", ["小王 拜访3家", "客户转到下个月", "小王转到火星", "华为 转账 20万", "", "转到 华南组"]
)
def test_talk_is_no_move(said: str) -> None:
    assert move_of(said, NAMES, TEAMS, TODAY) is None


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("华东一组 改名 先锋组", Rename("华东一组", "先锋组")),
        ("华东一组改名为“先锋组”", Rename("华东一组", "先锋组")),
        ("rename East to Pioneers", Rename("East", "Pioneers")),
        ("rename team East to The Pioneers", Rename("East", "The Pioneers")),
    ],
)
def test_a_rename_has_an_old_and_a_new_name(said: str, wanted: Rename) -> None:
    assert rename_of(said, TEAMS) == wanted


@pytest.mark.parametrize("said", ["华东一组 拜访3家", "火星组 改名 先锋组", "", "改名"])
def test_talk_is_no_rename(said: str) -> None:
    assert rename_of(said, TEAMS) is None


@given(st.text(max_size=130))
def test_any_text_is_looked_at_without_a_fault(said: str) -> None:
    move_of(said, NAMES, TEAMS, TODAY)
    rename_of(said, TEAMS)
