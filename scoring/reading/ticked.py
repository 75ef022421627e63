"""Lines put as others would write them: names ticked off in a row, numbers of the morning and the afternoon."""

from __future__ import annotations

from itertools import pairwise

from language.numbers import number_at
from scoring.reading.token import Count, Token

_DONE = "✅✔☑✓"
_FAILED = "❌✖✗✘"
_HALF_DAYS = ("am", "pm")
_DAWN, _NOON, _NIGHT = 6, 12, 9
"""Hours at which nobody sees a customer are no times."""


def ticked_off(line: list[Token]) -> list[Token]:
    """Oakridge ✅ Pine ✅ Lindqvist ❌ (closed): a comma for each tick, without the names crossed out."""
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


def halves_counted(line: list[Token]) -> list[Token]:
    """Calls: 14 AM, 11 PM: counts of the two halves of the day, not times; other lines as they are."""
    if len(line) < 5 or "metric" not in line[0].means or line[1].text != ":":
        return line
    times = [token for token in line if token.kind == "time"]
    rest = [token for token in line[2:] if token.kind not in ("time", "stop")]
    if len(times) != len(_HALF_DAYS) or rest or not all(map(_is_half, times, _HALF_DAYS)):
        return line
    early, late = (int(token.word[:-2]) for token in times)
    if _DAWN <= early <= _NOON and late <= _NIGHT:
        return line  # Visits: 9 am, 2 pm
    return [part for token in line for part in (_count_and_half(token) if token.kind == "time" else (token,))]


def _is_half(token: Token, half: str) -> bool:
    return token.word.endswith(half) and token.word.removesuffix(half).strip().isdigit()


def _count_and_half(token: Token) -> tuple[Token, ...]:
    """14 AM as the number 14 and the word AM."""
    digits = token.word[:-2].strip()
    number = number_at(digits, 0)
    assert number is not None
    border = token.start + len(digits)
    count = Token("number", token.start, border, digits, figure=Count(number))
    return count, Token("word", token.end - 2, token.end, token.text[-2:], {"daypart": ""})
