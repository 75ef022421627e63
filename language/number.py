"""A number as it was written: its value, or why it has none."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

NumberDoubt = Literal["", "vague", "range", "invalid"]


class Number(NamedTuple):
    """A number found at [start, end) of a folded text.

    `value` is None when `doubt` says why; for a vague one or a range, `choices` are what was likely meant. `scaled`
    when written with 万, k and the like (so it is probably money); `han` in Chinese numerals, `word` in words.
    """

    start: int
    end: int
    value: Decimal | None
    doubt: NumberDoubt = ""
    choices: tuple[Decimal, ...] = ()
    scaled: bool = False
    percent: bool = False
    han: bool = False
    word: bool = False
