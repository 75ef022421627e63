"""Chart values: what a picture shows, in words and numbers; drawn after the commit by the worker program."""

from dataclasses import dataclass
from typing import Literal

from language.text import Arg, Text

Tone = Literal["plain", "ahead", "behind"]


@dataclass(frozen=True, slots=True)
class Tile:
    """One big number with its label and a remark."""

    label: Arg
    value: Arg
    note: Arg = ""
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One line of a leaderboard. `filled` and `mark` are shares of the bar in 1/10,000 (mark: the target)."""

    place: int
    name: Arg
    value: Arg
    team: Arg = ""
    note: Arg = ""
    change: int | None = None
    filled: int = 0
    mark: int | None = None
    spark: tuple[int, ...] = ()
    avatar: str = ""
    badge: Arg = ""
    kind: Literal["row"] = "row"


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """A podium of the first three, then rows with target mark and 14-day line."""

    title: Text
    scope: Arg
    aside: tuple[Arg, ...]
    tiles: tuple[Tile, ...]
    rows: tuple[BoardRow, ...]
    legend: tuple[Arg, ...]
    footer: Arg
    more: Arg = ""
    kind: Literal["leaderboard"] = "leaderboard"


Chart = Leaderboard
