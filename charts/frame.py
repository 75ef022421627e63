"""What frames every picture: header with title, scope and tiles above, legend and time of the data below."""

from collections.abc import Callable
from dataclasses import dataclass

from charts.footer import Sign, draw_footer, footer_height
from charts.header import draw_header, draw_tiles, header_height
from charts.pen import Pen
from charts.sketch import Sketch
from charts.value import MOST_TILES, MOST_WORDS, Fields, Tile, read_tile, read_words

GAP = 24
"""Px between the header and what is drawn below it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around a picture; the first line of `aside` is the strong one."""

    title: str
    scope: str
    aside: tuple[str, ...]
    tiles: tuple[Tile, ...]
    legend: tuple[str, ...]
    footer: str


def frame_of(given: Fields) -> Frame:
    """The frame of a chart value. BadChartError if a field has the wrong shape."""
    return Frame(
        title=given.text("title"),
        scope=given.text("scope"),
        aside=given.each("aside", MOST_WORDS, read_words),
        tiles=given.each("tiles", MOST_TILES, read_tile),
        legend=given.each("legend", MOST_WORDS, read_words),
        footer=given.text("footer"),
    )


def framed(
    frame: Frame,
    sprite: str,
    height: int,
    body: Callable[[Pen, float], None],
    legend: tuple[tuple[str, ...], tuple[Sign, ...]] | None = None,
) -> Sketch:
    """The picture around a body of `height` px, which is drawn from the given px downwards.

    `legend`, where it is not that of the frame, comes with the signs that stand before its entries.
    """
    words, signs = legend if legend is not None else (frame.legend, ())
    top = header_height(frame.tiles)

    def draw(pen: Pen) -> None:
        draw_header(pen, frame.title, frame.scope, frame.aside, sprite, tall=bool(frame.tiles))
        draw_tiles(pen, frame.tiles)
        body(pen, top)
        draw_footer(pen, words, signs, frame.footer, top + height)

    return Sketch(top + height + footer_height(words, signs, frame.footer), draw)
