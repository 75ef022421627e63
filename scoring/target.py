"""Targets: three levels, and splitting a whole exactly over its parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import add, itemgetter
from typing import Literal

Level = Literal["base", "stretch", "challenge"]
HolderKind = Literal["company", "team", "member"]
Holder = tuple[HolderKind, int]
"""Who has a target: ("company", 0), ("team", id), ("member", id)."""
COMPANY: Holder = ("company", 0)


def team_or_company(team: int | None) -> Holder:
    """The team as a holder of targets; the company for None."""
    return ("team", team) if team is not None else COMPANY


@dataclass(frozen=True, slots=True)
class Ladder:
    """A target on its levels 基准, 冲刺, 挑战, in the metric's smallest unit; only the base is a must.

    Attainment, tiers and PK percentages use the base. Each level asks for at least as much as the one before
    it, or, where `better` is lower, for at most as much; otherwise, and below 0, ValueError.

    Example: Ladder(500_000, 600_000, 800_000).
    """

    base: int
    stretch: int | None = None
    challenge: int | None = None
    better: Literal["higher", "lower"] = "higher"

    def __post_init__(self) -> None:
        amounts = [amount for _, amount in self.levels]
        if min(amounts) < 0:
            raise ValueError(f"a target is not negative: {min(amounts)}")
        sign = 1 if self.better == "higher" else -1
        for one, following in pairwise(amounts):
            if sign * following < sign * one:
                raise ValueError(f"a level asks for more than the one before it: {following} follows {one}")

    @property
    def levels(self) -> tuple[tuple[Level, int], ...]:
        """The levels that are set, with their amounts, base first."""
        named: tuple[tuple[Level, int | None], ...] = (
            ("base", self.base),
            ("stretch", self.stretch),
            ("challenge", self.challenge),
        )
        return tuple((level, amount) for level, amount in named if amount is not None)

    def reached(self, actual: int) -> Level | None:
        """The highest level reached, None below the base.

        Example: 600,000 of Ladder(500_000, 600_000, 800_000) reaches the stretch.
        """
        met: Level | None = None
        for level, amount in self.levels:
            if self._met(actual, amount):
                met = level
        return met

    def coming(self, actual: int) -> tuple[Level, int] | None:
        """The next level and what is missing to it, None when all are reached.

        Example: 560,000 of Ladder(500_000, 600_000, 800_000) lacks 40,000 to the stretch.
        """
        for level, amount in self.levels:
            if not self._met(actual, amount):
                return level, abs(amount - actual)
        return None

    def _met(self, actual: int, amount: int) -> bool:
        return actual >= amount if self.better == "higher" else actual <= amount


def split(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """The total in as many parts as there are weights, in their proportion, adding up exactly to the smallest
    unit.

    Largest remainder (Hamilton's method): every part gets its share rounded down, and the units left over go
    to the largest remainders, on a tie to the earlier part. A negative total splits as the positive one, with
    the sign. No weights, or a weight not above 0, raises ValueError.

    Example: 100 by 1 : 1 : 1 is 34, 33, 33. 1,000 by 3 : 2 : 2 is 428.57, 285.71, 285.71; 998 are given, the
    two left over go to the remainders .71: 428, 286, 286.
    """
    if not weights or min(weights) <= 0:
        raise ValueError(f"weights are positive numbers, for example 3, 2, 2; not {list(weights[:5])}")
    if total < 0:
        return tuple(-part for part in split(-total, weights))
    whole = sum(weights)
    floors, remainders = zip(*(divmod(total * weight, whole) for weight in weights), strict=True)
    order = sorted(range(len(weights)), key=lambda index: -remainders[index])  # stable: a tie keeps the order
    favoured = set(order[: total - sum(floors)])
    return tuple(floor + (index in favoured) for index, floor in enumerate(floors))


def split_ladder(ladder: Ladder, weights: Sequence[int]) -> tuple[Ladder, ...]:
    """The ladder in parts by weights; every level adds up exactly, and every part is a ladder.

    The smallest level is split, then what the next one adds to it: split each for itself, the levels could
    give a part a stretch one unit below its base (the Alabama paradox of the largest remainder).

    Example: Ladder(10, 11) by 6 : 6 : 2 splits the base in 4, 4, 2 and the step of 1 in 1, 0, 0: so (4, 5),
    (4, 4), (2, 2), where 11 split alone would give the last part 1.
    """
    amounts: dict[Level, tuple[int, ...]] = {}
    below, split_so_far = (0,) * len(weights), 0
    for level, amount in sorted(ladder.levels, key=itemgetter(1)):
        step = split(amount - split_so_far, weights)
        below, split_so_far = tuple(map(add, below, step)), amount
        amounts[level] = below
    nothing = (None,) * len(weights)
    stretches, challenges = amounts.get("stretch", nothing), amounts.get("challenge", nothing)
    return tuple(
        Ladder(base, stretch, challenge, ladder.better)
        for base, stretch, challenge in zip(amounts["base"], stretches, challenges, strict=True)
    )


def in_step(fresh: Ladder, old: Ladder, unit: int = 1) -> Ladder:
    """The new base with the old levels above it, each as far above as before, for a change that says only the base.

    Rounded half up to `unit` smallest units where the base is whole in them, else to one. Example:
    Ladder(600_000) after Ladder(500_000, 600_000) is Ladder(600_000, 720_000).
    """
    if old.base <= 0:
        return fresh
    grain = unit if fresh.base % unit == 0 else 1
    below = 2 * old.base * grain
    stretch, challenge = (
        None if one is None else (2 * fresh.base * one + old.base * grain) // below * grain
        for one in (old.stretch, old.challenge)
    )
    return Ladder(fresh.base, stretch, challenge, fresh.better)
