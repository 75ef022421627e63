"""The chart value as it comes in: JSON, already in words, checked field by field."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

Value = TypeVar("Value")
Tone = Literal["plain", "ahead", "behind"]

TONES: dict[str, Tone] = {"plain": "plain", "ahead": "ahead", "behind": "behind"}

FULL = 10_000  # shares of a bar are in 1/10,000
MOST_ROWS = 50
MOST_TILES = 5
MOST_POINTS = 60  # of a spark line
MOST_WORDS = 6  # of the lines beside the title, and of the legend
LARGEST = 10**15


class BadChartError(ValueError):
    """A chart value that cannot be drawn; its message names the field, never what stood in it."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One big number with its label above and a note below in the colour of its tone."""

    label: str
    value: str
    note: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Row:
    """One person. `filled` and `mark` are shares of the bar from 0 to 1."""

    place: int
    name: str
    value: str
    team: str
    note: str
    change: int | None
    filled: float
    mark: float | None
    spark: tuple[float, ...]
    avatar: str
    badge: str


@dataclass(frozen=True, slots=True)
class Board:
    """A whole leaderboard: `aside` stands right of the title, `more` tells below the rows who is not shown."""

    title: str
    scope: str
    aside: tuple[str, ...]
    tiles: tuple[Tile, ...]
    rows: tuple[Row, ...]
    legend: tuple[str, ...]
    footer: str
    more: str


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one JSON object; `path` names it in errors."""

    values: dict[str, object]
    path: str = ""

    def text(self, key: str) -> str:
        """A text, empty if it is missing. BadChartError if it is something else."""
        found = self.values.get(key, "")
        if not isinstance(found, str):
            raise BadChartError(f"{self.path}{key} must be text")
        return found

    def whole(self, key: str) -> int | None:
        """A whole number, held within ±10¹⁵; None if it is missing. BadChartError if it is something else."""
        found = self.values.get(key)
        return None if found is None else _whole(found, self.path + key)

    def share(self, key: str) -> float | None:
        """A share given in 1/10,000 as a number from 0 to 1, held within them; None if it is missing."""
        found = self.whole(key)
        return None if found is None else min(max(found, 0), FULL) / FULL

    def each(self, key: str, most: int, read: Callable[[object, str], Value]) -> tuple[Value, ...]:
        """The entries of a list, each through `read`, which gets the entry and its path.

        Empty if it is missing. BadChartError if it is no list, has more than `most` entries, or `read` says so.
        """
        found = self.values.get(key, [])
        if not isinstance(found, list):
            raise BadChartError(f"{self.path}{key} must be a list")
        if len(found) > most:
            raise BadChartError(f"{self.path}{key} has {len(found)} entries; at most {most} can be drawn")
        return tuple(read(value, f"{self.path}{key}[{index}]") for index, value in enumerate(found))


def fields(value: object, path: str = "") -> Fields:
    """The fields of a JSON object. BadChartError if it is none."""
    if not isinstance(value, dict):
        raise BadChartError(f"{path or 'chart'} must be an object")
    return Fields(value, f"{path}." if path else "")


def _whole(value: object, path: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadChartError(f"{path} must be a whole number")
    return min(max(value, -LARGEST), LARGEST)


def _words(value: object, path: str) -> str:
    if not isinstance(value, str):
        raise BadChartError(f"{path} must be text")
    return value


def _tile(value: object, path: str) -> Tile:
    given = fields(value, path)
    if (tone := TONES.get(given.text("tone") or "plain")) is None:
        raise BadChartError(f"{path}.tone must be plain, ahead or behind")
    return Tile(given.text("label"), given.text("value"), given.text("note"), tone)


def _row(value: object, path: str) -> Row:
    given = fields(value, path)
    place = given.whole("place")
    if place is None or place < 1:
        raise BadChartError(f"{path}.place must be 1 or more")
    return Row(
        place=place,
        name=given.text("name"),
        value=given.text("value"),
        team=given.text("team"),
        note=given.text("note"),
        change=given.whole("change"),
        filled=given.share("filled") or 0,
        mark=given.share("mark"),
        spark=given.each("spark", MOST_POINTS, _whole),
        avatar=given.text("avatar"),
        badge=given.text("badge"),
    )


def board(value: object) -> Board:
    """A leaderboard from JSON; a missing field is empty. BadChartError if a field has the wrong shape."""
    given = fields(value)
    return Board(
        title=given.text("title"),
        scope=given.text("scope"),
        aside=given.each("aside", MOST_WORDS, _words),
        tiles=given.each("tiles", MOST_TILES, _tile),
        rows=given.each("rows", MOST_ROWS, _row),
        legend=given.each("legend", MOST_WORDS, _words),
        footer=given.text("footer"),
        more=given.text("more"),
    )
