"""How often a platform may be spoken to in one chat: windows, and how long the next delivery has to wait for them."""

from collections.abc import Sequence
from typing import NamedTuple


class Window(NamedTuple):
    """At most so many deliveries in any stretch of `seconds`."""

    most: int
    seconds: float


Pace = Sequence[Window]
"""All of these hold; none: as fast as it goes."""


def wait(sent: Sequence[int], pace: Pace, now: int) -> int:
    """How many milliseconds the next delivery has to wait; 0: it may go out now.

    `sent`: when the last ones went out, oldest first; all moments in milliseconds of one clock.
    """
    ends = [sent[-most] + round(seconds * 1000) for most, seconds in pace if len(sent) >= most]
    return max(0, max(ends, default=now) - now)


def remembered(sent: Sequence[int], pace: Pace, now: int) -> list[int]:
    """What has to be remembered when something goes out at `now`: no more than the widest window looks back on."""
    longest = round(max((seconds for _, seconds in pace), default=0) * 1000)
    most = max((most for most, _ in pace), default=0)
    recent = [moment for moment in sent if moment > now - longest]
    return [*recent, now][-most:] if most else []
