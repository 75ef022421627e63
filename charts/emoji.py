"""Colour emoji as sprites, which matplotlib cannot draw as text."""

import io
import zipfile
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SHEET = Path(__file__).parent / "fonts" / "NotoColorEmoji.zip"
EMOJI_STYLE = "\ufe0f"
TEXT_STYLE = "\ufe0e"
JOINER = "\u200d"
SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))


@cache
def _sheet() -> zipfile.ZipFile:
    return zipfile.ZipFile(SHEET)


@cache
def names() -> frozenset[str]:
    """The file names of all vendored sprites, like 1f3c6.png."""
    return frozenset(_sheet().namelist())


def sprite_name(cluster: str) -> str | None:
    """The sprite of a cluster: its first emoji if it is not known whole, any skin tone in the plain one."""
    plain = "".join(char for char in cluster if char != EMOJI_STYLE and char not in SKIN_TONES)
    for candidate in (plain, plain.split(JOINER)[0]):
        name = "-".join(f"{ord(char):x}" for char in candidate) + ".png"
        if name in names():
            return name
    return None


def prefers_sprite(cluster: str) -> bool:
    """Whether a cluster is meant in colour: by its variation selector, or as it lies in the emoji planes."""
    if TEXT_STYLE in cluster:
        return False
    return EMOJI_STYLE in cluster or ord(cluster[0]) >= 0x1F000


@lru_cache(256)
def sprite(name: str, side: int) -> NDArray[np.uint8]:
    """An RGBA picture of `side` × `side` px, rows from the bottom up as the renderer wants them."""
    with Image.open(io.BytesIO(_sheet().read(name))) as image:
        scaled = image.convert("RGBA").resize((side, side), Image.Resampling.LANCZOS)
    return np.ascontiguousarray(np.asarray(scaled)[::-1])
