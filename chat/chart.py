"""Chart values: what a picture shows, in words and numbers; drawn after the commit by the worker program."""

from dataclasses import dataclass
from typing import Literal

from language.text import Arg, Text

Tone = Literal["plain", "ahead", "behind"]
Stage = Literal["declared", "running", "half", "final"]


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


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contest: `filled` is its share of the longest bar in 1/10,000; `place` once it counts."""

    name: Arg
    value: Arg
    note: Arg = ""
    filled: int = 0
    place: int | None = None
    avatar: str = ""


@dataclass(frozen=True, slots=True)
class Contest:
    """A PK: two bars that grow to the centre, or one bar for each of several sides.

    `verdict` is the large line (who leads, by how much; at the end who won), `lines` slogan, stake, what turns it.
    """

    title: Text
    scope: Arg
    aside: tuple[Arg, ...]
    stage: Stage
    sides: tuple[Side, ...]
    verdict: Arg
    lines: tuple[Arg, ...]
    footer: Arg
    kind: Literal["contest"] = "contest"


@dataclass(frozen=True, slots=True)
class Bullet:
    """Progress to one target: `filled` and `mark` are shares of the bar in 1/10,000 (mark: the target)."""

    label: Arg
    value: Arg
    note: Arg = ""
    tone: Tone = "plain"
    filled: int = 0
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class Climb:
    """Day by day what has been reached, and where the goal lies; `days` is how many the period has."""

    points: tuple[int, ...]
    goal: int
    days: int
    words: tuple[Arg, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """Bullets with the time gone as a band (`elapsed` in 1/10,000), and the climb to the goal below."""

    title: Text
    scope: Arg
    aside: tuple[Arg, ...]
    tiles: tuple[Tile, ...]
    bullets: tuple[Bullet, ...]
    elapsed: int
    legend: tuple[Arg, ...]
    footer: Arg
    climb: Climb | None = None
    kind: Literal["progress"] = "progress"


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of the funnel: `rate` is the conversion from the step before, `weak` the one to work on."""

    label: Arg
    value: Arg
    filled: int
    rate: Arg = ""
    change: Arg = ""
    tone: Tone = "plain"
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Funnel:
    """Where deals stall: centred bars with the conversion between them; `note` names the weak step in words."""

    title: Text
    scope: Arg
    aside: tuple[Arg, ...]
    tiles: tuple[Tile, ...]
    steps: tuple[Step, ...]
    note: Arg
    footer: Arg
    kind: Literal["funnel"] = "funnel"


@dataclass(frozen=True, slots=True)
class HeatDay:
    """A day: `level` from 0 (nothing) to 4, None for one to come; `mark` is 休 or 班, `off` a rest day."""

    day: int
    level: int | None
    value: Arg = ""
    mark: Arg = ""
    off: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """A month as a calendar: am I steady? `first` is the column of day 1, from 0; `weekdays` are seven headings."""

    title: Text
    scope: Arg
    aside: tuple[Arg, ...]
    tiles: tuple[Tile, ...]
    weekdays: tuple[Arg, ...]
    first: int
    days: tuple[HeatDay, ...]
    legend: tuple[Arg, ...]
    footer: Arg
    kind: Literal["month"] = "month"


@dataclass(frozen=True, slots=True)
class Win:
    """A signed deal on a poster; `customer` is empty where the room shows none."""

    name: Arg
    amount: Arg
    customer: Arg = ""
    avatar: str = ""


@dataclass(frozen=True, slots=True)
class Poster:
    """A 喜报: one win large, or several in lines; then what it does to the team's target."""

    title: Text
    scope: Arg
    wins: tuple[Win, ...]
    lines: tuple[Arg, ...]
    footer: Arg
    team: Bullet | None = None
    kind: Literal["poster"] = "poster"


Chart = Leaderboard | Contest | Progress | Funnel | Month | Poster
