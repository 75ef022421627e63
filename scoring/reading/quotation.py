"""Quotations: what somebody else said with its figures is no report."""

from __future__ import annotations

import re

from scoring.reading.token import Token

_SAMPLE = re.compile(
    r"\b(?:looks? like|like this|formats?|templates?|example|e\.?g\b|such as|post|type|write|use|send|eod)\b",
    re.IGNORECASE,
)
_CODED = re.compile(r"`[^`\n]{2,200}`")
"""What somebody set apart in backticks."""
_SPEECH = frozenset('"「」『』')
_STOPS = frozenset("，,。！!；;？?")
_ENDS = frozenset(".!?。！？")
_MARKED = re.compile(f"[{''.join(_SPEECH)}]")


def has_speech(folded: str) -> bool:
    """Whether anything is quoted in a folded text."""
    return _MARKED.search(folded) is not None


def without_samples(text: str) -> str:
    """The text with blanks for what stands in backticks and is spoken of: a good report looks like `3 visits`."""
    if "`" not in text or not _SAMPLE.search(_CODED.sub("", text)):
        return text
    return _CODED.sub(lambda found: " " * len(found.group()), text)


def without_speech(line: list[Token]) -> list[Token]:
    """The line without what is quoted in it, when it speaks of numbers and metrics or goes over a stop."""
    marks = [place for place, token in enumerate(line) if token.text in _SPEECH]
    for first, last in zip(marks[::2], marks[1::2], strict=False):
        inside = line[first + 1 : last]
        told = any(token.kind == "number" for token in inside)
        acts = any(token.means.keys() & {"metric", "stage"} for token in inside)
        if told and (acts or any(token.kind == "stop" and token.text in _STOPS for token in inside[:-1])):
            return [*line[:first], *_end_of(line, last), *line[last + 1 :]]
    return line


def _end_of(line: list[Token], last: int) -> list[Token]:
    """“… next week.” So verbal for now: the stop inside the marks ends the sentence outside as well."""
    behind = line[last + 1].text[:1] if last + 1 < len(line) else ""
    return line[last - 1 : last] if line[last - 1].text in _ENDS and (behind.isupper() or behind.isdigit()) else []
