"""The funnel: centred bars from lead to signed, the conversion between them, the weak step outlined."""

from dataclasses import dataclass

from charts.frame import GAP, frame_of, framed
from charts.label import SENTENCE
from charts.pen import Pen, Style, rounded
from charts.sketch import Sketch
from charts.style import MARGIN, WIDTH
from charts.value import Tone, fields

CHART = "1f4c8.png"
MOST_STEPS = 8
INNER = MARGIN + 32
BAR_HEIGHT = 76
BETWEEN = 58
PADDING = 30
NOTE_HEIGHT = 66
LABEL_ROOM = 190
SMALLEST_BAR = 110


@dataclass(frozen=True, slots=True)
class Step:
    """A stage; `filled` is a share from 0 to 1, `rate` the conversion from the stage above."""

    label: str
    value: str
    filled: float
    rate: str
    change: str
    tone: Tone
    weak: bool


def sketch(value: object) -> Sketch:
    """A funnel from its JSON value. BadChartError if a field has the wrong shape."""
    given = fields(value)
    frame, note = frame_of(given), given.text("note")
    steps = given.each("steps", MOST_STEPS, _step)
    bars = len(steps) * BAR_HEIGHT + max(len(steps) - 1, 0) * BETWEEN
    high = GAP + 2 * PADDING + bars + (NOTE_HEIGHT if note else 0)

    def body(pen: Pen, top: float) -> None:
        pen.card(MARGIN, top + GAP, WIDTH - 2 * MARGIN, high - GAP)
        at = top + GAP + PADDING
        for index, step in enumerate(steps):
            if index:
                _draw_rate(pen, step, at + BETWEEN / 2)
                at += BETWEEN
            _draw_bar(pen, step, at, index / max(len(steps) - 1, 1))
            at += BAR_HEIGHT
        style = Style(pen.theme.ink, 23, align="middle", room=WIDTH - 2 * INNER, limit=SENTENCE)
        pen.write(note, WIDTH / 2, at + PADDING / 2 + NOTE_HEIGHT / 2, style)

    return framed(frame, CHART, high, body)


def _step(value: object, path: str) -> Step:
    given = fields(value, path)
    return Step(
        label=given.heading("label"),
        value=given.text("value"),
        filled=given.share("filled") or 0,
        rate=given.text("rate"),
        change=given.text("change"),
        tone=given.tone(),
        weak=given.flag("weak"),
    )


def _draw_bar(pen: Pen, step: Step, top: float, down: float) -> None:
    """The bar in the middle, paler from step to step; label on its left, value on it."""
    theme, middle = pen.theme, top + BAR_HEIGHT / 2
    most = WIDTH - 2 * (INNER + LABEL_ROOM)
    wide = max(most * step.filled, SMALLEST_BAR)
    left = (WIDTH - wide) / 2
    shape = rounded(left, top, wide, BAR_HEIGHT, (14,) * 4)
    pen.fill(shape, theme.card)
    pen.fill(shape, theme.accent, 1 - 0.35 * down)
    if step.weak:
        frame = rounded(left - 8, top - 8, wide + 16, BAR_HEIGHT + 16, (20,) * 4)
        pen.stroke(frame, theme.behind, 4)
    pen.write(step.label, INNER, middle, Style(theme.ink, 26, bold=True, room=LABEL_ROOM + (most - wide) / 2 - 24))
    value = Style("#FFFFFF", 30, bold=True, align="middle", room=wide - 20, smallest=16)
    pen.write(step.value, WIDTH / 2, middle, value)


def _draw_rate(pen: Pen, step: Step, middle: float) -> None:
    """The conversion between two bars and how it changed."""
    theme = pen.theme
    color = theme.behind if step.weak else theme.ink
    tones = {"plain": theme.mute, "ahead": theme.ahead, "behind": theme.behind}
    rate = Style(color, 24, bold=True, align="right" if step.rate else "middle", room=200)
    pen.write(f"↓ {step.rate}" if step.rate else "↓", WIDTH / 2 + (30 if step.rate else 0), middle, rate)
    change = Style(tones[step.tone], 20, room=WIDTH / 2 - 46 - INNER, limit=SENTENCE)
    pen.write(step.change, WIDTH / 2 + 46, middle, change)
