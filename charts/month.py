"""A month as a calendar: five steps of one hue, rest days and make-up days marked."""

from dataclasses import dataclass

from charts.frame import GAP, frame_of, framed
from charts.label import SENTENCE
from charts.pen import Pen, Style, rounded
from charts.sketch import Sketch
from charts.style import INK, MARGIN, WIDTH
from charts.value import BadChartError, fields, read_words

CALENDAR = "1f5d3.png"  # the other one shows a date of its own
COLUMNS = 7
MOST_DAYS = 31
LEVELS = (0.0, 0.18, 0.42, 0.7, 1.0)
"""How strong the hue is at each level."""
INNER = MARGIN + 28
HEAD = 56
CELL, BETWEEN = (WIDTH - 2 * INNER - 6 * 12) / COLUMNS, 12
HIGH = 104
SCALE_HEIGHT = 64
FOOT = 16


@dataclass(frozen=True, slots=True)
class Day:
    """A day; `level` None: not there yet."""

    day: int
    level: int | None
    value: str
    mark: str
    off: bool


def sketch(value: object) -> Sketch:
    """A month from its JSON value. BadChartError if a field has the wrong shape."""
    given = fields(value)
    frame, first = frame_of(given), given.whole("first") or 0
    if not 0 <= first < COLUMNS:
        raise BadChartError("first must be from 0 to 6")
    weekdays = given.each("weekdays", COLUMNS, read_words)
    days = given.each("days", MOST_DAYS, _day)
    weeks = -(-(first + len(days)) // COLUMNS)
    high = GAP + HEAD + weeks * (HIGH + BETWEEN) + SCALE_HEIGHT + FOOT

    def body(pen: Pen, top: float) -> None:
        pen.card(MARGIN, top + GAP, WIDTH - 2 * MARGIN, high - GAP)
        for column, name in enumerate(weekdays):
            style = Style(pen.theme.mute, 22, align="middle", room=CELL)
            pen.write(name, _left(column) + CELL / 2, top + GAP + HEAD / 2 + 4, style)
        start = top + GAP + HEAD
        for index, day in enumerate(days, first):
            _draw_day(pen, day, _left(index % COLUMNS), start + index // COLUMNS * (HIGH + BETWEEN))
        _draw_scale(pen, frame.legend, start + weeks * (HIGH + BETWEEN) + SCALE_HEIGHT / 2)

    return framed(frame, CALENDAR, high, body, ((), ()))


def _day(value: object, path: str) -> Day:
    given = fields(value, path)
    level, day = given.whole("level"), given.whole("day")
    if day is None or not 1 <= day <= MOST_DAYS:
        raise BadChartError(f"{path}.day must be from 1 to {MOST_DAYS}")
    if level is not None and not 0 <= level < len(LEVELS):
        raise BadChartError(f"{path}.level must be from 0 to {len(LEVELS) - 1}")
    return Day(day, level, given.text("value"), given.text("mark"), given.flag("off"))


def _left(column: int) -> float:
    return INNER + column * (CELL + BETWEEN)


def _draw_day(pen: Pen, day: Day, left: float, top: float) -> None:
    """The number at the top, the mark beside it, the value below; a day to come is only a frame."""
    theme = pen.theme
    shape = rounded(left, top, CELL, HIGH, (14,) * 4)
    if day.level is None:
        pen.stroke(shape, theme.line, 2)
    else:
        pen.fill(shape, theme.canvas if day.off and not day.level else theme.track)
        if day.level:
            pen.fill(shape, theme.accent, LEVELS[day.level])
    strong = (day.level or 0) >= 3
    words = "#FFFFFF" if strong else theme.ink
    faint = words if (day.level or 0) >= 2 else theme.mute
    pen.write(str(day.day), left + 14, top + 26, Style(faint, 21, room=40))
    if day.mark:
        pen.circle((left + CELL - 26, top + 27), 17, theme.pill)
        mark = Style(INK, 19, bold=True, align="middle", room=30, smallest=12)
        pen.write(day.mark, left + CELL - 26, top + 27, mark)
    value = Style(words, 28, bold=True, align="middle", room=CELL - 16, smallest=17)
    pen.write(day.value, left + CELL / 2, top + 70, value)


def _draw_scale(pen: Pen, words: tuple[str, ...], middle: float) -> None:
    """Little … much."""
    first, last, *_ = (*words, "", "")
    small = Style(pen.theme.mute, 20, limit=SENTENCE, room=360)
    at = INNER + pen.write(first, INNER, middle, small) + (14 if first else 0)
    for share in LEVELS:
        shape = rounded(at, middle - 14, 36, 28, (8,) * 4)
        pen.fill(shape, pen.theme.track)
        pen.fill(shape, pen.theme.accent, share)
        at += 44
    pen.write(last, at + 8, middle, small)
