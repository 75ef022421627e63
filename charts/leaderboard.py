"""The leaderboard: who leads, and how far everybody is from the target."""

from charts.footer import Sign
from charts.frame import Frame, frame_of, framed
from charts.pen import Pen
from charts.podium import draw_podium, podium_height
from charts.row import MOST_ROWS, Row, read_row
from charts.rows import draw_rows, rows_height
from charts.sketch import Sketch
from charts.value import fields

TROPHY = "1f3c6.png"
ON_PODIUM = 3


def sketch(value: object) -> Sketch:
    """A leaderboard from its JSON value. BadChartError if a field has the wrong shape."""
    given = fields(value)
    frame, more = frame_of(given), given.text("more")
    rows = given.each("rows", MOST_ROWS, read_row)
    winners, listed = rows[:ON_PODIUM], rows[ON_PODIUM:]
    high = podium_height(winners)

    def body(pen: Pen, top: float) -> None:
        draw_podium(pen, winners, top, on_card=bool(listed or more))
        draw_rows(pen, listed, more, top + high)

    return framed(frame, TROPHY, high + rows_height(listed, more), body, _legend(frame, rows))


def _legend(frame: Frame, rows: tuple[Row, ...]) -> tuple[tuple[str, ...], tuple[Sign, ...]]:
    """The legend and its signs, in its order target mark and 14-day line; no signs if its entries are others.

    The line has no entry in a picture with nothing but the podium, where no line is drawn.
    """
    marks = any(row.mark is not None for row in rows)
    lines = any(row.spark for row in rows)
    found: tuple[Sign, ...] = (*(("mark",) if marks else ()), *(("line",) if lines else ()))
    if len(found) != len(frame.legend):
        return frame.legend, ()
    explained = [sign for sign in found if sign != "line" or any(row.spark for row in rows[ON_PODIUM:])]
    return tuple(frame.legend[found.index(sign)] for sign in explained), tuple(explained)
