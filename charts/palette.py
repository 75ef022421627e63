"""A tall picture in 256 colours: a third of the bytes, the flat colours of the theme kept to the bit."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

HEAD = 240  # px from the top with the gradient, which gets colours of its own
SIGN = (44, 44, 124, 124)  # the sprite in the head, too small to be heard beside the gradient
SIGN_COLORS = 24
GRADIENT_ENDS = ((0, 0), (-1, 0), (0, 160), (-1, 160), (0, 232), (-1, 232))  # px whose colours span the gradient
NEAR = 12  # of 255 that a dot in a gradient may differ from what it stands for, in each channel
HEAD_COLORS = 104
BODY_COLORS = 152
SAMPLED = 3  # every third px in both directions chooses the body's colours

RGB = tuple[int, int, int]
Colors = NDArray[np.uint8]


def paletted(image: Image.Image, flat: tuple[RGB, ...]) -> Image.Image:
    """The RGB image with a palette in which the colours `flat` stay themselves and apart from each other."""
    wide, high = image.size
    head, body = image.crop((0, 0, wide, HEAD)), image.crop((0, HEAD, wide, high))
    sample = body.resize((wide // SAMPLED, max(body.height // SAMPLED, 1)), Image.Resampling.NEAREST)
    kept = np.array(flat, np.uint8)
    sign = _colors(head.crop(SIGN), SIGN_COLORS)
    ends = np.array([head.getpixel((x % wide, y)) for x, y in GRADIENT_ENDS], np.uint8)
    rest = _colors(head, HEAD_COLORS - SIGN_COLORS - len(ends) - len(kept))
    head_colors = np.concatenate([kept, sign, ends, rest])
    body_colors = np.concatenate([kept, _colors(sample, BODY_COLORS - len(flat))])
    indexes = np.concatenate([_smooth(head, head_colors), _nearest(body, body_colors) + np.uint8(HEAD_COLORS)])
    for chosen in (head_colors, body_colors):
        # The nearest colour is found by the upper bits only: give each flat colour back its exact value.
        chosen[_nearest(Image.fromarray(kept[None]), chosen)[0]] = kept
    result = Image.fromarray(indexes)
    result.putpalette(head_colors.tobytes() + body_colors.tobytes())
    return result


def _colors(image: Image.Image, count: int) -> Colors:
    """The `count` best colours by median cut (octree and maximum coverage merged canvas and card)."""
    small = image.quantize(count, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    found = np.array(small.getpalette(), np.uint8).reshape(-1, 3)[:count]
    return np.pad(found, ((0, count - len(found)), (0, 0)), mode="edge")


def _nearest(image: Image.Image, chosen: Colors, dither: Image.Dither = Image.Dither.NONE) -> NDArray[np.uint8]:
    """For each pixel the index of the nearest chosen colour."""
    palette = Image.new("P", (1, 1))
    palette.putpalette(chosen.tobytes())
    return np.asarray(image.quantize(palette=palette, dither=dither))


def _smooth(image: Image.Image, chosen: Colors) -> NDArray[np.uint8]:
    """The same, but a gradient without bands: mixed by dots, unless a colour is there or a dot would be seen."""
    nearest = _nearest(image, chosen)
    mixed = _nearest(image, chosen, Image.Dither.FLOYDSTEINBERG)
    pixels = np.asarray(image, np.int16)
    there = (chosen[nearest] == pixels).all(axis=2)
    seen = (np.abs(chosen[mixed] - pixels) > NEAR).any(axis=2)
    return np.where(there | seen, nearest, mixed)
