"""No character that the house itself writes is missing in a picture."""

import unicodedata

import pytest

from charts.label import clusters, pieces
from charts.picture import draw_picture
from charts.sample import leaderboard
from charts.scenes import scenes
from charts.typeface import covers
from tests.charts.words import lost
from words.catalogue import FOLDER, LOCALES, catalogue_at

OWN = {name: chart for name, chart in scenes().items() if not name.endswith("hostile")}


@pytest.mark.parametrize("name", OWN)
def test_every_character_of_the_picture_book_is_drawable(name: str) -> None:
    assert lost(OWN[name]) == []


@pytest.mark.parametrize("chinese", [True, False])
def test_every_character_of_a_leaderboard_is_drawable(chinese: bool) -> None:
    assert lost(leaderboard(10, chinese=chinese)) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_letter_of_the_catalogues_has_a_glyph(locale: str) -> None:
    words = "".join(str(message.string) for message in catalogue_at(FOLDER / f"{locale}.po"))
    letters = {char for char in words if not char.isspace()}
    missing = {char for char in letters if not covers("Regular", char)}
    assert {char for char in missing if unicodedata.category(char) not in ("So", "Mn", "Sk")} == set()


def test_the_check_finds_what_is_missing() -> None:
    assert lost({"kind": "contest", "title": "ꙮ", "sides": [{"name": "🏁 王"}]}) == ["ꙮ", "ꙮ", "🏁", "🏁"]


def test_an_emoji_nobody_drew_leaves_the_name_beside_it() -> None:
    found = pieces(clusters("小王🫨"), bold=True)
    assert [(piece.kind, piece.text) for piece in found] == [("text", "小王"), ("nothing", "")]
    assert [piece.kind for piece in pieces(clusters("🫨"), bold=True)] == ["missing"]


def test_a_rare_character_of_a_name_keeps_its_mark() -> None:
    assert [piece.kind for piece in pieces(clusters("𠮷田"), bold=True)] == ["missing", "text"]


def test_an_avatar_shows_the_first_letter_that_can_be_read() -> None:
    board = leaderboard(1)
    board["rows"][0] |= {"name": "🫨 กก 王", "avatar": ""}
    assert "王" in {label.text for label in draw_picture({"chart": board}).placed}
