"""What somebody may have meant: slips of letters, of sound and of look; and what is another word altogether."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.nearness import distance, nearest, vocabulary

NAMES = ("王建国", "小王", "李思雨", "小李", "Grace Tan", "Grace", "Arjun Mehta", "林晓峰")
WORDS = (
    "排行榜",
    "排行",
    "帮助",
    "我的",
    "团队",
    "撤销",
    "目标",
    "rank",
    "team",
    "undo",
    "help",
    "target",
    "missing",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("小汪", "小王"),
        ("小网", "小王"),
        ("李思宇", "李思雨"),
        ("王健国", "王建国"),
        ("王建", "王建国"),
        ("林小峰", "林晓峰"),
        ("Garce", "Grace"),
        ("grcae", "Grace"),
        ("Arjun Metha", "Arjun Mehta"),
        ("xiaowang", "小王"),
        ("wangjianguo", "王建国"),
    ],
)
def test_a_mistyped_name_is_found(typed: str, meant: str) -> None:
    assert nearest(typed, vocabulary(NAMES))[0] == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("排航", "排行"),
        ("排行傍", "排行榜"),
        ("paihang", "排行"),
        ("bangzhu", "帮助"),
        ("撤消", "撤销"),
        ("團对", "团队"),
        ("rnak", "rank"),
        ("hlep", "help"),
        ("tagret", "target"),
        ("mising", "missing"),
    ],
)
def test_a_mistyped_command_is_found(typed: str, meant: str) -> None:
    assert nearest(typed, vocabulary(WORDS))[0] == meant


@pytest.mark.parametrize("typed", ["小张", "小林", "王", "a", "", "你好", "今天", "陈喆", "xiaozhang"])
def test_another_word_is_near_to_nothing(typed: str) -> None:
    assert nearest(typed, vocabulary((*NAMES, *WORDS))) == ()


def test_the_nearest_comes_first() -> None:
    assert nearest("王建国", vocabulary(("王健国", "王建国"))) == ("王建国", "王健国")


def test_neighbours_swapped_are_one_slip() -> None:
    assert distance("rnak", "rank") == 1
    assert distance("小王", "小张") == 2
    assert distance("", "rank") == 4


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_distance_is_the_same_both_ways_and_none_to_oneself(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert distance(one, one) == 0
    assert len(nearest(one, vocabulary((other, other)))) <= 1


@given(
    st.text("小王汪网拍排行榜abAcd ", max_size=8), st.lists(st.text("小王汪排航行榜abcdz", min_size=1, max_size=8))
)
def test_nothing_near_is_passed_over_unmeasured(typed: str, known: list[str]) -> None:
    plain = typed.strip().casefold()
    found = nearest(typed, vocabulary(known), most=len(known))
    alike = [one for one in known if len(plain) > 1 and one.isascii() == plain.isascii()]
    for one in alike:
        short = min(len(plain), len(one))
        slips = (
            (2 if short >= 6 else 1 if short >= 3 else 0)
            if plain.isascii()
            else (2 if short >= 4 else int(short > 1))
        )
        assert (one in found) == (distance(plain, one) <= slips)
