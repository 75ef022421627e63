"""A bare number completes the question that was left open."""

from decimal import Decimal

import pytest

from language.money import Money
from scoring.completion import completed
from tests.scoring.reading.heard import reading_of


@pytest.mark.parametrize("text", ["拜访十几个客户", "a few dozen visits", "visits -3"])
def test_a_bare_number_completes_a_count(text: str) -> None:
    (question,) = reading_of(text).questions
    option = completed(question, "30", "CNY")
    assert option is not None
    assert [(draft.metric, draft.quantity) for draft in option.activities] == [("visits", Decimal(30))]
    assert completed(question, "30 or so", "CNY") is None


@pytest.mark.parametrize("text", ["签单 华为 1e309", "签了华为几十万", "签单 华为 -0", "签了华为20多万", "签了华为"])
def test_a_bare_number_completes_an_amount(text: str) -> None:
    (question,) = reading_of(text).questions
    option = completed(question, "30万", "CNY")
    assert option is not None
    assert [(draft.customer, draft.money) for draft in option.deals] == [("华为", Money(30_000_000, "CNY"))]


def test_a_question_without_a_record_to_complete_stays_open() -> None:
    (question,) = reading_of("11月业绩：签单9笔，合计63.5万").questions
    assert completed(question, "30", "CNY") is None or question.options
