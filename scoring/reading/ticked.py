"""Lines put as others would write them: names ticked off in a row, numbers of the morning and the afternoon."""

from __future__ import annotations

from itertools import pairwise

from language.numbers import number_at
from scoring.reading.row import sums_told
from scoring.reading.token import ACTS, Count, Token

_DONE = "✅✔☑✓"
_FAILED = "❌✖✗✘"
_MORE = frozenset(("more", "other", "further"))
_HALF_DAYS = ("am", "pm")
_DAWN, _NOON, _NIGHT = 6, 12, 9
"""Hours at which nobody sees a customer are no times."""


def as_meant(lines: list[list[Token]], text: str) -> list[list[Token]]:
    """The lines with names ticked off apart, halves of the day as counts, sums parted from the names before them."""
    if "✅" in text or "❌" in text or "✔" in text:
        lines = [_ticked_off(line) for line in lines]
    if "AM" in text or "am" in text:
        lines = [_halves_counted(line) for line in lines]
    return [sums_told(line) for line in lines]


def _ticked_off(line: list[Token]) -> list[Token]:
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


def _halves_counted(line: list[Token]) -> list[Token]:
    """Calls: 14 AM, 11 PM: counts of the two halves of the day, not times; other lines as they are."""
    for place, token in enumerate(line[:-2]):
        if "metric" not in token.means or line[place + 1].text not in (":", "-"):
            continue
        ends = next(
            (p for p, t in enumerate(line) if p > place + 1 and t.kind != "time" and t.text != ","), len(line)
        )
        row = line[place + 2 : ends]
        times = [part for part in row if part.kind == "time"]
        if len(times) != len(_HALF_DAYS) or not all(map(_is_half, times, _HALF_DAYS)):
            continue
        early, late = (int(part.word.rstrip(".")[:-2]) for part in times)
        if _DAWN <= early <= _NOON and late <= _NIGHT:
            continue  # Visits: 9 am, 2 pm
        counts = [one for part in row for one in (_count_and_half(part) if part.kind == "time" else (part,))]
        return [*line[: place + 2], *counts, *line[ends:]]
    return line


def without_one_more(tokens: list[Token]) -> list[Token]:
    """B and one more at Tuas: the row without what counts one more behind its names, which names nobody."""
    for place, token in enumerate(tokens[:-1]):
        row = [t.word for t in tokens[place + 1 : place + 3]]
        more = row[:1] == ["another"] or (len(row) == 2 and row[0] in ("one", "1") and row[1] in _MORE)
        if place and tokens[place - 1].kind == "name" and more and ("and" in token.means or token.text in ("&", "+")):
            told = any(t.figure is not None or not ACTS.isdisjoint(t.means) for t in tokens[place + 2 :])
            return tokens if told else tokens[:place]
    return tokens


def _is_half(token: Token, half: str) -> bool:
    word = token.word.rstrip(".")
    return word.endswith(half) and word.removesuffix(half).strip().isdigit()


def _count_and_half(token: Token) -> tuple[Token, ...]:
    """14 AM as the number 14 and the word AM; 15 pm. ends its sentence besides."""
    digits = token.word.rstrip(".")[:-2].strip()
    number = number_at(digits, 0)
    assert number is not None
    border = token.start + len(digits)
    count = Token("number", token.start, border, digits, figure=Count(number))
    ended = token.text.endswith(".")
    half = Token("word", token.end - ended - 2, token.end - ended, token.text.rstrip(".")[-2:], {"daypart": ""})
    return (count, half, Token("stop", token.end - 1, token.end, ".")) if ended else (count, half)
