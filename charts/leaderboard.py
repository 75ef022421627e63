"""The leaderboard: who leads, and how far everybody is from the target."""

from charts.footer import Sign, draw_footer, footer_height
from charts.header import draw_header, draw_tiles, header_height
from charts.pen import Pen
from charts.podium import draw_podium, podium_height
from charts.rows import draw_rows, rows_height
from charts.sketch import Sketch
from charts.value import Board, board

TROPHY = "1f3c6.png"
ON_PODIUM = 3


def sketch(value: object) -> Sketch:
    """A leaderboard from its JSON value. BadChartError if a field has the wrong shape."""
    given = board(value)
    listed = given.rows[ON_PODIUM:]
    high = header_height(given.tiles) + podium_height(given.rows[:ON_PODIUM])
    high += rows_height(listed, given.more) + footer_height(*_legend(given), given.footer)
    return Sketch(high, lambda pen: _draw(pen, given))


def _legend(given: Board) -> tuple[tuple[str, ...], tuple[Sign, ...]]:
    """The legend and its signs, in its order target mark and 14-day line; no signs if its entries are others.

    The line has no entry in a picture with nothing but the podium, where no line is drawn.
    """
    marks = any(row.mark is not None for row in given.rows)
    lines = any(row.spark for row in given.rows)
    found: tuple[Sign, ...] = (*(("mark",) if marks else ()), *(("line",) if lines else ()))
    if len(found) != len(given.legend):
        return given.legend, ()
    explained = [sign for sign in found if sign != "line" or any(row.spark for row in given.rows[ON_PODIUM:])]
    return tuple(given.legend[found.index(sign)] for sign in explained), tuple(explained)


def _draw(pen: Pen, given: Board) -> None:
    winners, listed = given.rows[:ON_PODIUM], given.rows[ON_PODIUM:]
    draw_header(pen, given.title, given.scope, given.aside, TROPHY, tall=bool(given.tiles))
    draw_tiles(pen, given.tiles)
    at = header_height(given.tiles)
    draw_podium(pen, winners, at, on_card=bool(listed or given.more))
    at += podium_height(winners)
    draw_rows(pen, listed, given.more, at)
    at += rows_height(listed, given.more)
    draw_footer(pen, *_legend(given), given.footer, at)
