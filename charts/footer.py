"""The foot of a picture: the legend on the left, the time of the data and how to refresh on the right."""

from typing import Literal

from charts.label import SENTENCE
from charts.pen import Pen, Style, text_width
from charts.style import MARGIN, WIDTH

Sign = Literal["mark", "line", "band"]

HEIGHT = 76
HEIGHT_OF_TWO = 112
LEFT, RIGHT = MARGIN + 10, WIDTH - MARGIN - 8
SIGN_WIDE = {"mark": 14, "line": 38, "band": 42}
GAP = 34
SIZE = 20


def _legend_width(legend: tuple[str, ...], signs: tuple[Sign, ...]) -> float:
    words = sum(text_width(entry, Style("", SIZE, limit=SENTENCE)) + GAP for entry in legend)
    return words + sum(SIGN_WIDE[sign] for sign in signs)


def _needs_two_lines(legend: tuple[str, ...], signs: tuple[Sign, ...], footer: str) -> bool:
    """Whether legend and footer do not fit beside each other."""
    wide = _legend_width(legend, signs) + text_width(footer, Style("", SIZE, limit=SENTENCE))
    return bool(legend) and bool(footer) and wide > RIGHT - LEFT


def footer_height(legend: tuple[str, ...], signs: tuple[Sign, ...], footer: str) -> int:
    """The px from the end of the board to the end of the picture."""
    return HEIGHT_OF_TWO if _needs_two_lines(legend, signs, footer) else HEIGHT


def draw_footer(pen: Pen, legend: tuple[str, ...], signs: tuple[Sign, ...], footer: str, top: float) -> None:
    """One line, or two if they are long. Each of `signs` stands before its entry of the legend."""
    two = _needs_two_lines(legend, signs, footer)
    middle = top + 38
    at = float(LEFT)
    for index, entry in enumerate(legend):
        if index < len(signs):
            _draw_sign(pen, signs[index], at, middle)
            at += SIGN_WIDE[signs[index]]
        style = Style(pen.theme.mute, SIZE, room=max(RIGHT - at, 60), limit=SENTENCE)
        at += pen.write(entry, at, middle, style) + GAP
    style = Style(pen.theme.mute, SIZE, align="left" if two else "right", room=RIGHT - LEFT, limit=SENTENCE)
    pen.write(footer, LEFT if two else RIGHT, middle + (34 if two else 0), style)


def _draw_sign(pen: Pen, sign: Sign, left: float, middle: float) -> None:
    if sign == "mark":
        pen.box(left, middle - 13, 4, 26, pen.theme.ink, radius=2)
    elif sign == "band":
        pen.box(left, middle - 10, 32, 20, pen.theme.track, radius=6)
        pen.box(left, middle - 10, 32, 20, pen.theme.mute, radius=6, alpha=0.25)
    else:
        pen.line(
            [(left, middle + 6), (left + 9, middle + 1), (left + 18, middle + 3), (left + 27, middle - 6)],
            pen.theme.accent,
            3,
        )
