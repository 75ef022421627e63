"""How a message was read, clause by clause: what counted, and what did not and why."""

from dataclasses import dataclass
from datetime import date

from language.normalise import tidy
from scoring.reading.mood import moods_of
from scoring.reading.reader import LONGEST, clauses_in
from scoring.reading.result import Context
from scoring.reading.table import flattened


@dataclass(frozen=True, slots=True)
class Explained:
    """A clause in its own words; `why` it did not count ("": it did), whose it was, and the day it names."""

    words: str
    why: str
    other: str
    day: date | None
    kinds: tuple[tuple[str, str], ...]

    @property
    def counts(self) -> bool:
        """Whether it may be recorded."""
        return not self.why


def explained(text: str, context: Context) -> tuple[Explained, ...]:
    """Every clause of a cleaned message, in order; none when it is too long to be read."""
    if len(text) > LONGEST:
        return ()
    words = flattened(tidy(text).strip())
    clauses = clauses_in(words, context)
    return tuple(
        Explained(
            words[clause.start : clause.end],
            "" if mood.live else mood.why,
            mood.other,
            (clause.day.past or clause.day.ahead) if clause.day is not None else None,
            tuple((token.text, "/".join(token.means) or token.kind) for token in clause.tokens),
        )
        for clause, mood in zip(clauses, moods_of(clauses), strict=True)
    )
