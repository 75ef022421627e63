"""Settings of a rules file that hold several whole numbers: lists, and shares by key."""

from typing import Any

from language.text import text
from scoring.setting import Wrong, key


def counts(value: Any) -> tuple[int, ...]:
    """A list of up to twelve whole numbers from 0 to a million."""
    if not isinstance(value, list) or not 1 <= len(value) <= 12:
        raise Wrong(text("is not a list of 1 to 12 numbers"))
    return tuple(_count(one) for one in value)


def shares(value: Any) -> tuple[tuple[str, int], ...]:
    """Whole numbers by key: { wang = 3, li = 2 }."""
    if not isinstance(value, dict) or not value:
        raise Wrong(text("is not written in braces"))
    return tuple((key(name), _count(one)) for name, one in value.items())


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1_000_000:
        raise Wrong(text("has something that is not a whole number from 0 to a million"))
    return value
