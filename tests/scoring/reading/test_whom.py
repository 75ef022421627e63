"""Who was counted, told behind the count."""

from datetime import date

import pytest

from scoring.reading.reader import read
from scoring.reading.result import Context

CONTEXT = Context(date(2026, 11, 20), members=frozenset({"小李"}))
THREE = ("华丰", "明德医院", "安吉茶行")


def customers(words: str) -> tuple[str, ...]:
    """The customers of the first count."""
    return read(words, CONTEXT).activities[0].customers


@pytest.mark.parametrize(
    "words",
    [
        "拜访3家：华丰、明德医院、安吉茶行",
        "今天拜访了3家，华丰、明德医院、安吉茶行",
        "今天拜访3家\n1.华丰\n2.明德医院\n3.安吉茶行",
        "与小李一起拜访3家（华丰、明德医院、安吉茶行），电话12个",
        "报价3份：华丰5万、明德医院8万、安吉茶行3万",
    ],
)
def test_as_many_names_as_were_counted_are_who_was_counted(words: str) -> None:
    assert customers(words) == THREE


def test_in_english_too() -> None:
    assert customers("3 visits - Acme, Beta Foods, Gamma. 12 calls") == ("Acme", "Beta Foods", "Gamma")
    assert customers("1 proposal to Callaway") == ("Callaway",)
    assert customers("visited 2 (Acme and Northwind), 20 calls") == ("Acme", "Northwind")


@pytest.mark.parametrize(
    "words",
    [
        "拜访3家：华丰、安吉茶行等",  # one is not named
        "今天跑了三家医院，主任一个没见着",  # what they are
        "跑了1家洗衣厂",
        "演示2场（考勤一场、薪酬一场）",  # what was shown
        "线上演示1场，12人参加",
        "拜访3家，其中华丰、安吉茶行有意向",
        "🐷猪场 2\n🐔鸡场 1\n合计3家",
    ],
)
def test_other_names_are_nobodys(words: str) -> None:
    assert all(not draft.customers for draft in read(words, CONTEXT).activities)
