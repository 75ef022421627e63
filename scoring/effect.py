"""Yesterday's effectiveness: which actions led to results unlike usual, which totals lie outside their range."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

DAYS = 20  # workdays that make what is usual
_WHOLE = 10_000  # shares are integers in 1/10,000
_POOL = 5  # workdays pooled where single days are too thin
_SOURCE_DAY, _SOURCE_ALL = (
    5,
    20,
)  # a step counts from so many source actions yesterday, and in the days before
_DAILY, _POOLED = 10, 8  # ratios needed for a range: of single days, or of pools
_BUSY = 10  # days with something done, for a total to have a usual range

STEPS: tuple[tuple[str, str], ...] = (
    ("calls", "visits"),
    ("leads", "visits"),
    ("visits", "demos"),
    ("visits", "quotes"),
    ("demos", "quotes"),
    ("quotes", "signed"),
)
"""Consecutive steps of the funnel: (source metric, result metric)."""


@dataclass(frozen=True, slots=True)
class Usual:
    """The middle half of what was: lower quartile, median, upper quartile, each rounded down."""

    low: int
    middle: int
    high: int


@dataclass(frozen=True, slots=True)
class Move:
    """A funnel step as it went yesterday: `made` of the source led to `got` of the result.

    `share` is got ÷ made, and `usual` the range of such shares, in 1/10,000. `unusual`: far outside that
    range.
    """

    source: str
    result: str
    made: int
    got: int
    share: int
    usual: Usual
    unusual: bool

    @property
    def told(self) -> bool:
        """Whether a whole result or more lies outside the usual range: of less nothing can be said.

        Example: 32 calls led to 2 visits where 8 % to 12 % do: 2.56 would be usual, so nothing has moved.
        """
        return _outside(self.got * _WHOLE, self.usual.low * self.made, self.usual.high * self.made) >= _WHOLE


@dataclass(frozen=True, slots=True)
class Total:
    """A metric's sum of yesterday that lies far outside its usual range, in the metric's smallest unit."""

    metric: str
    value: int
    usual: Usual


@dataclass(frozen=True, slots=True)
class Effect:
    """The step that moved most, None where no step has enough counts, and the unusual totals, furthest
    first."""

    move: Move | None
    totals: tuple[Total, ...]


def effect(
    yesterday: Mapping[str, int],
    history: Mapping[str, Sequence[int]],
    steps: Sequence[tuple[str, str]] = STEPS,
) -> Effect:
    """How yesterday's sums by metric compare with the workdays before it, up to 20, oldest first.

    The series of `history` are equally long (else ValueError); a metric without one was not done.

    A step counts with at least 5 source actions yesterday and 20 on the days before. Its usual shares are
    those of single days with at least 5 source actions, or, with fewer than 10 such days, of every five
    workdays in a row together with at least 5 (8 such pools are needed). Moved most has the step whose result
    lies furthest from the median share, counted in widths of the usual range, which is taken for at least one
    whole result.

    A total has a usual range when something was done on at least 10 of the days.

    `unusual` is more than one and a half widths outside the usual range (Tukey's inner fence, Exploratory
    Data Analysis, 1977): half of all ordinary days lie outside the range itself.

    Example: 10 visits led to 8 quotes; on the 20 days before, 10 visits a day led to 2, 3, 3, 4 in turn. The
    usual shares are 2,750 to 3,250 with the median 3,000; one width is a whole result. 8 lies five widths
    from the median of 3 and 4.75 above the upper quartile of 3.25: the step moved, and is unusual.
    """
    length = max(map(len, history.values()), default=0)
    series = {metric: tuple(values)[-DAYS:] for metric, values in history.items()}
    if any(len(values) != length for values in history.values()):
        raise ValueError("every metric's history has the same days")
    idle = (0,) * min(length, DAYS)
    moves = []
    for source, result in steps:
        shares = _shares(series.get(source, idle), series.get(result, idle))
        made, got = yesterday.get(source, 0), yesterday.get(result, 0)
        usual = _usual(shares) if shares and made >= _SOURCE_DAY else None
        if usual and usual.middle <= _WHOLE:  # where more come out than go in, the one does not lead to the other
            moves.append(_move(source, result, made, got, usual))
    # The first of equals: the order of the steps decides.
    most = max(moves, key=lambda pair: pair[0], default=(0, None))
    return Effect(most[1], _totals(yesterday, series))


def news(today: Effect, before: Effect) -> Effect:
    """What is new of it: without the step and the totals that were as far out, on the same side, the day before.

    Example: 9 leads after 10 leads, where 5 to 6 are usual, were told already.
    """
    told = {(total.metric, total.value > total.usual.high) for total in before.totals}
    totals = tuple(total for total in today.totals if (total.metric, total.value > total.usual.high) not in told)
    move, past = today.move, before.move
    same = move and past and past.unusual and (move.source, move.result) == (past.source, past.result)
    if move and past and same and (move.share > move.usual.high) == (past.share > past.usual.high):
        move = None
    return Effect(move, totals)


def _shares(sources: Sequence[int], results: Sequence[int]) -> list[int]:
    """The shares of single days or of pools that make the usual range; none where the counts do not
    suffice."""
    if sum(sources) < _SOURCE_ALL:
        return []
    daily = _ratios(sources, results)
    if len(daily) >= _DAILY:
        return daily
    starts = range(len(sources) - _POOL + 1)
    pooled = _ratios(
        [sum(sources[start : start + _POOL]) for start in starts],
        [sum(results[start : start + _POOL]) for start in starts],
    )
    return pooled if len(pooled) >= _POOLED else []


def _ratios(sources: Sequence[int], results: Sequence[int]) -> list[int]:
    pairs = zip(sources, results, strict=True)
    return [result * _WHOLE // source for source, result in pairs if source >= _SOURCE_DAY]


def _move(source: str, result: str, made: int, got: int, usual: Usual) -> tuple[int, Move]:
    """The step, with its distance from the median in widths, in 1/10,000. Distances are in 1/10,000 of a
    result."""
    width = max(_WHOLE, (usual.high - usual.low) * made)
    distance = abs(got * _WHOLE - usual.middle * made) * _WHOLE // width
    outside = _outside(got * _WHOLE, usual.low * made, usual.high * made)
    move = Move(source, result, made, got, got * _WHOLE // made, usual, unusual=2 * outside > 3 * width)
    return distance, move


def _totals(yesterday: Mapping[str, int], series: Mapping[str, Sequence[int]]) -> tuple[Total, ...]:
    found = []
    for metric, values in series.items():
        if sum(value != 0 for value in values) < _BUSY:
            continue
        value, usual = yesterday.get(metric, 0), _usual(values)
        width = max(1, usual.high - usual.low)
        outside = _outside(value, usual.low, usual.high)
        if 2 * outside > 3 * width:
            found.append((-(outside * _WHOLE // width), metric, Total(metric, value, usual)))
    return tuple(total for *_, total in sorted(found, key=lambda one: one[:2]))


def _outside(value: int, low: int, high: int) -> int:
    """How far the value lies outside the range; 0 within it."""
    return max(low - value, value - high, 0)


def _usual(values: Sequence[int]) -> Usual:
    """Quartiles of two or more values, by linear interpolation (Hyndman and Fan 1996, type 7), rounded down.

    Example: of 1, 2, 3, 5 the quartiles lie at the positions 0.75, 1.5 and 2.25: 1.75, 2.5, 3.5, so 1, 2, 3.
    """
    ordered = sorted(values)
    quartiles = []
    for quarter in (1, 2, 3):
        index, rest = divmod(quarter * (len(ordered) - 1), 4)
        step = ordered[index + 1] - ordered[index]
        quartiles.append(ordered[index] + step * rest // 4)
    return Usual(*quartiles)
