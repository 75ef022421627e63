"""What the readers of requests look at."""

from typing import NamedTuple

from scoring.reading.clause import Clause
from scoring.reading.mood import Mood
from scoring.reading.result import Context


class Message(NamedTuple):
    """A message as sent and folded, its clauses and their moods, and who wrote it when."""

    text: str
    folded: str
    clauses: list[Clause]
    moods: list[Mood]
    context: Context

    @property
    def short(self) -> bool:
        """A request is one or two lines; what is longer is a report."""
        return len(self.text) <= 90 and self.text.count("\n") <= 1
