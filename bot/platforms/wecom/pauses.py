"""How long the link waits for what."""

import random
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Pauses:
    """Seconds. `silence`: without any frame for so long the link is dead, as pings are answered every `ping`.

    WeCom advises a ping every 30 seconds and ends what is silent for longer: so a little sooner.
    """

    connect: float = 10.0
    ack: float = 5.0
    ping: float = 25.0
    silence: float = 45.0
    between: float = 1.0
    first: float = 1.0
    most: float = 20.0
    limited: float = 60.0
    refused: float = 600.0
    steady: float = 10.0
    close: float = 2.0
    renew: float = 10.0

    def times(self, factor: float) -> "Pauses":
        """All of them shortened or lengthened alike."""
        return Pauses(**{field.name: getattr(self, field.name) * factor for field in fields(self)})


class Backoff:
    """How long to wait before the next try: twice as long each time up to a limit, and never exactly alike."""

    def __init__(self, pauses: Pauses) -> None:
        self._pauses, self._fails, self._limits = pauses, 0, 0

    def held(self, lived: float) -> None:
        """A subscribed link has ended after so many seconds; one that lived long enough makes up for the failures."""
        if lived >= self._pauses.steady:
            self._fails = self._limits = 0

    def next(self) -> float:
        """Seconds until the next try."""
        pause = min(self._pauses.first * 2.0 ** min(self._fails, 10), self._pauses.most)
        self._fails += 1
        return pause * random.uniform(0.75, 1.25)  # noqa: S311  (nobody gains by guessing it)

    def limited(self) -> float:
        """Seconds to stay away after WeCom said that it was asked too often: at least a minute."""
        pause = self._pauses.limited * 2.0 ** min(self._limits, 2)
        self._limits += 1
        return pause * random.uniform(1.0, 1.25)  # noqa: S311
