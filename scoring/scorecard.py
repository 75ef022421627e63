"""Scorecards and points: what somebody's numbers are worth, with every line that leads there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from scoring.metric import Metric, MetricKind

WHOLE = 10_000  # scores and attainments are integers in 1/10,000
CAPS: Mapping[MetricKind, int] = {"process": 12_000, "experience": 12_000, "result": 20_000}
"""How far a line counts unless set otherwise: process and experience to 120 %, results to 200 %."""

Remark = Literal["", "capped", "below the floor", "no target", "no data"]
Amounts = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class CardLine:
    """A metric on a scorecard. `weight` in per cent; `cap`, `floor` are attainments in 1/10,000.

    `target` is for one period of the card, in the metric's smallest unit, where the holder has none of its own.
    Below the floor the line counts nothing.
    """

    metric: Metric
    weight: int
    cap: int
    floor: int = 0
    target: int | None = None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What counts for a position ("": for all without their own), and how much."""

    position: str
    lines: tuple[CardLine, ...]


@dataclass(frozen=True, slots=True)
class LineScore:
    """One line explained. Shares in 1/10,000, amounts in the metric's smallest unit.

    attainment    actual against target, rounded down; None where it cannot be said
    counted       the attainment after cap and floor
    weight        the line's part of the weights that could be measured
    contribution  what the line adds to the score, rounded down
    """

    metric: Metric
    actual: int | None
    target: int | None
    attainment: int | None
    counted: int
    weight: int
    contribution: int
    remark: Remark = ""


@dataclass(frozen=True, slots=True)
class Score:
    """The sum of the lines' contributions in 1/10,000: 10,000 is everything as wanted. None: nothing to measure."""

    value: int | None
    lines: tuple[LineScore, ...]


@dataclass(frozen=True, slots=True)
class PointRule:
    """`points` for every full `per` units of a metric, up to `most` points in a period (None: no limit)."""

    metric: Metric
    points: int
    per: int = 1
    most: int | None = None


@dataclass(frozen=True, slots=True)
class PointLine:
    """One metric's points explained."""

    metric: Metric
    actual: int
    points: int
    per: int
    earned: int
    capped: bool


def for_part(card: Scorecard, part: int, whole: int) -> Scorecard:
    """The card with its targets for another stretch than a month: `part` ÷ `whole` of them, rounded up.

    What is no sum or count (a mean, a share) is asked for at the same level in any stretch.

    Example: 60 visits a month are 180 in a quarter (3 ÷ 1), and 15 in a week with 5 of 21 workdays (14.3, up).
    """

    def fitted(line: CardLine) -> CardLine:
        if line.target is None or line.metric.roll not in ("sum", "count", "distinct"):
            return line
        return replace(line, target=-(-line.target * part // whole))

    return card if part == whole else replace(card, lines=tuple(map(fitted, card.lines)))


def attainment(metric: Metric, actual: int, target: int) -> int:
    """Actual against target in 1/10,000, rounded down, never below 0. The target is above 0, else ValueError.

    Where lower is better, every per cent above the target is one below full attainment: 2 - actual ÷ target.

    Example: 45 of 60 visits are 7,500. A cycle of 36 days against 45 wanted is 2 - 0.8 = 12,000; 90 days are 0.
    """
    if target <= 0:
        raise ValueError(f"a target is above 0, not {target}")
    reached = actual if metric.better == "higher" else 2 * target - actual
    return max(0, reached * WHOLE // target)


def score(card: Scorecard, actuals: Amounts, targets: Amounts) -> Score:
    """Somebody's score with its trace. `targets` are the holder's own, by metric; they win over the card's.

    A line without a target, or without data where its metric needs some, is left out, and the others count for more
    in proportion: nobody is marked down for what cannot be measured. Every line is rounded down.

    Example: bookings with weight 60, ¥90,000 of ¥100,000: 9,000; visits with weight 40, 66 of 50: 13,200, capped at
    12,000. The lines add 60 % of 9,000 = 5,400 and 40 % of 12,000 = 4,800: 10,200.
    """
    measured = [_measured(line, actuals.get(line.metric.key), targets.get(line.metric.key)) for line in card.lines]
    whole = sum(line.weight for line, (*_, reached) in zip(card.lines, measured, strict=True) if reached is not None)
    lines = tuple(_explained(line, *found, whole=whole) for line, found in zip(card.lines, measured, strict=True))
    return Score(sum(line.contribution for line in lines) if whole else None, lines)


def _measured(line: CardLine, actual: int | None, own: int | None) -> tuple[int | None, int | None, int | None]:
    """Actual, target and attainment of a line."""
    target = own or line.target or None
    reached = None if actual is None or target is None else attainment(line.metric, actual, target)
    return actual, target, reached


def _explained(
    line: CardLine, actual: int | None, target: int | None, reached: int | None, *, whole: int
) -> LineScore:
    if reached is None:
        remark: Remark = "no target" if target is None else "no data"
        return LineScore(line.metric, actual, target, None, 0, 0, 0, remark)
    counted = _counted(line, reached)
    remark = "below the floor" if reached < line.floor else "capped" if reached > line.cap else ""
    return LineScore(
        line.metric,
        actual,
        target,
        reached,
        counted,
        line.weight * WHOLE // whole,
        line.weight * counted // whole,
        remark,
    )


def _counted(line: CardLine, reached: int) -> int:
    return 0 if reached < line.floor else min(reached, line.cap)


def scores(
    card: Scorecard, actuals: Mapping[str, Sequence[int | None]], targets: Mapping[str, Sequence[int | None]]
) -> list[int | None]:
    """The scores of many without the trace: by metric one amount for each, in one order; equal to `score` of each.

    A metric that is not there is none for everybody.
    """
    size = max(map(len, actuals.values()), default=0)
    nobody: Sequence[int | None] = [None] * size
    columns = [
        _column(line, actuals.get(line.metric.key, nobody), targets.get(line.metric.key, nobody))
        for line in card.lines
    ]
    weights = [line.weight for line in card.lines]
    whole = sum(weights)
    if not whole:
        return list(nobody)
    return [
        sum([weight * reached // whole for weight, reached in zip(weights, row, strict=True)])
        if None not in row
        else _partial(weights, row)
        for row in zip(*columns, strict=True)
    ]


def _column(line: CardLine, actuals: Sequence[int | None], targets: Sequence[int | None]) -> list[int | None]:
    """What counts of one line for everybody; one expression for each, because a board waits for thousands."""
    cap, floor, common = line.cap, line.floor, line.target or None
    if line.metric.better == "higher" and not floor:
        return [
            None
            if actual is None or (target := own or common) is None
            else 0
            if actual <= 0
            else cap
            if (reached := actual * WHOLE // target) > cap
            else reached
            for actual, own in zip(actuals, targets, strict=True)
        ]
    return [
        None
        if actual is None or (target := own or common) is None
        else _counted(line, attainment(line.metric, actual, target))
        for actual, own in zip(actuals, targets, strict=True)
    ]


def _partial(weights: Sequence[int], row: Sequence[int | None]) -> int | None:
    """The score of somebody with lines that cannot be measured."""
    measured = [(weight, reached) for weight, reached in zip(weights, row, strict=True) if reached is not None]
    whole = sum(weight for weight, _ in measured)
    return sum(weight * reached // whole for weight, reached in measured) if whole else None


def points(rules: Sequence[PointRule], actuals: Amounts) -> tuple[int, tuple[PointLine, ...]]:
    """Somebody's points with their lines; what was taken back below nought costs no points.

    Example: 2 points for each visit and 10 for every full ¥10,000 collected, at most 30: 7 visits are 14, ¥45,000 are
    4 times 10, capped at 30: 44 points.
    """
    lines = tuple(_earned(rule, actuals.get(rule.metric.key) or 0) for rule in rules)
    return sum(line.earned for line in lines), lines


def _earned(rule: PointRule, actual: int) -> PointLine:
    full = max(0, actual) // rule.per * rule.points
    earned = full if rule.most is None else min(full, rule.most)
    return PointLine(rule.metric, actual, rule.points, rule.per, earned, earned < full)
