"""Who did more than in the stretch of time before."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from scoring.metric import Metric

CLIMBED = 10
"""Percent more than before, from which on it is worth telling."""
Sums = Mapping[tuple[int, str], int]
"""{(member, metric): amount}"""


@dataclass(frozen=True, slots=True)
class Improvement:
    """A member's actions before and now."""

    member: int
    before: int
    now: int


def improvements(crew: Iterable[int], before: Sums, now: Sums, metrics: Collection[Metric]) -> list[Improvement]:
    """Who of the crew did at least a tenth more actions than before, who gained most first.

    Actions are what process metrics count.

    Whoever did nothing before has come back or begun, and is not compared.

    Example: 113 actions and then 154 are an improvement; 100 and then 105 are not.
    """
    actions = {metric.key for metric in metrics if metric.kind == "process" and metric.roll in ("sum", "count")}
    done = {member: [0, 0] for member in crew}
    for index, table in enumerate((before, now)):
        for (member, metric), amount in table.items():
            if metric in actions and member in done:
                done[member][index] += amount
    found = [Improvement(who, *pair) for who, pair in done.items()]
    risen = [one for one in found if 0 < one.before * (100 + CLIMBED) <= one.now * 100]
    return sorted(risen, key=lambda one: (one.before - one.now, one.member))
