"""The vendored fonts: unpacked once into a cache folder, opened by path."""

import hashlib
import lzma
import os
import tempfile
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import matplotlib as mpl
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags

Face = Literal["Regular", "Bold"]

FOLDER = Path(__file__).parent / "fonts"
MEASURED_AT = 100  # px; unhinted widths grow in proportion


def _store(raw: bytes, target: Path) -> None:
    """Write a file so that another process sees all of it or nothing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


@cache
def _own_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder of this process only, gone when it ends."""
    return tempfile.TemporaryDirectory(prefix="dealdrum-fonts-")


@cache
def _font_path(face: Face) -> Path:
    """The unpacked font file: in matplotlib's cache folder, or else in a folder of our own."""
    packed = (FOLDER / f"NotoSansSC-{face}.ttf.xz").read_bytes()
    name = f"NotoSansSC-{face}-{hashlib.sha256(packed).hexdigest()[:16]}.ttf"
    cached = Path(mpl.get_cachedir()) / "dealdrum" / name
    if cached.is_file():
        return cached
    raw = lzma.decompress(packed)
    try:
        _store(raw, cached)
    except OSError:
        cached = Path(_own_folder().name) / name
        _store(raw, cached)
    return cached


@cache
def _font(face: Face) -> FT2Font:
    opened = FT2Font(_font_path(face))
    opened.set_size(MEASURED_AT, 72)
    return opened


def covers(face: Face, char: str) -> bool:
    """Whether the face has a glyph for the character."""
    return bool(_font(face).get_char_index(ord(char)))


@lru_cache(4096)
def width_per_px(face: Face, text: str) -> float:
    """The width of a text in px for each px of font size."""
    opened = _font(face)
    opened.set_text(text, 0, flags=LoadFlags.NO_HINTING)
    return float(opened.get_width_height()[0]) / 64 / MEASURED_AT


@lru_cache(128)
def font_properties(face: Face, size: float) -> FontProperties:
    """What the renderer needs to draw a text in the face, `size` px high."""
    return FontProperties(fname=_font_path(face), size=size)
