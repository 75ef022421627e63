"""A pen on matplotlib's Agg renderer: shapes, labels and sprites in px, the origin at the top left."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.colors import to_rgb
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox

from charts.emoji import sprite
from charts.label import NAME, Limit, Piece, clusters, fitted, pieces, width
from charts.style import PLAIN_SIZE, RADIUS, SHADOW, SMALLEST, Theme
from charts.typeface import font_properties

Align = Literal["left", "middle", "right"]
Point = tuple[float, float]

BASELINE = 0.37  # of the font size below a text's middle: half a capital's height
CIRCLE = Path.unit_circle()
ARC = 0.4477  # 1 - 0.5523, where the control points of a quarter circle lie


@dataclass(frozen=True, slots=True)
class Style:
    """How a label is set: colour, size, weight, alignment; at most `room` px wide, `smallest` px high."""

    color: str
    size: float = PLAIN_SIZE
    bold: bool = False
    align: Align = "left"
    room: float = float("inf")
    smallest: float = SMALLEST
    limit: Limit = NAME


@dataclass(frozen=True, slots=True)
class Placed:
    """A label as it was drawn: what is left of its text, and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@lru_cache(256)
def _rgb(color: str) -> tuple[float, float, float]:
    red, green, blue = to_rgb(color)
    return float(red), float(green), float(blue)


def rounded(left: float, top: float, wide: float, high: float, radii: tuple[float, float, float, float]) -> Path:
    """A rectangle with corner radii, from the top left clockwise."""
    right, bottom = left + wide, top + high
    nw, ne, se, sw = (min(radius, wide / 2, high / 2) for radius in radii)
    corners = (
        ((right - ne, top), (right - ne * ARC, top), (right, top + ne * ARC), (right, top + ne)),
        ((right, bottom - se), (right, bottom - se * ARC), (right - se * ARC, bottom), (right - se, bottom)),
        ((left + sw, bottom), (left + sw * ARC, bottom), (left, bottom - sw * ARC), (left, bottom - sw)),
        ((left, top + nw), (left, top + nw * ARC), (left + nw * ARC, top), (left + nw, top)),
    )
    vertices = [(left + nw, top), *(point for corner in corners for point in corner), (left + nw, top)]
    codes = [Path.MOVETO, *([Path.LINETO, Path.CURVE4, Path.CURVE4, Path.CURVE4] * 4), Path.CLOSEPOLY]
    return Path(vertices, codes)


def text_width(text: str, style: Style) -> float:
    """The px a label would take if it had all the room."""
    return width(clusters(text, style.limit), style.bold) * style.size


class Pen:
    """Draws in one theme. `placed` lists the labels drawn, `missing` the code points without a glyph."""

    def __init__(self, renderer: Any, theme: Theme) -> None:
        self.renderer = renderer
        self.theme = theme
        self.height = int(renderer.height)
        self.flip = Affine2D.from_values(1, 0, 0, -1, 0, self.height)
        self.clip: Bbox | None = None
        self.placed: list[Placed] = []
        self.missing: set[int] = set()

    def clip_to(self, left: float, top: float, wide: float, high: float) -> None:
        """Keep what is drawn from now on inside a rectangle; the last one holds."""
        self.clip = Bbox.from_bounds(left, self.height - top - high, wide, high)

    def unclip(self) -> None:
        """Draw on the whole picture again."""
        self.clip = None

    def fill(self, path: Path, color: str, alpha: float = 1) -> None:
        """Fill a path given in px from the top left; `color` as #RRGGBB, `alpha` from 0 to 1."""
        context = self._context(color, alpha)
        context.set_linewidth(0)
        self.renderer.draw_path(context, path, self.flip, (*_rgb(color), alpha))

    def stroke(self, path: Path, color: str, thick: float, alpha: float = 1) -> None:
        """Draw a path's outline `thick` px wide, half of it on each side, ends and corners round."""
        context = self._context(color, alpha)
        context.set_linewidth(thick)
        context.set_capstyle("round")
        context.set_joinstyle("round")
        self.renderer.draw_path(context, path, self.flip)

    def _context(self, color: str, alpha: float = 1) -> GraphicsContextBase:
        context: GraphicsContextBase = self.renderer.new_gc()
        context.set_foreground((*_rgb(color), alpha), isRGBA=True)
        context.set_snap(False)
        if self.clip is not None:
            context.set_clip_rectangle(self.clip)
        return context

    def box(
        self,
        left: float,
        top: float,
        wide: float,
        high: float,
        color: str,
        radius: float = 0,
        alpha: float = 1,
    ) -> None:
        """A filled rectangle, its corners rounded by `radius` px, at most by half its shorter side."""
        self.fill(rounded(left, top, wide, high, (radius,) * 4), color, alpha)

    def card(self, left: float, top: float, wide: float, high: float, *, flat_foot: bool = False) -> None:
        """A card with a soft shadow; with a flat foot if it stands on another one."""
        foot = 0 if flat_foot else RADIUS
        radii = (RADIUS, RADIUS, foot, foot)
        shadow = rounded(left, top + 3, wide, high, radii)
        for thick in (14, 9, 4):  # the card covers the inner half
            self.stroke(shadow, SHADOW, thick, self.theme.shadow)
        self.fill(rounded(left, top, wide, high, radii), self.theme.card)

    def circle(self, middle: Point, radius: float, color: str, alpha: float = 1) -> None:
        """A filled circle."""
        spread = Affine2D.from_values(radius, 0, 0, radius, *middle)
        self.fill(CIRCLE.transformed(spread), color, alpha)

    def line(self, points: list[Point], color: str, thick: float) -> None:
        """A line through all points."""
        self.stroke(Path(points), color, thick)

    def polygon(self, points: list[Point], color: str, alpha: float = 1) -> None:
        """A filled area with the points as its corners."""
        self.fill(Path([*points, points[0]], closed=True), color, alpha)

    def image(self, left: float, top: float, pixels: np.ndarray) -> None:
        """Paste RGBA pixels given from the bottom row up."""
        context = self._context("#000000")
        self.renderer.draw_image(context, round(left), self.height - round(top) - pixels.shape[0], pixels)

    def sprite(self, name: str, middle: Point, side: int) -> None:
        """A vendored emoji, `side` px wide and high. KeyError if there is none of that name."""
        self.image(middle[0] - side / 2, middle[1] - side / 2, sprite(name, side))

    def write(self, text: str, x: float, middle: float, style: Style) -> float:
        """Draw a label with its vertical middle at `middle`; the width it took in px."""
        parts = clusters(text, style.limit)
        if not parts:
            return 0
        parts, size = fitted(parts, style.bold, style.size, style.room, style.smallest)
        wide = width(parts, style.bold) * size
        left = x - wide * {"left": 0, "middle": 0.5, "right": 1}[style.align]
        self.placed.append(Placed("".join(parts), left, middle - size / 2, left + wide, middle + size / 2))
        at = left
        for piece in pieces(parts, style.bold):
            self._write_piece(piece, at, middle, size, style.color)
            at += piece.width * size
        return wide

    def _write_piece(self, piece: Piece, left: float, middle: float, size: float, color: str) -> None:
        self.missing.update(map(ord, piece.lost))
        centre = (left + piece.width * size / 2, middle)
        match piece.kind:
            case "text":
                properties = font_properties(piece.face, size)
                baseline = round(middle + BASELINE * size)
                self.renderer.draw_text(self._context(color), left, baseline, piece.text, properties, 0)
            case "sprite":
                self.sprite(piece.text, centre, round(size * 1.14))
            case "missing":
                side = size * 0.62
                frame = rounded(centre[0] - side / 2, middle - side / 2, side, side, (size * 0.1,) * 4)
                self.stroke(frame, color, max(1.5, size * 0.07))
