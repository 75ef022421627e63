"""One request into one PNG."""

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from matplotlib.backends.backend_agg import RendererAgg
from PIL import Image

from charts.palette import paletted
from charts.pen import Pen, Placed
from charts.registry import SKETCHES
from charts.style import THEMES, WIDTH, Theme, apply_settings
from charts.value import BadChartError, fields

DPI = 72  # so that a point is a px
COMPRESSION = 6
TALL = 1600  # px: from here on a picture gets a palette, in true colour it would be too large
LARGEST = 300_000  # bytes

apply_settings()


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, the labels in it, and the code points that no vendored font has."""

    png: bytes
    placed: tuple[Placed, ...]
    missing: tuple[int, ...]


def draw_picture(request: object) -> Picture:
    """Draw {"chart": {"kind": …}, "theme": "light" or "dark"}. BadChartError if it is not such a request."""
    given = fields(request, "request")
    chart = fields(given.values.get("chart"))
    kind, theme = chart.text("kind"), given.text("theme") or "light"
    if kind not in SKETCHES:
        raise BadChartError("chart.kind is not known")
    if theme not in THEMES:
        raise BadChartError("theme must be light or dark")
    sketch = SKETCHES[kind](chart.values)
    renderer = _clean_renderer(sketch.height)
    pen = Pen(renderer, THEMES[theme])
    pen.box(0, 0, WIDTH, sketch.height, pen.theme.canvas)
    sketch.draw(pen)
    return Picture(_png(renderer.buffer_rgba(), pen.theme), tuple(pen.placed), tuple(sorted(pen.missing)))


@lru_cache(1)
def _renderer_of(height: int) -> Any:
    """A renderer by itself: a figure around it would add a third to the start and nothing to the picture."""
    return RendererAgg(WIDTH, height, DPI)  # type: ignore[no-untyped-call]


def _clean_renderer(height: int) -> Any:
    """An empty renderer, the last one again if the height is the same."""
    renderer = _renderer_of(height)
    renderer.clear()
    return renderer


def _png(pixels: Any, theme: Theme) -> bytes:
    """The pixels as a PNG without alpha, in true colour unless that is too large."""
    height, width, _ = pixels.shape
    image = Image.frombuffer("RGBA", (width, height), pixels, "raw", "RGBA", 0, 1).convert("RGB")
    if height < TALL:
        full = _encoded(image)
        if len(full) < LARGEST:
            return full
    return _encoded(paletted(image, theme.flat))


def _encoded(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=COMPRESSION)
    return file.getvalue()
