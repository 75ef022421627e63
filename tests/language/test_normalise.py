"""Folding keeps places; tidying takes out what cannot be seen; the longest word matches."""

from hypothesis import given
from hypothesis import strategies as st

from language.normalise import fold, lexicon, tidy, with_words


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=200))
def test_a_tidied_text_can_be_stored(text: str) -> None:
    assert "\u0000" not in tidy(text)
    tidy(text).encode("utf-8")


def test_widths_cases_and_traditional_characters_are_one() -> None:
    assert fold("今日拜訪：３ Ｄemo") == "今日拜访:3 demo"
    assert fold("匯款確認，維護客戶，買賣繳費") == "汇款确认，维护客户，买卖缴费"
    assert fold("表揚、誇獎、涼鞋、漢堡、賭一賭") == "表扬、夸奖、凉鞋、汉堡、赌一赌"


def test_keycaps_are_digits_and_marks_of_lines() -> None:
    assert tidy("拜访3️⃣家 电话1️⃣2️⃣个") == "拜访3家 电话12个"
    assert tidy("1️⃣ 电话：46通") == "1.  电话：46通"


def test_what_cannot_be_seen_is_taken_out() -> None:
    assert tidy("拜\u200b访\u202e3\ufeff家\ud800") == "拜访3家\ufffd"


def test_the_longest_word_matches_and_latin_words_match_whole() -> None:
    words = lexicon([("拜访", 1), ("拜访客户", 2), ("call", 3), ("cold call", 4)])
    assert words.match("拜访客户3", 0) == (4, 2)
    assert words.match("a cold call", 2) == (11, 4)
    assert words.match("recall", 2) is None
    assert words.match("caller", 0) is None
    assert words.match("call22", 0) == (4, 3)


def test_words_added_to_a_lexicon_are_found_as_if_they_had_been_there() -> None:
    base = {"拜访": "visit", "签": "sign", "签单": "deal", "call": "call"}
    more = {"签宝": "name", "万科": "name", "call": "other", "拜访家": "name"}
    added = with_words(lexicon(base.items()), more)
    whole = lexicon((base | more).items())
    assert added.words == whole.words
    assert added.lengths == whole.lengths
