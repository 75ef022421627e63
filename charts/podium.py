"""The first three on a podium: the first in the middle, the second on the left."""

from dataclasses import dataclass, replace

from charts.bar import draw_bar
from charts.label import SENTENCE
from charts.pen import Pen, Point, Style, rounded
from charts.person import CROWN, badge_width, draw_avatar, draw_badge, draw_change, shown_name
from charts.row import Row
from charts.style import INK, RADIUS, WIDTH

EMPTY_HEIGHT = 40
HEAD_ROOM = 150  # px from the end of the tiles to the head of the first column, for avatar and crown
STEPS = (0, 30, 46)  # px the head of the first, second, third place stands lower
SHOULDER = 34  # px below the head of the lowest column, for the lower edge of its avatar
BAND = 7  # px of metal on a column's head
BAR_WIDE = 0.62  # of the column
LINES = {
    "name": 44,
    "team": 26,
    "value": 54,
    "bar": 24,
    "note": 32,
    "badge": 38,
}  # px high, from the top down
FOOT = 16


@dataclass(frozen=True, slots=True)
class Column:
    """Where a place stands: middle and width in px, the radius of its avatar, the sizes of name and value."""

    middle: float
    wide: float
    radius: float
    name: float
    value: float

    @property
    def left(self) -> float:
        """The px of its left edge."""
        return self.middle - self.wide / 2


CENTRE = Column(WIDTH / 2, 330, 54, 31, 44)
LEFT = Column(214, 306, 48, 27, 36)
RIGHT = replace(LEFT, middle=WIDTH - LEFT.middle)
COLUMNS = {
    1: (CENTRE,),
    2: (replace(CENTRE, middle=380), replace(LEFT, middle=712)),
    3: (CENTRE, LEFT, RIGHT),
}


def _lines(rows: tuple[Row, ...]) -> dict[str, float]:
    """The lines at least one column has, each with the px from the podium's foot up to its middle."""
    wanted = {
        "name": True,
        "team": any(row.team for row in rows),
        "value": True,
        "bar": any(row.filled or row.mark is not None for row in rows),
        "note": any(row.note for row in rows),
        "badge": any(row.badge for row in rows),
    }
    found: dict[str, float] = {}
    at = float(FOOT)
    for name, high in reversed(LINES.items()):
        if wanted[name]:
            found[name] = at + high / 2
            at += high
    return found


def podium_height(rows: tuple[Row, ...]) -> int:
    """The px from the end of the header to the podium's foot, for none to three rows."""
    if not rows:
        return EMPTY_HEIGHT
    return round(HEAD_ROOM + STEPS[-1] + SHOULDER + _lines(rows)["name"] + LINES["name"] / 2)


def draw_podium(pen: Pen, rows: tuple[Row, ...], top: float, *, on_card: bool) -> None:
    """The avatar in a ring of metal, the number of the place on it, a crown above the first."""
    foot = top + podium_height(rows)
    shown = _lines(rows)
    for row, column in zip(rows, COLUMNS.get(len(rows), ()), strict=False):
        head = top + HEAD_ROOM + STEPS[min(row.place, 3) - 1]
        medal = pen.theme.medals[min(row.place, 3) - 1]
        pen.card(column.left, head, column.wide, foot - head, flat_foot=on_card)
        pen.clip_to(column.left, head, column.wide, BAND)
        pen.fill(rounded(column.left, head, column.wide, 60, (RADIUS, RADIUS, 0, 0)), medal)
        pen.unclip()
        _draw_head(pen, row, (column.middle, head - 30), column.radius, medal)
        if row.change:
            draw_change(pen, row.change, (column.left + column.wide - 38, head + BAND + 17), 60)
        _draw_lines(pen, row, column, shown, foot)


def _draw_head(pen: Pen, row: Row, middle: Point, radius: float, medal: str) -> None:
    """The avatar in a ring of metal with the number of the place; a crown for the first."""
    pen.circle(middle, radius + 8, pen.theme.card)
    pen.circle(middle, radius + 2, medal)
    pen.circle(middle, radius - 3, pen.theme.card)
    draw_avatar(pen, row.avatar, row.name, middle, radius - 3)
    if row.place == 1:
        pen.sprite(CROWN, (middle[0], middle[1] - radius - 18), 60)
    seat = (middle[0] + radius * 0.76, middle[1] + radius * 0.72)
    pen.circle(seat, 21, pen.theme.card)
    pen.circle(seat, 18, medal)
    pen.write(str(row.place), *seat, Style(INK, 23, bold=True, align="middle", room=30, smallest=12))


def _draw_lines(pen: Pen, row: Row, column: Column, shown: dict[str, float], foot: float) -> None:
    theme, middle, room = pen.theme, column.middle, column.wide - 40
    small = Style(theme.mute, 20, align="middle", room=room, limit=SENTENCE)
    name = Style(theme.ink, column.name, bold=True, align="middle", room=room)
    pen.write(shown_name(row.name), middle, foot - shown["name"], name)
    if "team" in shown:
        pen.write(row.team, middle, foot - shown["team"], small)
    value = Style(theme.up, column.value, bold=True, align="middle", room=room)
    pen.write(row.value, middle, foot - shown["value"], value)
    if "bar" in shown:
        wide = column.wide * BAR_WIDE
        draw_bar(pen, row.filled, row.mark, middle - wide / 2, wide, foot - shown["bar"], 9)
    if "note" in shown:
        pen.write(row.note, middle, foot - shown["note"], small)
    if row.badge:
        wide = badge_width(row.badge, room)
        draw_badge(pen, row.badge, middle - wide / 2, foot - shown["badge"], room)
