"""Cells: numbers, days, months, and what is not taken."""

from datetime import date
from decimal import Decimal

import pytest

from scoring.sheet.cell import Unfit, amount_in, day_in, name_in

TODAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("cell", "factor", "wanted"),
    [
        ("12", 1, (Decimal(12), "")),
        ("¥12,000.50", 1, (Decimal("12000.50"), "CNY")),
        ("￥3000", 1, (Decimal(3000), "CNY")),
        ("12.5万", 1, (Decimal(125_000), "")),
        ("12万元", 1, (Decimal(120_000), "CNY")),
        ("5w", 1, (Decimal(50_000), "")),
        ("$5k", 1, (Decimal(5000), "USD")),
        ("30", 10_000, (Decimal(300_000), "")),
        ("12.5万", 10_000, (Decimal(125_000), "")),
        ("12家", 1, (Decimal(12), "")),
        ("", 1, None),
        (" — ", 1, None),
    ],
)
def test_an_amount_is_read_as_people_write_it(cell: str, factor: int, wanted: object) -> None:
    assert amount_in(cell, factor) == wanted


@pytest.mark.parametrize(
    "cell",
    [
        "=SUM(A1:A3)",
        "＝1+1",
        "=?",
        "#REF!",
        "-500",
        "(500)",
        "1,23,456",
        "1.234,56",
        "85%",
        "1e5",
        "¥$100",
        "abc",
        "9" * 400,
    ],
)
def test_what_is_no_plain_amount_is_told_with_its_remedy(cell: str) -> None:
    with pytest.raises(Unfit) as told:
        amount_in(cell)
    assert ":" in told.value.words.msgid


def test_a_currency_under_a_heading_in_ten_thousands_is_asked_about() -> None:
    with pytest.raises(Unfit):
        amount_in("¥5", 10_000)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-03",
        "2026/11/3",
        "2026.11.3",
        "2026年11月3日",
        "11月3日",
        "2026-11-03 00:00:00",
        "3-Nov-26",
        "Nov 3",
        "46329",
        "46329.0",
    ],
)
def test_a_day_is_read_in_every_form_of_a_spreadsheet(cell: str) -> None:
    assert day_in(cell, TODAY) == date(2026, 11, 3)


@pytest.mark.parametrize("cell", ["2026-02-31", "03/04/2026", "=TODAY()", "soon", "0001-01-01"])
def test_a_day_that_is_none_or_could_be_two_is_told(cell: str) -> None:
    with pytest.raises(Unfit):
        day_in(cell, TODAY)


def test_a_name_loses_what_is_invisible_and_what_kept_it_from_being_a_formula() -> None:
    assert name_in(" 张\u202e三\u200b ") == "张三"
    assert name_in("'=1+1") == "=1+1"
    with pytest.raises(Unfit):
        name_in("张" * 65)
