"""Payment plans are read beside a signing, and nowhere else."""

from datetime import date

import pytest

from scoring.instalments import agreed
from scoring.reading.instalments import cut
from scoring.reading.reader import read
from scoring.reading.result import Context, DealDraft

TODAY = date(2026, 11, 20)
CONTEXT = Context(TODAY, customers=frozenset({"华为", "Acme"}), direct=True)


def signed(text: str) -> DealDraft:
    reading = read(text, CONTEXT)
    assert [deal.stage.value for deal in reading.deals] == ["signed"], text
    return reading.deals[0]


def plan(text: str) -> list[tuple[int, str, str]]:
    """[(whole units, due day or "", words)]."""
    deal = signed(text)
    assert deal.money
    found = agreed(deal.money.minor, deal.parts, deal.day)
    return [(one.minor // 100, one.due.isoformat()[5:] if one.due else "", one.words) for one in found]


MONTHLY = [(100_000, "12-20", ""), (100_000, "01-20", ""), (100_000, "02-20", "")]


@pytest.mark.parametrize(
    "text",
    [
        "华为 签约 30万，分三期 每月10万",
        "签了华为三十万，分三期，每月十万",
        "簽約 華為 30萬，分三期 每月10萬",
        "签约 华为 30万，分3期付款，每月付10万元",
        "签约 华为 30万 分三期按月付",
        "signed Acme 300k in three instalments of 100k monthly",
        "signed Acme 300k, 3 monthly payments",
        "signed Acme 300k, paid in 3 equal monthly installments of $100k each",
    ],
)
def test_equal_parts_by_the_month(text: str) -> None:
    assert plan(text) == MONTHLY


def test_a_day_of_the_month_and_quarters() -> None:
    assert [due for _, due, _ in plan("签约 华为 30万，分3期 每月15号 10万")] == ["12-15", "01-15", "02-15"]
    assert [due for _, due, _ in plan("签约 华为 40万，分4期 每季度")] == ["02-20", "05-20", "08-20", "11-20"]


@pytest.mark.parametrize("text", ["签约 华为 30万 三期付清", "签约 华为 30万，分三期"])
def test_without_a_rhythm_only_the_first_has_a_day(text: str) -> None:
    assert [due for _, due, _ in plan(text)] == ["11-27", "", ""]


def test_a_share_on_signing_and_the_rest_on_a_condition() -> None:
    assert plan("签约 华为 30万，首付30%，尾款验收后") == [(90_000, "11-27", ""), (210_000, "", "尾款验收后")]
    assert plan("签约 华为 30万，首付三成，尾款") == [(90_000, "11-27", ""), (210_000, "", "尾款")]
    assert plan("签约 华为 30万，合同签订后付50%，验收后付50%") == [(150_000, "11-27", ""), (150_000, "", "验收后")]
    assert plan("signed Acme 300k, 30% upfront, 70% on delivery") == [
        (90_000, "11-27", ""),
        (210_000, "", "on delivery"),
    ]


def test_amounts_with_days() -> None:
    found = plan("华为签约30万，首付10万，尾款20万12月31日")
    assert found == [(100_000, "11-27", ""), (200_000, "12-31", "")]


def test_ratios_beside_a_word_for_paying() -> None:
    assert [units for units, _, _ in plan("签约 华为 30万，付款 3-3-4")] == [90_000, 90_000, 120_000]
    assert [units for units, _, _ in plan("signed Acme 100k, payment 50/50")] == [50_000, 50_000]


def test_a_bare_ratio_may_be_credit_and_is_asked() -> None:
    assert read("signed Acme 100k, 50/50", CONTEXT).questions[0].doubt == "whose"


def test_parts_that_do_not_add_up_are_kept_for_the_answer_to_tell() -> None:
    deal = signed("华为 签约 30万，分三期 每月8万")
    assert deal.money
    assert len(deal.parts) == 3
    assert agreed(deal.money.minor, deal.parts, deal.day) == ()


def test_what_else_is_said_stays() -> None:
    reading = read("今天拜访3家，签约 华为 30万，首付30%，尾款验收后，电话20通", CONTEXT)
    assert [(one.metric, int(one.quantity)) for one in reading.activities] == [("visits", 3), ("calls", 20)]
    assert len(reading.deals[0].parts) == 2


@pytest.mark.parametrize(
    "text",
    [
        "华为签约30万，首付10万已到账",
        "公牛电器首付款30%到了，5.4万，合同总额18万",
        "30% upfront from Acme just landed, 9k of the 30k",
        "今天拜访3家，分三期",
        "签约 华为 30万",
        "签约 华为 30万，分99期",
        "签约 华为 30万，付款 9-9-9",
    ],
)
def test_what_is_no_plan(text: str) -> None:
    assert cut(text, TODAY) == (text, ())


@pytest.mark.parametrize("text", ["签约" + "首付30%" * 400, "签约 分" + "9" * 3000 + "期", "signed " + "50/" * 1000])
def test_a_hostile_plan_is_read_in_no_time(text: str) -> None:
    read(text[:4096], CONTEXT)
