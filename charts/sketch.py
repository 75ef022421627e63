"""A picture before it is drawn: how high it is, and how to draw it."""

from collections.abc import Callable
from dataclasses import dataclass

from charts.pen import Pen


@dataclass(frozen=True, slots=True)
class Sketch:
    """`height` in px; `draw` puts everything on a pen of that height."""

    height: int
    draw: Callable[[Pen], None]
