"""Words that no spreadsheet takes for a formula: a ' before whatever could begin one, and back."""

import re

_BEGINS = frozenset("=+-@＝＋－＠﹦﹢﹣﹫")
"""What makes a cell a formula, in every width."""
_PARTS = frozenset(",;\t|\r\n")
"""What begins a new cell, when a list separator of another country is used."""
_CONTROL = frozenset("\t\r\n\x00")
_SKIPPED = frozenset(
    " \t\r\n\x00\x0b\x0c\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff\"'`"
    + "".join(map(chr, (*range(1, 32), *range(0x2000, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))))
)
"""What a spreadsheet, or somebody cleaning one up, may pass over before it reads a cell."""
_SUSPECT = re.compile(f"[{re.escape(''.join(sorted(_BEGINS)))}]")


def inert(words: str) -> str:
    """The words with ' before whatever could begin a formula: in the cell, and behind separators within it.

    `revived` gives the words back as they were: ' is added also before a ' that stands there already.

    Example: =1+1 becomes '=1+1, a;=1 becomes a;'=1, -5 as words '-5; a-b stays.
    """
    live = _live(words)
    if live is None:
        return words
    pieces = []
    for at, character in enumerate(words):
        if live[at] and (at == 0 or words[at - 1] in _PARTS):
            pieces.append("'")
        pieces.append(character)
    return "".join(pieces)


def revived(words: str) -> str:
    """The words that `inert` was given."""
    live = _live(words)
    if live is None:
        return words
    return "".join(
        character
        for at, character in enumerate(words)
        if not (character == "'" and live[at] and (at == 0 or words[at - 1] in _PARTS))
    )


def _live(words: str) -> list[bool] | None:
    """For each place whether what follows, after what is passed over, would begin a formula; None: nowhere."""
    controls = words.lstrip("'")[:1] in _CONTROL and words != ""
    if not controls and not _SUSPECT.search(words):
        return None
    live = [False] * (len(words) + 1)
    for at in range(len(words) - 1, -1, -1):
        live[at] = words[at] in _BEGINS or (words[at] in _SKIPPED and live[at + 1])
    live[0] = live[0] or controls
    return live
