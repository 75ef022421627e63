"""Quotations: what somebody else said with its figures is no report."""

from __future__ import annotations

import re

from scoring.reading.token import Token

_SPEECH = frozenset('"「」『』')
_MARKED = re.compile(f"[{''.join(_SPEECH)}]")


def has_speech(folded: str) -> bool:
    """Whether anything is quoted in a folded text."""
    return _MARKED.search(folded) is not None


def without_speech(line: list[Token]) -> list[Token]:
    """The line without what is quoted in it, when the quotation speaks of numbers and metrics."""
    marks = [place for place, token in enumerate(line) if token.text in _SPEECH]
    for first, last in zip(marks[::2], marks[1::2], strict=False):
        inside = line[first + 1 : last]
        if any(token.means.keys() & {"metric", "stage"} for token in inside) and any(
            token.kind == "number" for token in inside
        ):
            return [*line[:first], *line[last + 1 :]]
    return line
