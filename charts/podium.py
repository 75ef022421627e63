"""The first three on a podium: the first in the middle, the second on the left."""

from dataclasses import dataclass, replace

from charts.pen import Pen, Style, rounded
from charts.person import badge_width, draw_avatar, draw_badge, draw_change
from charts.style import INK, WIDTH
from charts.value import Row

HEIGHT = 372  # from the end of the tiles to the foot
STEPS = {1: 0, 2: 34, 3: 52}  # px a place stands lower than the first


@dataclass(frozen=True, slots=True)
class Column:
    """Where a place stands: middle and width in px, the radius of its avatar, its number and name sizes."""

    middle: float
    wide: float
    radius: float
    name: float
    value: float


CENTRE = Column(WIDTH / 2, 330, 54, 31, 44)
LEFT = Column(214, 306, 48, 27, 35)
RIGHT = Column(866, 306, 48, 27, 35)
PLACES = {1: (CENTRE,), 2: (replace(CENTRE, middle=380), replace(LEFT, middle=712)), 3: (CENTRE, LEFT, RIGHT)}


def podium_height(rows: tuple[Row, ...]) -> int:
    return HEIGHT if rows else 40


def draw_podium(pen: Pen, rows: tuple[Row, ...], top: float, *, flat_foot: bool) -> None:
    """Up to three rows on a podium of HEIGHT px below `top`; equal places stand equally high."""
    for row, column in zip(rows, PLACES.get(len(rows), ()), strict=False):
        draw_column(pen, row, column, top, flat_foot)


def draw_column(pen: Pen, row: Row, column: Column, top: float, flat_foot: bool) -> None:
    theme = pen.theme
    medal = theme.medals[min(row.place, 3) - 1]
    head = top + 150 + STEPS[min(row.place, 3)]
    foot = top + HEIGHT
    left = column.middle - column.wide / 2
    pen.card(left, head, column.wide, foot - head, flat_foot=flat_foot)
    pen.clip_to(left, head, column.wide, 7)
    pen.fill(rounded(left, head, column.wide, 60, (20, 20, 0, 0)), medal)
    pen.unclip()

    face = (column.middle, head - 30)
    pen.circle(face, column.radius + 8, theme.card)
    pen.circle(face, column.radius + 2, medal)
    pen.circle(face, column.radius - 3, theme.card)
    draw_avatar(pen, row.avatar, row.name, face, column.radius - 3)
    if row.place == 1:
        pen.sprite("1f451.png", (face[0], face[1] - column.radius - 18), 58)
    seat = (face[0] + column.radius * 0.76, face[1] + column.radius * 0.72)
    pen.circle(seat, 21, theme.card)
    pen.circle(seat, 18, medal)
    pen.write(str(row.place), *seat, Style(INK, 23, bold=True, align="middle", room=30, smallest=12))
    draw_words(pen, row, column, foot)


def draw_words(pen: Pen, row: Row, column: Column, foot: float) -> None:
    theme, middle, room = pen.theme, column.middle, column.wide - 40
    pen.write(row.name, middle, foot - 128, Style(theme.ink, column.name, bold=True, align="middle", room=room))
    pen.write(row.value, middle, foot - 78, Style(theme.up, column.value, bold=True, align="middle", room=room))
    note = Style(theme.mute, 20, align="middle", room=room)
    pen.write("  ".join(filter(None, (row.team, row.note))), middle, foot - 34, note)
    if row.change:
        draw_change(pen, row.change, (column.middle + column.wide / 2 - 36, foot - 128), 50)
    if row.badge:
        wide = badge_width(row.badge, room)
        draw_badge(pen, row.badge, middle - wide / 2, foot - 5, room)
