"""From the rows of a period to one number of a metric: sums, counts, last, mean, ratio, different customers."""

from collections.abc import Iterable
from dataclasses import dataclass

from language.rounding import half_up
from scoring.metric import Metric

WHOLE = 10_000  # shares are integers in 1/10,000


@dataclass(frozen=True, slots=True)
class Tally:
    """What a holder has of a metric in a period, before it is rolled up.

    sum   the amounts of all entries that count, in the metric's smallest unit
    n     how many entries count
    last  the amount of the newest one, by its day; of a team the sum of its members'; None without entries
    seen  different customers
    """

    sum: int = 0
    n: int = 0
    last: int | None = None
    seen: int = 0


def rolled(metric: Metric, tally: Tally) -> int | None:
    """The metric's amount for the period; None where nothing tells it: no entry for `last` and `mean`.

    A ratio is not made from its own rows: see `ratio`; asked for here it raises ValueError.

    Example: of the entries 40, 45 and 48 the sum is 133, the count 3, the last 48, the mean 44 (44.33, to the nearest
    smallest unit, halves up).
    """
    match metric.roll:
        case "sum":
            return tally.sum
        case "count":
            return tally.n
        case "last":
            return tally.last
        case "mean":
            return half_up(tally.sum, tally.n) if tally.n > 0 else None
        case "distinct":
            return tally.seen
        case "ratio":
            raise ValueError(f"{metric.key} is worked out from other metrics")


def ratio(metric: Metric, above: int, below: int) -> int | None:
    """Above ÷ below in the ratio's own unit, to the nearest, halves up; None unless there is something below.

    Example: 3 signed of 40 leads is a share of 750 (7.5 %); ¥250,000.00 in 3 deals is ¥83,333.33 each; 100 calls in 8
    visits with one decimal (scale 1) is 125, which is 12.5.
    """
    if below <= 0:
        return None
    return half_up(above * (WHOLE if metric.share else 10**metric.scale), below)


def joined(tallies: Iterable[Tally], seen: int = 0) -> Tally:
    """The tally of all together, such as a team's; `seen` is counted anew, since two may know one customer."""
    amount, n, last = 0, 0, None
    for one in tallies:
        amount += one.sum
        n += one.n
        if one.last is not None:
            last = one.last + (last or 0)
    return Tally(amount, n, last, seen)
