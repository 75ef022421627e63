"""What is wrong with a rules file: every mistake in it, up to as many as anybody corrects at once."""

from collections.abc import Sequence

from language.text import Arg, Text, english, text
from scoring.place import Place

MOST = 20
"""Mistakes after which nothing more is looked for."""


class Mistake(Exception):
    """Something in the file that cannot be used: what it is, what to do, and its line or its place."""

    def __init__(self, key: Arg, remedy: Text, line: int | None = None, place: Place | None = None) -> None:
        super().__init__(key, remedy)
        self.key = key
        self.remedy = remedy
        self.line = line
        self.place = place


class Enough(Exception):
    """Nothing more can be looked for, or should be."""


class Mistakes:
    """Those of one file, as they are found."""

    def __init__(self) -> None:
        self.found: list[Mistake] = []

    def add(self, mistake: Mistake) -> None:
        """Note one; Enough when there are as many as anybody corrects at once."""
        self.found.append(mistake)
        if len(self.found) == MOST:
            raise Enough

    def __enter__(self) -> None:
        """A mistake within is noted, and what comes after it is looked at all the same."""

    def __exit__(self, _kind: object, error: object, _trace: object) -> bool:
        if isinstance(error, Mistake):
            self.add(error)
        return isinstance(error, Mistake)


class RulesError(Exception):
    """A rules file that cannot be used; `lines`: one for each mistake, with file, line where known, key, remedy."""

    def __init__(self, file: str, mistakes: Sequence[Mistake]) -> None:
        self.file = file
        self.mistakes = tuple(sorted(mistakes, key=lambda one: (one.line is None, one.line or 0)))
        more = [text("{file}: there may be more; correct these first", file=file)] if len(mistakes) == MOST else []
        self.lines: tuple[Text, ...] = (*(_line(file, mistake) for mistake in self.mistakes), *more)
        super().__init__("\n".join(map(english, self.lines)))


def _line(file: str, mistake: Mistake) -> Text:
    where = text("{file}, line {number}", file=file, number=str(mistake.line)) if mistake.line else file
    return text("{where}, {key} {remedy}", where=where, key=mistake.key, remedy=mistake.remedy)
