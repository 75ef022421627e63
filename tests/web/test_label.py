"""How names and moments are written, and which language the page speaks."""

from datetime import UTC, datetime

import pytest

from tests.web.company import member
from web.label import date, day, initials, names_of, shown
from web.reader import locale_of


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("王\u202e建国", "王建国"),
        ("a\u200bb\ufeffc\x00d\u2028e", "abcde"),
        ("\U000e0041\U000e0042x", "x"),
        ("e" + "\u0301" * 40, "e" + "\u0301" * 4),
        ("👨\u200d👩\u200d👧 ok\n\tnext", "👨\u200d👩\u200d👧 ok\n\tnext"),
        ("<b>{{7*7}}</b>", "<b>{{7*7}}</b>"),
    ],
)
def test_words_are_shown_without_signs_that_deceive(words: str, seen: str) -> None:
    assert shown(words) == seen


def test_a_name_is_never_blank_never_endless_and_never_twice() -> None:
    people = [
        member("a", "王伟", ""),
        member("b", "王伟\u200b", ""),
        member("c", " \u202e ", ""),
        member("d", "x" * 100_000, ""),
    ]
    assert names_of(people) == {"a": "王伟 (a)", "b": "王伟 (b)", "c": "c", "d": "x" * 64}


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("王建国", "国"),
        ("Grace Tan", "GT"),
        ("omar", "O"),
        ("Michael O'Connor", "MO"),
        ("欧阳 若曦", "曦"),
        ("…", "…"),
        ("", ""),
    ],
)
def test_a_round_picture_holds_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_day_is_written_as_its_reader_does() -> None:
    moment = datetime(2026, 11, 20, 9, tzinfo=UTC)
    chinese = {"{weekday} {day} {month}": "{month}{day}日 {weekday}", "Friday": "周五", "Nov": "11月"}
    assert day(moment, str) == "Friday 20 Nov"
    assert date(moment, str) == "Friday 20 Nov 2026"
    assert day(moment, lambda msgid: chinese.get(msgid, msgid)) == "11月20日 周五"


@pytest.mark.parametrize(
    ("asked", "remembered", "accepted", "locale"),
    [
        ("zh_TW", "en", "en", "zh_TW"),
        (None, "zh_CN", "en", "zh_CN"),
        ("fr", "<script>", "zh-CN,zh;q=0.9", "zh_CN"),
        (None, None, "zh-Hant-HK", "zh_TW"),
        (None, None, "zh", "zh_CN"),
        (None, None, "fr;q=0.9, en;q=0.2, zh-TW;q=0.5", "zh_TW"),
        (None, None, "de, en-GB;q=0.7, zh;q=nonsense", "en"),
        (None, None, ";q=,,;;" * 10_000, "en"),
        (None, None, "", "en"),
    ],
)
def test_the_page_speaks_as_asked_as_before_or_as_the_browser_does(
    asked: str | None, remembered: str | None, accepted: str, locale: str
) -> None:
    assert locale_of(asked, remembered, accepted) == locale
