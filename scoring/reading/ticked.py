"""Names that are ticked off in a row: Oakridge ✅ Pine ✅ Lindqvist ❌ (closed) are two that were done."""

from __future__ import annotations

from itertools import pairwise

from scoring.reading.token import Token

_DONE = "✅✔☑✓"
_FAILED = "❌✖✗✘"


def ticked_off(line: list[Token]) -> list[Token]:
    """The line with a comma for each tick behind a name, and without the names that are crossed out."""
    marks = [two.text for one, two in pairwise(line) if one.kind == "name" and two.kind == "mark"]
    if len(marks) < 2 or not all(mark in _DONE + _FAILED for mark in marks):
        return line
    found: list[Token] = []
    crossed = False
    for token in line:
        if token.kind == "mark" and found and found[-1].kind == "name":
            crossed = token.text in _FAILED
            if crossed:
                found.pop()
            else:
                found.append(Token("stop", token.start, token.end, "、"))
        elif token.kind == "name" or not crossed:
            crossed = False
            if not (token.text == "," and found and found[-1].text == "、"):
                found.append(token)
    return found
