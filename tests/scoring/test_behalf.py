"""Reports for others: whose, and what they would have written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.behalf import Behalf, behalf_of, forms_of

NAMES = ("王建国", "小王", "李思雨", "Grace Tan", "Grace")
KNOWN = forms_of(NAMES)


@pytest.mark.parametrize(
    ("said", "name", "rest"),
    [
        ("小王 拜访3家", "小王", "拜访3家"),
        ("小王：拜访3家，电话20个", "小王", "拜访3家，电话20个"),
        ("@小王 今天拜访3家", "小王", "今天拜访3家"),
        ("替小王报 拜访3家", "小王", "拜访3家"),
        ("代小王报数：拜访3家", "小王", "拜访3家"),
        ("帮小王记一下 签约 华为 20万", "小王", "签约 华为 20万"),
        ("王建国 请假到周五", "王建国", "请假到周五"),
        ("Grace visited 3", "Grace", "visited 3"),
        ("grace: visited 3, 20 calls", "grace", "visited 3, 20 calls"),
        ("Grace Tan visited 3", "Grace Tan", "visited 3"),
        ("log 3 visits for Grace", "Grace", "3 visits"),
        ("log 3 visits for Grace yesterday", "Grace", "3 visits yesterday"),
        ("for Grace: visited 3", "Grace", "visited 3"),
        ("put Grace on leave tomorrow", "Grace", "on leave tomorrow"),
        ("please mark Grace as sick today", "Grace", "sick today"),
        ("小王今天没来，帮他请个假", "小王", "请个假"),
    ],
)
def test_a_name_in_front_is_whose_report_it_is(said: str, name: str, rest: str) -> None:
    assert behalf_of(said, KNOWN) == Behalf(name, rest, known=True)


def test_a_name_without_a_space_is_known_by_the_organization_alone() -> None:
    assert behalf_of("小王拜访3家", KNOWN) == Behalf("小王", "拜访3家", known=True, joined=True)
    assert behalf_of("华为拜访3家", KNOWN) is None


def test_a_mistyped_name_is_kept_as_it_was_written() -> None:
    assert behalf_of("小汪 拜访3家", KNOWN) == Behalf("小汪", "拜访3家", known=False)
    assert behalf_of("garce visited 3", KNOWN) == Behalf("garce", "visited 3", known=False)


@pytest.mark.parametrize("said", ["", "小王", "3", "   ", "小王 ", "拜"])
def test_what_holds_no_report_is_nobodys(said: str) -> None:
    assert behalf_of(said, KNOWN) is None


@given(st.text(max_size=200), st.lists(st.text(max_size=10), max_size=3))
def test_any_text_is_looked_at_without_a_fault(said: str, names: list[str]) -> None:
    found = behalf_of(said, forms_of(names))
    assert found is None or found.name
