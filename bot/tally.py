"""What this program has done since it began: numbers for the metrics, no names and no words."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True)
class Tally:
    """Counts by platform and kind. `last`: when something last came in, by platform."""

    received: Counter[str] = field(default_factory=Counter)
    last: dict[str, datetime] = field(default_factory=dict)
    sent: Counter[tuple[str, str]] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)

    def came(self, platform: str, now: datetime) -> None:
        """A message of that platform was kept."""
        self.received[platform] += 1
        self.last[platform] = now

    def went(self, platform: str, state: str) -> None:
        """A delivery ended: sent, unknown, failed or dropped; or it is put off: later."""
        self.sent[platform, state] += 1

    def failed(self, kind: str) -> None:
        """Something failed: message, post, delivery or database."""
        self.failures[kind] += 1
