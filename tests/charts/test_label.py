"""Labels: what is left of somebody's words, and how it is drawn."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.emoji import names, sprite_name
from charts.label import NAME, SENTENCE, Limit, clusters, fitted, halves, pieces, width
from charts.typeface import covers


def shown(text: str, limit: Limit = NAME) -> str:
    return "".join(clusters(text, limit))


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("王建国", "王建国"),
        ("$\\frac{$", "$\\frac{$"),
        ("$5k vs $6k", "$5k vs $6k"),
        ("a\u202eb\u2066c\u200bd\ufeffe", "abcde"),
        ("tag\U000e0067\U000e007f", "tag"),
        ("a\x00\x1b[31mb", "a[31mb"),
        ("line\nbreak\ttab", "line break tab"),
        ("  wide \u3000 space  ", "wide  space"),
        ("lone \ud800", "lone \ufffd"),
        ("O’Neil “小艾” 买·提", "O'Neil “小艾” 买･提"),
        ("say “rank” · 发“PK”看", 'say "rank" ･ 发“PK”看'),
        ("cafe\u0301", "café"),
        ("\u200d\u200b\u3164", ""),
        ("", ""),
    ],
)
def test_a_label_keeps_what_can_be_seen(given_text: str, expected: str) -> None:
    assert shown(given_text) == expected


def test_a_long_name_is_cut_to_24_graphemes_with_an_ellipsis() -> None:
    assert clusters("王" * 24) == ("王",) * 24
    assert clusters("王" * 25) == (*("王",) * 23, "…")
    assert clusters("a" * 25)[-1] == "..."


def test_a_name_of_many_code_points_for_each_grapheme_is_cut_too() -> None:
    family = "👨‍👩‍👧‍👦"
    parts = clusters(family * 20)
    assert sum(map(len, parts[:-1])) <= NAME.points
    assert set(parts[:-1]) == {family}


def test_at_most_four_marks_stay_on_a_base() -> None:
    assert len(shown("x" + "\u0316" * 50)) == 5


def test_only_the_first_code_points_of_a_long_text_are_read() -> None:
    assert clusters("ab" * 50_000) == clusters("ab" * 400)
    assert clusters("\u200b" * 100_000 + "late") == ("…",)


@given(st.text(st.characters(codec=None), max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_keeps_both_limits_and_can_be_measured(text: str) -> None:
    for limit in (NAME, SENTENCE):
        parts = clusters(text, limit)
        assert len(parts) <= limit.graphemes
        assert sum(map(len, parts)) <= limit.points + 3
        assert width(parts, bold=True) >= 0
        for piece in pieces(parts, bold=True):
            assert piece.kind != "text" or all(covers(piece.face, char) for char in piece.text)


@given(st.text(max_size=60), st.floats(40, 400))
@settings(max_examples=200, deadline=None)
def test_a_fitted_label_takes_no_more_than_its_room(text: str, room: float) -> None:
    parts, size = fitted(clusters(text), bold=True, size=30, room=room, smallest=19)
    assert 19 <= size <= 30
    assert width(parts, bold=True) * size <= room + 0.01


def test_a_label_shrinks_before_it_is_cut() -> None:
    parts = clusters("Bartholomew")
    wide = width(parts, bold=True)
    assert fitted(parts, True, 30, wide * 25, 19) == (parts, pytest.approx(25))
    short, size = fitted(parts, True, 30, wide * 15, 19)
    assert size == 19
    assert short[-1] == "..."
    assert short[:-1] == parts[: len(short) - 1]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Signings of November", ("Signings of", "November")),
        ("华东大区签单王者榜", ("华东大区", "签单王者榜")),
        ("王者榜（华东）", ("王者榜", "（华东）")),
        ("2026年11月", ("2026年11月", "")),
        ("", ("", "")),
    ],
)
def test_a_title_is_halved_where_a_line_may_end(title: str, lines: tuple[str, str]) -> None:
    assert halves(clusters(title, SENTENCE), bold=True) == lines


def test_a_character_that_bold_lacks_is_drawn_in_regular() -> None:
    assert not covers("Bold", "囧")
    assert [(piece.text, piece.face) for piece in pieces(clusters("王囧国"), bold=True)] == [
        ("王", "Bold"),
        ("囧", "Regular"),
        ("国", "Bold"),
    ]


def test_rare_names_are_in_both_faces() -> None:
    for char in "䶮𬭎喆堃镕昇珺龑國慧龍":
        assert covers("Regular", char), char
        assert covers("Bold", char), char


def test_a_character_without_a_glyph_is_one_mark() -> None:
    assert [(piece.kind, piece.lost) for piece in pieces(clusters("ꙮ"), bold=False)] == [("missing", "ꙮ")]


def test_a_combining_mark_without_a_glyph_leaves_its_base() -> None:
    (piece,) = pieces(clusters("x\u0361"), bold=False)
    assert (piece.kind, piece.text, piece.lost) == ("text", "x", "\u0361")


@pytest.mark.parametrize(
    ("emoji", "sprite"),
    [
        ("🏆", "1f3c6.png"),
        ("❤️", "2764.png"),
        ("👍🏽", "1f44d.png"),
        ("🇨🇳", "1f1e8-1f1f3.png"),
        ("🏴‍☠️", "1f3f4-200d-2620.png"),
        ("1️⃣", "31-20e3.png"),
        ("👨‍👩‍👧‍👦", "1f468.png"),
        ("👩🏽‍🚀", "1f469-200d-1f680.png"),
    ],
)
def test_an_emoji_is_one_sprite(emoji: str, sprite: str) -> None:
    (cluster,) = clusters(emoji)
    assert sprite_name(cluster) == sprite
    assert [(piece.kind, piece.text) for piece in pieces((cluster,), bold=True)] == [("sprite", sprite)]


def test_a_flag_that_is_not_vendored_becomes_its_letters() -> None:
    assert [(piece.kind, piece.text) for piece in pieces(clusters("🇫🇮"), bold=False)] == [("text", "FI")]


def test_the_sprites_of_the_pictures_are_vendored() -> None:
    assert {"1f3c6.png", "1f451.png"} <= names()
