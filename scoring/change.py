"""What explains a change of results: more of the step before, or a larger share of it that went on."""

from dataclasses import dataclass
from typing import Literal

from scoring.deal import Stage
from scoring.funnel import Funnel

ENOUGH = 5
"""Quotes that each of the two weeks needs for its share to say anything."""
LEAST = 2
"""Deals more or fewer, from which on the change is explained."""
_WHOLE = 10_000


@dataclass(frozen=True, slots=True)
class Change:
    """Signed deals of two stretches of time, the quotes they come from, and which of the two factors moved more.

    `made` and `got` are (before, now): quotes and signed deals; the shares are in 1/10,000.
    """

    made: tuple[int, int]
    got: tuple[int, int]
    cause: Literal["quotes", "share"]

    @property
    def shares(self) -> tuple[int, int]:
        """Signed ÷ quoted, before and now."""
        before, now = (got * _WHOLE // made for made, got in zip(self.made, self.got, strict=True))
        return before, now


def change(flow: Funnel) -> Change | None:
    """Why more or fewer deals were signed than in the stretch before; None where it is little, or cannot be said.

    signed = quoted x share, so the change is split exactly into (q1 - q0) x (s0 + s1) / 2, what the quotes did, and
    (s1 - s0) x (q0 + q1) / 2, what the share did (Laspeyres and Paasche averaged); the larger one is the cause. Where
    the two pull in different directions that is the one that points where the deals went.

    Example: 12 quotes and 6 deals, then 6 quotes and 3 deals: the share is the same, so the quotes are the cause.
    """
    now, before = dict(flow.entered), dict(flow.before)
    made = before.get(Stage.QUOTED, 0), now.get(Stage.QUOTED, 0)
    got = before.get(Stage.SIGNED, 0), now.get(Stage.SIGNED, 0)
    if min(made) < ENOUGH or abs(got[1] - got[0]) < LEAST or any(g > m for m, g in zip(made, got, strict=True)):
        return None
    # Both parts times 2 * q0 * q1, so that they stay whole numbers.
    across = got[0] * made[1] + got[1] * made[0]
    by_quotes = (made[1] - made[0]) * across
    by_share = (got[1] * made[0] - got[0] * made[1]) * (made[0] + made[1])
    sign = 1 if got[1] > got[0] else -1
    return Change(made, got, "quotes" if sign * by_quotes >= sign * by_share else "share")
