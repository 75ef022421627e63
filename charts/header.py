"""The head of a picture: a gradient with the title, the scope and what stands aside; the tiles below it."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
from matplotlib.colors import to_rgb
from numpy.typing import NDArray

from charts.label import SENTENCE, clusters, halves
from charts.pen import Pen, Style, text_width
from charts.style import MARGIN, SMALLEST, WIDTH
from charts.value import Tile

HEIGHT = 236
HEIGHT_ALONE = 176  # without tiles
TILES_TOP = 168
TILES_HEIGHT = 140
INNER = MARGIN + 12
TITLE_LEFT = 138
ASIDE_ROOM = 300
LONG_TITLE = 34  # px: a title that would have to be smaller in one line gets two of this size
TILE_LEFT, TILE_RIGHT = 26, 20  # px kept free in a tile
LABEL = Style("", 21)
VALUE = Style("", 36, bold=True)
NOTE = Style("", 20, smallest=18, limit=SENTENCE)
SHRUNK = 0.91  # how far the words of tiles become smaller before they are cut


@lru_cache(4)
def gradient(first: str, last: str, height: int) -> NDArray[np.uint8]:
    """RGBA pixels from one colour at the top left to the other at the bottom right, bottom row first."""
    down = np.arange(height - 1, -1, -1, dtype=np.float32)[:, None] / height
    across = np.arange(WIDTH, dtype=np.float32)[None, :] / WIDTH
    share = np.float32(0.55) * down + np.float32(0.45) * across
    pixels = np.full((height, WIDTH, 4), 255, np.uint8)
    for channel, (begin, end) in enumerate(zip(to_rgb(first), to_rgb(last), strict=True)):  # one by one: 50 MB less
        pixels[..., channel] = np.rint(255 * (begin + (end - begin) * share))
    return pixels


def header_height(tiles: tuple[Tile, ...]) -> int:
    """The px from the top to the end of the header and its tiles."""
    return TILES_TOP + TILES_HEIGHT if tiles else HEIGHT_ALONE


def draw_header(pen: Pen, title: str, scope: str, aside: tuple[str, ...], sprite: str, *, tall: bool) -> None:
    """Title and scope beside a sprite; the first line of `aside` is the strong one."""
    high = HEIGHT if tall else HEIGHT_ALONE
    pen.image(0, 0, gradient(*pen.theme.header, high))
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
    below = _draw_title(pen, title, room)
    pen.write(scope, TITLE_LEFT, below, Style("#C6CEF4", 24, room=room, limit=SENTENCE))


def _draw_title(pen: Pen, title: str, room: float) -> int:
    """The title in one line, or in two if it is long; the middle of the line below it."""
    style = Style("#FFFFFF", 46, bold=True, room=room, smallest=LONG_TITLE, limit=SENTENCE)
    long = replace(style, size=LONG_TITLE, smallest=28)
    first, second = halves(clusters(title, SENTENCE), bold=True)
    if not second or text_width(title, long) <= room:
        pen.write(title, TITLE_LEFT, 75, style if second else replace(style, smallest=28))
        return 124
    wider = max(text_width(first, long), text_width(second, long))
    long = replace(long, size=max(LONG_TITLE * min(1, room / wider), long.smallest))  # one size for both
    pen.write(first, TITLE_LEFT, 49, long)
    pen.write(second, TITLE_LEFT, 90, long)
    return 131


def draw_tiles(pen: Pen, tiles: tuple[Tile, ...]) -> None:
    """A card of up to five tiles across the lower edge of the header."""
    if not tiles:
        return
    theme = pen.theme
    pen.card(MARGIN, TILES_TOP, WIDTH - 2 * MARGIN, TILES_HEIGHT)
    tones = {"plain": theme.mute, "ahead": theme.ahead, "behind": theme.behind}
    widths = _tile_widths(tiles)
    rooms = [wide - TILE_LEFT - TILE_RIGHT for wide in widths]
    # One size for all values, that of the one with the least room.
    shrunk = min(room / max(text_width(tile.value, VALUE), 1) for tile, room in zip(tiles, rooms, strict=True))
    value = replace(VALUE, color=theme.ink, size=max(VALUE.size * min(1, shrunk), SMALLEST))
    left = float(MARGIN)
    for index, (tile, wide, room) in enumerate(zip(tiles, widths, rooms, strict=True)):
        if index:
            pen.box(round(left), TILES_TOP + 26, 2, TILES_HEIGHT - 50, theme.line)
        start = left + TILE_LEFT
        pen.write(tile.label, start, TILES_TOP + 33, replace(LABEL, color=theme.mute, room=room))
        pen.write(tile.value, start, TILES_TOP + 70, replace(value, room=room))
        pen.write(tile.note, start, TILES_TOP + 108, replace(NOTE, color=tones[tile.tone], room=room))
        left += wide


def _tile_widths(tiles: tuple[Tile, ...]) -> list[float]:
    """The px of each tile: all the same if that is enough for each, else by what its words need."""
    words = [
        max(text_width(tile.label, LABEL), text_width(tile.value, VALUE), text_width(tile.note, NOTE))
        for tile in tiles
    ]
    sides = TILE_LEFT + TILE_RIGHT
    whole = WIDTH - 2 * MARGIN
    each = whole / len(tiles)
    if max(words) + sides <= each:
        return [each] * len(tiles)
    room = whole - sides * len(tiles)
    shrunk = min(1, max(SHRUNK, room / sum(words)))
    words = [word * shrunk for word in words]
    spare = max(room - sum(words), 0) / len(tiles)
    widest = _widest(words, room)
    return [sides + min(word, widest) + spare for word in words]


def _widest(words: list[float], room: float) -> float:
    """The px above which words are cut, so that all fit: the short ones stay whole."""
    for index, word in enumerate(sorted(words)):
        share = room / (len(words) - index)
        if word > share:
            return share
        room -= word
    return max(words)
