"""What is in the way: read with a report, never counted."""

import pytest

from scoring.reading.blockers import LONGEST, MOST, blockers_of
from tests.scoring.reading.heard import reading_of


@pytest.mark.parametrize(
    ("said", "blockers"),
    [
        ("今天拜访3家，困难：客户预算砍了，等法务", ("客户预算砍了，等法务",)),
        ("拜访3家\n卡点：法务审合同太慢\n明天拜访5家", ("法务审合同太慢",)),
        ("拜訪3家\n【困難】價格太高", ("價格太高",)),
        ("打了20个电话，合同卡在法务了", ("卡在法务了",)),
        ("拜访3家\n问题：\n1. 没见到人\n2、价格太高\n明日计划：拜访5家", ("没见到人", "价格太高")),
        ("Done: 20 calls\nBlockers: waiting on pricing", ("waiting on pricing",)),
        ("visited 3, 20 calls. Stuck on legal review at Acme", ("Stuck on legal review at Acme",)),
        ("visited 3, blocked by procurement, 20 calls", ("blocked by procurement",)),
    ],
)
def test_it_stands_behind_its_heading_or_follows_stuck_on(said: str, blockers: tuple[str, ...]) -> None:
    assert blockers_of(said) == blockers


@pytest.mark.parametrize(
    "said",
    [
        "困难：无",
        "Blockers: none",
        "Blockers: n/a\n20 calls",
        "not stuck on anything",
        "问题不大",
        "卡点：",
        "卡点：……",
    ],
)
def test_where_there_is_nothing_there_is_nothing(said: str) -> None:
    assert blockers_of(said) == ()


def test_what_stands_in_it_is_no_record_and_no_plan() -> None:
    found = reading_of("今天拜访3家，困难：拜访2家没见到人\n卡点：明天去华为要等审批")
    assert [int(one.quantity) for one in found.activities] == [3]
    assert found.plans == ()
    assert found.blockers == ("拜访2家没见到人", "明天去华为要等审批")


def test_a_deal_told_behind_it_still_counts() -> None:
    assert len(reading_of("今天拜访3家，问题：价格贵，签了华为5万").deals) == 1


def test_there_is_a_most_of_them_and_of_their_words() -> None:
    many = blockers_of("\n".join(f"卡点：{n}{'长' * 500}" for n in range(9)))
    assert len(many) == MOST
    assert {len(one) for one in many} == {LONGEST}
