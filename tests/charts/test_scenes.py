"""Every picture in every variant: nothing overlaps, nothing is cut off, and every word that was given stands there."""

import io
from itertools import combinations
from typing import Any

import pytest
from PIL import Image

from charts.label import SENTENCE, clusters
from charts.picture import Picture, draw_picture
from charts.registry import SKETCHES
from charts.scenes import contest, funnel, month, poster, progress, scenes
from charts.sheet import variants
from charts.style import THEMES, rgb255
from charts.value import BadChartError
from tests.charts.words import words_of

MOST_BYTES = 300_000


def drawn(chart: dict[str, Any], theme: str = "light") -> Picture:
    return draw_picture({"chart": chart, "theme": theme})


def test_every_kind_of_chart_has_a_variant_to_look_at_in_each_language() -> None:
    shown = {(chart["kind"], name.rpartition("-")[2]) for name, chart in variants().items()}
    wanted = {(kind, language) for kind in SKETCHES for language in ("chinese", "english")}
    assert wanted - shown == set(), "charts/scenes.py has no such variant: <kind>-<language>"


USUAL = [name for name in scenes() if name.endswith(("chinese", "english"))]


def whole(text: str) -> str:
    return "".join(clusters(text, SENTENCE))


@pytest.mark.parametrize("name", USUAL)
def test_every_word_stands_in_the_picture(name: str) -> None:
    placed = "\n".join(label.text for label in drawn(scenes()[name]).placed)
    assert [word for word in words_of(scenes()[name]) if whole(word) not in placed] == []


@pytest.mark.parametrize("name", scenes())
def test_a_picture_is_small_enough_in_both_themes(name: str) -> None:
    for theme in ("light", "dark"):
        assert len(drawn(scenes()[name], theme).png) <= MOST_BYTES


@pytest.mark.parametrize("name", variants())
def test_no_words_overlap_or_leave_the_picture(name: str) -> None:
    picture = drawn(variants()[name])
    wide, high = Image.open(io.BytesIO(picture.png)).size
    for placed in picture.placed:
        assert 0 <= placed.left <= placed.right <= wide, placed
        assert 0 <= placed.top <= placed.bottom <= high, placed
    for one, other in combinations(picture.placed, 2):
        apart = (
            one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top
        )
        assert apart, (one, other)


@pytest.mark.parametrize("name", [name for name in scenes() if name.startswith("progress")])
def test_no_line_goes_through_the_value_of_the_day(name: str) -> None:
    chart = scenes()[name]
    words = (chart["climb"] or {"words": [""]})["words"][0]
    picture = drawn(chart)
    image = Image.open(io.BytesIO(picture.png)).convert("L")
    for label in picture.placed:
        if words and label.text == words and label.top > MIDDLE:
            edge = [
                image.crop((int(x), int(label.top), int(x) + 2, int(label.bottom)))
                for x in (label.left - 3, label.right + 1)
            ]
            assert {side.getextrema() for side in edge} == {(255, 255)}, label


MIDDLE = 300
"""px from the top: the climb is below."""


def test_slogans_of_several_sides_are_readable_and_whole() -> None:
    placed = drawn(scenes()["contest-standing"]).placed
    for begins, ends in (("稳扎稳打", "6 人"), ("勇夺第一", "6 人"), ("Lah, we got this", "6 people")):
        (label,) = (label for label in placed if begins in label.text)
        assert label.text.endswith(ends)
        assert label.bottom - label.top > 15


def test_what_stands_above_a_figure_begins_with_a_capital() -> None:
    chart = progress(bullets=[{"label": "bookings", "value": "1", "note": "", "filled": 1}])
    assert "Bookings" in {label.text for label in drawn(chart).placed}


@pytest.mark.parametrize("theme", THEMES)
def test_a_tall_picture_keeps_the_colours_of_good_and_bad(theme: str) -> None:
    chart = scenes()["poster-twelve"]
    for tone in ("ahead", "behind"):
        image = Image.open(io.BytesIO(drawn(chart | {"team": chart["team"] | {"tone": tone}}, theme).png))
        assert image.mode == "P"
        colors = {color for _, color in image.convert("RGB").getcolors(2**24) or ()}
        assert rgb255(getattr(THEMES[theme], tone)) in colors


@pytest.mark.parametrize(
    "chart",
    [
        contest(stage="soon"),
        contest() | {"sides": "Tigers"},
        progress(climb={"points": [1, 2, 3], "goal": 5, "days": 2}),
        progress(climb={"points": [], "goal": 5, "days": 10**9}),
        month(first=7),
        month() | {"days": [{"day": 32}]},
        month() | {"days": [{"day": 1, "level": 5}]},
        funnel() | {"steps": [{"weak": 1}]},
        poster() | {"wins": [{"name": 3}]},
        poster() | {"team": "East"},
    ],
)
def test_a_value_that_cannot_be_drawn_is_refused(chart: dict[str, Any]) -> None:
    with pytest.raises(BadChartError):
        drawn(chart)


def test_a_contest_that_is_won_shows_its_winner_large() -> None:
    labels = [label for label in drawn(scenes()["contest-final"]).placed if label.text == "猛虎组"]
    assert max(label.bottom - label.top for label in labels) > 40
    shared = [
        label for label in drawn(scenes()["contest-tied"] | {"stage": "final"}).placed if label.text == "猛虎组"
    ]
    assert max(label.bottom - label.top for label in shared) < 40, "nobody has won"


def test_before_a_contest_begins_there_is_nothing_to_measure() -> None:
    declared = contest(stage="declared")
    assert not {"128 家", "117 家"} & {label.text for label in drawn(declared).placed}


def test_the_weak_step_is_outlined_and_named() -> None:
    strong, weak = drawn(funnel(weak=None, note="")), drawn(funnel(note=""))
    assert strong.png != weak.png


def test_a_missing_value_is_empty_not_a_fault() -> None:
    for kind in ("contest", "progress", "funnel", "month", "poster"):
        stage = {"stage": "running"} if kind == "contest" else {}
        assert drawn({"kind": kind, **stage}).png
