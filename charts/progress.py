"""Ahead or behind time: bullets with the time gone as a band, and the climb to the goal day by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from matplotlib.path import Path

from charts.footer import Sign
from charts.frame import GAP, frame_of, framed
from charts.label import SENTENCE
from charts.pen import Pen, Point, Style, text_width
from charts.sketch import Sketch
from charts.style import MARGIN, WIDTH
from charts.value import BadChartError, Tone, fields, read_whole, read_words

TARGET = "1f3af.png"
MOST_BULLETS = 12
MOST_DAYS = 366
INNER = MARGIN + 32
BULLET_HEIGHT = 108
PADDING = 18
CLIMB_HEIGHT = 400
NOW_HEIGHT = 36
GONE = 0.25
"""How strong the band of the time gone is."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """One target; `filled` and `mark` are shares of the bar from 0 to 1."""

    label: str
    value: str
    note: str
    tone: Tone
    filled: float
    mark: float | None


@dataclass(frozen=True, slots=True)
class Climb:
    """What was reached day by day, the goal, the days of the period, and the words: now, goal."""

    points: tuple[int, ...]
    goal: int
    days: int
    words: tuple[str, ...]


def read_bullet(value: object, path: str) -> Bullet:
    """One bullet. BadChartError if a field has the wrong shape."""
    given = fields(value, path)
    return Bullet(
        label=given.heading("label"),
        value=given.text("value"),
        note=given.text("note"),
        tone=given.tone(),
        filled=given.share("filled") or 0,
        mark=given.share("mark"),
    )


def sketch(value: object) -> Sketch:
    """Progress from its JSON value. BadChartError if a field has the wrong shape."""
    given = fields(value)
    frame, elapsed = frame_of(given), given.share("elapsed") or 0
    bullets = given.each("bullets", MOST_BULLETS, read_bullet)
    climb = _climb(given.values.get("climb"))
    listed = 2 * PADDING + BULLET_HEIGHT * len(bullets) if bullets else 0
    high = GAP + listed + (CLIMB_HEIGHT + GAP * bool(bullets) if climb else 0)

    def body(pen: Pen, top: float) -> None:
        at = top + GAP
        if bullets:
            pen.card(MARGIN, at, WIDTH - 2 * MARGIN, listed)
            for index, bullet in enumerate(bullets):
                draw_bullet(pen, bullet, elapsed, at + PADDING + BULLET_HEIGHT * index)
            at += listed + GAP
        if climb:
            pen.card(MARGIN, at, WIDTH - 2 * MARGIN, CLIMB_HEIGHT)
            _draw_climb(pen, climb, at)

    signs: tuple[Sign, ...] = ("mark", "band")
    legend = (frame.legend, signs) if bullets and len(frame.legend) == len(signs) else None
    return framed(frame, TARGET, high, body, legend)


def draw_bullet(pen: Pen, bullet: Bullet, elapsed: float, top: float) -> None:
    """Label and value above the bar, the note in its colour beside; the band behind the bar is the time gone."""
    theme = pen.theme
    value = Style(theme.ink, 28, bold=True, align="right", room=300)
    taken = pen.write(bullet.value, WIDTH - INNER, top + 24, value)
    tones = {"plain": theme.mute, "ahead": theme.ahead, "behind": theme.behind}
    room = WIDTH - 2 * INNER - taken - 30
    label = Style(theme.ink, 25, bold=True, room=room * 0.55 if bullet.note else room)
    left = INNER + pen.write(bullet.label, INNER, top + 24, label) + 20
    note = Style(tones[bullet.tone], 21, room=max(WIDTH - INNER - taken - 24 - left, 40), limit=SENTENCE)
    pen.write(bullet.note, left, top + 25, note)
    wide, middle = WIDTH - 2 * INNER, top + 70
    pen.box(INNER, middle - 20, wide, 40, theme.track, radius=10)
    if elapsed:
        pen.box(INNER, middle - 20, max(wide * elapsed, 12), 40, theme.mute, radius=10, alpha=GONE)
    if bullet.filled:
        pen.box(INNER, middle - 10, max(wide * bullet.filled, 10), 20, theme.accent, radius=8)
    if bullet.mark is not None:
        at = INNER + wide * bullet.mark
        pen.box(at - 4, middle - 26, 8, 52, theme.card, radius=4)
        pen.box(at - 2, middle - 24, 4, 48, theme.ink, radius=2)


def _climb(value: object) -> Climb | None:
    if value is None:
        return None
    given = fields(value, "climb")
    points = given.each("points", MOST_DAYS, read_whole)
    days = given.whole("days") or 0
    if not max(len(points), 1) <= days <= MOST_DAYS:
        raise BadChartError(f"climb.days must be at least the number of points and at most {MOST_DAYS}")
    return Climb(points, given.whole("goal") or 0, days, given.each("words", 2, read_words))


def _draw_climb(pen: Pen, climb: Climb, top: float) -> None:
    """The line of what was reached, the straight way to the goal, and the goal's level, labelled directly."""
    theme = pen.theme
    foot, head = top + CLIMB_HEIGHT - 36, top + 66
    left, right = INNER, WIDTH - INNER
    high = max(climb.goal, *climb.points, 1)
    low = min(0, *climb.points) if climb.points else 0
    step = (right - left) / climb.days

    def at(day: float, amount: int) -> Point:
        return left + step * day, foot - (foot - head) * (amount - low) / (high - low)

    level = at(0, climb.goal)[1]
    pen.box(left, level - 1, right - left, 2, theme.mute)
    pen.stroke(Path([at(0, 0), at(climb.days, climb.goal)]), theme.mute, 3, 0.5)
    pen.box(left, at(0, 0)[1] - 1, right - left, 2, theme.line)
    if climb.points:
        line = [at(0, 0), *(at(day, amount) for day, amount in enumerate(climb.points, 1))]
        pen.polygon([*line, at(len(climb.points), 0)], theme.accent, 0.12)
        pen.line(line, theme.accent, 5)
        pen.circle(line[-1], 11, theme.card)
        pen.circle(line[-1], 8, theme.pill)
    words = (*climb.words, "", "")
    goal = Style(theme.mute, 21, room=(right - left) * 0.6, limit=SENTENCE)
    pen.write(words[1], left, level - 22, goal)
    if climb.points:
        way = [at(0, 0), at(climb.days, climb.goal)]
        _draw_now(pen, words[0], line[-1], level, [*pairwise(line), (way[0], way[1])])


def _draw_now(pen: Pen, words: str, point: Point, level: float, lines: Sequence[tuple[Point, Point]]) -> None:
    """The value of the last day beside its dot, where no line, no edge and not the goal's words are in its way."""
    style = Style(pen.theme.ink, 26, bold=True, room=320)
    wide = min(text_width(words, style), 320)
    beside = (point[0] + 22, max(point[0] - 22 - wide, INNER))
    spots = [(left, point[1] + down) for down in (0, 34, -34) for left in beside if left + wide <= WIDTH - INNER]
    near = {spot: abs(spot[1] - level) < 22 or abs(spot[1] - (level - 22)) < 40 for spot in spots}
    free = (
        spot for spot in spots if not near[spot] and not any(_passes(one, spot, wide, NOW_HEIGHT) for one in lines)
    )
    left, middle = next(free, next((spot for spot in spots if not near[spot]), spots[0]))
    pen.write(words, left, middle, style)


def _passes(line: tuple[Point, Point], spot: Point, wide: float, high: float) -> bool:
    """Whether a line that is drawn to the right goes through the box with `spot` in the middle of its left edge."""
    (x0, y0), (x1, y1) = line
    first, last = max(x0, spot[0]), min(x1, spot[0] + wide)
    if first > last:
        return False
    ends = [y0 + (y1 - y0) * (x - x0) / (x1 - x0) for x in (first, last)]
    return min(ends) < spot[1] + high / 2 and max(ends) > spot[1] - high / 2
