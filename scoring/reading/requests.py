"""Messages that are no report: help, undo, correction, query, leave."""

from __future__ import annotations

from scoring.reading.clause import Clause
from scoring.reading.mood import Mood
from scoring.reading.result import Context, Reading


def request_of(text: str, folded: str, clauses: list[Clause], moods: list[Mood], context: Context) -> Reading | None:
    return None
