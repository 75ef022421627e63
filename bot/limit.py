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

    counts: dict[tuple[str, str], tuple[datetime, dict[str, int]]] = field(default_factory=dict)

    def admits(self, person: Person, message: str, now: datetime) -> Verdict:
        """Whether a command of the person is answered; one that is tried again, alone or later, counts once."""
        key = (person.platform, person.id)
        since, asked = self.counts.get(key, (now, {}))
        if now - since >= timedelta(minutes=1):
            since, asked = now, {}
        if len(self.counts) >= _MOST_PEOPLE and key not in self.counts:
            self.counts.clear()  # a flood of strangers must not fill the memory
        self.counts[key] = (since, asked)
        if message not in asked and len(asked) > MOST_IN_A_MINUTE:
            return "drop"
        return "go" if asked.setdefault(message, len(asked)) < MOST_IN_A_MINUTE else "notice"
