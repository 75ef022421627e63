"""The rows of a board: place, change, avatar, name, a bar with the target, the value and a 14-day line."""

from dataclasses import dataclass, replace

from charts.pen import Pen, Style, text_width
from charts.person import badge_width, draw_avatar, draw_badge, draw_change
from charts.style import MARGIN, SMALLEST, WIDTH
from charts.value import Row

PADDING = 16  # above the first and below the last row
MORE_HEIGHT = 60
RIGHT = WIDTH - 68
NAME_LEFT = 226
SPARK_WIDE = 84
GAP = 28


@dataclass(frozen=True, slots=True)
class Grid:
    """The measures of one board's rows in px: heights and sizes, then the columns."""

    height: int = 92
    radius: float = 29
    name: float = 26
    value: float = 30
    small: float = 20
    bar: float = 26
    bar_left: float = 0
    bar_right: float = 0
    value_right: float = 0
    value_room: float = 0


ROOMY = Grid()
DENSE = Grid(height=66, radius=23, name=22, value=24, small=18, bar=18)
DENSE_FROM = 16


def grid(rows: tuple[Row, ...]) -> Grid:
    """Columns as wide as the rows need: the bar takes what names and values leave."""
    base = ROOMY if len(rows) < DENSE_FROM else DENSE
    value_right = RIGHT - SPARK_WIDE - 34 if any(row.spark for row in rows) else RIGHT
    bold, plain = Style("", base.value, bold=True), Style("", base.small)
    widest = max((max(text_width(row.value, bold), text_width(row.note, plain)) for row in rows), default=0)
    value_room = min(max(widest, 120), 220)
    names = max((name_width(row, base) for row in rows), default=0)
    bar_left = NAME_LEFT + min(max(names, 150), 270) + GAP
    widest_value = max((text_width(row.value, bold) for row in rows), default=0)
    value = base.value * min(1, value_room / widest_value) if widest_value else base.value
    return replace(
        base,
        bar_left=bar_left,
        bar_right=value_right - value_room - GAP,
        value_right=value_right,
        value_room=value_room,
        value=max(value, SMALLEST),
    )


def name_width(row: Row, base: Grid) -> float:
    badge = badge_width(row.badge, 150)
    name = text_width(row.name, Style("", base.name, bold=True)) + (badge + 12 if badge else 0)
    return max(name, text_width(row.team, Style("", base.small)))


def rows_height(rows: tuple[Row, ...], more: str) -> int:
    """The px of the card of rows; 0 if there is nothing to show."""
    if not rows and not more:
        return 0
    each = (ROOMY if len(rows) < DENSE_FROM else DENSE).height
    return 2 * PADDING + len(rows) * each + (MORE_HEIGHT if more else 0)


def draw_rows(pen: Pen, rows: tuple[Row, ...], more: str, top: float) -> None:
    """The card with all rows and the line for those not shown."""
    high = rows_height(rows, more)
    if not high:
        return
    pen.card(MARGIN, top, WIDTH - 2 * MARGIN, high)
    measures = grid(rows)
    at = top + PADDING
    for index, row in enumerate(rows):
        if row.badge:
            pen.box(
                MARGIN + 12,
                at + 4,
                WIDTH - 2 * MARGIN - 24,
                measures.height - 8,
                pen.theme.highlight,
                radius=14,
            )
        elif index and not rows[index - 1].badge:
            pen.box(64, at - 0.75, WIDTH - 128, 1.5, pen.theme.line)
        draw_row(pen, row, measures, at + measures.height / 2)
        at += measures.height
    if more:
        if rows:
            pen.box(64, at - 0.75, WIDTH - 128, 1.5, pen.theme.line)
        style = Style(pen.theme.mute, 20, align="middle", room=WIDTH - 160)
        pen.write(more, WIDTH / 2, at + MORE_HEIGHT / 2 + 4, style)


def draw_row(pen: Pen, row: Row, grid: Grid, middle: float) -> None:
    theme = pen.theme
    place = Style(theme.mute, grid.name + 6, bold=True, align="middle", room=52)
    pen.write(str(row.place), 84, middle, place)
    draw_change(pen, row.change, (130, middle), 46)
    draw_avatar(pen, row.avatar, row.name, (184, middle), grid.radius)
    draw_name(pen, row, grid, middle)
    draw_bar(pen, row, grid, middle)
    lift = grid.height * 0.15 if row.note else 0
    value = Style(theme.ink, grid.value, bold=True, align="right", room=grid.value_room)
    pen.write(row.value, grid.value_right, middle - lift, value)
    note = Style(theme.mute, grid.small, align="right", room=grid.value_room, smallest=18)
    pen.write(row.note, grid.value_right, middle + grid.height * 0.19, note)
    draw_spark(pen, row.spark, RIGHT - SPARK_WIDE, middle, grid.height * 0.36)


def draw_name(pen: Pen, row: Row, grid: Grid, middle: float) -> None:
    """Name and badge on one line, the team below; the name gives way first."""
    lift = grid.height * 0.15 if row.team else 0
    room = grid.bar_left - GAP - NAME_LEFT
    badge = badge_width(row.badge, 150)
    name = Style(pen.theme.ink, grid.name, bold=True, room=room - (badge + 12 if badge else 0))
    taken = pen.write(row.name, NAME_LEFT, middle - lift, name)
    draw_badge(pen, row.badge, NAME_LEFT + taken + 12, middle - lift, 150)
    team = Style(pen.theme.mute, grid.small, room=room, smallest=18)
    pen.write(row.team, NAME_LEFT, middle + grid.height * 0.19, team)


def draw_bar(pen: Pen, row: Row, grid: Grid, middle: float) -> None:
    """A bar from the left with an upright mark at the target."""
    wide = grid.bar_right - grid.bar_left
    top = middle - grid.bar / 2
    radius = min(10, grid.bar / 2)
    pen.box(grid.bar_left, top, wide, grid.bar, pen.theme.track, radius)
    if row.filled:
        pen.box(grid.bar_left, top, max(wide * row.filled, 6), grid.bar, pen.theme.accent, radius)
    if row.mark is not None:
        at = grid.bar_left + wide * row.mark
        pen.box(at - 3.5, top - 12, 7, grid.bar + 24, pen.theme.card, radius=3.5)
        pen.box(at - 2, top - 10, 4, grid.bar + 20, pen.theme.ink, radius=2)


def draw_spark(pen: Pen, spark: tuple[float, ...], left: float, middle: float, high: float) -> None:
    """A small line from the lowest to the highest day, its last day marked."""
    if len(spark) < 2:
        return
    low, span = min(spark), max(spark) - min(spark)
    step = SPARK_WIDE / (len(spark) - 1)
    foot = middle + high / 2
    points = [
        (left + step * index, foot - high * ((day - low) / span if span else 0.5)) for index, day in enumerate(spark)
    ]
    pen.polygon([*points, (left + SPARK_WIDE, foot + 2), (left, foot + 2)], pen.theme.accent, 0.12)
    pen.line(points, pen.theme.accent, 3)
    pen.circle(points[-1], 6.5, pen.theme.card)
    pen.circle(points[-1], 4.5, pen.theme.pill)
