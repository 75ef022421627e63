"""The leaderboard as it is drawn: which words stand where."""

import io
from itertools import pairwise
from typing import Any

import pytest
from PIL import Image, ImageChops

from charts.label import SENTENCE, clusters
from charts.picture import Picture, draw_picture
from charts.sample import leaderboard
from charts.sheet import boards as variants
from charts.style import THEMES, rgb255


def drawn(chart: dict[str, Any], theme: str = "light") -> Picture:
    return draw_picture({"chart": chart, "theme": theme})


def texts(chart: dict[str, Any]) -> list[str]:
    return [placed.text for placed in drawn(chart).placed]


def whole(text: str) -> str:
    """A text as it is drawn when nothing of it is cut."""
    return "".join(clusters(text, SENTENCE))


@pytest.mark.parametrize("rows", [1, 2, 3, 4, 8, 10, 50])
def test_every_row_shows_its_place_name_value_and_note(rows: int) -> None:
    chart = leaderboard(rows)
    words = texts(chart)
    for row in chart["rows"]:
        for wanted in (str(row["place"]), row["name"], row["value"], row["team"], row["note"]):
            assert whole(wanted) in words


def test_head_tiles_legend_footer_and_the_rest_are_shown() -> None:
    chart = leaderboard(4, more="还有 12 人")
    words = texts(chart)
    tiles = [tile[key] for tile in chart["tiles"] for key in ("label", "value", "note")]
    for wanted in (
        chart["title"],
        chart["scope"],
        *chart["aside"],
        *tiles,
        *chart["legend"],
        chart["footer"],
        chart["more"],
    ):
        assert whole(wanted) in words


def test_a_long_note_takes_room_from_its_neighbours_but_leaves_them_whole() -> None:
    chart = leaderboard(4)
    chart["tiles"][1]["note"] = "落后时间进度 24 个百分点"
    placed = {placed.text: placed for placed in drawn(chart).placed}
    for tile, following in pairwise(chart["tiles"]):
        assert placed[whole(tile["note"])].right + 40 <= placed[following["label"]].left


def test_of_too_many_words_in_the_tiles_only_the_longest_are_cut() -> None:
    chart = variants()["wordy-chinese"]
    words = texts(chart)
    cut = [tile["note"] for tile in chart["tiles"] if whole(tile["note"]) not in words]
    assert set(cut) <= {"落后时间进度 24 个百分点", "快于时间进度 12 个百分点"}
    assert all(tile[key] in words for tile in chart["tiles"] for key in ("label", "value"))


def test_a_long_title_takes_two_lines() -> None:
    assert texts(variants()["wordy-english"])[2:4] == ["Enterprise and mid-market", "signings, November 2026"]


def test_a_podium_alone_explains_no_line() -> None:
    chart = leaderboard(3)
    mark, line = chart["legend"]
    assert mark in texts(chart)
    assert line not in texts(chart)
    assert line in texts(leaderboard(4))


def test_ties_share_a_place_and_a_height() -> None:
    rows = leaderboard(3)["rows"]
    tied = drawn(leaderboard(3) | {"rows": [row | {"place": 1} for row in rows]})
    medals = [placed for placed in tied.placed if placed.text == "1"]
    assert len(medals) == 3
    crowned = drawn(leaderboard(3)).placed
    first = next(placed for placed in crowned if placed.text == "1")
    second = next(placed for placed in crowned if placed.text == "2")
    assert second.top > first.top


def test_a_change_of_place_has_a_sign_besides_its_colour() -> None:
    changes = (5, -6, None, 3, -2, 0, None, 9999)
    rows = [row | {"change": change} for row, change in zip(leaderboard(8)["rows"], changes, strict=True)]
    words = texts(leaderboard(8, tiles=[]) | {"rows": rows})
    assert [word for word in words if word[0] in "▲▼–"] == ["▲5", "▼6", "▲3", "▼2", "–", "▲999"]


def test_formulas_stay_as_they_were_written() -> None:
    words = texts(leaderboard(2, title="$\\frac{$", scope="$5k vs $6k", footer="$x^2$ 100% \\alpha"))
    assert {"$\\frac{$", "$5k vs $6k", "$x^2$ 100% \\alpha"} <= set(words)


def test_a_name_of_which_nothing_can_be_seen_is_a_dash() -> None:
    rows = [row | {"name": "\u200b\u2060", "avatar": ""} for row in leaderboard(4)["rows"]]
    assert texts(leaderboard(4) | {"rows": rows}).count("–") == 4 * 2


def test_somebody_without_an_avatar_has_the_first_letter_of_the_name() -> None:
    rows = [row | {"avatar": "", "name": "émile"} for row in leaderboard(4)["rows"]]
    assert texts(leaderboard(4) | {"rows": rows}).count("É") == 4


def test_a_missing_glyph_is_reported_once_by_its_code_point() -> None:
    assert drawn(leaderboard(4, title="ꙮꙮ", scope="ꙮ")).missing == (0xA66E,)


def test_the_mark_for_a_missing_glyph_is_drawn() -> None:
    without = drawn(leaderboard(1, title="")).png
    marked = drawn(leaderboard(1, title="ꙮ")).png
    assert marked != without
    assert marked == drawn(leaderboard(1, title="\ua673")).png  # the same for any such character


@pytest.mark.parametrize("theme", THEMES)
def test_a_picture_with_a_palette_keeps_canvas_and_card_to_the_bit(theme: str) -> None:
    image = Image.open(io.BytesIO(drawn(leaderboard(50), theme).png))
    assert image.mode == "P"
    plain = image.convert("RGB")
    assert plain.getpixel((10, 900)) == rgb255(THEMES[theme].canvas)
    assert plain.getpixel((46, 900)) == rgb255(THEMES[theme].card)
    assert plain.getpixel((60, 220)) == rgb255(THEMES[theme].card)


def test_a_picture_of_usual_height_is_in_true_colour() -> None:
    assert Image.open(io.BytesIO(drawn(leaderboard(8)).png)).mode == "RGB"


@pytest.mark.parametrize("theme", THEMES)
def test_the_gradient_of_a_picture_with_a_palette_has_no_bands(theme: str) -> None:
    above_title = (200, 4, 680, 28)
    tall, usual = (Image.open(io.BytesIO(drawn(leaderboard(rows), theme).png)) for rows in (50, 3))
    assert (tall.mode, usual.mode) == ("P", "RGB")
    means = [image.convert("RGB").crop(above_title).reduce(8) for image in (tall, usual)]
    assert max(high for _, high in ImageChops.difference(*means).getextrema()) <= 1
