"""The rows of a board: place, change, avatar, name, a bar with the target, the value and a 14-day line."""

from dataclasses import dataclass, replace

from charts.bar import draw_bar, draw_spark
from charts.pen import Pen, Style, text_width
from charts.person import badge_width, draw_avatar, draw_badge, draw_change, shown_name
from charts.row import Row
from charts.style import MARGIN, SMALLEST, WIDTH

PADDING = 16  # above the first and below the last row
MORE_HEIGHT = 60
RIGHT = WIDTH - 68
NAME_LEFT = 230
SPARK_WIDE = 84
GAP = 28
MOST_NAME, MOST_VALUE, MOST_BADGE = 290, 220, 190


@dataclass(frozen=True, slots=True)
class Grid:
    """The measures of one board's rows in px: heights and sizes, then the columns."""

    height: int = 92
    radius: float = 29
    name: float = 26
    value: float = 30
    small: float = 20
    bar: float = 26
    lift: float = 14  # from a row's middle up to the middle of its first line
    drop: float = 17.5  # and down to that of its second
    bar_left: float = 0
    bar_right: float = 0
    value_right: float = 0
    value_room: float = 0


ROOMY = Grid()
DENSE = Grid(height=70, radius=23, name=22, value=24, small=18, bar=18, lift=13.5, drop=14.5)
DENSE_FROM = 16


def _grid(rows: tuple[Row, ...]) -> Grid:
    """Columns as wide as the rows need: the bar takes what names and values leave."""
    base = ROOMY if len(rows) < DENSE_FROM else DENSE
    value_right = RIGHT - SPARK_WIDE - 34 if any(row.spark for row in rows) else RIGHT
    values = max((text_width(row.value, Style("", base.value, bold=True)) for row in rows), default=0)
    notes = max((text_width(row.note, Style("", base.small)) for row in rows), default=0)
    value_room = min(max(values, notes, 120), MOST_VALUE)
    names = max((_name_width(row, base) for row in rows), default=0)
    return replace(
        base,
        bar_left=NAME_LEFT + min(max(names, 150), MOST_NAME) + GAP,
        bar_right=value_right - value_room - GAP,
        value_right=value_right,
        value_room=value_room,
        value=max(base.value * min(1, value_room / max(values, 1)), SMALLEST),  # one size for the column
    )


def _name_width(row: Row, base: Grid) -> float:
    """The px a row's name and team need: the badge beside the name if both fit into one line, else below."""
    name = text_width(row.name, _name_style(base))
    team = text_width(row.team, Style("", base.small))
    badge = badge_width(row.badge, MOST_BADGE)
    if not badge:
        return max(name, team)
    beside = name + badge + 12
    return max(beside, team) if beside <= MOST_NAME else max(name, team + badge + 10)


def _name_style(base: Grid) -> Style:
    return Style("", base.name, bold=True)


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
    measures = _grid(rows)
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
        _draw_row(pen, row, measures, at + measures.height / 2)
        at += measures.height
    if more:
        if rows:
            pen.box(64, at - 0.75, WIDTH - 128, 1.5, pen.theme.line)
        style = Style(pen.theme.mute, 20, align="middle", room=WIDTH - 160)
        pen.write(more, WIDTH / 2, at + MORE_HEIGHT / 2 + 4, style)


def _draw_row(pen: Pen, row: Row, grid: Grid, middle: float) -> None:
    theme = pen.theme
    place = Style(theme.mute, grid.name + 5, bold=True, align="middle", room=44)
    pen.write(str(row.place), 82, middle, place)
    draw_change(pen, row.change, (130, middle), 44)
    draw_avatar(pen, row.avatar, row.name, (188, middle), grid.radius)
    _draw_name(pen, row, grid, middle)
    wide = grid.bar_right - grid.bar_left
    draw_bar(pen, row.filled, row.mark, grid.bar_left, wide, middle, grid.bar)
    lift = grid.lift if row.note else 0
    value = Style(theme.ink, grid.value, bold=True, align="right", room=grid.value_room)
    pen.write(row.value, grid.value_right, middle - lift, value)
    note = Style(theme.mute, grid.small, align="right", room=grid.value_room, smallest=18)
    pen.write(row.note, grid.value_right, middle + grid.drop, note)
    draw_spark(pen, row.spark, RIGHT - SPARK_WIDE, SPARK_WIDE, middle, grid.height * 0.36)


def _draw_name(pen: Pen, row: Row, grid: Grid, middle: float) -> None:
    """The name above the team; a badge beside the name, or beside the team if the name needs the room."""
    room = grid.bar_left - GAP - NAME_LEFT
    badge = badge_width(row.badge, MOST_BADGE)
    beside = bool(badge) and text_width(row.name, _name_style(grid)) + badge + 12 <= room
    has_second = bool(row.team) or (bool(badge) and not beside)
    first, second = (middle - grid.lift, middle + grid.drop) if has_second else (middle, middle)
    name = replace(_name_style(grid), color=pen.theme.ink, room=room)
    team = Style(pen.theme.mute, grid.small, room=room - (0 if beside else badge + 10), smallest=18)
    name_taken = pen.write(shown_name(row.name), NAME_LEFT, first, name)
    team_taken = pen.write(row.team, NAME_LEFT, second, team)
    if beside:
        draw_badge(pen, row.badge, NAME_LEFT + name_taken + 12, first, MOST_BADGE)
    else:
        draw_badge(pen, row.badge, NAME_LEFT + (team_taken + 10 if team_taken else 0), second + 1, MOST_BADGE)
