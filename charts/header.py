"""The head of a picture: a gradient with the title, the scope and what stands aside; the tiles below it."""

from functools import lru_cache

import numpy as np
from matplotlib.colors import to_rgb
from numpy.typing import NDArray

from charts.label import SENTENCE
from charts.pen import Pen, Style
from charts.style import MARGIN, WIDTH
from charts.value import Tile

HEIGHT = 236
HEIGHT_ALONE = 176  # without tiles
TILES_TOP = 168
TILES_HEIGHT = 140
INNER = MARGIN + 12
TITLE_LEFT = 138
ASIDE_ROOM = 300


@lru_cache(8)
def _gradient(first: str, last: str, height: int) -> NDArray[np.uint8]:
    """RGBA pixels from one colour at the top left to the other at the bottom right, bottom row first."""
    down, across = np.mgrid[height - 1 : -1 : -1, 0:WIDTH]
    share = (0.45 * across / WIDTH + 0.55 * down / height)[..., None]
    mixed = np.asarray(to_rgb(first)) * (1 - share) + np.asarray(to_rgb(last)) * share
    opaque = np.concatenate([mixed, np.ones_like(share)], axis=2)
    return np.ascontiguousarray((opaque * 255).round().astype(np.uint8))


def header_height(tiles: tuple[Tile, ...]) -> int:
    """The px from the top to the end of the header and its tiles."""
    return TILES_TOP + TILES_HEIGHT if tiles else HEIGHT_ALONE


def draw_header(pen: Pen, title: str, scope: str, aside: tuple[str, ...], sprite: str, *, tall: bool) -> None:
    """Title and scope beside a sprite; the first line of `aside` is the strong one."""
    high = HEIGHT if tall else HEIGHT_ALONE
    pen.image(0, 0, _gradient(*pen.theme.header, high))
    pen.clip_to(0, 0, WIDTH, high)
    pen.circle((980, 40), 270, "#FFFFFF", 0.06)
    pen.circle((1040, 10), 200, "#FFFFFF", 0.06)
    pen.unclip()
    pen.sprite(sprite, (84, 84), 70)
    right = WIDTH - INNER + 3
    lines = aside[:2]
    taken = 0.0
    for index, line in enumerate(lines):
        middle = (74 if index == 0 else 122) if len(lines) > 1 else 84
        strong = Style("#FFFFFF", 26, bold=True, align="right", room=ASIDE_ROOM, limit=SENTENCE)
        weak = Style("#C6CEF4", 23, align="right", room=ASIDE_ROOM, limit=SENTENCE)
        taken = max(taken, pen.write(line, right, middle, weak if index else strong))
    room = right - taken - 32 - TITLE_LEFT
    pen.write(title, TITLE_LEFT, 75, Style("#FFFFFF", 46, bold=True, room=room, smallest=30, limit=SENTENCE))
    pen.write(scope, TITLE_LEFT, 124, Style("#C6CEF4", 24, room=room, limit=SENTENCE))


def draw_tiles(pen: Pen, tiles: tuple[Tile, ...]) -> None:
    """A card of up to five tiles across the lower edge of the header."""
    if not tiles:
        return
    theme = pen.theme
    wide = WIDTH - 2 * MARGIN
    pen.card(MARGIN, TILES_TOP, wide, TILES_HEIGHT)
    column = wide / len(tiles)
    tones = {"plain": theme.mute, "ahead": theme.ahead, "behind": theme.behind}
    for index, tile in enumerate(tiles):
        left = MARGIN + column * index + 26
        room = column - 38
        if index:
            pen.box(left - 26, TILES_TOP + 26, 2, TILES_HEIGHT - 50, theme.line)
        pen.write(tile.label, left, TILES_TOP + 33, Style(theme.mute, 21, room=room))
        pen.write(tile.value, left, TILES_TOP + 70, Style(theme.ink, 36, bold=True, room=room))
        pen.write(
            tile.note,
            left,
            TILES_TOP + 108,
            Style(tones[tile.tone], 20, room=room, smallest=18, limit=SENTENCE),
        )
