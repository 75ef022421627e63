"""Words as hurried fingers type them: two letters swapped (clsoed), one left out (recived) or typed twice."""

from __future__ import annotations

from collections.abc import Iterator

_SHORTEST = 5
"""Letters below which a slip makes another real word: lost and list."""


def slips_of(word: str) -> Iterator[str]:
    """The word with one slip of the fingers inside it; its first letter stays where it is: demso is demos."""
    if len(word) < _SHORTEST or not (word.isascii() and word.replace("-", "").replace(" ", "").isalpha()):
        return
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
