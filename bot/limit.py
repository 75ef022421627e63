"""How many commands one person may ask for in a minute; reports are never counted."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from chat.message import Person

MOST_IN_A_MINUTE = 60
_MOST_PEOPLE = 10_000

Verdict = Literal["go", "notice", "drop"]


@dataclass(slots=True)
class Limit:
    """Counts per person and minute, in this process. The 61st command gets one notice, the rest nothing."""

    counts: dict[tuple[str, str], tuple[datetime, int]] = field(default_factory=dict)

    def admits(self, person: Person, now: datetime) -> Verdict:
        """Whether one more command of the person is answered."""
        key = (person.platform, person.id)
        since, count = self.counts.get(key, (now, 0))
        if now - since >= timedelta(minutes=1):
            since, count = now, 0
        if len(self.counts) >= _MOST_PEOPLE and key not in self.counts:
            self.counts.clear()  # a flood of strangers must not fill the memory
        self.counts[key] = (since, count + 1)
        return "go" if count < MOST_IN_A_MINUTE else "notice" if count == MOST_IN_A_MINUTE else "drop"
