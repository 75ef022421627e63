"""The chart value as it comes in: JSON, already in words, checked field by field."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

Value = TypeVar("Value")
Tone = Literal["plain", "ahead", "behind"]

TONES: dict[str, Tone] = {"plain": "plain", "ahead": "ahead", "behind": "behind"}

FULL = 10_000  # shares of a bar are in 1/10,000
MOST_TILES = 5
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

    def heading(self, key: str) -> str:
        """A text that begins with a capital, as what stands above a figure does: “Team total”."""
        words = self.text(key)
        return words[:1].upper() + words[1:]

    def whole(self, key: str) -> int | None:
        """A whole number, held within ±10¹⁵; None if it is missing. BadChartError if it is something else."""
        found = self.values.get(key)
        return None if found is None else read_whole(found, self.path + key)

    def share(self, key: str) -> float | None:
        """A share given in 1/10,000 as a number from 0 to 1, held within them; None if it is missing."""
        found = self.whole(key)
        return None if found is None else min(max(found, 0), FULL) / FULL

    def tone(self) -> Tone:
        """The field `tone`, plain if it is missing."""
        if (tone := TONES.get(self.text("tone") or "plain")) is None:
            raise BadChartError(f"{self.path}tone must be plain, ahead or behind")
        return tone

    def flag(self, key: str) -> bool:
        """Yes or no; no if it is missing. BadChartError if it is something else."""
        found = self.values.get(key, False)
        if not isinstance(found, bool):
            raise BadChartError(f"{self.path}{key} must be true or false")
        return found

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


def read_whole(value: object, path: str) -> int:
    """An entry of a list of whole numbers, held within ±10¹⁵."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadChartError(f"{path} must be a whole number")
    return min(max(value, -LARGEST), LARGEST)


def read_words(value: object, path: str) -> str:
    """An entry of a list of texts."""
    if not isinstance(value, str):
        raise BadChartError(f"{path} must be text")
    return value


def read_tile(value: object, path: str) -> Tile:
    """An entry of the tiles."""
    given = fields(value, path)
    return Tile(given.heading("label"), given.text("value"), given.text("note"), given.tone())
