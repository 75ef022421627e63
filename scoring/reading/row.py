"""Rows of names and sums, in which a short sum was read as the end of a name: Marsh 1,200, Tully 860, Voss 2,450."""

from __future__ import annotations

from language.numbers import number_at
from scoring.reading.token import Count, Token

_LEAST, _DIGITS = 100, (3, 4, 5)


def sums_told(line: list[Token]) -> list[Token]:
    """The line with each such name parted from its sum, where its neighbour in the row is a name and a sum."""
    if not any(t.kind == "name" and t.text[-1:].isdigit() for t in line):
        return line
    found: list[Token] = []
    for place, token in enumerate(line):
        if _ends_in_sum(token) and _ends(line, place) and (_is_pair(line, place - 3) or _is_pair(line, place + 2)):
            found += _parted(token)
        else:
            found.append(token)
    return found


def _ends(line: list[Token], place: int) -> bool:
    """Whether the name stands alone between two stops."""
    before = line[place - 1] if place else None
    behind = line[place + 1] if place + 1 < len(line) else None
    return (before is None or before.kind == "stop") and (behind is None or behind.kind == "stop")


def _is_pair(line: list[Token], place: int) -> bool:
    """Whether a name and a sum stand there."""
    if place < 0 or place + 1 >= len(line) or line[place].kind != "name":
        return False
    count = line[place + 1].figure
    return count is not None and not count.unit and not count.measure and (count.value or 0) >= _LEAST


def _ends_in_sum(token: Token) -> bool:
    name, _, figure = token.text.rpartition(" ")
    unknown = token.kind == "name" and not token.means
    return unknown and name[-1:].isalpha() and figure.isdecimal() and len(figure) in _DIGITS


def _parted(token: Token) -> list[Token]:
    name, _, figure = token.text.rpartition(" ")
    number = number_at(figure, 0)
    assert number is not None
    count = Token("number", token.end - len(figure), token.end, figure, figure=Count(number))
    return [Token("name", token.start, token.start + len(name), name), count]
