"""What is left of somebody's words when they are shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from words.visible import MAX, MAX_MARKS, visible

ANYTHING = st.text(
    st.characters() | st.sampled_from("a1#👩❤☎🏽♂\u200d\ufe0f\ufe0e\u0301\u20e3\u202e\u200b\ud83d\n\U000e0041\u0e33"),
    max_size=50,
)


@pytest.mark.parametrize(
    "usual",
    [
        "王建国",
        "Zoë O’Neil",
        "ｱｲｳ テスト",
        "签单 星河科技 5万！",
        "ภาษาไทย น้ำ",
        "नमस्ते",
        "Tiếng Việt",
        "שָׁלוֹם",
        "\ue000",
        "раypal",
    ],
)
def test_living_scripts_stay_as_typed(usual: str) -> None:
    assert visible(usual) == usual


@pytest.mark.parametrize(
    "emoji",
    [
        "👩\u200d👩\u200d👧",
        "❤\ufe0f\u200d🔥",
        "👩🏽\u200d💻",
        "1\ufe0f\u20e3",
        "🇹🇼",
        "🏴\u200d☠\ufe0f",
        "☎\ufe0f",
        "🧔\u200d♂\ufe0f",
    ],
)
def test_emoji_keep_their_joiners_and_picture_signs(emoji: str) -> None:
    assert visible(f"a {emoji} b") == f"a {emoji} b"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\u202egnp.exe", "gnp.exe"),
        ("a\u2066b\u2069\u061c\u200e", "ab"),
        ("pay\u200bpal\u2060\ufeff\u00ad", "paypal"),
        ("a\u200db\ufe0fc\u200c", "abc"),
        ("a\u200d👩\u200d", "a👩"),
        ("hi\U000e0041\U000e007f\U000e0100\ufe0e", "hi"),
        ("a\x00b\x07\x1b[31m\x9f", "ab[31m"),
        ("\u3164\u115f\u2800\u034f", ""),
        ("one\r\ntwo\u2028three\tfour", "one two three four"),
        ("\ud83d\ude00 \udfff", "\ufffd\ufffd \ufffd"),
        ("e" + "\u0301" * 9 + "f\u0301", "e" + "\u0301" * 4 + "f\u0301"),
        ("e" + "\u0301\u200b" * 9, "e" + "\u0301" * 4),
    ],
)
def test_what_hides_reorders_or_piles_up_is_dropped(typed: str, shown: str) -> None:
    assert visible(typed) == shown


def test_words_are_cut_at_the_limit_before_they_are_cleaned() -> None:
    assert visible("x" * 100_000, 64) == "x" * 64
    assert len(visible("\u0301" * 200_000)) == MAX_MARKS
    assert visible("王" * 10_000) == "王" * MAX
    assert visible("\u200b" * 100_000 + "x", 64) == ""


def test_a_cut_leaves_no_joiner_behind() -> None:
    assert visible("👩\u200d👧", 2) == "👩"


@given(ANYTHING, st.integers(1, 60))
def test_showing_twice_changes_nothing_more(typed: str, limit: int) -> None:
    once = visible(typed, limit)
    assert visible(once, limit) == once
    assert len(once) <= limit


@given(ANYTHING)
def test_nothing_hidden_is_left(typed: str) -> None:
    shown = visible(typed)
    shown.encode()
    assert not {unicodedata.category(character) for character in shown.replace("\u200d", "")} & {
        "Cc",
        "Cf",
        "Cs",
        "Zl",
        "Zp",
    }


@given(st.text(max_size=50))
def test_no_visible_letter_is_lost(typed: str) -> None:
    letters = [character for character in typed if unicodedata.category(character) in ("Lu", "Ll", "Nd")]
    assert [
        character for character in visible(typed) if unicodedata.category(character) in ("Lu", "Ll", "Nd")
    ] == letters
