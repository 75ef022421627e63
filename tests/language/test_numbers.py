"""Numbers are read in every form people use; vague and invalid ones are told apart, never guessed."""

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.normalise import fold
from language.numbers import number_at
from language.numerals import han_value


def value_of(words: str) -> Decimal | None:
    """The value of words that are one number and nothing else."""
    folded = fold(words)
    number = number_at(folded, 0)
    assert number is not None, words
    assert number.end == len(folded), words
    return number.value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("三万五", 35_000), ("12万8", 128_000), ("7w5", 75_000), ("一百二十", 120), ("一百二", 120), ("廿", 20), ("俩", 2),
        ("1.2k", 1200), ("30W+", 300_000), ("１２３", 123), ("壹贰叁", 123), ("1,234,567", 1_234_567), ("1.5个亿", 150_000_000),
        ("2万3千", 23_000), ("36萬5", 365_000), ("一百零八萬", 1_080_000), ("3百萬", 3_000_000), ("二〇二六", 2026), ("八千五", 8500),
        ("三点五万", 35_000), ("twelve", 12), ("a dozen", 12), ("half a dozen", 6), ("a couple of", 2), ("twenty-five", 25),
        ("two hundred", 200), ("120 grand", 120_000), ("50k", 50_000), ("十", 10), ("一万亿", 10**12),
    ],
)  # fmt: skip
def test_a_number_is_read_in_every_form(words: str, value: int) -> None:
    assert value_of(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("80万 万达集团", 800_000),
        ("3千 万科", 3000),
        ("5万 千寻", 50_000),
        ("20 百度", 20),
        ("5 万", 50_000),
        ("5 百万", 5_000_000),
    ],
)
def test_a_name_behind_a_space_is_no_scale(words: str, value: int) -> None:
    number = number_at(fold(words), 0)
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize(
    ("words", "doubt", "choices"),
    [
        ("三四家", "range", (3, 4)), ("3-4", "range", (3, 4)), ("3-5万", "range", (30_000, 50_000)), ("十五六个", "range", (15, 16)),
        ("三四十", "range", (30, 40)), ("five to eight", "range", (5, 8)), ("between 5 and 8", "range", (5, 8)),
        ("几十", "vague", ()), ("好几", "vague", ()), ("a few", "vague", ()), ("several", "vague", ()),
        ("十来个", "vague", (10,)), ("三百多个", "vague", (300,)), ("20多万", "vague", (200_000,)),
    ],
)  # fmt: skip
def test_a_vague_number_has_no_value_but_what_was_likely_meant(
    words: str, doubt: str, choices: tuple[int, ...]
) -> None:
    number = number_at(fold(words), 0)
    assert number is not None
    assert (number.value, number.doubt, number.choices) == (None, doubt, tuple(map(Decimal, choices)))


@pytest.mark.parametrize(
    "words",
    ["1,23,456", "1.234,56", "1_000", "1e309", "1e6000000", "²", "½", "١٢٣", "1" * 21, "9" * 400, "5 万 3", "1万01"],
)
def test_an_invalid_number_is_none(words: str) -> None:
    number = number_at(fold(words), 0)
    assert number is not None
    assert (number.value, number.doubt) == (None, "invalid")


@settings(max_examples=400)
@given(st.integers(0, 10**12))
def test_chinese_numerals_mean_what_another_reader_of_them_says(value: int) -> None:
    assert han_value(cn2an.an2cn(value)) == value
    assert han_value(fold(cn2an.an2cn(value, "up"))) == value


@settings(max_examples=200)
@given(st.integers(0, 99_999_999), st.sampled_from(["万", "w", "k", "亿"]), st.integers(0, 9))
def test_a_scale_multiplies_exactly(whole: int, scale: str, tenth: int) -> None:
    factor = {"万": 10**4, "w": 10**4, "k": 1000, "亿": 10**8}[scale]
    assert value_of(f"{whole}.{tenth}{scale}") == (Decimal(whole) + Decimal(tenth) / 10) * factor


@settings(max_examples=200)
@given(st.integers(0, 10**12))
def test_grouped_thousands_are_the_same_number(value: int) -> None:
    assert value_of(f"{value:,}") == value


@settings(max_examples=300)
@given(st.text(alphabet="零一二三四五六七八九十百千万亿两半几点俩廿", min_size=1, max_size=30))
def test_any_run_of_numerals_is_read_or_refused(run: str) -> None:
    value = han_value(run)
    assert value is None or value >= 0
