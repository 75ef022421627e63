"""Labels: somebody's words made fit to draw – cleaned, cut into clusters, and split by font or sprite."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from charts.emoji import FLAG_LETTERS, JOINER, SKIN_TONES, prefers_sprite, sprite_name
from charts.typeface import Face, covers, width_per_px

MARKS_PER_BASE = 4
READ_AT_MOST = 8  # code points read for each one that may be kept: the rest may be invisible
SPRITE_WIDTH = 1.22  # of the font size, with its side bearings
MISSING_WIDTH = 0.86
WIDE = "\u2e80"  # from here on characters stand in full squares
CLOSING = ("Pe", "Pf", "Po")  # not at the beginning of a line

# Full-width in a CJK font though meant narrow; letters that are drawn as nothing.
NARROW = {ord("·"): "･", ord("’"): "'", ord("‘"): "'", ord("\u2011"): "-"}
NARROW_QUOTE = re.compile(f"(?<![{WIDE}-\U0010ffff])[“”](?![{WIDE}-\U0010ffff])")
"""Quotation marks are as wide as what they stand beside."""
INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


@dataclass(frozen=True, slots=True)
class Limit:
    """How much of a text is drawn at most."""

    graphemes: int
    points: int


NAME = Limit(24, 64)
SENTENCE = Limit(96, 256)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch drawn in one way: `text` in a face, a sprite by its name, the mark for a missing glyph, or nothing.

    `lost` are characters without a glyph, of which nothing is drawn (a combining mark) or only the mark.
    """

    kind: Literal["text", "sprite", "missing", "nothing"]
    text: str
    face: Face = "Regular"
    lost: str = ""

    @property
    def width(self) -> float:
        """Px for each px of font size."""
        match self.kind:
            case "text":
                return width_per_px(self.face, self.text)
            case "sprite":
                return SPRITE_WIDTH
            case "missing":
                return MISSING_WIDTH
            case "nothing":
                return 0


def _seen(char: str) -> str:
    """What is left of one character: nothing of control, format and tag characters, a space for any space."""
    category = unicodedata.category(char)
    if char.isspace():
        return " "
    if category == "Cs":
        return "\ufffd"
    if category in ("Cc", "Cf") and char != JOINER:
        return ""
    is_selector = "\ufe00" <= char <= "\ufe0d" or "\U000e0100" <= char <= "\U000e01ef"
    return "" if is_selector or char in INVISIBLE else char


def _is_pictograph(char: str) -> bool:
    if char >= "\U0001f000":
        return char < "\U00020000"  # above are rare Chinese characters
    return char >= "\u2190" and unicodedata.category(char) == "So"


def _joins(cluster: str, char: str) -> bool:
    """Whether a character goes into the grapheme cluster before it."""
    if char == JOINER:
        return _is_pictograph(cluster[0]) and not cluster.endswith(JOINER)
    if cluster.endswith(JOINER):
        return _is_pictograph(char)
    if char in FLAG_LETTERS:
        return len(cluster) == 1 and cluster in FLAG_LETTERS
    return unicodedata.category(char).startswith("M") or (char in SKIN_TONES and _is_pictograph(cluster[0]))


@lru_cache(1024)
def clusters(text: str, limit: Limit = NAME) -> tuple[str, ...]:
    """The grapheme clusters to draw, at most `limit` of them, the last one an ellipsis if any were cut.

    Linear in the limit, not in the text. At most four combining marks stay on a base.
    """
    head = NARROW_QUOTE.sub('"', text[: limit.points * READ_AT_MOST].translate(NARROW))
    head = unicodedata.normalize("NFC", "".join(map(_seen, head)))
    found: list[str] = []
    for char in head:
        if found and _joins(found[-1], char):
            marks = sum(unicodedata.combining(mark) > 0 for mark in found[-1])
            if marks < MARKS_PER_BASE or not unicodedata.combining(char):
                found[-1] += char
        elif char == " " and (not found or found[-2:] == [" ", " "]):
            continue
        elif char != JOINER and not unicodedata.category(char).startswith("M"):
            found.append(char)
    while found and found[-1] == " ":
        found.pop()
    kept = _within([cluster.rstrip(JOINER) for cluster in found], limit)
    if len(kept) == len(found) and len(text) <= limit.points * READ_AT_MOST:
        return tuple(kept)
    return _shortened(tuple(kept[: limit.graphemes - 1]))


def _shortened(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The clusters with an ellipsis: the wide one of Chinese at mid-height, or three full stops."""
    return (*parts, "…" if not parts or parts[-1] >= WIDE else "...")


def _within(found: list[str], limit: Limit) -> list[str]:
    """The first clusters that keep both limits."""
    points = 0
    for index, cluster in enumerate(found[: limit.graphemes]):
        points += len(cluster)
        if points > limit.points:
            return found[:index]
    return found[: limit.graphemes]


def _piece(cluster: str, bold: bool) -> Piece:
    """How one cluster is drawn: as a sprite, in Bold, in Regular, as a flag's letters, or as the mark."""
    name = sprite_name(cluster)
    if name and prefers_sprite(cluster):
        return Piece("sprite", name)
    faces: tuple[Face, ...] = ("Bold", "Regular") if bold else ("Regular",)
    letters = "".join(char for char in cluster if not "\ufe00" <= char <= "\ufe0f")
    for face in faces:
        if all(covers(face, char) for char in letters):
            return Piece("text", letters, face)
    for face in faces:  # without the marks the font lacks
        if covers(face, letters[0]):
            drawn = "".join(char for char in letters if covers(face, char))
            return Piece("text", drawn, face, lost="".join(char for char in letters if not covers(face, char)))
    if name:
        return Piece("sprite", name)
    if cluster[0] in FLAG_LETTERS:
        country = "".join(chr(ord(char) - 0x1F1E6 + ord("A")) for char in cluster if char in FLAG_LETTERS)
        return Piece("text", country, faces[0])
    return Piece("missing", "", lost=cluster)


def drawable(cluster: str) -> bool:
    """Whether something of it can be seen, and more than the mark."""
    return cluster != " " and _piece(cluster, bold=False).kind != "missing"


@lru_cache(1024)
def pieces(parts: tuple[str, ...], bold: bool) -> tuple[Piece, ...]:
    """The pieces of a label in order, neighbours in one face joined.

    An emoji nobody has drawn is left out where something else can be read: a mark in its place would look broken.
    """
    joined: list[Piece] = []
    readable = any(map(drawable, parts))
    for cluster in parts:
        new = _piece(cluster, bold)
        if new.kind == "missing" and readable and _is_pictograph(cluster[0]):
            new = Piece("nothing", "", lost=cluster)
        last = joined[-1] if joined else None
        if last and last.kind == new.kind == "text" and last.face == new.face:
            joined[-1] = Piece("text", last.text + new.text, new.face, last.lost + new.lost)
        else:
            joined.append(new)
    return tuple(joined)


def width(parts: tuple[str, ...], bold: bool) -> float:
    """The width of a label in px for each px of font size."""
    return sum(part.width for part in pieces(parts, bold))


def halves(parts: tuple[str, ...], bold: bool) -> tuple[str, str]:
    """The clusters as two lines as equal as can be, broken at a space or between two wide characters.

    The second line is empty if there is no such place.
    """
    breaks = [at for at in range(1, len(parts)) if _may_break(parts[at - 1], parts[at])]
    if not breaks:
        return "".join(parts), ""
    best = min(breaks, key=lambda at: max(width(parts[:at], bold), width(parts[at:], bold)))
    return "".join(parts[:best]).rstrip(), "".join(parts[best:])


def _may_break(before: str, after: str) -> bool:
    if before == " ":
        return after != " "
    opens, closes = unicodedata.category(before[0]) in ("Ps", "Pi"), unicodedata.category(after[0]) in CLOSING
    return min(before, after) >= WIDE and not opens and not closes


def fitted(
    parts: tuple[str, ...], bold: bool, size: float, room: float, smallest: float
) -> tuple[tuple[str, ...], float]:
    """The clusters and the font size that fit into `room` px: smaller, down to `smallest`, then cut short."""
    wide = width(parts, bold) * size
    if wide <= room:
        return parts, size
    if smallest <= size * room / wide:
        return parts, size * room / wide
    size = min(smallest, size)
    low, high = 0, len(parts)
    while low < high:
        middle = (low + high + 1) // 2
        if width(_shortened(parts[:middle]), bold) * size <= room:
            low = middle
        else:
            high = middle - 1
    return _shortened(parts[:low]), size
